/** Questions and one meeting: the pre-meet, the pack, what is still open, and the close that waits for it. */
import { type Day, formatDay, londonDay } from '../calendar/rules';
import type { Executor } from '../db/tables';
import type { Meeting } from '../meetings/rules';
import { command } from '../platform/command';
import { ok, type Result, refuse } from '../result';
import type { QuestionDeps } from './deps';
import type { AskedQuestion, OutcomeKind, QuestionRefusal } from './rules';
import { questionsOfMeeting } from './store';
import { askedOfMeeting, setPromised } from './store-asked';
import { closedAt, insertClose, premeetOf, putPremeet } from './store-practice';

/** Theme level, for agenda and pack: never below "the shadow committee" (domain.md 2.2 R1). */
export interface ApprovedQuestion {
  theme: string;
  wording: string;
  /** '' while it waits. */
  answer: string;
  outcome: OutcomeKind | null;
  /** What will change, by when and who; the reason; or who answers it now. '' where there is none. */
  more: string;
}

export interface OpenQuestion {
  /** 'waiting for a person to read it' and so on: never what it says. */
  why: string;
  /** A theme once it is agreed, else ''. */
  theme: string;
  askedId: string | null;
}

export interface MeetingQuestions {
  approvedForMeeting(meetingId: string, on?: Executor): Promise<ApprovedQuestion[]>;
  /** Those without an outcome; a locked one is not among them: it has left this road. */
  openQuestions(meetingId: string, on?: Executor): Promise<OpenQuestion[]>;
  /** How many put to this meeting have no reply home yet; a locked one is not counted. */
  notHome(meetingId: string, on?: Executor): Promise<number>;
  /** For the chair, the head of service and the reader: agreed wordings of the meeting, and the record of the pre-meet. */
  premeet(meetingId: string, personId: string): Promise<Result<Premeet, QuestionRefusal>>;
  recordPremeet(input: {
    meetingId: string;
    personId: string;
    day: Day;
    chairCame: boolean;
    headCame: boolean;
    promisedIds: string[];
  }): Promise<Result<Premeet, QuestionRefusal>>;
  /** By a clerk; refused while a question has no outcome (domain.md 5, failure 11). */
  closeMeeting(meetingId: string, personId: string): Promise<Result<Date, CloseRefusal>>;
  closedAt(meetingId: string, on?: Executor): Promise<Date | null>;
}

export type CloseRefusal =
  | { code: 'not-allowed' }
  | { code: 'questions-open'; open: OpenQuestion[] }
  | { code: 'not-held-yet'; day: Day };

export interface Premeet {
  meetingId: string;
  held: { day: Day; workerName: string; chairCame: boolean; headCame: boolean } | null;
  /** How many came in for this meeting, whatever became of them. */
  questionsIn: number;
  asked: AskedQuestion[];
}

