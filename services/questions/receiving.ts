/** The ways in: every one ends in the locked room, with a private word code for whoever asked (domain.md 1.3 Y1, Y4). */
import { londonDay } from '../calendar/rules';
import type { Executor } from '../db/tables';
import type { PlannedNotice } from '../notices/rules';
import { ok, type Result, refuse } from '../result';
import { cleanText, lengthOf } from '../updates/text';
import type { QuestionDeps } from './deps';
import type { LockedRoom } from './room';
import {
  type Late,
  longestMessage,
  longestWords,
  type Question,
  type QuestionRefusal,
  readBy,
  readingPromise,
  shownFrom,
  timersOf,
  type Way,
} from './rules';
import { findByDedupe, insertQuestion, questionsOfAsker, setKeepsake } from './store';
import { keepFrom } from './store-safety';
import { freshKeepsake, keepsakeFrom } from './word-codes';
import { isRaised, rankOf } from './word-spotting';

export interface Deposit {
  committeeId: string;
  way: Way;
  /** As typed. */
  words: string;
  topic?: string;
  /** One chosen that has gone from the list since the form was made. */
  topicGone?: string;
  /** Made when the form was made: the same words with it again are the same question. */
  formId: string;
  groupId?: string | null;
  /** A member with an account. */
  askerId?: string | null;
  /** A worker who enters it for someone. */
  enteredBy?: string | null;
  forWhom?: string;
  /** The asker does not want the usual worker to read it. */
  notTheWorker?: boolean;
  /** The question whose answer did not answer. */
  followsId?: string | null;
  meetingId?: string | null;
  practice?: boolean;
  /** Typed into the chat: kept and read, and a question only once they send it. */
  unsent?: boolean;
  /** Which message of the chat it was. */
  messageId?: string | null;
  /** Of words in an adult's text: where they stood and who wrote it, for their reader alone. */
  place?: string;
  writtenBy?: string | null;
}

/** For the rest of this folder: `also` runs in the same transaction, the first time only. */
export interface Depositing {
  deposit(
    deposit: Deposit,
    also?: (on: Executor, questionId: string) => Promise<void>,
  ): Promise<Result<Received, QuestionRefusal>>;
}

export interface Received {
  questionId: string;
  /** 'maple-otter-drum-…': shown now, and stored only as a keyed hash. */
  keepsake: string;
  /** When a person will have read it: a moment still to come. */
  readBy: Date;
  /** Where the same words came before, and the day that was promised then has gone by. */
  late: Late | null;
}

export interface Receiving {
  deposit(deposit: Deposit): Promise<Result<Received, QuestionRefusal>>;
  /** When what arrives now will have been read. */
  readBy(): Promise<Date>;
  /** A new word code for a member's own question; the one before stops working. */
  newKeepsake(questionId: string, askerId: string): Promise<Result<string, QuestionRefusal>>;
  /** A member's own questions, newest first. */
  mine(askerId: string, on?: Executor): Promise<Question[]>;
  /** Whether somebody other than the worker can read: only then may an asker choose it. */
  hasSomeoneElse(committeeId: string): Promise<boolean>;
  /** False when QUESTIONS_KEY is not set. */
  isOpen: boolean;
}

