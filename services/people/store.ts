/** Reads people, their roles and the posts they hold: one query each, because a turn waits for it. */
import { type Expression, type SqlBool, sql } from 'kysely';
import type { Day } from '../calendar/rules';
import type { Executor } from '../db/tables';
import type { Person, Role } from './rules';

const within = (table: 'person' | 'post_holding', day: Day): Expression<SqlBool> => sql<SqlBool>`
  coalesce(${sql.ref(`${table}.from_day`)} <= ${day}, true) and coalesce(${sql.ref(`${table}.until_day`)} >= ${day}, true)`;

/** Every person, in force or not, with the posts held on the day. */
function people(on: Executor, day: Day) {
  return on.selectFrom('person').select([
    'person.id',
    'person.name',
    'person.email',
    'person.aad_object_id',
    'person.from_day',
    'person.until_day',
    'person.notices_stopped_reason',
    sql<Role[]>`array(select distinct role from person_role where person_id = person.id order by role)`.as(
      'roles',
    ),
    sql<string[]>`array(select distinct title from post_holding join post on post.id = post_id
      where person_id = person.id and ${within('post_holding', day)} order by title)`.as('posts'),
  ]);
}

type PersonRow = Awaited<ReturnType<ReturnType<typeof people>['execute']>>[number];

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

export async function readByAadObjectId(on: Executor, aadObjectId: string, day: Day): Promise<Person | null> {
  const row = await people(on, day)
    .where('aad_object_id', '=', aadObjectId.toLowerCase())
    .where(within('person', day))
    .executeTakeFirst();
  return row ? toPerson(row) : null;
}

export async function readPerson(on: Executor, id: string, day: Day): Promise<Person | null> {
  const row = await people(on, day).where('person.id', '=', id).executeTakeFirst();
  return row ? toPerson(row) : null;
}

export async function readInForce(on: Executor, day: Day): Promise<Person[]> {
  const rows = await people(on, day).where(within('person', day)).orderBy('name').orderBy('id').execute();
  return rows.map(toPerson);
}

/** Everyone ever stored, by name: for lists that compare. */
export async function readAll(on: Executor, day: Day): Promise<Person[]> {
  const rows = await people(on, day).orderBy('name').orderBy('id').execute();
  return rows.map(toPerson);
}

export async function readWithRole(
  on: Executor,
  committeeId: string,
  role: Role,
  day: Day,
): Promise<Person[]> {
  const rows = await people(on, day)
    .where(within('person', day))
    .where((row) =>
      row.exists(
        row
          .selectFrom('person_role')
          .select('person_id')
          .whereRef('person_id', '=', 'person.id')
          .where('committee_id', '=', committeeId)
          .where('role', '=', role),
      ),
    )
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(toPerson);
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
  const rows = await people(on, day).where('person.id', 'in', ids).where(within('person', day)).execute();
  return new Map(rows.map((row) => [row.id, toPerson(row)]));
}
