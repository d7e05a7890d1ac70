/** The scorecard: figures of the performance team, confirmations, agreements to print, and what was published. */
import { type Kysely, sql } from 'kysely';

const statements = [
  // `replaced_by` names a later row, and a backup fills a table from its first row on: so no foreign key.
  `create table figure (
     id text primary key, committee_id text not null references committee, measure_code text not null,
     part text not null, from_day date, as_at date not null, count numeric, base int,
     words text not null, note text not null, source text not null, definition text not null,
     population text check (population in ('children', 'others')), zero_reveals boolean not null,
     confirmed_by text not null, came_by text not null, added_by text references person, added_at timestamptz not null,
     position int not null, replaced_by text, withdrawn_at timestamptz, withdrawn_by text references person,
     withdrawn_reason text not null)`,
  `create index figure_standing on figure (committee_id, measure_code, as_at)
     where replaced_by is null and withdrawn_at is null`,
  `create table figure_comparator (
     id text primary key, committee_id text not null references committee, measure_code text not null,
     name text not null, value text not null, source text not null, year text not null, added_at timestamptz not null,
     unique (committee_id, measure_code, name, year))`,
  `create table figure_parts_of (
     committee_id text not null references committee, part_code text not null, total_code text not null,
     breakdown text not null, primary key (committee_id, part_code, total_code, breakdown))`,
  `create table figure_confirmation (
     id text primary key, committee_id text not null references committee, measure_code text not null,
     part text not null, from_day date, as_at date not null, figure_id text not null, seen jsonb not null,
     reason text not null, confirmed_by text not null, person_id text not null references person,
     confirmed_at timestamptz not null)`,
  `create index figure_confirmation_place on figure_confirmation (committee_id, measure_code, as_at)`,
  `create table figure_agreement (
     id text primary key, committee_id text not null references committee, measure_code text not null,
     part text not null, as_at date not null, fingerprint text not null,
     office text not null check (office in ('chair', 'adviser')), person_id text not null references person,
     reason text not null, agreed_at timestamptz not null, withdrawn_by text references person,
     withdrawn_at timestamptz)`,
  // Two presses at once by one office make one agreement.
  `create unique index figure_agreement_standing on figure_agreement (committee_id, measure_code, part, as_at, office)
     where withdrawn_at is null`,
  `create table published_figure (
     id text primary key, committee_id text not null references committee, build_id text not null,
     measure_code text not null, part text not null, from_day date, as_at date not null, count numeric, base int,
     hidden boolean not null, published_at timestamptz not null)`,
  `create index published_figure_build on published_figure (committee_id, build_id)`,
  `create table small_number_setting (
     committee_id text not null references committee, from_day date not null,
     small_count int not null check (small_count between 1 and 50),
     small_base int not null check (small_base between 1 and 200), primary key (committee_id, from_day))`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
