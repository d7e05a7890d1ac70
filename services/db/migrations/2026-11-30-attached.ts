/** What was found in attached files by their content, and what clerks have chosen about changes and hidden words in them. */
import { type Kysely, sql } from 'kysely';

const statements = [
  // Facts and counts, never words: by content, so that the same file attached twice is read once.
  `create table attached_reading (
    sha256 text not null,
    kind text not null,
    reader integer not null,
    facts jsonb not null,
    read_at timestamptz not null,
    primary key (sha256, kind)
  )`,
  // The content that an attachment had when it was last looked at.
  `create table attached_seen (
    attachment_id text primary key references agenda_attachment on delete cascade,
    sha256 text not null,
    seen_at timestamptz not null
  )`,
  // For one content alone: a file that has changed is asked about again.
  `create table attached_choice (
    attachment_id text not null references agenda_attachment on delete cascade,
    sha256 text not null,
    changes text,
    hidden text,
    chosen_by text not null references person,
    chosen_at timestamptz not null,
    primary key (attachment_id, sha256)
  )`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