export function createReceiving(deps: QuestionDeps, room: LockedRoom): Receiving & Depositing {
  const { db, clock, newId, keys, people } = deps;

  /** Who hears that something arrived: the workers, or their cover where none may know of it. */
  async function whoIsTold(on: Executor, committeeId: string, notTheWorker: boolean) {
    const workers = await people.withRole(committeeId, 'participation-worker', on);
    const cover = await people.withRole(committeeId, 'question-cover', on);
    const managers = await people.withRole(committeeId, 'question-manager', on);
    // Kept from the workers only where somebody else is there to read it.
    const isSomeoneElse = cover.length + managers.length > 0;
    const kept = notTheWorker && isSomeoneElse ? workers.map((worker) => worker.id) : [];
    const others = (ids: string[]) => ids.filter((id) => !kept.includes(id));
    const ranks = [workers, cover, managers].map((rank) => others(rank.map((one) => one.id)));
    return { kept, told: ranks.find((rank) => rank.length > 0) ?? [] };
  }

  async function store(
    on: Executor,
    deposit: Deposit,
    words: string,
    also: (on: Executor, questionId: string) => Promise<void>,
  ): Promise<Result<Received, QuestionRefusal>> {
    if (!keys) return refuse({ code: 'room-closed' });
    const now = clock.now();
    const calendar = await deps.calendar.workingCalendar(on);
    const what = `${deposit.formId}\n${deposit.topic || deposit.topicGone || ''}\n${words}`;
    const keepsake = keepsakeFrom(keys.bytes('keepsake', what));
    const id = newId();
    const isNew = await insertQuestion(on, {
      id,
      committeeId: deposit.committeeId,
      meetingId: deposit.meetingId ?? (await nextMeeting(on, deposit.committeeId)),
      groupId: deposit.groupId ?? null,
      way: deposit.way,
      dedupe: keys.tag('dedupe', what),
      asker: deposit.askerId ? keys.tag('asker', deposit.askerId) : null,
      keepsake: keys.tag('code', keepsake),
      followsId: deposit.followsId ?? null,
      raised: isRaised(words),
      rank: rankOf(words),
      unsent: deposit.unsent ?? false,
      messageTag: deposit.messageId ? keys.tag('message', deposit.messageId) : null,
      practice: deposit.practice ?? false,
      receivedAt: now,
    });
    if (!isNew) {
      const before = await findByDedupe(on, keys.tags('dedupe', what));
      if (!before) return refuse({ code: 'not-found' });
      return ok({
        ...{ questionId: before.id, keepsake },
        ...readingPromise(shownFrom(before, calendar), now, calendar),
      });
    }
    await room.put(on, id, {
      words,
      topic: deposit.topic ?? '',
      topicGone: deposit.topicGone ?? '',
      forWhom: deposit.forWhom ?? '',
      askerId: deposit.askerId ?? null,
      ...(deposit.place ? { place: deposit.place, writerId: deposit.writtenBy ?? null } : {}),
    });
    await also(on, id);
    const { kept, told } = await whoIsTold(on, deposit.committeeId, deposit.notTheWorker ?? false);
    await keepFrom(on, id, kept);
    const from = shownFrom(
      { unsent: deposit.unsent ?? false, rank: rankOf(words), receivedAt: now },
      calendar,
    );
    const { toldAt } = timersOf(from, calendar);
    await deps.notices.queue(
      on,
      told.map((personId) => arrivedNotice(id, personId, toldAt)),
    );
    // Of what a member sends there is no row: its moment would stand beside others of theirs for ever (decision 0024).
    if (!deposit.askerId) {
      await deps.audit.record(on, {
        personId: deposit.enteredBy ?? null,
        what: 'question-received',
        subject: { questionId: id, way: deposit.way },
      });
    }
    return ok({ questionId: id, keepsake, readBy: readBy(from, calendar), late: null });
  }

  async function nextMeeting(on: Executor, committeeId: string): Promise<string | null> {
    const [next] = await deps.meetings.upcoming(committeeId, londonDay(clock.now()), on);
    return next?.id ?? null;
  }

  async function take(
    deposit: Deposit,
    also: (on: Executor, questionId: string) => Promise<void> = async () => undefined,
  ): Promise<Result<Received, QuestionRefusal>> {
    const words = cleanText(deposit.words);
    if (words === '') return refuse({ code: 'nothing-written' });
    const most = deposit.way === 'chat' ? longestMessage : longestWords;
    if (lengthOf(words) > most) return refuse({ code: 'too-long', most });
    return db.transaction().execute((on) => store(on, deposit, words, also));
  }

  return {
    isOpen: keys !== null,
    deposit: take,
    async readBy() {
      return readBy(clock.now(), await deps.calendar.workingCalendar());
    },
    async newKeepsake(questionId, askerId) {
      if (!keys) return refuse({ code: 'room-closed' });
      const mine = await questionsOfAsker(db, keys.tags('asker', askerId));
      if (!mine.some((one) => one.id === questionId)) return refuse({ code: 'not-found' });
      const keepsake = freshKeepsake();
      await setKeepsake(db, questionId, keys.tag('code', keepsake));
      return ok(keepsake);
    },
    async hasSomeoneElse(committeeId) {
      for (const role of ['question-cover', 'question-manager'] as const) {
        if ((await people.withRole(committeeId, role)).length > 0) return true;
      }
      return false;
    },
    async mine(askerId, on = db) {
      return keys ? questionsOfAsker(on, keys.tags('asker', askerId)) : [];
    },
  };
}

function arrivedNotice(questionId: string, personId: string, dueAt: Date): PlannedNotice {
  return {
    key: `question:${questionId}:arrived:${personId}`,
    kind: 'question-arrived',
    personId,
    subject: { questionId },
    dueAt,
  };
}
