/** What a member typed into the chat: a question only once they send it, theirs to take back until it has been read (decision 0024). */
import type { Executor } from '../db/tables';
import { ok, type Result, refuse } from '../result';
import type { QuestionDeps } from './deps';
import type { Received } from './receiving';
import type { LockedRoom } from './room';
import { type Question, type QuestionRefusal, readingPromise, timersOf } from './rules';
import { deleteQuestion, lockQuestion, questionsOfAsker, questionsOfMessage, setSent } from './store';
import { forgetKeptFrom } from './store-safety';

/** The question by its id, or the message of the chat that it was. */
export type OwnWords = { questionId: string } | { messageId: string };

export interface ChatWords {
  /** 'not-found' where it is not theirs, or was taken back. Sending again changes nothing. */
  sendKept(questionId: string, askerId: string): Promise<Result<Omit<Received, 'keepsake'>, QuestionRefusal>>;
  /** 'done-already': a person has read it. 'not-found': there is nothing of it here. */
  takeBack(own: OwnWords, askerId: string): Promise<Result<null, QuestionRefusal>>;
}

export function createChatWords(deps: QuestionDeps, room: LockedRoom): ChatWords {
  const { db, clock, keys } = deps;

  async function find(on: Executor, own: OwnWords, askerId: string): Promise<Question[]> {
    if (!keys) return [];
    const mine = await questionsOfAsker(on, keys.tags('asker', askerId));
    if ('questionId' in own) return mine.filter((one) => one.id === own.questionId);
    const ofMessage = await questionsOfMessage(on, keys.tags('message', own.messageId));
    return ofMessage.filter((one) => mine.some(({ id }) => id === one.id));
  }

  return {
    sendKept: (questionId, askerId) =>
      db.transaction().execute(async (on) => {
        const [found] = await find(on, { questionId }, askerId);
        const question = found && (await lockQuestion(on, found.id));
        if (!question) return refuse({ code: 'not-found' });
        const calendar = await deps.calendar.workingCalendar(on);
        const now = clock.now();
        if (!question.unsent)
          return ok({ questionId, ...readingPromise(question.receivedAt, now, calendar) });
        await setSent(on, questionId, now);
        if (question.state === 'unread' && question.rank === 0) {
          const { toldAt } = timersOf(now, calendar);
          const workers = await deps.people.withRole(question.committeeId, 'participation-worker', on);
          await deps.notices.queue(
            on,
            workers.map(({ id }) => ({
              key: `question:${questionId}:sent:${id}`,
              kind: 'question-arrived' as const,
              personId: id,
              subject: { questionId },
              dueAt: toldAt,
            })),
          );
        }
        return ok({ questionId, ...readingPromise(now, now, calendar) });
      }),

    takeBack: (own, askerId) =>
      db.transaction().execute(async (on) => {
        const found = await find(on, own, askerId);
        if (found.length === 0) return refuse({ code: 'not-found' });
        for (const { id } of found) {
          const question = await lockQuestion(on, id);
          if (question && question.state !== 'unread') return refuse({ code: 'done-already' });
          await room.forget(on, { questionId: id });
          await forgetKeptFrom(on, id);
          await deleteQuestion(on, id);
        }
        return ok(null);
      }),
  };
}
