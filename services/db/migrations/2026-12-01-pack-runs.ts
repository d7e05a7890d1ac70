/** A build knows how many runs of it have begun, so that the last one alone can end it as failed. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table pack_build add column runs integer not null default 0`.execute(db);
}
