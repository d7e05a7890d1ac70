/** The locked room: words go in sealed, and come out through `read` alone, to a named reader, with an audit row. */
import { londonDay } from '../calendar/rules';
import type { Executor } from '../db/tables';
import { acts, may } from '../platform/permissions';
import { ok, type Result, refuse } from '../result';
import type { QuestionDeps } from './deps';
import type { KeyRing } from './keys';
import {
  type LockedContent,
  mayRead,
  type Question,
  type QuestionRefusal,
  shownFrom,
  timersOf,
} from './rules';
import { findQuestion } from './store';
import { type Place, putSealed, removeSealed, sealedByOtherKeys, takeSealed } from './store-locked';
import { concernsOf, keptFrom } from './store-safety';

export interface LockedRoom {
  /** In the caller's transaction. @throws when the room is closed: callers ask `deps.keys` first. */
  put(on: Executor, questionId: string, content: LockedContent): Promise<void>;
  /** A worker's proposed wording, kept here until the asker has agreed it. */
  putProposal(on: Executor, askedId: string, wording: string): Promise<void>;
  /**
   * The one way to a young person's words. Refuses as 'not-found' whoever may not know that they are there, and writes who
   * read what, when and why. null: the words have been forgotten.
   */
  read(
    on: Executor,
    questionId: string,
    personId: string,
    why: 'question-read' | 'question-linked',
  ): Promise<Result<LockedContent | null, QuestionRefusal>>;
  /** For the worker who proposed it and the one who asked; `by` null is a keepsake. */
  proposal(on: Executor, askedId: string, by: string | null): Promise<string | null>;
  /** Whether this person may know of this question; the same rule as `read`. */
  mayKnow(on: Executor, question: Question, personId: string): Promise<boolean>;
  /** Those of one committee that this person may know of, in their order. */
  known(on: Executor, questions: Question[], personId: string): Promise<Question[]>;
  forget(on: Executor, place: Place): Promise<number>;
  /** Seals again, by the newest key, what an older one sealed. Returns how many. */
  rekey(on: Executor): Promise<number>;
}

/** Ids of those who read every question: workers and their cover. */
async function readersOf(on: Executor, people: QuestionDeps['people'], committeeId: string) {
  const ids: string[] = [];
  for (const role of acts['questions.read-first'])
    ids.push(...(await people.withRole(committeeId, role, on)).map(({ id }) => id));
  return ids;
}

const contextOf = (place: Place) =>
  'questionId' in place ? `question ${place.questionId}` : `proposal ${place.askedId}`;

export function createRoom(deps: QuestionDeps): LockedRoom {
  const { clock, newId } = deps;

  function ring(): KeyRing {
    if (!deps.keys) throw new Error('The questions room is closed: QUESTIONS_KEY is not set');
    return deps.keys;
  }

  async function seal(on: Executor, place: Place, text: string): Promise<void> {
    await putSealed(on, place, ring().seal(text, contextOf(place)), { id: newId(), at: clock.now() });
  }

  async function unseal(on: Executor, place: Place): Promise<string | null> {
    const sealed = await takeSealed(on, place);
    return sealed && ring().open(sealed, contextOf(place));
  }

  /** Of one committee; asked once for all of them, since a queue can be long. */
  async function known(on: Executor, questions: Question[], personId: string): Promise<Question[]> {
    const [first] = questions;
    if (!first) return [];
    const ids = questions.map((one) => one.id);
    const person = await deps.people.byId(personId, on);
    const there = { committeeId: first.committeeId, on: londonDay(clock.now()) };
    const readsFirst = person !== null && may(person, 'questions.read-first', there);
    const readsLate = person !== null && may(person, 'questions.read-late', there);
    const readers = await readersOf(on, deps.people, first.committeeId);
    const kept = await keptFrom(on, ids);
    const concerns = await concernsOf(on, ids);
    const calendar = await deps.calendar.workingCalendar(on);
    const now = clock.now();
    return questions.filter(
      (question) =>
        now >= shownFrom(question, calendar) &&
        mayRead(
          question,
          { personId, readsFirst, readsLate, keptFrom: kept.get(question.id)?.has(personId) ?? false },
          {
            holderId: concerns.get(question.id)?.holderId ?? null,
            managerAt: timersOf(shownFrom(question, calendar), calendar).managerAt,
            nobodyElse: readers.every((reader) => kept.get(question.id)?.has(reader) ?? false),
            now,
          },
        ),
    );
  }

  const mayKnow = async (on: Executor, question: Question, personId: string) =>
    (await known(on, [question], personId)).length > 0;

  return {
    put: (on, questionId, content) => seal(on, { questionId }, JSON.stringify(content)),
    putProposal: (on, askedId, wording) => seal(on, { askedId }, wording),
    async read(on, questionId, personId, why) {
      const question = await findQuestion(on, questionId);
      if (!question || !(await mayKnow(on, question, personId))) return refuse({ code: 'not-found' });
      await deps.audit.record(on, { personId, what: why, subject: { questionId } });
      const text = await unseal(on, { questionId });
      return ok(text === null ? null : (JSON.parse(text) as LockedContent));
    },
    async proposal(on, askedId, by) {
      await deps.audit.record(on, { personId: by, what: 'proposal-read', subject: { askedId } });
      return unseal(on, { askedId });
    },
    mayKnow,
    known,
    forget: removeSealed,
    async rekey(on) {
      const old = await sealedByOtherKeys(on, ring().seal('', 'which key').keyId);
      for (const { place, ...sealed } of old) await seal(on, place, ring().open(sealed, contextOf(place)));
      await deps.audit.record(on, {
        personId: null,
        what: 'questions-rekeyed',
        subject: { rows: String(old.length), day: londonDay(clock.now()) },
      });
      return old.length;
    },
  };
}
