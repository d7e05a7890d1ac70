/** Drafts of every form (docs/decisions/0033), and no moment of a choice that a young person may have made with a question. */
import { type Kysely, sql } from 'kysely';

const statements = [
  `create table form_draft (
     person_id text not null references person, form text not null, thing text not null, typed jsonb not null,
     stands_on jsonb not null, kept_at timestamptz not null, primary key (person_id, form, thing))`,
  // Nothing reads when it was; of a young member of two committees it would be a moment beside their question's (0024).
  `alter table committee_choice drop column chosen_at`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
