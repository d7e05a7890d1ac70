/** Words that a committee has accepted, each with its kind, who and when; and small numbers that somebody confirmed. */
import { type Kysely, sql } from 'kysely';

const statements = [
  // `document` is '' where the word holds in every document; a name holds in one alone. No `accepted_by`: the command line.
  `create table accepted_term (
     committee_id text not null references committee, term_key text not null, document text not null,
     term text not null,
     kind text not null check (kind in ('place', 'service', 'organisation', 'member', 'officer', 'plan-term', 'name')),
     accepted_by text references person, accepted_at timestamptz not null,
     primary key (committee_id, term_key, document))`,
  // `fingerprint` says which numbers stood there: one number more, and somebody is asked again.
  `create table confirmed_numbers (
     committee_id text not null references committee, document text not null, fingerprint text not null,
     how_many int not null, confirmed_by text not null references person, confirmed_at timestamptz not null,
     primary key (committee_id, document, fingerprint))`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
