/** The record is not emptied at one stroke either: what stands in the way of a change stood in the way of single rows alone. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['audit_entry', 'audit_link', 'audit_waiting'])
    await sql`create trigger ${sql.ref(`${table}_is_not_emptied`)} before truncate on ${sql.table(table)}
      for each statement execute function audit_entry_stays()`.execute(db);
}
