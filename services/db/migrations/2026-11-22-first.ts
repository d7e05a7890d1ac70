/** The first schema: one committee's plan, people, meetings, rounds, updates, scrutiny, notices, jobs and packs. */
import { type Kysely, sql } from 'kysely';

const statements = [
  // committees/: every name is dated, because this committee has been renamed before (domain.md 5, failure 15).
  `create table committee (id text primary key, created_at timestamptz not null)`,
  `create table committee_setting (
     committee_id text not null references committee, from_day date not null,
     name text not null, parent_body text not null, governance_model text not null,
     operational_group_name text not null, shadow_committee_name text not null,
     meeting_time text not null, venue text not null, offsets jsonb not null,
     primary key (committee_id, from_day))`,
  // calendar/
  `create table day_off (
     day date not null, kind text not null check (kind in ('bank-holiday', 'closure')),
     name text not null, source text not null check (source in ('library', 'clerk')),
     added_by text, added_at timestamptz not null, removed_by text, removed_at timestamptz, primary key (day, kind))`,
  `create table day_off_horizon (id int primary key check (id = 1), known_until date not null, source text not null)`,
  // people/
  `create table person (
     id text primary key, name text not null, email text not null, aad_object_id text unique,
     from_day date, until_day date, notices_stopped_reason text, created_at timestamptz not null)`,
  `create unique index person_email on person (lower(email))`,
  `create table person_role (
     person_id text not null references person, role text not null, committee_id text not null references committee,
     primary key (person_id, role, committee_id))`,
  `create table post (id text primary key, title text not null unique)`,
  `create table post_holding (
     id text primary key, post_id text not null references post, person_id text not null references person,
     deputy_person_id text references person, from_day date, until_day date)`,
  `create index post_holding_post on post_holding (post_id)`,
  // strategy/
  `create table strategy (
     id text primary key, committee_id text not null references committee, version int not null, title text not null,
     from_day date not null, until_day date not null, state text not null check (state in ('current', 'closed')),
     source text not null, imported_at timestamptz not null, imported_by text not null, unique (committee_id, version))`,
  `create table pledge (
     id text primary key, strategy_id text not null references strategy, no int not null, slug text not null,
     wording text not null, short_name text not null, unique (strategy_id, no))`,
  `create table workstream (
     id text primary key, strategy_id text not null references strategy, name text not null, lead_post text)`,
  `create table workstream_pledge (
     workstream_id text not null references workstream, pledge_no int not null, primary key (workstream_id, pledge_no))`,
  `create table plan_action (
     id text primary key, strategy_id text not null references strategy, pledge_no int not null, ref text not null,
     position int not null, title text not null, lead_post text not null, contributor_posts jsonb not null,
     kind text not null, starts date, due date, due_precision text, flags jsonb not null, unique (strategy_id, ref))`,
  `create table measure (
     id text primary key, action_id text not null references plan_action, code text not null, position int not null,
     name text not null, kind text not null check (kind in ('count', 'percentage', 'milestone', 'descriptive')),
     unit text, good_direction text, baseline jsonb, target jsonb, due date, frequency text,
     small_number_risk boolean not null, note text, unique (action_id, code))`,
  // meetings/
  `create table meeting (
     id text primary key, committee_id text not null references committee, day date not null, starts_at text not null,
     venue text not null, profile text not null check (profile in ('normal', 'light')), period_label text not null,
     period_ends date not null, created_at timestamptz not null, unique (committee_id, day))`,
  `create table meeting_date (
     meeting_id text not null references meeting, step text not null, day date not null, reasons jsonb not null,
     primary key (meeting_id, step))`,
  // rounds/
  `create table reporting_round (
     id text primary key, meeting_id text not null unique references meeting, strategy_id text not null references strategy,
     state text not null check (state in ('planned', 'open', 'closed')), opens_at timestamptz not null,
     words_due_at timestamptz not null, figures_due_at timestamptz not null, locks_at timestamptz not null,
     opened_at timestamptz, opened_by text, closed_at timestamptz)`,
  `create table update_request (
     id text primary key, round_id text not null references reporting_round, action_id text not null references plan_action,
     handed_to text references person, handed_by text references person, handed_at timestamptz,
     words_extended_to timestamptz,
     state text not null check (state in ('not-started', 'sent', 'returned', 'accepted')),
     version_no int not null, unique (round_id, action_id))`,
  `create table more_time_request (
     id text primary key, request_id text not null references update_request, asked_by text not null references person,
     asked_at timestamptz not null, until_day date not null, reason text not null,
     decision text not null check (decision in ('asked', 'agreed', 'declined')), decided_by text, decided_at timestamptz)`,
  // updates/
  `create table update_draft (
     request_id text not null references update_request, person_id text not null references person,
     content jsonb not null, based_on int not null, saved_at timestamptz not null, primary key (request_id, person_id))`,
  `create table update_version (
     id text primary key, request_id text not null references update_request, no int not null, status text not null,
     done text not null, difference text not null, next_steps text not null, voice text not null, no_change_reason text,
     reply_to_comment text not null, sent_by text not null references person, sent_at timestamptz not null,
     submission_id text not null,
     unique (request_id, no))`,
  `create table update_figure (
     version_id text not null references update_version, measure_id text not null references measure,
     to_come boolean not null, count numeric, base int, as_at date, source text not null,
     reached boolean, reached_on date, words text not null, primary key (version_id, measure_id))`,
  // One row for each press that changed something: the same submission id again is the same press (platform.md 2).
  `create table press (
     submission_id text primary key, person_id text not null, verb text not null, pressed_at timestamptz not null)`,
  // scrutiny/
  `create table scrutiny_decision (
     id text primary key, request_id text not null references update_request, version_no int not null,
     decision text not null check (decision in ('accepted', 'returned')), comment text not null,
     decided_by text not null references person, decided_at timestamptz not null)`,
  `create index scrutiny_decision_request on scrutiny_decision (request_id)`,
  // notices/
  `create table notice (
     id text primary key, key text not null unique, kind text not null, person_id text not null references person,
     subject jsonb not null, due_at timestamptz not null,
     state text not null check (state in ('queued', 'sending', 'delivered', 'not-needed', 'not-reached')),
     reason text not null, attempts int not null, created_at timestamptz not null, ended_at timestamptz,
     conversation_id text, activity_id text, leased_until timestamptz)`,
  `create index notice_open on notice (person_id, due_at) where state in ('queued', 'sending')`,
  `create index notice_delivered on notice (person_id, ended_at) where state = 'delivered'`,
  `create table conversation (
     person_key text primary key, tenant_id text, service_url text not null, conversation_id text not null,
     bot_id text not null, bot_name text not null, user_id text not null, channel_id text not null,
     state text not null check (state in ('installed', 'uninstalled', 'blocked')), seen_at timestamptz not null)`,
  // jobs/: platform.md 7.
  `create table job (
     id text primary key, kind text not null, key text not null, payload jsonb not null, run_at timestamptz not null,
     attempts int not null, max_attempts int not null, lease_token text, leased_until timestamptz,
     state text not null check (state in ('waiting', 'running', 'done', 'failed')), last_error text not null,
     created_at timestamptz not null, ended_at timestamptz, unique (kind, key))`,
  `create index job_ready on job (run_at) where state in ('waiting', 'running')`,
  // pack/
  `create table pack_build (
     id text primary key, meeting_id text not null references meeting, no int not null, requested_by text not null,
     requested_at timestamptz not null, state text not null check (state in ('queued', 'building', 'built', 'failed')),
     progress text not null, composed jsonb, files jsonb not null, notes jsonb not null, built_at timestamptz,
     error text not null,
     card_conversation_id text, card_activity_id text, unique (meeting_id, no))`,
  // audit/
  `create table audit_entry (
     id text primary key, at timestamptz not null, person_id text, what text not null, subject jsonb not null)`,
  `create index audit_entry_at on audit_entry (at)`,
  // local/: the movable clock and other single facts of this installation.
  `create table installation_fact (name text primary key, value jsonb not null, set_at timestamptz not null)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
