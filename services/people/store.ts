/** Reads people, their roles and the posts they hold: one query each, because a turn waits for it. */
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Day } from '../calendar/rules';
import { planned, prepared } from '../db/prepared';
import type { Executor } from '../db/tables';
import type { Person, Role } from './rules';

interface PersonRow {
  id: string;
  name: string;
  email: string;
  aad_object_id: string | null;
  from_day: string | null;
  until_day: string | null;
  notices_stopped_reason: string | null;
  roles: Role[];
  posts: string[];
}

const within = (table: 'person' | 'post_holding', day: Day): RawBuilder<SqlBool> => sql<SqlBool>`
  (coalesce(${sql.ref(`${table}.from_day`)} <= ${day}, true) and coalesce(${sql.ref(`${table}.until_day`)} >= ${day}, true))`;

/**
 * People by name, with the posts held on the day. Written as SQL because every turn waits for it: the query builder takes
 * 75 microseconds to put it together, this takes 3.
 */
async function people(on: Executor, day: Day, where: RawBuilder<SqlBool>): Promise<Person[]> {
  const { rows } = await sql<PersonRow>`${prepared}
    select id, name, email, aad_object_id, from_day, until_day, notices_stopped_reason,
      array(select distinct role from person_role where person_id = person.id order by role) as roles,
      array(select distinct title from post_holding join post on post.id = post_id
        where person_id = person.id and ${within('post_holding', day)} order by title) as posts
    from person where ${where} order by name, id`.execute(on);
  return rows.map(toPerson);
}

function toPerson(row: PersonRow): Person {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    aadObjectId: row.aad_object_id,
    roles: row.roles,
    posts: row.posts,
    fromDay: row.from_day as Day | null,
    untilDay: row.until_day as Day | null,
    noticesStoppedReason: row.notices_stopped_reason,
  };
}

/** In force on the day: one for each id, in their order. */
export async function readByAadObjectIds(
  on: Executor,
  aadObjectIds: string[],
  day: Day,
): Promise<(Person | null)[]> {
  const keys = aadObjectIds.map((id) => id.toLowerCase());
  const found = await people(
    on,
    day,
    sql<SqlBool>`aad_object_id = any(${planned(keys)}::text[]) and ${within('person', day)}`,
  );
  const byKey = new Map(found.map((person) => [person.aadObjectId, person]));
  return keys.map((key) => byKey.get(key) ?? null);
}

/** In force or not. */
export async function readPerson(on: Executor, id: string, day: Day): Promise<Person | null> {
  return (await people(on, day, sql<SqlBool>`id = ${id}`))[0] ?? null;
}

export async function readInForce(on: Executor, day: Day): Promise<Person[]> {
  return people(on, day, within('person', day));
}

/** Everyone ever stored. */
export async function readAll(on: Executor, day: Day): Promise<Person[]> {
  return people(on, day, sql<SqlBool>`true`);
}

export async function readWithRole(
  on: Executor,
  committeeId: string,
  role: Role,
  day: Day,
): Promise<Person[]> {
  const holds = sql<SqlBool>`${within('person', day)} and exists (select from person_role
    where person_id = person.id and committee_id = ${committeeId} and role = ${role})`;
  return people(on, day, holds);
}

/** Holdings in force on the day by people in force on it; the newest of a post first, should two hold it at once. */
export async function readHoldings(on: Executor, day: Day, postTitle?: string) {
  let query = on
    .selectFrom('post_holding')
    .innerJoin('post', 'post.id', 'post_holding.post_id')
    .innerJoin('person', 'person.id', 'post_holding.person_id')
    .select(['post.title', 'post_holding.person_id as personId'])
    .select('post_holding.deputy_person_id as deputyId')
    .where(within('post_holding', day))
    .where(within('person', day))
    .orderBy('post.title')
    .orderBy(sql`post_holding.from_day desc nulls last`)
    .orderBy('post_holding.id');
  if (postTitle !== undefined) query = query.where('post.title', '=', postTitle);
  return query.execute();
}

export async function readByIds(on: Executor, ids: string[], day: Day): Promise<Map<string, Person>> {
  if (ids.length === 0) return new Map();
  const found = await people(
    on,
    day,
    sql<SqlBool>`id = any(${planned(ids)}::text[]) and ${within('person', day)}`,
  );
  return new Map(found.map((person) => [person.id, person]));
}
