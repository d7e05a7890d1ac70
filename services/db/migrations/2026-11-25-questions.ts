/** The shadow committee's questions: the locked room, the safety route, and the way to an answer (domain.md 2.8, 2.9). */
import { type Kysely, sql } from 'kysely';

const statements = [
  // The code is what a worker hands round: it opens the form, and shows nothing.
  `create table ask_group (
     id text primary key, committee_id text not null references committee, name text not null, code text not null unique,
     state text not null check (state in ('active', 'paused')), made_by text not null, changed_at timestamptz not null)`,
  `create table asked_question (
     id text primary key, committee_id text not null references committee, meeting_id text references meeting,
     theme text not null, wording text not null,
     state text not null check (state in ('proposed', 'agreed', 'answered', 'home', 'withdrawn')),
     made_by text not null, made_at timestamptz not null, agreed_at timestamptz, officer_post text, sent_at timestamptz,
     due_day date, promised boolean not null default false, answer text not null default '',
     outcome text check (outcome in ('answered', 'change', 'cannot', 'not-ours')),
     what text not null default '', by_day date, who text not null default '', reason text not null default '',
     passed_to text not null default '', answered_by text, answered_at timestamptz, reply text not null default '',
     reply_by text, reply_at timestamptz, action_id text, withdrawn_because text not null default '',
     check (wording <> '' or state in ('proposed', 'withdrawn')))`,
  `create index asked_question_meeting on asked_question (meeting_id)`,
  `create table question (
     id text primary key, committee_id text not null references committee, meeting_id text references meeting,
     group_id text references ask_group, way text not null, dedupe text not null unique, asker text, keepsake text unique,
     follows_id text, raised boolean not null, practice boolean not null,
     state text not null check (state in ('unread', 'read', 'ok', 'worried')), received_at timestamptz not null,
     read_at timestamptz, decided_by text, decided_at timestamptz, asked_id text references asked_question,
     agreed_at timestamptz, agreed_how text, heard text check (heard in ('yes', 'no')), heard_at timestamptz,
     purged_at timestamptz, aside text not null default '', aside_at timestamptz)`,
  `create index question_open on question (committee_id, received_at) where purged_at is null`,
  `create index question_asked on question (asked_id)`,
  `create index question_asker on question (asker) where asker is not null`,
  // The one table that holds a young person's words, as ciphertext.
  `create table locked_words (
     id text primary key, question_id text references question, asked_id text references asked_question,
     kind text not null check (kind in ('words', 'proposal')), key_id text not null, sealed bytea not null,
     created_at timestamptz not null, check ((question_id is null) <> (asked_id is null)))`,
  `create index locked_words_question on locked_words (question_id)`,
  `create index locked_words_asked on locked_words (asked_id)`,
  `create table question_kept_from (
     question_id text not null references question, person_id text not null references person,
     primary key (question_id, person_id))`,
  `create table concern (
     question_id text primary key references question, path text not null check (path in ('child', 'allegation')),
     holder_id text not null references person, raised_by text not null references person,
     raised_at timestamptz not null, reference text not null default '', received_by text not null default '',
     received_at timestamptz, on_record_by text references person, on_record_at timestamptz)`,
  `create table premeet (
     meeting_id text primary key references meeting, day date not null, worker_id text not null references person,
     chair_came boolean not null, head_came boolean not null, recorded_at timestamptz not null)`,
  `create table practice_run (
     id text primary key, committee_id text not null references committee, quarter text not null,
     question_id text not null references question, started_by text not null references person,
     started_at timestamptz not null, finished_at timestamptz, result jsonb, unique (committee_id, quarter))`,
  `create table question_purge (
     id text primary key, meeting_id text references meeting, at timestamptz not null, questions int not null,
     waiting int not null)`,
  `create table survey_theme (
     id text primary key, committee_id text not null references committee, survey text not null, theme text not null,
     did text not null, cannot_because text not null, by_day date, service text not null, action_ref text not null,
     made_by text not null, made_at timestamptz not null)`,
  `create table meeting_close (
     meeting_id text primary key references meeting, closed_by text not null references person,
     closed_at timestamptz not null)`,
  // Who read what stays as it was written (domain.md 2.9.13).
  `create function audit_entry_stays() returns trigger language plpgsql as
     $$ begin raise exception 'audit rows are never changed'; end $$`,
  `create trigger audit_entry_stays before update or delete on audit_entry
     for each row execute function audit_entry_stays()`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
