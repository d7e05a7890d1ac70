/** The agenda of a meeting, written reports in dated forms, committee actions and the work programme (domain.md 1.3, 2.4). */
import { type Kysely, sql } from 'kysely';

const statements = [
  // agenda/
  `create table agenda_order (
     committee_id text not null references committee, from_day date not null, content jsonb not null,
     set_at timestamptz not null, set_by text not null, primary key (committee_id, from_day))`,
  `create table agenda (
     meeting_id text primary key references meeting, first_minute_number int, version int not null,
     made_at timestamptz not null)`,
  // A private item without its ground cannot be stored, whatever a program forgets (LGA 1972 s.100A(5)).
  `create table agenda_item (
     id text primary key, meeting_id text not null references agenda, kind text not null, position int not null,
     title text not null, public_title text not null, purpose text not null, lead_post text,
     part int not null check (part in (1, 2)), privacy jsonb, timing jsonb not null, report_id text,
     withdrawn_reason text, withdrawn_at timestamptz, added_at timestamptz not null, added_by text not null,
     version int not null,
     check (part = 1 or (privacy is not null and public_title <> '')))`,
  `create index agenda_item_meeting on agenda_item (meeting_id, position)`,
  `create table agenda_attachment (
     id text primary key, item_id text not null references agenda_item, part int not null check (part in (1, 2)),
     title text not null, folder text not null, name text not null, format text not null,
     added_at timestamptz not null, added_by text not null, unique (item_id, folder, name))`,
  // reports/
  `create table report_template (
     id text primary key, committee_id text not null references committee, name text not null, from_day date not null,
     content jsonb not null, imported_at timestamptz not null, imported_by text not null)`,
  `create index report_template_committee on report_template (committee_id, from_day)`,
  `create table report (
     id text primary key, meeting_id text not null references meeting, template_id text not null,
     template jsonb not null, created_at timestamptz not null, created_by text not null)`,
  `create index report_meeting on report (meeting_id)`,
  `create table report_text (
     report_id text not null references report, key text not null, version int not null, text text not null,
     saved_at timestamptz not null, saved_by text not null, primary key (report_id, key, version))`,
  `create table report_draft (
     report_id text not null references report, key text not null, person_id text not null references person,
     text text not null, saved_at timestamptz not null, primary key (report_id, key, person_id))`,
  // actions/: "committee actions", to keep them apart from the plan's (domain.md 4.1).
  `create table committee_action (
     id text primary key, committee_id text not null references committee, meeting_id text not null references meeting,
     kind text not null check (kind in ('ask', 'nomination')), ask text not null, owner_post text not null,
     due_day date, state text not null check (state in ('open', 'done', 'closed')), outcome text not null,
     closed_day date, version int not null, created_at timestamptz not null)`,
  `create index committee_action_committee on committee_action (committee_id, created_at)`,
  // programme/
  `create table programme_item (
     id text primary key, committee_id text not null references committee, default_key text, title text not null,
     lead_post text, usual_month int check (usual_month between 1 and 12), meeting_id text references meeting,
     removed boolean not null, version int not null)`,
  `create index programme_item_committee on programme_item (committee_id)`,
  `create table programme_move (
     item_id text not null references programme_item, due_from date not null, meeting_id text not null references meeting,
     primary key (item_id, due_from))`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
