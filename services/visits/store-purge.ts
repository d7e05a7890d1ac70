/** Deletes what its time has come for (domain.md 2.8): notes after two years, themes after six, members’ facts a year after their term. */
import { sql } from 'kysely';
import type { Day } from '../calendar/rules';
import type { Executor } from '../db/tables';

/** Notes, replies, what actions say, and the wording made of them; the visit itself stays as a date and a service. */
export async function deleteWords(on: Executor, before: Day): Promise<number> {
  const old = on.selectFrom('visit').select('id').where('day', '<', before);
  const notes = await on.deleteFrom('visit_note').where('visit_id', 'in', old).executeTakeFirst();
  const replies = await on.deleteFrom('visit_reply').where('visit_id', 'in', old).executeTakeFirst();
  const actions = await on.deleteFrom('visit_action').where('visit_id', 'in', old).executeTakeFirst();
  await on
    .updateTable('visit')
    .set({ line_summary: null, line_outcome: null, line_by: null, line_at: null, reason: '' })
    .where('day', '<', before)
    .where((row) => row.or([row('line_at', 'is not', null), row('reason', '<>', '')]))
    .execute();
  return Number(notes.numDeletedRows + replies.numDeletedRows + actions.numDeletedRows);
}

export async function deleteThemes(on: Executor, before: Day): Promise<number> {
  const old = on.selectFrom('visit').select('id').where('day', '<', before);
  const result = await on.deleteFrom('visit_theme').where('visit_id', 'in', old).executeTakeFirst();
  return Number(result.numDeletedRows);
}

/** Party, training, check, days away and calendar link of those whose term ended before the day. */
export async function deleteMemberFacts(on: Executor, before: Day): Promise<number> {
  const gone = sql`(select person_id from in_post group by person_id having bool_and(coalesce(until_day < ${before}, false)))`;
  let deleted = 0;
  for (const table of ['visit_member', 'visit_away', 'visit_feed', 'visit_answer'] as const) {
    const result = await sql`delete from ${sql.table(table)} where person_id in ${gone}`.execute(on);
    deleted += Number(result.numAffectedRows ?? 0n);
  }
  // Days away that have long passed say nothing any more.
  await on.deleteFrom('visit_away').where('until_day', '<', before).execute();
  return deleted;
}
