/** Somebody leaves: every role and post of theirs has this last day. null: they stay on. */
import type { Executor } from '../../services/db/tables';

export async function leaves(db: Executor, personId: string, lastDay: string | null): Promise<void> {
  for (const table of ['person_role', 'post_holding'] as const) {
    await db.updateTable(table).set({ until_day: lastDay }).where('person_id', '=', personId).execute();
  }
}