export function createMeetingQuestions(deps: QuestionDeps): MeetingQuestions {
  const { db, clock, people } = deps;

  async function mayPremeet(on: Executor, committeeId: string, personId: string): Promise<boolean> {
    return people.may(personId, 'questions.premeet', committeeId, on);
  }

  async function view(on: Executor, meetingId: string): Promise<Premeet> {
    const held = await premeetOf(on, meetingId);
    const worker = held && (await people.byId(held.worker_id, on));
    const asked = (await askedOfMeeting(on, meetingId)).filter(
      (one) => one.wording !== '' && one.state !== 'withdrawn',
    );
    return {
      meetingId,
      held: held && {
        day: held.day as Day,
        workerName: worker?.name ?? '',
        chairCame: held.chair_came,
        headCame: held.head_came,
      },
      questionsIn: (await questionsOfMeeting(on, meetingId)).filter((one) => !one.practice).length,
      asked,
    };
  }

  async function openQuestions(meetingId: string, on: Executor = db): Promise<OpenQuestion[]> {
    const raw = (await questionsOfMeeting(on, meetingId)).filter(
      (one) =>
        !one.practice &&
        one.state !== 'worried' &&
        one.purgedAt === null &&
        one.askedId === null &&
        one.aside === '',
    );
    const asked = (await askedOfMeeting(on, meetingId)).filter(
      (one) => one.outcome === null && one.state !== 'withdrawn',
    );
    return [
      ...raw.map((one) => ({
        why: one.state === 'ok' ? 'waiting for a wording' : 'waiting for a person to read it',
        theme: '',
        askedId: null,
      })),
      ...asked.map((one) => ({
        why: one.officerPost
          ? `waiting for an answer from the ${one.officerPost}`
          : one.wording === ''
            ? 'waiting for the young people to agree the wording'
            : 'waiting to go to an officer',
        theme: one.wording === '' ? '' : one.theme,
        askedId: one.id,
      })),
    ];
  }

  return {
    async approvedForMeeting(meetingId, on = db) {
      return (await askedOfMeeting(on, meetingId))
        .filter((one) => one.wording !== '' && one.state !== 'withdrawn')
        .map((one) => ({
          theme: one.theme,
          wording: one.wording,
          answer: one.answer,
          outcome: one.outcome,
          more: outcomeMore(one),
        }));
    },
    openQuestions,
    async notHome(meetingId, on = db) {
      const asked = await askedOfMeeting(on, meetingId);
      const waiting = (await openQuestions(meetingId, on)).filter((one) => one.askedId === null);
      return asked.filter((one) => !['home', 'withdrawn'].includes(one.state)).length + waiting.length;
    },

    async premeet(meetingId, personId) {
      const meeting = await deps.meetings.byId(meetingId);
      if (!(await mayPremeet(db, meeting.committeeId, personId))) return refuse({ code: 'not-found' });
      return ok(await view(db, meetingId));
    },

    recordPremeet: ({ meetingId, personId, ...record }) =>
      command<{ committeeId: string }, Premeet, QuestionRefusal>(deps, {
        by: personId,
        // What was recorded last stands.
        once: null,
        lock: async (on) => ok(await deps.meetings.byId(meetingId, on)),
        right: ({ committeeId }) => ({
          act: 'questions.enter',
          committeeId,
          otherwise: { code: 'not-allowed' },
        }),
        async write(on) {
          await putPremeet(on, { meetingId, workerId: personId, ...record, at: clock.now() });
          const known = (await askedOfMeeting(on, meetingId)).map((one) => one.id);
          await setPromised(
            on,
            record.promisedIds.filter((id) => known.includes(id)),
          );
          return ok(await view(on, meetingId));
        },
        audit: () => ({ what: 'premeet-recorded', subject: { meetingId } }),
      }),

    async closeMeeting(meetingId, personId) {
      const closed = await command<Meeting, { at: Date; first: boolean }, CloseRefusal>(deps, {
        by: personId,
        // Closed, it is closed since then.
        once: null,
        lock: async (on) => ok(await deps.meetings.byId(meetingId, on)),
        right: ({ committeeId }) => ({
          act: 'meeting.close',
          committeeId,
          otherwise: { code: 'not-allowed' },
        }),
        async write(on, meeting) {
          const off = (await deps.meetings.changes(meeting.committeeId, on)).some(
            (one) => one.meeting.id === meetingId && one.cancelledAt !== null,
          );
          if (off || londonDay(clock.now()) < meeting.day)
            return refuse({ code: 'not-held-yet', day: meeting.day });
          const before = await closedAt(on, meetingId);
          if (before) return ok({ at: before, first: false });
          const open = await openQuestions(meetingId, on);
          if (open.length > 0) return refuse({ code: 'questions-open', open });
          const at = clock.now();
          await insertClose(on, meetingId, personId, at);
          return ok({ at, first: true });
        },
        audit: ({ first }) => (first ? { what: 'meeting-closed', subject: { meetingId } } : null),
      });
      return closed.ok ? ok(closed.value.at) : closed;
    },
    closedAt: (meetingId, on = db) => closedAt(on, meetingId),
  };
}

function outcomeMore(asked: AskedQuestion): string {
  switch (asked.outcome) {
    case 'change':
      return `${asked.what}${asked.byDay ? ` By ${formatDay(asked.byDay)}.` : ''} ${asked.who}`.trim();
    case 'cannot':
      return asked.reason;
    case 'not-ours':
      return asked.passedTo;
    default:
      return '';
  }
}
