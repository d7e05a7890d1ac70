/** Small numbers confirmed one by one by whoever wrote or prints them, and words returned to their author from a finding. */
import { type Kysely, sql } from 'kysely';

const statements = [
  // `number_key` is a digest of the words around the number; of a few words alone, of their document too.
  `create table confirmed_number (
     committee_id text not null references committee, number_key text not null,
     confirmed_by text not null references person, confirmed_at timestamptz not null,
     primary key (committee_id, number_key))`,
  // Whole lists were confirmed by what they held together: those are asked about once more, number by number.
  'drop table confirmed_numbers',
  // Sections sent back from a finding, a version once.
  `create table report_return (
     report_id text not null references report, key text not null, version int not null,
     reason text not null, returned_by text not null references person, returned_at timestamptz not null,
     primary key (report_id, key, version))`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
