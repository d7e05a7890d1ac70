/** The Operational Group accepts an update or sends it back with a comment (domain.md 1.1 G9, G10). */
import type { Audit } from '../audit/service';
import type { Clock, NewId } from '../calendar/clock';
import type { Executor } from '../db/tables';
import type { Notices } from '../notices/service';
import type { People } from '../people/service';
import { command } from '../platform/command';
import { ok, type Result, refuse } from '../result';
import { requestDecided } from '../rounds/request-state';
import type { Round, UpdateRequest } from '../rounds/rules';
import type { Rounds } from '../rounds/service';
import type { UpdateForm, Updates } from '../updates/service';
import { cleanText } from '../updates/text';
import type { ScrutinyDecision, ScrutinyItem, ScrutinyList, ScrutinyRefusal } from './answers';
import { byPledge, whyNot } from './rules';
import { addDecision, decisionsOf, decisionsOfRound, senderOf } from './store';

export type { ScrutinyDecision, ScrutinyItem, ScrutinyList, ScrutinyRefusal } from './answers';

export interface Scrutiny {
  /** The open round's updates by pledge, in reading order; null when no round is open. */
  list(committeeId: string, on?: Executor): Promise<ScrutinyList | null>;
  /** The update beside last time's, with the comments so far. */
  view(
    requestId: string,
    reviewerId: string,
    on?: Executor,
  ): Promise<Result<{ form: UpdateForm; decisions: ScrutinyDecision[] }, ScrutinyRefusal>>;
  accept(input: {
    requestId: string;
    versionNo: number;
    reviewerId: string;
    submissionId: string;
  }): Promise<Result<ScrutinyItem, ScrutinyRefusal>>;
  /** From the papers: an accepted update too, by a clerk or a reviewer, with what the checks say of it. */
  returnPrinted(input: {
    requestId: string;
    versionNo: number;
    reviewerId: string;
    comment: string;
    submissionId: string;
  }): Promise<Result<ScrutinyItem, ScrutinyRefusal>>;
  /** Puts a notice to the lead in the same transaction. */
  sendBack(input: {
    requestId: string;
    versionNo: number;
    reviewerId: string;
    comment: string;
    submissionId: string;
  }): Promise<Result<ScrutinyItem, ScrutinyRefusal>>;
}

export interface ScrutinyServices {
  db: Executor;
  clock: Clock;
  newId: NewId;
  rounds: Pick<Rounds, 'request' | 'present' | 'overview'>;
  updates: Pick<Updates, 'form'>;
  people: Pick<People, 'may'>;
  notices: Pick<Notices, 'queue'>;
  audit: Pick<Audit, 'record'>;
}

interface Deciding {
  requestId: string;
  versionNo: number;
  reviewerId: string;
  submissionId: string;
  decision: 'accepted' | 'returned';
  comment: string;
  /** From the papers, in which only accepted updates stand. */
  printed: boolean;
}

export function createScrutiny(services: ScrutinyServices): Scrutiny {
  const { db, clock, rounds, updates, people } = services;

  const isReviewer = (on: Executor, committeeId: string, personId: string) =>
    people.may(personId, 'scrutiny.decide', committeeId, on);

  async function itemOf(on: Executor, requestId: string): Promise<Result<ScrutinyItem, ScrutinyRefusal>> {
    const found = await rounds.request(requestId, on);
    if (!found) return refuse({ code: 'not-found' });
    return ok({ request: found.request, decisions: await decisionsOf(on, requestId) });
  }

  /** Why this press may not decide now, and what it needs if it may. */
  async function check(on: Executor, deciding: Deciding) {
    const found = await rounds.request(deciding.requestId, on);
    if (!found) return refuse({ code: 'not-found' });
    const { request, round } = found;
    const refusal = whyNot(
      {
        ...found,
        sentBy: await senderOf(on, request.id, request.versionNo),
        decisions: await decisionsOf(on, request.id),
        isReviewer: deciding.printed
          ? await people.may(deciding.reviewerId, 'findings.return', round.committeeId, on)
          : await isReviewer(on, round.committeeId, deciding.reviewerId),
      },
      deciding,
    );
    return refusal ? refuse(refusal) : ok({ request, round });
  }

  const decide = (deciding: Deciding) => {
    const { requestId, reviewerId, decision, submissionId } = deciding;
    const at = clock.now();
    const verb = decision === 'accepted' ? 'scrutiny.accept' : 'scrutiny.send-back';
    return command<{ request: UpdateRequest; round: Round }, ScrutinyItem, ScrutinyRefusal>(services, {
      by: reviewerId,
      once: { submissionId, verb, again: (on) => itemOf(on, requestId) },
      // Held by its state and version: `requestDecided` decides on what the card showed alone. `whyNot` says in which order
      // a reviewer is told why not.
      lock: (on) => check(on, deciding),
      async write(on, found, id) {
        if (decision === 'returned' && deciding.comment === '') return refuse({ code: 'comment-missing' });
        const { versionNo, printed } = deciding;
        const first = await requestDecided(on, { requestId, versionNo, state: decision, printed });
        if (!first) {
          // Another reviewer, or the lead's next version, was a moment sooner: read again and say which.
          const now = await check(on, deciding);
          return now.ok ? refuse({ code: 'not-found' }) : now;
        }
        await store(services, on, { ...deciding, id }, found, at);
        return itemOf(on, requestId);
      },
    });
  };

  return {
    async list(committeeId, on = db) {
      const round = await rounds.present(committeeId, on);
      if (round?.state !== 'open') return null;
      const { pledges } = await rounds.overview(round.id, on);
      const decisions = await decisionsOfRound(on, round.id);
      return {
        roundId: round.id,
        periodLabel: round.periodLabel,
        pledges: byPledge(pledges, decisions),
      };
    },

    async view(requestId, reviewerId, on = db) {
      const form = await updates.form(requestId, reviewerId, on);
      if (!form.ok) return refuse({ code: 'not-found' });
      if (!(await isReviewer(on, form.value.round.committeeId, reviewerId)))
        return refuse({ code: 'not-a-reviewer' });
      return ok({ form: form.value, decisions: await decisionsOf(on, requestId) });
    },

    accept: (input) => decide({ ...input, decision: 'accepted', comment: '', printed: false }),

    returnPrinted: (input) =>
      decide({ ...input, decision: 'returned', comment: cleanText(input.comment), printed: true }),

    sendBack: (input) =>
      decide({ ...input, decision: 'returned', comment: cleanText(input.comment), printed: false }),
  };
}

async function store(
  services: ScrutinyServices,
  on: Executor,
  { id, requestId, versionNo, reviewerId, decision, comment }: Deciding & { id: string },
  { request, round }: { request: UpdateRequest; round: Round },
  at: Date,
): Promise<void> {
  await addDecision(on, {
    id,
    requestId,
    versionNo,
    decision,
    comment,
    decidedBy: reviewerId,
    decidedAt: at,
  });
  await services.audit.record(on, {
    personId: reviewerId,
    what: `update-${decision}`,
    subject: { requestId, decisionId: id },
  });
  const lead = request.leadPersonId ?? request.deputyPersonId;
  if (decision !== 'returned' || lead === null) return;
  await services.notices.queue(on, [
    {
      key: `sent-back:${requestId}:${versionNo}`,
      kind: 'sent-back',
      personId: lead,
      subject: { roundId: round.id, requestId },
      dueAt: at,
    },
  ]);
}
