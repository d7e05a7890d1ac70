/** The committee's action log: asks and nominations, carried from meeting to meeting until they end (domain.md G12, 4.1). */
import type { Audit } from '../audit/service';
import type { Clock, NewId } from '../calendar/clock';
import { addDays, type Day, londonDay } from '../calendar/rules';
import type { Executor } from '../db/tables';
import type { Meetings } from '../meetings/service';
import type { People } from '../people/service';
import { command, type Right } from '../platform/command';
import { ok, type Result, refuse } from '../result';
import { type ActionRefusal, type CommitteeAction, forPapers, readAction } from './rules';
import { changeAction, insertAction, listActions } from './store';

interface By {
  byPersonId: string;
  submissionId: string;
}

type Typed = Record<string, string>;

export interface CommitteeActions {
  /** Newest meeting first. */
  all(committeeId: string, on?: Executor): Promise<CommitteeAction[]>;
  byId(id: string, on?: Executor): Promise<CommitteeAction | null>;
  /** What stands in a meeting's papers: open ones of earlier meetings, and what has ended since the meeting before it. */
  forMeeting(meetingId: string, on?: Executor): Promise<CommitteeAction[]>;
  /** Clerks only. @throws for an unknown meeting. */
  add(input: By & { meetingId: string; typed: Typed }): Promise<Result<CommitteeAction, ActionRefusal>>;
  /**
   * In the caller's transaction: what an officer has promised to young people stands among the committee's actions, on that
   * answer's own authority. Returns its id.
   */
  promise(
    on: Executor,
    promised: {
      committeeId: string;
      meetingId: string;
      ask: string;
      ownerPost: string;
      dueDay: Day;
      byPersonId: string;
    },
  ): Promise<string>;
  /**
   * In the caller's transaction: the answer behind a promise was changed. null: it promises nothing any more, and the
   * action ends with that as its outcome. One that has ended already stays as it is.
   */
  promiseChanged(
    on: Executor,
    actionId: string,
    promised: { ask: string; ownerPost: string; dueDay: Day } | null,
    byPersonId: string,
  ): Promise<void>;
  /** Clerks only. `version`: as the card showed it. */
  save(
    input: By & { actionId: string; version: number; typed: Typed },
  ): Promise<Result<CommitteeAction, ActionRefusal>>;
}

export interface CommitteeActionsDeps {
  db: Executor;
  clock: Clock;
  newId: NewId;
  meetings: Pick<Meetings, 'byId' | 'upcoming'>;
  people: Pick<People, 'may'>;
  audit: Pick<Audit, 'record'>;
}

/** The outcome of a promise that its answer no longer makes. */
const withdrawn = 'The answer was changed before it went home, and no longer promises this.';

export function createCommitteeActions(deps: CommitteeActionsDeps): CommitteeActions {
  const { db, clock, meetings } = deps;
  const byId = async (id: string, on: Executor = db) => (await listActions(on, { id }))[0] ?? null;

  const found = async (on: Executor, id: string): Promise<Result<CommitteeAction, ActionRefusal>> => {
    const action = await byId(id, on);
    return action ? ok(action) : refuse({ code: 'not-found' });
  };

  const mayKeep = ({ committeeId }: { committeeId: string }): Right<ActionRefusal> => ({
    act: 'committee-actions.keep',
    committeeId,
    otherwise: { code: 'not-allowed' },
  });

  /** The day it ended, kept when it had ended before. */
  const closedDay = (state: CommitteeAction['state'], before: Day | null): Day | null =>
    state === 'open' ? null : (before ?? londonDay(clock.now()));

  return {
    all: (committeeId, on = db) => listActions(on, { committeeId }),
    byId,
    async forMeeting(meetingId, on = db) {
      const meeting = await meetings.byId(meetingId, on);
      const around = await meetings.upcoming(meeting.committeeId, addDays(meeting.day, -730), on);
      const before = around.filter(({ day }) => day < meeting.day).at(-1)?.day ?? null;
      const all = await listActions(on, { committeeId: meeting.committeeId });
      return forPapers(all, { day: meeting.day, before });
    },
    add: ({ meetingId, byPersonId, submissionId, typed }) =>
      command<{ committeeId: string }, CommitteeAction, ActionRefusal>(deps, {
        by: byPersonId,
        once: { submissionId, verb: 'committee-action-added', again: found },
        lock: async (on) => ok(await meetings.byId(meetingId, on)),
        right: mayKeep,
        async write(on, { committeeId }, id) {
          const words = readAction(typed);
          if (!words.ok) return words;
          const ended = closedDay(words.value.state, null);
          const at = clock.now();
          await insertAction(on, { ...words.value, id, committeeId, meetingId, closedDay: ended, at });
          return found(on, id);
        },
        audit: ({ id, committeeId }) => ({
          what: 'committee-action-added',
          subject: { committeeActionId: id, committeeId },
        }),
      }),
    async promise(on, { byPersonId, ...promised }) {
      const id = deps.newId();
      const words = { kind: 'ask', state: 'open', outcome: '' } as const;
      await insertAction(on, { ...promised, ...words, id, closedDay: null, at: clock.now() });
      const subject = { committeeActionId: id, committeeId: promised.committeeId };
      await deps.audit.record(on, { personId: byPersonId, what: 'committee-action-promised', subject });
      return id;
    },
    async promiseChanged(on, actionId, promised, byPersonId) {
      const before = await byId(actionId, on);
      // Ended by a person: it stays. Ended here, a new promise opens it again.
      if (!before || (before.state !== 'open' && before.outcome !== withdrawn)) return;
      const { id, version, kind, ask, ownerPost, dueDay } = before;
      const words = promised
        ? { ...promised, state: 'open' as const, outcome: before.outcome.replace(withdrawn, '') }
        : { ask, ownerPost, dueDay, state: 'closed' as const, outcome: withdrawn };
      const ended = closedDay(words.state, null);
      await changeAction(on, { ...words, kind, id, version, closedDay: ended });
      const subject = { committeeActionId: id, committeeId: before.committeeId };
      await deps.audit.record(on, {
        personId: byPersonId,
        what: 'committee-action-promise-changed',
        subject,
      });
    },
    save: ({ actionId, version, byPersonId, submissionId, typed }) =>
      command<CommitteeAction, CommitteeAction, ActionRefusal>(deps, {
        by: byPersonId,
        once: { submissionId, verb: 'committee-action-changed', again: (on) => found(on, actionId) },
        lock: (on) => found(on, actionId),
        right: mayKeep,
        async write(on, before) {
          const words = readAction(typed);
          if (!words.ok) return words;
          const ended = closedDay(words.value.state, before.closedDay);
          // Only over the version that the card showed.
          if (!(await changeAction(on, { ...words.value, id: actionId, version, closedDay: ended })))
            return refuse({ code: 'changed-meanwhile' });
          return found(on, actionId);
        },
        audit: ({ id, committeeId }) => ({
          what: 'committee-action-changed',
          subject: { committeeActionId: id, committeeId },
        }),
      }),
  };
}
