/** A press is known by who pressed, on which card and what; it has an id of its own for what it makes. */
import { type Kysely, sql } from 'kysely';

const statements = [
  `alter table press add column made text not null default gen_random_uuid()::text`,
  // What earlier presses made has the id that the card gave; a stop of messages had a word before it.
  `update press set made = case when verb = 'stop-messages' then 'stop-' || submission_id else submission_id end`,
  `alter table press drop constraint press_pkey`,
  // Visits kept the verb inside the id: it is beside it now.
  `update press set submission_id = left(submission_id, -(length(verb) + 1))
     where right(submission_id, length(verb) + 1) = ' ' || verb`,
  `alter table press add primary key (submission_id, person_id, verb)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
