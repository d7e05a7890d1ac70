/**
 * A young person's words in an adult's text are moved, never copied: into the locked room before anything else is looked at,
 * with a note in their place, and back again only when their reader says so (domain.md 2.9.5, 2.9.15; decision 0024).
 */
import type { Executor } from '../db/tables';
import { ok, type Result, refuse } from '../result';
import { cleanText } from '../updates/text';
import type { QuestionDeps } from './deps';
import { heldNote, leftOutNote } from './held-note';
import type { Depositing } from './receiving';
import { speechIn } from './reported-speech';
import {
  type Late,
  longestWords,
  type Question,
  type QuestionRefusal,
  type ReadingPromise,
  type Way,
} from './rules';
import { findQuestion } from './store';
import { committeeOfIds, heldCode, insertHeld, replaceEverywhere } from './store-held';

export interface AdultText {
  /** Any ids that the press carries: they say which committee's reader it is for. */
  ids: Record<string, string>;
  /** Asked where they do not. */
  committeeId: () => Promise<string | null>;
  way: Extract<Way, 'update' | 'visit-note' | 'adult-text'>;
  /** For the reader alone: 'an update, “What young people said”, by Sam Example'. */
  place: string;
  /** null: the command line. */
  byPersonId: string | null;
  text: string;
  /** A field for what young people said. */
  theirVoice: boolean;
}

export interface HeldText {
  /** With a note where the words stood. */
  text: string;
  /** How many passages wait; 0: the text is as it was. */
  waiting: number;
  /** Of what a day still to come is promised for. */
  readBy: Date | null;
  /** Of what came before and was to be read by a day that has gone by. */
  late: Late | null;
}

export interface Held {
  /** Moves what by its shape may be a young person's speech. Words that a reader has called OK before stay. */
  hold(text: AdultText): Promise<Result<HeldText, QuestionRefusal>>;
  /** As `hold`, for a text that is stored already: out of every table in which its words stand. How many passages. */
  moveOut(text: AdultText): Promise<number>;
  /** After *OK to use*: the words stand where they stood. False when this question is no such. */
  giveBack(on: Executor, questionId: string, words: string, by: string): Promise<boolean>;
  /** *Worried* after *OK to use*: out of every table again. */
  takeOut(on: Executor, questionId: string, words: string, by: string): Promise<void>;
  /** The words have been forgotten: the note says no more that somebody will read them. */
  close(on: Executor, questionId: string): Promise<void>;
}

const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

export function createHeld(deps: QuestionDeps, receiving: Depositing): Held {
  const { db, keys } = deps;

  /** The same words in the same committee have the same note, however often they are typed. */
  function codeOf(committeeId: string, words: string): string {
    const bytes = keys?.bytes('held', `${committeeId}\n${words}`) ?? Buffer.alloc(10);
    return [...bytes.subarray(0, 10)].map((byte) => letters[byte % letters.length]).join('');
  }

  async function holdOne(
    { way, place, byPersonId }: AdultText,
    committeeId: string,
    words: string,
  ): Promise<Result<{ question: Question; code: string; promise: ReadingPromise }, QuestionRefusal>> {
    const received = await receiving.deposit(
      { committeeId, way, words, place, formId: `held ${committeeId}`, writtenBy: byPersonId },
      async (on, questionId) => insertHeld(on, questionId, codeOf(committeeId, words)),
    );
    if (!received.ok) return received;
    const { questionId, ...promise } = received.value;
    const question = await findQuestion(db, questionId);
    const code = await heldCode(db, questionId);
    return question && code ? ok({ question, code, promise }) : refuse({ code: 'not-found' });
  }

  return {
    async hold(given) {
      const found = speechIn(given.text, { theirVoice: given.theirVoice });
      if (found.length === 0) return ok({ text: given.text, waiting: 0, readBy: null, late: null });
      if (!keys) return refuse({ code: 'room-closed' });
      const committeeId = (await committeeOfIds(db, given.ids)) ?? (await given.committeeId());
      if (!committeeId) return refuse({ code: 'room-closed' });
      let text = '';
      let from = 0;
      let waiting = 0;
      let readBy: Date | null = null;
      let late: Late | null = null;
      for (const { start, end } of found) {
        const words = given.text.slice(start, end);
        let note = '';
        for (const part of partsOf(words)) {
          const held = await holdOne(given, committeeId, part);
          if (!held.ok) return held;
          const { question, code, promise } = held.value;
          // Read and called OK before: it is not asked about a second time.
          if (question.state === 'ok') {
            note += part;
            continue;
          }
          note += heldNote(code);
          waiting += 1;
          if (promise.late) late ??= promise.late;
          else readBy ??= promise.readBy;
        }
        text += given.text.slice(from, start) + note;
        from = end;
      }
      return ok({ text: text + given.text.slice(from), waiting, readBy, late });
    },

    async moveOut(given) {
      const committeeId = await given.committeeId();
      if (!keys || committeeId === null) return 0;
      let moved = 0;
      for (const { start, end } of speechIn(given.text, { theirVoice: given.theirVoice })) {
        for (const words of partsOf(given.text.slice(start, end))) {
          const received = await holdOne(given, committeeId, words);
          if (!received.ok) throw new Error(received.refusal.code);
          const { question, code } = received.value;
          if (question.state === 'ok') continue;
          // They are with their reader by now; a paper has a paragraph of them in a place of its own.
          await db.transaction().execute((on) => outOf(on, words, code));
          moved += 1;
        }
      }
      return moved;
    },

    async giveBack(on, questionId, words, by) {
      const code = await heldCode(on, questionId);
      if (!code) return false;
      await replaceEverywhere(on, heldNote(code), words);
      await deps.audit.record(on, { personId: by, what: 'held-words-returned', subject: { questionId } });
      return true;
    },

    async takeOut(on, questionId, words, by) {
      const code = await heldCode(on, questionId);
      if (!code) return;
      await outOf(on, words, code);
      await deps.audit.record(on, { personId: by, what: 'held-words-taken-out', subject: { questionId } });
    },

    async close(on, questionId) {
      const code = await heldCode(on, questionId);
      if (code) await replaceEverywhere(on, heldNote(code), leftOutNote);
    },
  };
}

/** A text has the passage as it was written, a paper each paragraph of it in a place of its own. */
async function outOf(on: Executor, words: string, code: string): Promise<void> {
  for (const text of [words, ...paragraphsIn(words)]) await replaceEverywhere(on, text, heldNote(code));
}

/** Those long enough to be nobody else's words. */
const paragraphsIn = (words: string): string[] =>
  words
    .split(/\n+/)
    .map((text) => text.trim())
    .filter((text) => text !== words && text.split(/\s+/).length >= 4);

/** One deposit holds so many characters; a longer passage waits in several. */
function partsOf(words: string): string[] {
  const most = longestWords / 2;
  const parts: string[] = [];
  for (let from = 0; from < words.length; from += most) parts.push(words.slice(from, from + most));
  return parts.filter((part) => cleanText(part) !== '');
}
