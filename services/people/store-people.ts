/** Writes people from a list: matched by object id, then by email; added or changed, never removed. */
import { sql } from 'kysely';
import type { Day } from '../calendar/rules';
import type { Executor } from '../db/tables';
import type { HoldingEntry, PersonEntry } from './rules';

export interface Writing {
  committeeId: string;
  today: Day;
  at: Date;
  newId: () => string;
}

export interface Written {
  added: string[];
  changed: string[];
}

/** Must run in a transaction. Deputies may be people of the same list, so people come before posts. */
export async function writePeople(on: Executor, entries: PersonEntry[], writing: Writing): Promise<Written> {
  const written: Written = { added: [], changed: [] };
  const ids: string[] = [];
  for (const entry of entries) {
    const existing = await findId(on, entry);
    const id = existing ?? writing.newId();
    await writePerson(on, id, entry, existing !== null, writing.at);
    await writeRoles(on, id, entry, writing.committeeId);
    written[existing ? 'changed' : 'added'].push(id);
    ids.push(id);
  }
  for (const [index, id] of ids.entries()) {
    const holdings = entries[index]?.holdings ?? [];
    await writeHoldings(on, id, holdings, writing);
    for (const holding of holdings) await handOn(on, holding, ids, writing.today);
  }
  return written;
}

async function findId(on: Executor, entry: Pick<PersonEntry, 'aadObjectId' | 'email'>) {
  const rows = await on
    .selectFrom('person')
    .select(['id', 'aad_object_id'])
    .where((row) =>
      row.or([
        row('aad_object_id', '=', entry.aadObjectId?.toLowerCase() ?? ''),
        row(sql`lower(email)`, '=', entry.email.toLowerCase()),
      ]),
    )
    .execute();
  const byObjectId = rows.find(
    (row) => row.aad_object_id && row.aad_object_id === entry.aadObjectId?.toLowerCase(),
  );
  return (byObjectId ?? rows[0])?.id ?? null;
}

async function writePerson(on: Executor, id: string, entry: PersonEntry, exists: boolean, at: Date) {
  const facts = { name: entry.name, email: entry.email, from_day: entry.fromDay, until_day: entry.untilDay };
  const aad = entry.aadObjectId?.toLowerCase() ?? null;
  if (!exists) {
    await on
      .insertInto('person')
      .values({ id, ...facts, aad_object_id: aad, notices_stopped_reason: null, created_at: at })
      .execute();
    return;
  }
  // A list without object ids must not undo the ones that are known.
  const changes = aad ? { ...facts, aad_object_id: aad } : facts;
  await on.updateTable('person').set(changes).where('id', '=', id).execute();
}

async function writeRoles(on: Executor, personId: string, { roles }: PersonEntry, committeeId: string) {
  await on
    .deleteFrom('person_role')
    .where('person_id', '=', personId)
    .where('committee_id', '=', committeeId)
    .execute();
  const rows = [...new Set(roles)].map((role) => ({ person_id: personId, role, committee_id: committeeId }));
  if (rows.length) await on.insertInto('person_role').values(rows).execute();
}

async function writeHoldings(on: Executor, personId: string, holdings: HoldingEntry[], writing: Writing) {
  const kept: string[] = [];
  for (const holding of holdings) {
    const postId = await postNamed(on, holding.post, writing.newId);
    const existing = await on
      .selectFrom('post_holding')
      .select('id')
      .where('person_id', '=', personId)
      .where('post_id', '=', postId)
      .where(sql<boolean>`from_day is not distinct from ${holding.fromDay}::date`)
      .executeTakeFirst();
    const deputyId =
      holding.deputyEmail && (await findId(on, { aadObjectId: null, email: holding.deputyEmail }));
    const facts = { deputy_person_id: deputyId || null, until_day: holding.untilDay };
    const id = existing?.id ?? writing.newId();
    if (existing) await on.updateTable('post_holding').set(facts).where('id', '=', id).execute();
    else {
      await on
        .insertInto('post_holding')
        .values({ id, post_id: postId, person_id: personId, from_day: holding.fromDay, ...facts })
        .execute();
    }
    kept.push(id);
  }
  await endOthers(on, personId, kept, writing.today);
}

/** A post that the list no longer gives to this person ended yesterday; what was held until then stays on record. */
async function endOthers(on: Executor, personId: string, kept: string[], today: Day) {
  await on
    .updateTable('post_holding')
    .set({ until_day: sql<Day>`${today}::date - 1` })
    .where('person_id', '=', personId)
    .where('id', 'not in', kept.length ? kept : [''])
    .where((row) => row.or([row('until_day', 'is', null), row('until_day', '>=', today)]))
    .execute();
}

/**
 * A post that the list gives to someone leaves whoever held it and is not in the list, the day before: two people must not
 * be asked for the same update. Someone who is listed keeps the dates that the list gives.
 */
async function handOn(on: Executor, holding: HoldingEntry, listed: string[], today: Day) {
  const from = holding.fromDay && holding.fromDay > today ? holding.fromDay : today;
  if (holding.untilDay && holding.untilDay < from) return;
  await on
    .updateTable('post_holding')
    .set({ until_day: sql<Day>`${from}::date - 1` })
    .where('post_id', '=', (post) => post.selectFrom('post').select('id').where('title', '=', holding.post))
    .where('person_id', 'not in', listed)
    .where((row) => row.or([row('until_day', 'is', null), row('until_day', '>=', from)]))
    .execute();
}

async function postNamed(on: Executor, title: string, newId: () => string): Promise<string> {
  await on
    .insertInto('post')
    .values({ id: newId(), title })
    .onConflict((conflict) => conflict.column('title').doNothing())
    .execute();
  const { id } = await on
    .selectFrom('post')
    .select('id')
    .where('title', '=', title)
    .executeTakeFirstOrThrow();
  return id;
}
