/** Days: what people were told, which steps are done, what a late publication counts as, and elections. */
import { type Kysely, sql } from 'kysely';

const statements = [
  // Since when people know of this date: it never comes earlier unless they are told anew.
  `alter table meeting_date add column told_at timestamptz`,
  // Leads of a round that is open were told its dates when it opened.
  `update meeting_date set told_at = reporting_round.opened_at from reporting_round
     where reporting_round.meeting_id = meeting_date.meeting_id and reporting_round.state = 'open'
       and step in ('round-opens', 'words-due', 'figures-due', 'draft-to-consultees')`,
  `create table meeting_step_done (
     meeting_id text not null references meeting, step text not null, done_by text not null references person,
     done_at timestamptz not null, primary key (meeting_id, step))`,
  // As reckoned when it was recorded: later than 17:00 counts as the next working day (domain.md 2.3).
  `alter table despatch add column counts_as date`,
  `alter table despatch add column lawful_day date`,
  // What a council adds to or takes from the elections of services/meetings/elections.ts.
  `create table election (
     polling_day date primary key, notice_day date not null, name text not null, added_by text not null,
     added_at timestamptz not null, removed_by text, removed_at timestamptz)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
