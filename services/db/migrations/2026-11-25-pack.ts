/** A build is a numbered version: draft or final, sealed, checked, a pack or a supplement; findings may be kept with a reason. */
import { type Kysely, sql } from 'kysely';

const statements = [
  `alter table pack_build drop constraint pack_build_state_check`,
  `alter table pack_build
     add column kind text not null default 'pack' check (kind in ('pack', 'supplement')),
     add column stage text not null default 'draft' check (stage in ('draft', 'final')),
     add column supplement_no int,
     add column item_ids jsonb not null default '[]',
     add column based_on text references pack_build,
     add column data_at timestamptz,
     add column edition_files jsonb not null default '[]',
     add column findings jsonb not null default '[]',
     add column retry_at timestamptz,
     add column sealed_at timestamptz,
     add column tries int not null default 0,
     add constraint pack_build_state_check check (state in ('queued', 'building', 'waiting', 'built', 'failed'))`,
  // One decision for a meeting and finding, whatever the version: what was kept with a reason is not asked again.
  `create table finding_kept (
     meeting_id text not null references meeting, fingerprint text not null,
     office text not null check (office in ('clerk', 'chair', 'adviser')), rule text not null, reason text not null,
     kept_by text not null references person, kept_at timestamptz not null,
     primary key (meeting_id, fingerprint, office))`,
  // The product prepares, an officer publishes: this says when they did (domain.md 0.2).
  `create table despatch (
     build_id text primary key references pack_build, despatched_by text not null references person,
     despatched_at timestamptz not null, recorded_at timestamptz not null)`,
  // committees/: the council's own Word file, from a day on; a row without a file goes back to the product's own.
  `create table committee_word_template (
     committee_id text not null references committee, from_day date not null, name text not null, file bytea,
     set_at timestamptz not null, primary key (committee_id, from_day))`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
