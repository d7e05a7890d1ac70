/** The young people's edition is read and signed off by a participation worker before it goes anywhere. */

import type { Audit } from '../audit/service';
import type { Clock, NewId } from '../calendar/clock';
import type { Executor } from '../db/tables';
import type { Meetings } from '../meetings/service';
import type { Notices } from '../notices/service';
import type { SettledOutline } from '../pack/outline/settle';
import type { Role } from '../people/rules';
import type { People } from '../people/service';
import { command } from '../platform/command';
import { ok, type Result, refuse } from '../result';
import { cleanText } from '../updates/text';
import { contentHash } from './content';
import { type EditionRefusal, mayDecide, type SignOff } from './rules';
import * as store from './store';

export type { EditionRefusal, SignOff } from './rules';

export interface Edition {
  signOff: SignOff;
  /** What would go out, word for word. */
  outline: SettledOutline;
}

export interface Editions {
  /**
   * Asks for a version's edition to be signed off, once for each build; in the caller's transaction when given one.
   * Signed at once, and nobody is asked, where the same words were signed off for this meeting before. `workers` is how
   * many people can decide: with none, the clerk must be told.
   */
  ask(
    input: {
      meetingId: string;
      buildId: string;
      versionNo: number;
      outline: SettledOutline;
      /** So that the clerk's list of the round's messages shows whether the worker was reached. */
      roundId?: string;
    },
    on?: Executor,
  ): Promise<{ signOff: SignOff; workers: number }>;
  /** To read: participation workers and clerks of the committee. */
  view(buildId: string, personId: string, on?: Executor): Promise<Result<Edition, EditionRefusal>>;
  /** Participation workers of the committee only; tells the clerks in the same transaction. */
  decide(input: {
    buildId: string;
    personId: string;
    agree: boolean;
    comment: string;
    submissionId: string;
  }): Promise<Result<SignOff, EditionRefusal>>;
  /** What waits for a committee's workers, the next meeting first; else the newest, whatever became of it. */
  present(committeeId: string, on?: Executor): Promise<SignOff | null>;
  ofBuild(buildId: string, on?: Executor): Promise<SignOff | null>;
  /** True only when these exact words were signed off for this build: ask it before a file is put anywhere. */
  mayGoOut(buildId: string, outline: SettledOutline, on?: Executor): Promise<boolean>;
}

export interface EditionsDeps {
  db: Executor;
  clock: Clock;
  newId: NewId;
  people: Pick<People, 'may' | 'withRole'>;
  meetings: Pick<Meetings, 'byId'>;
  notices: Pick<Notices, 'queue'>;
  audit: Pick<Audit, 'record'>;
  /** In the transaction of the sign-off: queues what follows, such as putting the files in the library. */
  onSignedOff?: (on: Executor, signOff: SignOff) => Promise<void>;
}

