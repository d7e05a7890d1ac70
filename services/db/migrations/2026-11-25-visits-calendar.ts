/** Events in members’ own calendars: what could not be written and why, and by which id Graph knows each. */
import { type Kysely, sql } from 'kysely';

const statements = [
  `alter table visit_calendar add column not_before timestamptz`,
  `alter table visit_calendar add column trouble text not null default ''`,
  `create table graph_event (
     entry_key text primary key, generation int not null, event_id text, changed_at timestamptz not null)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
