/** Whose messages are stopped (domain.md 5, failure 8). */
import type { Executor } from '../db/tables';

/** Of these people, the ones to whom nothing may be sent. */
export async function stoppedOf(on: Executor, personIds: string[]): Promise<Set<string>> {
  if (personIds.length === 0) return new Set();
  const rows = await on
    .selectFrom('person')
    .select('id')
    .where('id', 'in', personIds)
    .where('notices_stopped_reason', 'is not', null)
    .execute();
  return new Set(rows.map((row) => row.id));
}
