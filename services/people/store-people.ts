/** Writes people from a list of one committee: matched by object id, then by email; nobody is removed, nothing of another committee touched. */

import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../calendar/rules';
import { notOver } from '../db/in-force';
import type { Executor } from '../db/tables';
import type { Ending, HoldingEntry, PersonEntry, Role } from './rules';

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
    await writeRoles(on, id, entry, writing);
    written[existing ? 'changed' : 'added'].push(id);
    ids.push(id);
  }
  for (const [index, id] of ids.entries()) {
    const holdings = entries[index]?.holdings ?? [];
    await writeHoldings(on, id, holdings, writing);
    for (const holding of holdings) await handOn(on, holding, ids, writing);
  }
  await writeDeputies(on, entries, writing);
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
  const facts = { name: entry.name, email: entry.email };
  const aad = entry.aadObjectId?.toLowerCase() ?? null;
  if (!exists) {
    await on
      .insertInto('person')
      .values({ id, ...facts, aad_object_id: aad, created_at: at })
      .execute();
    return;
  }
  // A list without object ids must not undo the ones that are known.
  const changes = aad ? { ...facts, aad_object_id: aad } : facts;
  await on.updateTable('person').set(changes).where('id', '=', id).execute();
}

/** A role listed keeps or gets the list's days; one that is listed no longer ended yesterday, and stays on record. */
async function writeRoles(on: Executor, personId: string, entry: PersonEntry, writing: Writing) {
  const listed = [
    ...[...new Set(entry.roles)].map((role) => ({ role, deputy: false })),
    ...[...new Set(entry.deputyRoles ?? [])].map((role) => ({ role, deputy: true })),
  ];
  const days = { from_day: entry.fromDay, until_day: entry.untilDay };
  const kept: string[] = [];
  for (const { role, deputy } of listed) {
    const standing = await roleToChange(on, { personId, role, deputy }, writing);
    const id = standing ?? writing.newId();
    if (standing) await on.updateTable('person_role').set(days).where('id', '=', id).execute();
    else {
      const whose = { person_id: personId, committee_id: writing.committeeId };
      await on
        .insertInto('person_role')
        .values({ id, ...whose, role, deputy, ...days })
        .execute();
    }
    kept.push(id);
  }
  await endRoles(on, personId, kept, writing);
}

/** The row of a role that has not ended: a role that somebody had before and gets again is a row of its own. */
async function roleToChange(
  on: Executor,
  held: { personId: string; role: Role; deputy: boolean },
  { committeeId, today }: Writing,
): Promise<string | null> {
  const row = await on
    .selectFrom('person_role')
    .select('id')
    .where('person_id', '=', held.personId)
    .where('committee_id', '=', committeeId)
    .where('role', '=', held.role)
    .where('deputy', '=', held.deputy)
    .where(notOver('person_role', today))
    .orderBy(sql`from_day desc nulls last`)
    .executeTakeFirst();
  return row?.id ?? null;
}

async function endRoles(on: Executor, personId: string, kept: string[], { committeeId, today }: Writing) {
  const others = () =>
    sql`person_id = ${personId} and committee_id = ${committeeId} and not (id = any(${kept}::text[]))`;
  // What had not begun leaves nothing behind.
  await sql`delete from person_role where ${others()} and from_day > ${today}::date - 1`.execute(on);
  await sql`update person_role set until_day = ${today}::date - 1
    where ${others()} and ${notOver('person_role', today)}`.execute(on);
}

async function writeHoldings(on: Executor, personId: string, holdings: HoldingEntry[], writing: Writing) {
  const kept: string[] = [];
  for (const holding of holdings) {
    const postId = await postNamed(on, holding.post, writing.newId);
    const existing = await on
      .selectFrom('post_holding')
      .select('id')
      .where('person_id', '=', personId)
      .where('committee_id', '=', writing.committeeId)
      .where('post_id', '=', postId)
      .where('deputy', '=', false)
      .where(sql<boolean>`from_day is not distinct from ${holding.fromDay}::date`)
      .executeTakeFirst();
    const id = existing?.id ?? writing.newId();
    const days = { from_day: holding.fromDay, until_day: holding.untilDay };
    if (existing) await on.updateTable('post_holding').set(days).where('id', '=', id).execute();
    else {
      const whose = { post_id: postId, person_id: personId, committee_id: writing.committeeId };
      await on
        .insertInto('post_holding')
        .values({ id, ...whose, ...days, deputy: false })
        .execute();
    }
    kept.push(id);
  }
  await endOthers(on, personId, kept, writing);
}

/** A post that the list no longer gives to this person ended yesterday; what was held until then stays on record. */
async function endOthers(on: Executor, personId: string, kept: string[], { committeeId, today }: Writing) {
  const others = sql`person_id = ${personId} and committee_id = ${committeeId} and not deputy
    and not (id = any(${kept}::text[]))`;
  await dropNotBegun(on, others, today);
  await sql`update post_holding set until_day = ${today}::date - 1
    where ${others} and ${notOver('post_holding', today)}`.execute(on);
}

