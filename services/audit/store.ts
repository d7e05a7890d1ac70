/** The audit table: two functions, one that adds and one that reads. */
import type { Executor } from '../db/tables';

export async function insert(
  on: Executor,
  entry: { id: string; at: Date; personId: string | null; what: string; subject: Record<string, string> },
): Promise<void> {
  const { personId, subject, ...rest } = entry;
  await on
    .insertInto('audit_entry')
    .values({ ...rest, person_id: personId, subject: JSON.stringify(subject) })
    .execute();
}

export async function recent(on: Executor, limit: number) {
  return on
    .selectFrom('audit_entry')
    .select(['at', 'person_id as personId', 'what', 'subject'])
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
}