export function createEditions(deps: EditionsDeps): Editions {
  const { db, clock, newId, people, meetings } = deps;

  async function withRole(on: Executor, meetingId: string, role: Role) {
    const { committeeId } = await meetings.byId(meetingId, on);
    return people.withRole(committeeId, role, on);
  }

  async function ask(input: Parameters<Editions['ask']>[0], on: Executor) {
    const { meetingId, buildId, versionNo, outline, roundId } = input;
    const workers = await withRole(on, meetingId, 'participation-worker');
    const sha256 = contentHash(outline);
    const same = await store.signedSame(on, meetingId, sha256);
    const at = clock.now();
    const asked = { id: newId(), meetingId, buildId, versionNo, sha256, askedAt: at };
    const ending = same
      ? ({ state: 'signed-off', comment: '', decidedBy: same.decidedBy, decidedAt: same.decidedAt } as const)
      : ({ state: 'asked', comment: '', decidedBy: null, decidedAt: null } as const);
    const first = await store.insert(on, { ...asked, ...ending }, outline);
    const signOff = await found(on, buildId);
    if (first && same) await deps.onSignedOff?.(on, signOff);
    if (first && !same) {
      const subject = { buildId, meetingId, ...(roundId ? { roundId } : {}) };
      const notice = { kind: 'edition-to-sign-off', subject, dueAt: at } as const;
      await deps.notices.queue(
        on,
        workers.map(({ id }) => ({ ...notice, key: `edition:${buildId}:${id}`, personId: id })),
      );
    }
    return { signOff, workers: workers.length };
  }

  async function found(on: Executor, buildId: string): Promise<SignOff> {
    const signOff = await store.ofBuild(on, buildId);
    if (!signOff) throw new Error(`No edition was asked for by the build ${buildId}`);
    return signOff;
  }

  async function view(
    buildId: string,
    personId: string,
    on: Executor,
  ): Promise<Result<Edition, EditionRefusal>> {
    const signOff = await store.ofBuild(on, buildId);
    const outline = signOff && (await store.outlineOf(on, signOff.id));
    if (!signOff || !outline) return refuse({ code: 'not-found' });
    const { committeeId } = await meetings.byId(signOff.meetingId, on);
    return (await people.may(personId, 'edition.read', committeeId, on))
      ? ok({ signOff, outline })
      : refuse({ code: 'not-allowed' });
  }

  interface Deciding {
    signOff: SignOff;
    latest: SignOff;
  }

  async function toDecide(on: Executor, buildId: string): Promise<Result<Deciding, EditionRefusal>> {
    const signOff = await store.ofBuild(on, buildId);
    const latest = signOff && (await store.latest(on, signOff.meetingId));
    return signOff && latest ? ok({ signOff, latest }) : refuse({ code: 'not-found' });
  }

  async function write(
    on: Executor,
    input: Parameters<Editions['decide']>[0],
    { signOff, latest }: Deciding,
  ): Promise<Result<SignOff, EditionRefusal>> {
    const { committeeId } = await meetings.byId(signOff.meetingId, on);
    const isWorker = await people.may(input.personId, 'edition.sign-off', committeeId, on);
    const comment = input.agree ? '' : cleanText(input.comment);
    const allowed = mayDecide(signOff, latest, isWorker, { agree: input.agree, comment });
    if (!allowed.ok) return allowed;
    const at = clock.now();
    const decided = { state: allowed.value, comment, by: input.personId, at };
    if (!(await store.decide(on, signOff.id, decided))) {
      // The other worker was a moment sooner: read again and say so.
      const now = await found(on, input.buildId);
      return refuse({ code: 'already-decided', state: now.state, byName: now.decidedByName });
    }
    const now = await found(on, input.buildId);
    await tellClerks(on, now, at);
    if (now.state === 'signed-off') await deps.onSignedOff?.(on, now);
    return ok(now);
  }

  async function tellClerks(on: Executor, { buildId, meetingId }: SignOff, at: Date): Promise<void> {
    const clerks = await withRole(on, meetingId, 'clerk');
    await deps.notices.queue(
      on,
      clerks.map(({ id }) => ({
        key: `edition:${buildId}:decided:${id}`,
        kind: 'edition-decided',
        personId: id,
        subject: { buildId, meetingId },
        dueAt: at,
      })),
    );
  }

  return {
    ask: (input, on) => (on ? ask(input, on) : db.transaction().execute((own) => ask(input, own))),
    view: (buildId, personId, on = db) => view(buildId, personId, on),
    decide: (input) =>
      command<Deciding, SignOff, EditionRefusal>(deps, {
        by: input.personId,
        once: {
          submissionId: input.submissionId,
          verb: input.agree ? 'edition.sign-off' : 'edition.send-back',
          again: async (on) => ok(await found(on, input.buildId)),
        },
        lock: (on) => toDecide(on, input.buildId),
        // Whoever may not is told what became of it, where it is decided: `mayDecide` knows the order.
        write: (on, deciding) => write(on, input, deciding),
        audit: ({ buildId, meetingId, state }) => ({
          what: `edition-${state}`,
          subject: { buildId, meetingId },
        }),
      }),
    async present(committeeId, on = db) {
      const [first] = await store.waiting(on, committeeId);
      return first ?? store.newestOfCommittee(on, committeeId);
    },
    ofBuild: (buildId, on = db) => store.ofBuild(on, buildId),
    async mayGoOut(buildId, outline, on = db) {
      const signOff = await store.ofBuild(on, buildId);
      return signOff?.state === 'signed-off' && signOff.sha256 === contentHash(outline);
    },
  };
}
