/** Tells those who asked, where they have an account, that there is news: that it is there, never what. */
import type { Executor } from '../db/tables';
import type { QuestionDeps } from './deps';
import type { LockedRoom } from './room';
import type { Question } from './rules';

/** In the caller's transaction; whom to tell lies in the locked room, so `readerId` must be a reader of it. */
export async function tellAskers(
  { notices, clock }: Pick<QuestionDeps, 'notices' | 'clock'>,
  room: LockedRoom,
  on: Executor,
  questions: readonly Pick<Question, 'id'>[],
  readerId: string,
): Promise<void> {
  const dueAt = clock.now();
  for (const { id: questionId } of questions) {
    const content = await room.read(on, questionId, readerId, 'question-linked');
    const personId = content.ok ? content.value?.askerId : null;
    if (!personId) continue;
    const key = `question:${questionId}:news:${dueAt.getTime()}`;
    await notices.queue(on, [{ key, kind: 'question-news', personId, subject: { questionId }, dueAt }]);
  }
}
