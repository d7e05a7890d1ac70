/** A build that is tried again begins anew: how long it may take and wait counts from then, not from when it was asked for. */
import { type Kysely, sql } from 'kysely';

const statements = [
  `alter table pack_build add column queued_at timestamptz`,
  `update pack_build set queued_at = requested_at`,
  `alter table pack_build alter column queued_at set not null`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
