/** Meetings that move or are called off, the questions that go on to the next, and a worry that the council's route ended. */
import { type Kysely, sql } from 'kysely';

const statements = [
  `alter table meeting add column moved_from date`,
  `alter table meeting add column moved_at timestamptz`,
  `alter table meeting add column cancelled_at timestamptz`,
  // A day whose meeting was called off is free for another.
  `alter table meeting drop constraint meeting_committee_id_day_key`,
  `create unique index meeting_day on meeting (committee_id, day) where cancelled_at is null`,
  // The meeting called off that it first stood for.
  `alter table question add column first_meeting_id text references meeting`,
  `alter table asked_question add column first_meeting_id text references meeting`,
  `alter table concern add column ended_by text references person`,
  `alter table concern add column ended_at timestamptz`,
  `alter table concern add column ended_said text not null default ''`,
  `alter table concern add column ended_why text not null default ''`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
