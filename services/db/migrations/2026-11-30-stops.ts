/** Stops of one person's messages are rows with a committee and days. */
import { type Kysely, sql } from 'kysely';

const statements = [
  `create table message_stop (
     id text primary key, person_id text not null references person, committee_id text not null references committee,
     from_day date not null, until_day date, reason text not null,
     stopped_by text references person, stopped_at timestamptz not null,
     ended_by text references person, ended_at timestamptz,
     check (until_day is null or until_day >= from_day))`,
  `create index message_stop_person on message_stop (person_id) where ended_at is null`,
  // A stop of before had no days and no committee: it goes on from today, with a committee that knows the person.
  `insert into message_stop (id, person_id, committee_id, from_day, reason, stopped_at)
     select 'stop-' || person.id, person.id,
       coalesce(
         (select committee_id from person_role where person_id = person.id order by committee_id limit 1),
         (select id from committee order by created_at, id limit 1)),
       current_date, notices_stopped_reason, now()
     from person where notices_stopped_reason is not null and exists (select from committee)`,
  `alter table person drop column notices_stopped_reason`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
