/** The one table of drafts of forms. Updates and reports have tables of their own, because others are told of theirs. */
import { sql } from 'kysely';
import { z } from 'zod';
import type { Executor } from '../db/tables';
import { type FormDraft, type FormKey, thingText } from './rules';

const Row = z.object({
  typed: z.record(z.string(), z.string()),
  standsOn: z.record(z.string(), z.number()),
  keptAt: z.date(),
});

export async function draftOf(on: Executor, key: FormKey): Promise<FormDraft | null> {
  const row = await on
    .selectFrom('form_draft')
    .select(['typed', 'stands_on as standsOn', 'kept_at as keptAt'])
    .where('person_id', '=', key.personId)
    .where('form', '=', key.form)
    .where('thing', '=', thingText(key.thing))
    .executeTakeFirst();
  return row ? Row.parse(row) : null;
}

export async function writeDraft(on: Executor, key: FormKey, draft: FormDraft): Promise<void> {
  const value = {
    typed: sql<string>`${JSON.stringify(draft.typed)}::jsonb`,
    stands_on: sql<string>`${JSON.stringify(draft.standsOn)}::jsonb`,
    kept_at: draft.keptAt,
  };
  await on
    .insertInto('form_draft')
    .values({ person_id: key.personId, form: key.form, thing: thingText(key.thing), ...value })
    .onConflict((conflict) => conflict.columns(['person_id', 'form', 'thing']).doUpdateSet(value))
    .execute();
}

export async function deleteDraft(on: Executor, key: FormKey): Promise<void> {
  await on
    .deleteFrom('form_draft')
    .where('person_id', '=', key.personId)
    .where('form', '=', key.form)
    .where('thing', '=', thingText(key.thing))
    .execute();
}

/**
 * Whether one of this person's presses changed something: each that did has a row of its own, an update's in its versions.
 * @param by whose press it is: the same card in another's hands is a press of theirs.
 * @param presses the ids that the press may have been stored under.
 * @param requests the updates that it may have sent.
 */
export async function wasTaken(
  on: Executor,
  { by, presses, requests }: { by: string; presses: string[]; requests: string[] },
): Promise<boolean> {
  const { rows } = await sql`
    select from press where submission_id = any(${presses}::text[]) and person_id = ${by}
    union all
    select from update_version
    where request_id = any(${requests}::text[]) and submission_id = any(${presses}::text[]) and sent_by = ${by}
    limit 1`.execute(on);
  return rows.length > 0;
}
