/** Messages that are tried for as long as they matter, and come back when their person can be reached. */
import { type Kysely, sql } from 'kysely';

const statements = [
  // `due_at` stays when it was due; this is when it may be tried again after Teams did not take it.
  `alter table notice add column try_after timestamptz`,
  // Faults that pass, since the last try that told us something: the waits grow with it.
  `alter table notice add column faults int not null default 0`,
  // Why it was not reached, for the machine: what would have to change before it is worth another try.
  `alter table notice add column unreached text not null default ''`,
  `create index notice_not_reached on notice (person_id, ended_at) where state = 'not-reached'`,
  // One welcome for one installation, whichever instance hears of it.
  `alter table conversation add column greeted_at timestamptz`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
