/** Sign-off of the young people's edition by a participation worker: one row for each version of a meeting's pack. */
import { type Kysely, sql } from 'kysely';

const statements = [
  `create table edition_signoff (
     id text primary key, meeting_id text not null references meeting, build_id text not null unique references pack_build,
     version_no int not null, sha256 text not null, outline jsonb not null,
     state text not null check (state in ('asked', 'signed-off', 'sent-back')), comment text not null,
     asked_at timestamptz not null, decided_by text references person, decided_at timestamptz)`,
  `create index edition_signoff_meeting on edition_signoff (meeting_id, version_no)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
