/** After *Worried*: the hand-over to the council's own route, and the record of it (domain.md 2.9.5, 2.9.14). */
import type { Executor } from '../db/tables';
import { ok, type Result, refuse } from '../result';
import { cleanText } from '../updates/text';
import type { QuestionDeps } from './deps';
import type { LockedRoom } from './room';
import type { Concern, QuestionRefusal } from './rules';
import { findQuestion } from './store';
import { findConcern, keptFrom, openConcerns, setHandOver, setHolder, setOnRecord } from './store-safety';

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
  /** A locked item whose holder is away: the cover or the service manager takes it up, with an audit row. */
  takeOver(questionId: string, personId: string): Promise<Result<Concern, QuestionRefusal>>;
  /** Locked items that nobody has handed over, or whose holder has left, for this person to take over: ids and times only. */
  waiting(committeeId: string, personId: string): Promise<Concern[]>;
}

export function createSafety(deps: QuestionDeps, room: LockedRoom): Safety {
  const { db, clock, people } = deps;

  async function mine(on: Executor, questionId: string, personId: string) {
    const question = await findQuestion(on, questionId);
    const concern = question && (await findConcern(on, questionId));
    const known = question && concern && (await room.mayKnow(on, question, personId));
    return known ? { question, concern } : null;
  }

  async function isThere(on: Executor, personId: string, committeeId: string): Promise<boolean> {
    for (const role of [
      'participation-worker',
      'question-cover',
      'question-manager',
      'head-of-service',
    ] as const) {
      if ((await people.withRole(committeeId, role, on)).some((one) => one.id === personId)) return true;
    }
    return false;
  }

  const mayTakeOver = async (on: Executor, concern: Concern, committeeId: string, personId: string) => {
    if (concern.holderId === personId || concern.onRecordAt !== null) return false;
    // Once handed over it is its holder's to finish, unless they have left.
    if (concern.receivedAt !== null && (await isThere(on, concern.holderId, committeeId))) return false;
    if ((await keptFrom(on, [concern.questionId])).get(concern.questionId)?.has(personId)) return false;
    for (const role of ['participation-worker', 'question-cover', 'question-manager'] as const) {
      if ((await people.withRole(committeeId, role, on)).some((one) => one.id === personId)) return true;
    }
    return false;
  };

  return {
    handedOver: ({ questionId, personId, ...given }) =>
      db.transaction().execute(async (on) => {
        const found = await mine(on, questionId, personId);
        if (!found) return refuse({ code: 'not-found' });
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
        await deps.audit.record(on, { personId, what: 'concern-handed-over', subject: { questionId } });
        return ok({ ...found.concern, reference, receivedBy, receivedAt });
      }),

    onRecord: (questionId, personId) =>
      db.transaction().execute(async (on) => {
        const found = await mine(on, questionId, personId);
        if (!found) return refuse({ code: 'not-found' });
        if (!found.concern.receivedAt) return refuse({ code: 'not-ready' });
        await setOnRecord(on, questionId, personId, clock.now());
        await deps.audit.record(on, { personId, what: 'concern-on-record', subject: { questionId } });
        return ok({ ...found.concern, onRecordAt: found.concern.onRecordAt ?? clock.now() });
      }),

    takeOver: (questionId, personId) =>
      db.transaction().execute(async (on) => {
        const question = await findQuestion(on, questionId);
        const concern = await findConcern(on, questionId);
        if (!question || !concern) return refuse({ code: 'not-found' });
        if (!(await mayTakeOver(on, concern, question.committeeId, personId))) {
          return refuse({ code: 'not-found' });
        }
        await setHolder(on, questionId, personId);
        await deps.audit.record(on, {
          personId,
          what: 'concern-taken-over',
          subject: { questionId, from: concern.holderId },
        });
        return ok({ ...concern, holderId: personId });
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
