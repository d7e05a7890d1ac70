/** What has been written to members’ own calendars, so that each change is written once, and what could not be yet. */
import type { Executor } from '../db/tables';

export interface WrittenEntry {
  visitId: string;
  personId: string;
  /** Of the visit as it was last written; -1: begun, and no answer has come yet. */
  sequence: number;
  cancelled: boolean;
  /** Not tried again before then. */
  notBefore: Date | null;
  /** For the clerk: why it could not be written; '' when it could. */
  trouble: string;
}

export async function readWritten(on: Executor, visitIds: string[]): Promise<WrittenEntry[]> {
  if (visitIds.length === 0) return [];
  const rows = await on.selectFrom('visit_calendar').selectAll().where('visit_id', 'in', visitIds).execute();
  return rows.map((row) => ({
    visitId: row.visit_id,
    personId: row.person_id,
    sequence: row.sequence,
    cancelled: row.cancelled,
    notBefore: row.not_before,
    trouble: row.trouble,
  }));
}

export async function saveWritten(on: Executor, entry: WrittenEntry, at: Date): Promise<void> {
  const values = {
    sequence: entry.sequence,
    cancelled: entry.cancelled,
    not_before: entry.notBefore,
    trouble: entry.trouble,
    written_at: at,
  };
  await on
    .insertInto('visit_calendar')
    .values({ visit_id: entry.visitId, person_id: entry.personId, ...values })
    .onConflict((conflict) => conflict.columns(['visit_id', 'person_id']).doUpdateSet(values))
    .execute();
}
