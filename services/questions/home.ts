/** The asker's side, by word code or account: what happened, agreeing the wording, and whether the answer answered. */
import { londonDay } from '../calendar/rules';
import type { Executor } from '../db/tables';
import { ok, type Result, refuse } from '../result';
import { cleanText } from '../updates/text';
import type { QuestionDeps } from './deps';
import { type MeetingChanges, standingOf } from './meeting-changes';
import type { Received, Receiving } from './receiving';
import {
  type AskedQuestion,
  type Late,
  type Question,
  type QuestionRefusal,
  readingPromise,
  shiftWords,
  shownFrom,
} from './rules';
import { findByKeepsake, findQuestion, lockQuestion, questionsOfAsker, setHeard } from './store';
import { findAsked } from './store-asked';
import { readCode } from './word-codes';
import type { Wording } from './wording';

/** What the asker sees: never the words they wrote, which stay in the room. */
export interface AskerView {
  questionId: string;
  receivedAt: Date;
  /** 'waiting': a person will read it; 'read'; 'wording': theirs to agree; 'asked'; 'home': an answer is there. */
  stage: 'waiting' | 'read' | 'aside' | 'wording' | 'asked' | 'home';
  readBy: Date;
  /** A day that was promised has gone by, and nobody has read it. */
  late: Late | null;
  /** What the papers call it, and the proposed or agreed wording; '' where there is none yet. */
  theme: string;
  wording: string;
  /** Given back with a yes: it names the theme and wording that were shown. */
  seen: string;
  answer: Pick<AskedQuestion, 'outcome' | 'what' | 'byDay' | 'who' | 'reason' | 'passedTo' | 'reply'> | null;
  heard: 'yes' | 'no' | null;
  /** The worker's own words about one that does not go to a meeting, or ''. */
  aside: string;
  /** What became of the meeting that it stands for, in plain words, or ''. */
  meeting: string;
}

export type Asker = { keepsake: string } | { questionId: string; personId: string };

export interface Home {
  /** 'not-found' for a wrong code, for one that is forgotten, and for somebody else's question. */
  view(asker: Asker): Promise<Result<AskerView, QuestionRefusal>>;
  /** `agreed` false: it is another wording than the one they saw, or none any more; the view shows how it stands. */
  agree(asker: Asker, seen: string): Promise<Result<{ view: AskerView; agreed: boolean }, QuestionRefusal>>;
  /**
   * Whether the answer answered. A "no", and words about a wording, go through the locked room as a new question; the last
   * "yes" or "no" counts.
   */
  respond(
    asker: Asker,
    response: { answered: 'yes' | 'no' | null; words: string; formId: string },
  ): Promise<Result<{ view: AskerView; received: Received | null }, QuestionRefusal>>;
}

/** Our words, not theirs: a “no” without a word goes back to a reader too, by the same road. */
const bareNo = '(They pressed “No, it did not” about the answer, and wrote nothing.)';

export function createHome(
  deps: QuestionDeps,
  receiving: Receiving,
  wording: Wording,
  changes: Pick<MeetingChanges, 'shift'>,
): Home {
  const { db, clock, keys } = deps;

  async function find(on: Executor, asker: Asker): Promise<Question | null> {
    if (!keys) return null;
    if ('keepsake' in asker) {
      const code = readCode(asker.keepsake);
      return code === '' ? null : findByKeepsake(on, keys.tags('code', code));
    }
    const mine = await questionsOfAsker(on, keys.tags('asker', asker.personId));
    return mine.some((one) => one.id === asker.questionId) ? findQuestion(on, asker.questionId) : null;
  }

  async function viewOf(question: Question): Promise<AskerView> {
    const calendar = await deps.calendar.workingCalendar();
    const asked = question.askedId ? await findAsked(db, question.askedId) : null;
    const proposal = question.agreedAt ? null : await wording.proposalFor(question);
    const home = asked?.state === 'home';
    const stage = home
      ? 'home'
      : proposal
        ? 'wording'
        : asked && ['agreed', 'answered'].includes(asked.state)
          ? 'asked'
          : question.aside !== '' && question.state === 'ok'
            ? 'aside'
            : question.state === 'unread'
              ? 'waiting'
              : 'read';
    // A worry is spoken of by people; one that is home or set aside waits for no meeting.
    const waits = question.state !== 'worried' && stage !== 'home' && stage !== 'aside';
    const shift = waits ? await changes.shift(standingOf(question), question.committeeId) : null;
    return {
      questionId: question.id,
      receivedAt: question.receivedAt,
      stage,
      ...readingPromise(shownFrom(question, calendar), clock.now(), calendar),
      theme: proposal?.theme ?? (asked?.wording ? asked.theme : ''),
      wording: proposal?.wording ?? asked?.wording ?? '',
      seen: proposal?.seen ?? '',
      answer: home && asked ? asked : null,
      heard: question.heard,
      aside: question.state === 'ok' ? question.aside : '',
      meeting: shift ? shiftWords(shift) : '',
    };
  }

  const isHome = async ({ askedId }: Question) =>
    askedId !== null && (await findAsked(db, askedId))?.state === 'home';

  return {
    async view(asker) {
      const question = await find(db, asker);
      return question ? ok(await viewOf(question)) : refuse({ code: 'not-found' });
    },

    async agree(asker, seen) {
      const question = await find(db, asker);
      if (!question) return refuse({ code: 'not-found' });
      const how = 'keepsake' in asker ? 'keepsake' : 'account';
      const agreed = await wording.agree(question.id, how, seen);
      const view = await viewOf((await findQuestion(db, question.id)) ?? question);
      return ok({ view, agreed: agreed.ok });
    },

    async respond(asker, { answered, words, formId }) {
      const question = await find(db, asker);
      if (!question) return refuse({ code: 'not-found' });
      const hasWords = cleanText(words) !== '';
      const isBareNo = !hasWords && answered === 'no' && (await isHome(question));
      // Their words go in first: a fault after that loses nothing that was typed.
      const received =
        hasWords || isBareNo
          ? await receiving.deposit({
              committeeId: question.committeeId,
              way: 'reply',
              words: hasWords ? words : bareNo,
              formId: `${hasWords ? formId : 'no'} ${question.id}`,
              groupId: question.groupId,
              askerId: 'personId' in asker ? asker.personId : null,
              followsId: question.id,
            })
          : null;
      if (received && !received.ok) return received;
      if (answered) {
        if (!(await isHome(question))) return refuse({ code: 'not-ready' });
        await db.transaction().execute(async (on) => {
          await lockQuestion(on, question.id);
          await setHeard(on, question.id, answered, clock.now());
          await deps.audit.record(on, {
            personId: null,
            what: 'question-heard',
            subject: { questionId: question.id, answered, day: londonDay(clock.now()) },
          });
        });
      }
      const now = (await findQuestion(db, question.id)) ?? question;
      return ok({ view: await viewOf(now), received: received?.value ?? null });
    },
  };
}
