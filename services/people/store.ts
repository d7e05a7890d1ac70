/** Reads people with every role and post they have: one query each, because a turn waits for it. */

import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Day } from '../calendar/rules';
import { inForce } from '../db/in-force';
import { planned, prepared } from '../db/prepared';
import type { Executor } from '../db/tables';
import type { Appointment, Holding } from '../platform/permissions';
import type { CommitteeName, Person, Role } from './rules';

interface PersonRow {
  id: string;
  name: string;
  email: string;
  aad_object_id: string | null;
  appointments: Appointment[];
  holdings: Holding[];
  committees: CommitteeName[];
  chosen: string | null;
}

/** SQL: whether somebody has any role or post on a day; on one committee only where it is named. */
const inPost = (personId: string, day: Day, committeeId?: string): RawBuilder<SqlBool> => sql<SqlBool>`
  exists (select from in_post where in_post.person_id = ${sql.ref(personId)} and ${inForce('in_post', day)}
    and ${committeeId === undefined ? sql`true` : sql`in_post.committee_id = ${committeeId}`})`;

/**
 * People by name. Written as SQL because every turn waits for it: the query builder takes 75 microseconds to put it
 * together, this takes 3.
 */
async function people(on: Executor, day: Day, where: RawBuilder<SqlBool>): Promise<Person[]> {
  const { rows } = await sql<PersonRow>`${prepared}
    select id, name, email, aad_object_id,
      coalesce((select json_agg(json_build_object('committeeId', r.committee_id, 'role', r.role, 'deputy', r.deputy,
          'fromDay', r.from_day, 'untilDay', r.until_day) order by r.role, r.id)
        from person_role r where r.person_id = person.id), '[]') as appointments,
      coalesce((select json_agg(json_build_object('committeeId', h.committee_id, 'post', post.title, 'deputy', h.deputy,
          'fromDay', h.from_day, 'untilDay', h.until_day) order by post.title, h.id)
        from post_holding h join post on post.id = h.post_id where h.person_id = person.id), '[]') as holdings,
      coalesce((select json_agg(json_build_object('id', c.id, 'name', coalesce(s.name, '')) order by c.created_at, c.id)
        from committee c left join lateral (
          select name from committee_setting where committee_id = c.id
          order by from_day <= ${day} desc, case when from_day <= ${day} then from_day end desc, from_day limit 1) s on true
        where c.id in (select committee_id from in_post where in_post.person_id = person.id)), '[]') as committees,
      (select committee_id from committee_choice where person_id = person.id) as chosen
    from person where ${where} order by name, id`.execute(on);
  return rows.map(toPerson);
}

function toPerson(row: PersonRow): Person {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    aadObjectId: row.aad_object_id,
    appointments: row.appointments,
    holdings: row.holdings,
    committees: row.committees,
    chosenCommitteeId: row.chosen,
  };
}

/** Known, in post or not: one for each id, in their order. */
export async function readByAadObjectIds(
  on: Executor,
  aadObjectIds: string[],
  day: Day,
): Promise<(Person | null)[]> {
  const keys = aadObjectIds.map((id) => id.toLowerCase());
  const found = await people(on, day, sql<SqlBool>`aad_object_id = any(${planned(keys)}::text[])`);
  const byKey = new Map(found.map((person) => [person.aadObjectId, person]));
  return keys.map((key) => byKey.get(key) ?? null);
}

/** In post or not. */
export async function readPerson(on: Executor, id: string, day: Day): Promise<Person | null> {
  return (await people(on, day, sql<SqlBool>`id = ${id}`))[0] ?? null;
}

/** In post on the day; on one committee where it is named. */
export async function readInPost(on: Executor, day: Day, committeeId?: string): Promise<Person[]> {
  return people(on, day, inPost('person.id', day, committeeId));
}

/** Everyone ever stored. */
export async function readAll(on: Executor, day: Day): Promise<Person[]> {
  return people(on, day, sql<SqlBool>`true`);
}

/** Whoever holds the role there on the day; whoever stands in, where nobody does. */
export async function readWithRole(
  on: Executor,
  committeeId: string,
  role: Role,
  day: Day,
): Promise<Person[]> {
  const rows = (
    deputy: boolean,
  ) => sql<SqlBool>`exists (select from person_role r where r.person_id = person.id
    and r.committee_id = ${committeeId} and r.role = ${role} and r.deputy = ${deputy} and ${inForce('r', day)})`;
  const nobody = sql<SqlBool>`not exists (select from person_role r where r.committee_id = ${committeeId}
    and r.role = ${role} and not r.deputy and ${inForce('r', day)})`;
  return people(on, day, sql<SqlBool>`(${rows(false)} or (${nobody} and ${rows(true)}))`);
}

/** Whoever stands in for a role there on the day, whether or not somebody holds it. */
export async function readDeputiesFor(
  on: Executor,
  committeeId: string,
  role: Role,
  day: Day,
): Promise<Person[]> {
  return people(
    on,
    day,
    sql<SqlBool>`exists (select from person_role r where r.person_id = person.id
      and r.committee_id = ${committeeId} and r.role = ${role} and r.deputy and ${inForce('r', day)})`,
  );
}

/** Of one committee on the day: holders before those who stand in, the newest of a post first. */
export async function readHoldings(on: Executor, committeeId: string, day: Day, postTitle?: string) {
  let query = on
    .selectFrom('post_holding')
    .innerJoin('post', 'post.id', 'post_holding.post_id')
    .select(['post.title', 'post_holding.person_id as personId', 'post_holding.deputy'])
    .where('post_holding.committee_id', '=', committeeId)
    .where(inForce('post_holding', day))
    .orderBy('post.title')
    .orderBy('post_holding.deputy')
    .orderBy(sql`post_holding.from_day desc nulls last`)
    .orderBy('post_holding.id');
  if (postTitle !== undefined) query = query.where('post.title', '=', postTitle);
  return query.execute();
}

export async function readByIds(on: Executor, ids: string[], day: Day): Promise<Map<string, Person>> {
  if (ids.length === 0) return new Map();
  const found = await people(on, day, sql<SqlBool>`id = any(${planned(ids)}::text[])`);
  return new Map(found.map((person) => [person.id, person]));
}

/** Remembered until they choose another. Not when: of a young person it would be a moment beside their question's. */
export async function writeChoice(
  on: Executor,
  choice: { personId: string; committeeId: string },
): Promise<void> {
  const values = { committee_id: choice.committeeId };
  await on
    .insertInto('committee_choice')
    .values({ person_id: choice.personId, ...values })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(values))
    .execute();
}
