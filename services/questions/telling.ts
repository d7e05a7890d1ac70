/** Tells those who asked, where they have an account, that there is news: that it is there, never what. */
import type { Executor } from '../db/tables';
import { queueNews } from '../notices/news';
import type { QuestionDeps } from './deps';
import type { LockedRoom } from './room';
import type { Question } from './rules';

/**
 * In the caller's transaction; whom to tell lies in the locked room, so `readerId` must be a reader of it. The notice names
 * no question: outlasting the words, it would be the way from them to a person (domain.md 2.8).
 */
export async function tellAskers(
  { clock, keys, newId }: Pick<QuestionDeps, 'clock' | 'keys' | 'newId'>,
  room: LockedRoom,
  on: Executor,
  questions: readonly Pick<Question, 'id'>[],
  readerId: string,
): Promise<void> {
  if (!keys) return;
  const now = clock.now();
  for (const { id: questionId } of questions) {
    const content = await room.read(on, questionId, readerId, 'question-linked');
    const personId = content.ok ? content.value?.askerId : null;
    if (!personId) continue;
    const key = `news:${keys.tag('news', `${questionId} ${now.getTime()}`)}`;
    await queueNews(on, { id: newId(), key, personId, now });
  }
}
