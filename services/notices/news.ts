/**
 * News for a young person about their own question: a message whose row says nothing of when, and that is gone once it has
 * arrived. Its moment would stand beside the question's for ever, and lead from it to them (docs/decisions/0024).
 */
import { instantAt, londonDay } from '../calendar/rules';
import type { Executor } from '../db/tables';

const kind = 'question-news';
/** What could not be sent is tried for so long, and then goes too. */
const keptForDays = 14;

/** In the caller's transaction. Every moment in the row is the start of that London day. */
export async function queueNews(
  on: Executor,
  news: { id: string; key: string; personId: string; now: Date },
): Promise<void> {
  const day = instantAt(londonDay(news.now), '00:00');
  await on
    .insertInto('notice')
    .values({
      id: news.id,
      key: news.key,
      kind,
      person_id: news.personId,
      subject: JSON.stringify({}),
      due_at: day,
      state: 'queued',
      reason: '',
      attempts: 0,
      created_at: day,
    })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
}

/** What has arrived, or will not any more, leaves no row. Returns how many went. */
export async function forgetNews(on: Executor, now: Date): Promise<number> {
  const old = new Date(now.getTime() - keptForDays * 86_400_000);
  const result = await on
    .deleteFrom('notice')
    .where('kind', '=', kind)
    .where((where) =>
      where.or([where('state', 'in', ['delivered', 'not-needed']), where('created_at', '<', old)]),
    )
    .where('state', '<>', 'sending')
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}
