/** After *Worried*: the hand-over to the council's own route, and the record of it (domain.md 2.9.5, 2.9.14). */
import { londonDay } from '../calendar/rules';
import type { Executor } from '../db/tables';
import { command } from '../platform/command';
import { ok, type Result, refuse } from '../result';
import { cleanText } from '../updates/text';
import type { QuestionDeps } from './deps';
import type { LockedRoom } from './room';
import type { Concern, Question, QuestionRefusal, WhyEnded } from './rules';
import { decide, findQuestion, lockQuestion } from './store';
import { setMeeting } from './store-carry';
import {
  findConcern,
  keptFrom,
  openConcerns,
  setEnded,
  setHandOver,
  setHolder,
  setOnRecord,
} from './store-safety';

export interface Safety {
  /** The words have been given to the council's route: its reference, who took them, when. */
  handedOver(input: {
    questionId: string;
    personId: string;
    reference: string;
    receivedBy: string;
    receivedAt: Date | null;
  }): Promise<Result<Concern, QuestionRefusal>>;
  /** It stands on the child's own record: from now on it may be forgotten here. */
  onRecord(questionId: string, personId: string): Promise<Result<Concern, QuestionRefusal>>;
  /**
   * The council's route, which has the words, says that it is no safeguarding matter: by its holder's decision it goes on as
   * a question. Never before the hand-over, never once it is on a child's record, and never for an allegation, whose end is
   * the designated officer's.
   */
  noMatter(input: {
    questionId: string;
    personId: string;
    /** Who said so there. */
    said: string;
    why: WhyEnded | null;
  }): Promise<Result<Concern, QuestionRefusal>>;
  /** A locked item whose holder is away: the cover or the service manager takes it up, with an audit row. */
  takeOver(questionId: string, personId: string): Promise<Result<Concern, QuestionRefusal>>;
  /** Locked items that nobody has handed over, or whose holder has left, for this person to take over: ids and times only. */
  waiting(committeeId: string, personId: string): Promise<Concern[]>;
}

/** A locked question and the worry that it was locked for. */
interface Raised {
  question: Question;
  concern: Concern;
}

