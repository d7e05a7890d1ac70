/** Where a person stands in the database: found in its own catalogue, so that a new table is not forgotten. */

import { sql } from 'kysely';
import { notOver } from '../db/in-force';
import type { Executor } from '../db/tables';

export interface Place {
  table: string;
  columns: string[];
}

/** Young people's words are read in the locked room only, by a named reader (domain.md 2.9). */
const locked = ['locked_words', 'question', 'held_words', 'question_kept_from', 'concern'];
/** Columns that hold a person's id without saying so to the database. */
const byName = /^(person_id|.*_by|.*_person_id|handed_to|holder_id|worker_id)$/;

/** Every table and column that may name a person. */
export async function placesOfPeople(on: Executor): Promise<Place[]> {
  const { rows } = await sql<{ table: string; column: string; refers: boolean }>`
    select c.relname::text as table, a.attname::text as column,
      exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f'
        and k.confrelid = 'person'::regclass and a.attnum = any(k.conkey)) as refers
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and a.atttypid = 'text'::regtype
      and not starts_with(c.relname::text, 'kysely_')
    order by c.relname, a.attnum`.execute(on);
  const places = new Map<string, string[]>();
  for (const { table, column, refers } of rows) {
    if (locked.includes(table) || (!refers && !byName.test(column))) continue;
    places.set(table, [...(places.get(table) ?? []), column]);
  }
  return [...places].map(([table, columns]) => ({ table, columns }));
}

/** Rows that name the person, as JSON; files in them are left out. */
export async function rowsAbout(
  on: Executor,
  place: Place,
  personId: string,
): Promise<Record<string, unknown>[]> {
  const names = sql.join(
    place.columns.map((column) => sql`${sql.ref(column)} = ${personId}`),
    sql` or `,
  );
  const { rows } = await sql<{
    row: Record<string, unknown>;
  }>`select to_jsonb(t) as row from ${sql.table(place.table)} as t
    where ${names}`.execute(on);
  return rows.map(({ row }) => row);
}

export async function personRow(on: Executor, who: string) {
  const wanted = who.trim().toLowerCase();
  const { rows } = await sql<{ id: string; name: string; email: string; aad_object_id: string | null }>`
    select id, name, email, aad_object_id from person
    where lower(email) = ${wanted} or id = ${who.trim()} or lower(name) = ${wanted}`.execute(on);
  return rows;
}

export async function conversationOf(
  on: Executor,
  aadObjectId: string | null,
): Promise<Record<string, unknown>[]> {
  if (aadObjectId === null) return [];
  const { rows } = await sql<{ row: Record<string, unknown> }>`select to_jsonb(c) as row from conversation c
    where person_key = ${aadObjectId}`.execute(on);
  return rows.map(({ row }) => row);
}

/** A role or post that is not over. */
export async function isInPost(on: Executor, personId: string, today: string): Promise<boolean> {
  const { rows } = await sql`select from in_post
    where person_id = ${personId} and ${notOver('in_post', today)} limit 1`.execute(on);
  return rows.length > 0;
}

export interface Erased {
  what: string;
  rows: number;
}

/** Takes out what need not stay, and the name, address and account of the person. */
export async function erase(
  on: Executor,
  person: { id: string; aad_object_id: string | null },
): Promise<Erased[]> {
  const { id, aad_object_id: account } = person;
  const statements: [string, ReturnType<typeof sql>][] = [
    ['the address of their chat with the bot', sql`delete from conversation where person_key = ${account}`],
    [
      'where their chat shows the progress of packs',
      sql`update pack_build set card_conversation_id = null, card_activity_id = null
        where requested_by = ${id} and card_conversation_id is not null`,
    ],
    ['drafts that were never sent', sql`delete from update_draft where person_id = ${id}`],
    ['what they typed into forms and did not send', sql`delete from form_draft where person_id = ${id}`],
    ['drafts of reports', sql`delete from report_draft where person_id = ${id}`],
    ['which buttons they pressed', sql`delete from press where person_id = ${id}`],
    ['which messages they were sent', sql`delete from notice where person_id = ${id}`],
    ['days away from visits', sql`delete from visit_away where person_id = ${id}`],
    ['the link of their calendar', sql`delete from visit_feed where person_id = ${id}`],
    ['party, training and check dates', sql`delete from visit_member where person_id = ${id}`],
    ['stops of their messages', sql`delete from message_stop where person_id = ${id}`],
    ['the committee they chose last', sql`delete from committee_choice where person_id = ${id}`],
    [
      'their name, e-mail address and account',
      sql`update person set name = 'Somebody who has left', email = ${`${id}@erased.invalid`}, aad_object_id = null where id = ${id}`,
    ],
  ];
  const done: Erased[] = [];
  for (const [what, statement] of statements) {
    const result = await statement.execute(on);
    done.push({ what, rows: Number(result.numAffectedRows ?? 0n) });
  }
  return done;
}
