/** The Word file that a committee's papers take their look from: the only writer of `committee_word_template`. */
import type { Day } from '../calendar/rules';
import type { Executor } from '../db/tables';

/** The last to begin by that day; null where there is none, or where it was taken back. */
export async function wordTemplateOn(
  on: Executor,
  committeeId: string,
  day: Day,
): Promise<{ name: string; file: Buffer } | null> {
  const row = await on
    .selectFrom('committee_word_template')
    .select(['name', 'file'])
    .where('committee_id', '=', committeeId)
    .where('from_day', '<=', day)
    .orderBy('from_day', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.file ? { name: row.name, file: Buffer.from(row.file) } : null;
}

export async function setWordTemplate(
  on: Executor,
  template: { committeeId: string; fromDay: Day; file: { name: string; file: Buffer } | null; at: Date },
): Promise<void> {
  const values = { name: template.file?.name ?? '', file: template.file?.file ?? null, set_at: template.at };
  await on
    .insertInto('committee_word_template')
    .values({ committee_id: template.committeeId, from_day: template.fromDay, ...values })
    .onConflict((conflict) => conflict.columns(['committee_id', 'from_day']).doUpdateSet(values))
    .execute();
}