export function createSafety(deps: QuestionDeps, room: LockedRoom): Safety {
  const { db, clock, people } = deps;

  /** Held, for whoever may know of it; anyone else hears that there is nothing. */
  async function mine(
    on: Executor,
    questionId: string,
    personId: string,
  ): Promise<Result<Raised, QuestionRefusal>> {
    const question = await lockQuestion(on, questionId);
    const concern = question && (await findConcern(on, questionId));
    const known = question && concern && (await room.mayKnow(on, question, personId));
    return known ? ok({ question, concern }) : refuse({ code: 'not-found' });
  }

  const isThere = (on: Executor, personId: string, committeeId: string) =>
    people.may(personId, 'questions.hold-worry', committeeId, on);

  /** Its meeting may have been held while it was locked. */
  async function goOnToNext(on: Executor, { id, committeeId, meetingId }: Question): Promise<void> {
    const [next] = await deps.meetings.upcoming(committeeId, undefined, on);
    const day = meetingId && (await deps.meetings.byId(meetingId, on)).day;
    if (next && day && day < londonDay(clock.now())) await setMeeting(on, id, next.id);
  }

  const mayTakeOver = async (on: Executor, concern: Concern, committeeId: string, personId: string) => {
    if (concern.holderId === personId || concern.onRecordAt !== null || concern.endedAt !== null)
      return false;
    // Once handed over it is its holder's to finish, unless they have left.
    if (concern.receivedAt !== null && (await isThere(on, concern.holderId, committeeId))) return false;
    if ((await keptFrom(on, [concern.questionId])).get(concern.questionId)?.has(personId)) return false;
    return people.may(personId, 'questions.read', committeeId, on);
  };

  return {
    handedOver: ({ questionId, personId, ...given }) =>
      command<Raised, Concern, QuestionRefusal>(deps, {
        by: personId,
        // Given again, the reference is put right: what stands is what was given last, here and in those below.
        once: null,
        lock: (on) => mine(on, questionId, personId),
        async write(on, found) {
          // An old card, after the route ended it: it is a question again.
          if (found.concern.endedAt) return refuse({ code: 'not-ready' });
          const reference = cleanText(given.reference);
          const receivedBy = cleanText(given.receivedBy);
          const now = clock.now();
          const problems = [
            ...(reference === ''
              ? [{ field: 'reference', message: 'Reference: please give the number they gave you.' }]
              : []),
            ...(receivedBy === ''
              ? [{ field: 'receivedBy', message: 'Who received it: please give the name or team.' }]
              : []),
            ...(given.receivedAt && given.receivedAt > now
              ? [{ field: 'receivedAt', message: 'When: that time is still to come.' }]
              : []),
          ];
          if (problems.length > 0) return refuse({ code: 'needs-attention', problems });
          const receivedAt = given.receivedAt ?? now;
          await setHandOver(on, questionId, { reference, receivedBy, receivedAt });
          return ok({ ...found.concern, reference, receivedBy, receivedAt });
        },
        audit: () => ({ what: 'concern-handed-over', subject: { questionId } }),
      }),

    onRecord: (questionId, personId) =>
      command<Raised, Concern, QuestionRefusal>(deps, {
        by: personId,
        once: null,
        lock: (on) => mine(on, questionId, personId),
        async write(on, { concern }) {
          if (!concern.receivedAt || concern.endedAt) return refuse({ code: 'not-ready' });
          await setOnRecord(on, questionId, personId, clock.now());
          return ok({ ...concern, onRecordAt: concern.onRecordAt ?? clock.now() });
        },
        audit: () => ({ what: 'concern-on-record', subject: { questionId } }),
      }),

    noMatter: ({ questionId, personId, ...given }) =>
      command<Raised, Concern, QuestionRefusal>(deps, {
        by: personId,
        once: null,
        lock: (on) => mine(on, questionId, personId),
        async write(on, { question, concern }) {
          if (concern.endedAt) return ok(concern);
          const isOpen = question.state === 'worried' && concern.receivedAt !== null && !concern.onRecordAt;
          if (!isOpen || concern.path !== 'child' || question.practice) return refuse({ code: 'not-ready' });
          const said = cleanText(given.said).slice(0, 120);
          const { why } = given;
          if (said === '' || why === null) {
            return refuse({
              code: 'needs-attention',
              problems: [
                ...(said === ''
                  ? [{ field: 'endedSaid', message: 'Who there said so: please give the name or team.' }]
                  : []),
                ...(why === null ? [{ field: 'endedWhy', message: 'Why: please choose one.' }] : []),
              ],
            });
          }
          const at = clock.now();
          await setEnded(on, questionId, { by: personId, at, said, why });
          await decide(on, questionId, { state: 'ok', by: personId, at });
          await goOnToNext(on, question);
          return ok({ ...concern, endedAt: at, endedSaid: said, endedWhy: why });
        },
        audit: ({ endedWhy }, before) =>
          before.concern.endedAt || endedWhy === null
            ? null
            : { what: 'concern-no-matter', subject: { questionId, why: endedWhy } },
      }),

    takeOver: (questionId, personId) =>
      command<Concern, Concern, QuestionRefusal>(deps, {
        by: personId,
        once: null,
        // Of two at once the second finds that it has a holder: the question is the row that is held.
        async lock(on) {
          const question = await lockQuestion(on, questionId);
          const concern = await findConcern(on, questionId);
          const may = question && concern && (await mayTakeOver(on, concern, question.committeeId, personId));
          return may ? ok(concern) : refuse({ code: 'not-found' });
        },
        async write(on, concern) {
          await setHolder(on, questionId, personId);
          return ok({ ...concern, holderId: personId });
        },
        audit: (_now, before) => ({
          what: 'concern-taken-over',
          subject: { questionId, from: before.holderId },
        }),
      }),

    async waiting(committeeId, personId) {
      const open: Concern[] = [];
      for (const concern of await openConcerns(db)) {
        const question = await findQuestion(db, concern.questionId);
        if (question?.committeeId !== committeeId) continue;
        if (await mayTakeOver(db, concern, committeeId, personId)) open.push(concern);
      }
      return open;
    },
  };
}
