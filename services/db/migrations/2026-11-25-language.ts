/** What each committee adds to the checks of words: names to leave alone, places of the area, the national terms or not. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table language_setting (
         committee_id text primary key references committee, protected_names jsonb not null, place_names jsonb not null,
         extra_terms boolean not null, changed_at timestamptz not null)`,
    )
    .execute(db);
}
