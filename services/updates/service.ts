/** A lead's update: drafts, sending, every version kept, and two people at once without losing a word. */
import type { Audit } from '../audit/service';
import type { Clock, NewId } from '../calendar/clock';
import { gathered } from '../db/gathered';
import type { Executor } from '../db/tables';
import type { Notices } from '../notices/service';
import type { People } from '../people/service';
import { ok, type Result, refuse } from '../result';
import type { Rounds } from '../rounds/service';
import type { Strategies } from '../strategy/service';
import type { SentUpdate, UpdateForm, UpdateRefusal } from './answers';
import { createArrivals } from './arrivals';
import { decideNoChange, decideSend } from './decide';
import { lastTimeFor, loadForm, withoutPress } from './form';
import { fields, type TypedUpdate, type UpdateContent, type UpdateVersion } from './rules';
import { sendVersion } from './sending';
import { everyVersion, type PressKey, standingAndPressed, standingOfRound } from './store';
import { type Draft, dropDraft, keepDraft } from './store-drafts';
import { type NewVersion, storeVersions } from './store-send';

export type { ReturnedComment, SentUpdate, UpdateForm, UpdateRefusal } from './answers';

export interface Updates {
  /** Anyone of the committee's staff may read; `mayEdit` says who may write. */
  form(requestId: string, personId: string, on?: Executor): Promise<Result<UpdateForm, UpdateRefusal>>;
  /** Keeps what was typed, right or wrong, for this person only; of those alone who answer for the update, or did. */
  saveDraft(input: {
    requestId: string;
    personId: string;
    typed: TypedUpdate;
    basedOn: number;
  }): Promise<Result<{ savedAt: Date }, UpdateRefusal>>;
  /**
   * On every refusal what was typed is kept as this person's draft. The same `submissionId` with the same words is the
   * same press; with other words (the same card open on two devices) it is this person's next version.
   */
  send(input: {
    requestId: string;
    personId: string;
    typed: TypedUpdate;
    basedOn: number;
    submissionId: string;
    /** The person has seen the other version and sends theirs as the next one. */
    overOther?: boolean;
  }): Promise<Result<SentUpdate, UpdateRefusal>>;
  /** Last round's words stand, because… ; figures stay to come where the action has them. */
  sendNoChange(input: {
    requestId: string;
    personId: string;
    reason: string;
    submissionId: string;
  }): Promise<Result<SentUpdate, UpdateRefusal>>;
  /** Oldest first. */
  history(requestId: string, on?: Executor): Promise<UpdateVersion[]>;
  /** The version that stands for each request of a round, for the pack and scrutiny: one query. */
  standing(roundId: string, on?: Executor): Promise<Map<string, UpdateVersion>>;
}

export type { UpdateContent };

export function createUpdates(services: {
  db: Executor;
  clock: Clock;
  newId: NewId;
  rounds: Pick<Rounds, 'request'>;
  strategies: Pick<Strategies, 'action'>;
  people: Pick<People, 'byId' | 'withRole'>;
  notices: Pick<Notices, 'queue'>;
  audit: Pick<Audit, 'record'>;
}): Updates {
  const { db, clock } = services;
  const sending = {
    ...services,
    arrivals: createArrivals(services),
    standingAndPressed: gathered((presses: PressKey[]) => standingAndPressed(db, presses)),
    storeTogether: gathered((versions: NewVersion[]) => storeVersions(db, versions, 'leave')),
  };

  const form: Updates['form'] = (requestId, personId, on = db) =>
    loadForm(services, on, requestId, personId, clock.now());

  /** Of those who answer for the update, or did: what anybody else types is shown back to them, and kept nowhere. */
  async function keepTheirs(
    requestId: string,
    personId: string,
    draft: Draft,
  ): Promise<Result<{ savedAt: Date }, UpdateRefusal>> {
    const found = await services.rounds.request(requestId);
    if (!found) return refuse({ code: 'not-found' });
    const { request } = found;
    const theirs = [request.leadPersonId, request.deputyPersonId, request.holderPersonId, request.handedBy];
    if (!theirs.includes(personId)) return refuse({ code: 'not-your-update', leadName: request.leadName });
    const kept = await keepDraft(db, requestId, personId, draft);
    return kept ? ok({ savedAt: draft.savedAt }) : refuse({ code: 'not-found' });
  }

  /** The reason joins what the card would show, so that nothing else that was typed is lost with it. */
  async function keepReason(requestId: string, personId: string, reason: string): Promise<void> {
    const shown = await form(requestId, personId);
    if (!shown.ok || reason.trim() === '') return;
    const { request } = shown.value;
    const typed = { ...shown.value.typed, [fields.noChangeReason]: reason };
    await keepTheirs(request.id, personId, { typed, basedOn: shown.value.basedOn, savedAt: clock.now() });
  }

  return {
    form,

    saveDraft: ({ requestId, personId, typed, basedOn }) =>
      keepTheirs(requestId, personId, { typed, basedOn, savedAt: clock.now() }),

    async send({ requestId, personId, typed, basedOn, submissionId, overOther = false }) {
      const result = await sendVersion(sending, {
        requestId,
        personId,
        submissionId,
        decide: (is) => decideSend(is, { personId, typed, basedOn, overOther }),
      });
      if (!result.ok) await keepTheirs(requestId, personId, { typed, basedOn, savedAt: clock.now() });
      else if (result.value.again) await dropDraft(db, requestId, personId, typed);
      return result;
    },

    async sendNoChange({ requestId, personId, reason, submissionId }) {
      const result = await sendVersion(sending, {
        requestId,
        personId,
        submissionId,
        decide: async (is, action) => {
          const last = await lastTimeFor(db, requestId, action);
          return decideNoChange(is, { personId, reason }, last?.content ?? null);
        },
      });
      if (!result.ok) await keepReason(requestId, personId, reason);
      return result;
    },

    history: async (requestId, on = db) => (await everyVersion(on, requestId)).map(withoutPress),

    standing: async (roundId, on = db) =>
      new Map(
        (await standingOfRound(on, roundId)).map((version) => [version.requestId, withoutPress(version)]),
      ),
  };
}
