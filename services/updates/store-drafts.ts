/** What each person has typed and not sent: one draft a person and request, right or wrong. */
import { sql } from 'kysely';
import { z } from 'zod';
import type { Executor } from '../db/tables';
import type { TypedUpdate } from './rules';
import { storable } from './text';

export interface Draft {
  typed: TypedUpdate;
  basedOn: number;
  savedAt: Date;
}

const Typed = z.record(z.string(), z.string());

export async function draftOf(on: Executor, requestId: string, personId: string): Promise<Draft | null> {
  const row = await on
    .selectFrom('update_draft')
    .select(['content', 'based_on', 'saved_at'])
    .where('request_id', '=', requestId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row ? { typed: Typed.parse(row.content), basedOn: row.based_on, savedAt: row.saved_at } : null;
}

/** False when there is no such request. */
export async function keepDraft(
  on: Executor,
  requestId: string,
  personId: string,
  draft: Draft,
): Promise<boolean> {
  const { rows } = await sql`
    insert into update_draft (request_id, person_id, content, based_on, saved_at)
    select r.id, ${personId}, ${draftText(draft.typed)}::jsonb, ${draft.basedOn}::int, ${draft.savedAt}::timestamptz
    from update_request r where r.id = ${requestId}
    on conflict (request_id, person_id)
    do update set content = excluded.content, based_on = excluded.based_on, saved_at = excluded.saved_at
    returning request_id`.execute(on);
  return rows.length > 0;
}

/** Takes a draft away when it says no more than what was sent: anything typed since then stays. */
export async function dropDraft(
  on: Executor,
  requestId: string,
  personId: string,
  typed: TypedUpdate,
): Promise<void> {
  await on
    .deleteFrom('update_draft')
    .where('request_id', '=', requestId)
    .where('person_id', '=', personId)
    .where('content', '=', sql<unknown>`${draftText(typed)}::jsonb`)
    .execute();
}

// PostgreSQL's jsonb refuses half characters and NUL; a draft must never be refused.
function draftText(typed: TypedUpdate): string {
  return JSON.stringify(
    Object.fromEntries(Object.entries(typed).map(([id, text]) => [storable(id), storable(text)])),
  );
}
