/** Frontline visits: services, who may go, the rota, places, swaps, notes, replies and private calendar feeds. */
import { type Kysely, sql } from 'kysely';

const statements = [
  `create table visit_setting (committee_id text primary key references committee, value jsonb not null)`,
  `create table visit_service (
     id text primary key, committee_id text not null references committee, name text not null, place text not null,
     manager_post text not null, contact text not null, what_to_see text not null, what_to_ask text not null,
     pledges jsonb not null, is_home boolean not null, starts_at text not null, minutes int not null,
     retired_at timestamptz, unique (committee_id, name))`,
  `create table visit_member (
     person_id text not null references person, committee_id text not null references committee, party text not null,
     trained_on date, check_from date, check_until date, visits_before int not null,
     primary key (person_id, committee_id))`,
  `create table visit_away (
     id text primary key, person_id text not null references person, from_day date not null, until_day date not null,
     added_at timestamptz not null)`,
  `create index visit_away_person on visit_away (person_id)`,
  // The draft is one value: it is changed as a whole and lives until it is agreed.
  `create table visit_rota (
     id text primary key, committee_id text not null references committee, from_day date not null,
     until_day date not null, draft jsonb, notes jsonb not null, version int not null, drafted_at timestamptz not null,
     agreed_at timestamptz, agreed_by text, unique (committee_id, from_day))`,
  `create table visit (
     id text primary key, committee_id text not null references committee, rota_id text not null references visit_rota,
     service_id text not null references visit_service, day date not null, starts_at text not null, minutes int not null,
     state text not null check (state in ('planned', 'cancelled', 'made', 'not-made')), reason text not null,
     manager_agreed_at timestamptz, children_agreed_at timestamptz, agreed_by text,
     sequence int not null, changed_at timestamptz not null, created_at timestamptz not null,
     line_summary text, line_outcome text, line_by text, line_at timestamptz)`,
  `create index visit_committee_day on visit (committee_id, day)`,
  `create table visit_place (
     id text primary key, visit_id text not null references visit, slot int not null, person_id text references person,
     state text not null check (state in ('open', 'held', 'accepted')), since timestamptz not null,
     unique (visit_id, slot), unique (visit_id, person_id), check ((person_id is null) = (state = 'open')))`,
  `create index visit_place_person on visit_place (person_id)`,
  // Who could not go, so that the place is not offered to them again.
  `create table visit_answer (
     visit_id text not null references visit, person_id text not null references person,
     answer text not null check (answer in ('cannot', 'released', 'swapped')), at timestamptz not null,
     primary key (visit_id, person_id))`,
  `create table visit_swap (
     id text primary key, place_id text not null references visit_place, from_person_id text not null references person,
     to_person_id text references person, return_place_id text references visit_place,
     state text not null check (state in ('offered', 'taken', 'with-clerk', 'done', 'ended')),
     reason text not null, offered_at timestamptz not null, changed_at timestamptz not null)`,
  `create unique index visit_swap_one on visit_swap (place_id) where state in ('offered', 'taken', 'with-clerk')`,
  `create table visit_note (
     id text primary key, visit_id text not null references visit, person_id text not null references person,
     met text not null, worked text not null, hindered text not null, ask text not null,
     saved_at timestamptz not null, sent_at timestamptz, unique (visit_id, person_id))`,
  // Never a word of what was seen or heard: it leaves this system at once (domain.md 2.8, 2.9).
  `create table visit_concern (
     id text primary key, visit_id text not null references visit, person_id text not null references person,
     told text not null, reference text not null, at timestamptz not null)`,
  `create table visit_reply (
     visit_id text primary key references visit, person_id text not null references person,
     answer text not null check (answer in ('agreed', 'partly', 'not-agreed', 'nothing-asked')),
     words text not null, at timestamptz not null)`,
  `create table visit_action (
     id text primary key, visit_id text not null references visit, what text not null, owner_post text not null,
     due_day date not null, done_words text, done_at timestamptz, done_by text, created_at timestamptz not null)`,
  `create table visit_theme (
     visit_id text not null references visit, theme text not null, primary key (visit_id, theme))`,
  `create table visit_calendar (
     visit_id text not null references visit, person_id text not null references person, sequence int not null,
     cancelled boolean not null, written_at timestamptz not null, primary key (visit_id, person_id))`,
  `create table visit_feed (
     person_id text primary key references person, secret_hash text unique, changed_by text not null,
     changed_at timestamptz not null)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
