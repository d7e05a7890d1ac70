/** Drafts of every form (docs/decisions/0033), and no moment of a choice that a young person may have made with a question. */
import { type Kysely, sql } from 'kysely';

const statements = [
  `create table form_draft (
     person_id text not null references person, form text not null, thing text not null, typed jsonb not null,
     stands_on jsonb not null, kept_at timestamptz not null, primary key (person_id, form, thing))`,
  // Nothing reads when it was; of a young member of two committees it would be a moment beside their question's (0024).
  `alter table committee_choice drop column chosen_at`,
  // Texts that stood before young people's words were looked for are looked through once (services/questions/sweeping.ts).
  `insert into installation_fact (name, value, set_at)
     select 'speech-sweep', '"asked"'::jsonb, now() where exists (select from update_version)
       or exists (select from update_draft) or exists (select from report_text) or exists (select from visit_note)
       or exists (select from agenda_item) or exists (select from committee_action) or exists (select from figure)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
