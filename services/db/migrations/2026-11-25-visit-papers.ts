/** The year of visits as a paper by itself: its versions, what each prints until it is written, and its files. */
import { type Kysely, sql } from 'kysely';

const statements = [
  `create table visit_paper (
     id text primary key, committee_id text not null references committee, from_day date not null,
     no int not null, asked_by text references person, asked_at timestamptz not null,
     state text not null check (state in ('queued', 'made', 'held', 'failed')),
     outline jsonb, files jsonb not null default '[]', error text not null default '', ended_at timestamptz,
     unique (committee_id, from_day, no))`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