/** What would begin on `from` or later, and ends before it, has never been: no row is left that ends before it begins. */
async function dropNotBegun(on: Executor, which: RawBuilder<unknown>, from: Day): Promise<void> {
  await sql`delete from post_holding where ${which} and from_day >= ${from}`.execute(on);
}

/**
 * A post that the list gives to someone leaves whoever held it and is not in the list, the day before: two people must not
 * be asked for the same update. Someone who is listed keeps the dates that the list gives, and whoever holds it only after
 * the one who is listed keeps theirs.
 */
async function handOn(
  on: Executor,
  holding: HoldingEntry,
  listed: string[],
  { committeeId, today }: Writing,
) {
  const from = holding.fromDay && holding.fromDay > today ? holding.fromDay : today;
  if (holding.untilDay && holding.untilDay < from) return;
  const others = sql`post_id = (select id from post where title = ${holding.post}) and committee_id = ${committeeId}
    and not deputy and not (person_id = any(${listed}::text[]))
    and (${holding.untilDay}::date is null or from_day is null or from_day <= ${holding.untilDay}::date)`;
  await dropNotBegun(on, others, from);
  await sql`update post_holding set until_day = ${from}::date - 1
    where ${others} and ${notOver('post_holding', from)}`.execute(on);
}

/** For each post in the list: those whom it names stand in, on its days; whoever stood in before ended yesterday. */
async function writeDeputies(on: Executor, entries: PersonEntry[], writing: Writing) {
  const { committeeId, today } = writing;
  const holdings = entries.flatMap((entry) => entry.holdings);
  for (const post of new Set(holdings.map((holding) => holding.post))) {
    const postId = await postNamed(on, post, writing.newId);
    const kept: string[] = [];
    for (const { deputyEmail, fromDay, untilDay } of holdings.filter((holding) => holding.post === post)) {
      const deputyId = deputyEmail && (await findId(on, { aadObjectId: null, email: deputyEmail }));
      if (!deputyId) continue;
      const existing = await on
        .selectFrom('post_holding')
        .select('id')
        .where('person_id', '=', deputyId)
        .where('committee_id', '=', committeeId)
        .where('post_id', '=', postId)
        .where('deputy', '=', true)
        .where(sql<boolean>`from_day is not distinct from ${fromDay}::date`)
        .executeTakeFirst();
      const id = existing?.id ?? writing.newId();
      const days = { from_day: fromDay, until_day: untilDay };
      if (existing) await on.updateTable('post_holding').set(days).where('id', '=', id).execute();
      else {
        const whose = { post_id: postId, person_id: deputyId, committee_id: committeeId };
        await on
          .insertInto('post_holding')
          .values({ id, ...whose, ...days, deputy: true })
          .execute();
      }
      kept.push(id);
    }
    const others = sql`post_id = ${postId} and committee_id = ${committeeId} and deputy
      and not (id = any(${kept}::text[]))`;
    await dropNotBegun(on, others, today);
    await sql`update post_holding set until_day = ${today}::date - 1
      where ${others} and ${notOver('post_holding', today)}`.execute(on);
  }
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

interface SpanRow {
  id: string;
  name: string;
  what: string;
  kind: Ending['kind'];
  until_day: string | null;
}

/** Every role and post on one committee, ended or not, by row. */
async function spansOf(on: Executor, committeeId: string): Promise<Map<string, SpanRow>> {
  const { rows } = await sql<SpanRow>`
    select r.id, p.name, r.role as what, case when r.deputy then 'standing in' else 'role' end as kind, r.until_day
      from person_role r join person p on p.id = r.person_id where r.committee_id = ${committeeId}
    union all
    select h.id, p.name, post.title, case when h.deputy then 'standing in' else 'post' end, h.until_day
      from post_holding h join person p on p.id = h.person_id join post on post.id = h.post_id
      where h.committee_id = ${committeeId}
    order by 2, 3`.execute(on);
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * What storing the list would end, or bring to an earlier end: found by storing it and looking, so that what is shown is
 * what happens. The caller rolls its transaction back.
 */
export async function endingsBy(on: Executor, entries: PersonEntry[], writing: Writing): Promise<Ending[]> {
  const before = await spansOf(on, writing.committeeId);
  await writePeople(on, entries, writing);
  const after = await spansOf(on, writing.committeeId);
  const never = '9999-12-31';
  return [...before.values()].flatMap((was) => {
    const lasted = was.until_day ?? never;
    // A role that had not begun and is taken back is gone altogether.
    const lasts = after.has(was.id) ? (after.get(was.id)?.until_day ?? never) : '';
    if (lasts >= lasted || lasted < writing.today) return [];
    return [
      { personName: was.name, what: was.what, kind: was.kind, untilDay: (lasts || writing.today) as Day },
    ];
  });
}
