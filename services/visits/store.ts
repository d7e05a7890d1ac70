/** A committee's visit settings, the services, and the members who may go: reads and writes. */

import { sql } from 'kysely';
import type { Day } from '../calendar/rules';
import { inForce, notOver } from '../db/in-force';
import type { Executor } from '../db/tables';
import {
  type DayRange,
  type ServiceEntry,
  type VisitMember,
  type VisitService,
  VisitSettings,
} from './rules';

export async function readSettings(on: Executor, committeeId: string): Promise<VisitSettings> {
  const row = await on
    .selectFrom('visit_setting')
    .select('value')
    .where('committee_id', '=', committeeId)
    .executeTakeFirst();
  return VisitSettings.parse(row?.value ?? {});
}

export async function saveSettings(on: Executor, committeeId: string, value: VisitSettings): Promise<void> {
  const json = JSON.stringify(value);
  await on
    .insertInto('visit_setting')
    .values({ committee_id: committeeId, value: json })
    .onConflict((conflict) => conflict.column('committee_id').doUpdateSet({ value: json }))
    .execute();
}

/** By name; retired ones too. */
export async function readServices(on: Executor, committeeId: string): Promise<VisitService[]> {
  const rows = await on
    .selectFrom('visit_service')
    .selectAll()
    .where('committee_id', '=', committeeId)
    .orderBy('name')
    .execute();
  return rows.map(toService);
}

interface ServiceRow {
  id: string;
  committee_id: string;
  name: string;
  place: string;
  manager_post: string;
  contact: string;
  what_to_see: string;
  what_to_ask: string;
  pledges: unknown;
  is_home: boolean;
  starts_at: string;
  minutes: number;
  retired_at: Date | null;
}

export function toService(row: ServiceRow): VisitService {
  return {
    id: row.id,
    committeeId: row.committee_id,
    name: row.name,
    place: row.place,
    managerPost: row.manager_post,
    contact: row.contact,
    whatToSee: row.what_to_see,
    whatToAsk: row.what_to_ask,
    pledges: row.pledges as number[],
    isHome: row.is_home,
    startsAt: row.starts_at,
    minutes: row.minutes,
    retired: row.retired_at !== null,
  };
}

/** By its name: a service that is known keeps its id. */
export async function upsertService(
  on: Executor,
  committeeId: string,
  id: string,
  entry: ServiceEntry,
): Promise<void> {
  const facts = {
    place: entry.place,
    manager_post: entry.managerPost,
    contact: entry.contact,
    what_to_see: entry.whatToSee,
    what_to_ask: entry.whatToAsk,
    pledges: JSON.stringify(entry.pledges),
    is_home: entry.isHome,
    starts_at: entry.startsAt,
    minutes: entry.minutes,
    retired_at: null,
  };
  await on
    .insertInto('visit_service')
    .values({ id, committee_id: committeeId, name: entry.name, ...facts })
    .onConflict((conflict) => conflict.columns(['committee_id', 'name']).doUpdateSet(facts))
    .execute();
}

export async function retireServices(
  on: Executor,
  committeeId: string,
  names: string[],
  at: Date,
): Promise<void> {
  if (names.length === 0) return;
  await on
    .updateTable('visit_service')
    .set({ retired_at: at })
    .where('committee_id', '=', committeeId)
    .where('name', 'in', names)
    .where('retired_at', 'is', null)
    .execute();
}

export interface MemberFacts {
  party: string;
  trainedOn: Day | null;
  checkFrom: Day | null;
  checkUntil: Day | null;
  visitsBefore: number;
}

/**
 * Members of the committee by name, with terms of office that end today or later. `countFrom` to `countUntil`: the visits
 * already in this system that count as made before.
 */
export async function readMembers(
  on: Executor,
  committeeId: string,
  when: { today: Day; countFrom: Day; countUntil: Day },
): Promise<VisitMember[]> {
  const { rows } = await sql<{
    id: string;
    name: string;
    from_day: string | null;
    until_day: string | null;
    party: string | null;
    trained_on: string | null;
    check_from: string | null;
    check_until: string | null;
    before: string;
  }>`
    select p.id, p.name, r.from_day, r.until_day, m.party, m.trained_on, m.check_from, m.check_until,
      coalesce(m.visits_before, 0) + (
        select count(*) from visit_place vp join visit v on v.id = vp.visit_id
        where vp.person_id = p.id and vp.state = 'accepted' and v.state in ('planned', 'made')
          and v.day >= ${when.countFrom} and v.day < ${when.countUntil}) as before
    from person p
    join lateral (
      select r.from_day, r.until_day from person_role r
      where r.person_id = p.id and r.committee_id = ${committeeId} and r.role = 'member' and not r.deputy
        and ${notOver('r', when.today)}
      order by r.from_day nulls first, r.id limit 1) r on true
    left join visit_member m on m.person_id = p.id and m.committee_id = ${committeeId}
    where not exists (select from message_stop s where s.person_id = p.id and s.ended_at is null
        and ${inForce('s', when.today)})
    order by p.name, p.id`.execute(on);
  const away = await readAway(
    on,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({
    personId: row.id,
    name: row.name,
    party: row.party ?? '',
    trainedOn: row.trained_on as Day | null,
    checkFrom: row.check_from as Day | null,
    checkUntil: row.check_until as Day | null,
    fromDay: row.from_day as Day | null,
    untilDay: row.until_day as Day | null,
    away: away.filter((one) => one.personId === row.id).map(({ from, until }) => ({ from, until })),
    visitsBefore: Number(row.before),
  }));
}

export async function upsertMember(
  on: Executor,
  committeeId: string,
  personId: string,
  facts: MemberFacts,
): Promise<void> {
  const values = {
    party: facts.party,
    trained_on: facts.trainedOn,
    check_from: facts.checkFrom,
    check_until: facts.checkUntil,
    visits_before: facts.visitsBefore,
  };
  await on
    .insertInto('visit_member')
    .values({ person_id: personId, committee_id: committeeId, ...values })
    .onConflict((conflict) => conflict.columns(['person_id', 'committee_id']).doUpdateSet(values))
    .execute();
}

export async function readAway(
  on: Executor,
  personIds: string[],
): Promise<(DayRange & { id: string; personId: string })[]> {
  if (personIds.length === 0) return [];
  const rows = await on
    .selectFrom('visit_away')
    .select(['id', 'person_id', 'from_day', 'until_day'])
    .where('person_id', 'in', personIds)
    .orderBy('from_day')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    from: row.from_day as Day,
    until: row.until_day as Day,
  }));
}

export async function insertAway(
  on: Executor,
  away: DayRange & { id: string; personId: string },
  at: Date,
): Promise<void> {
  await on
    .insertInto('visit_away')
    .values({
      id: away.id,
      person_id: away.personId,
      from_day: away.from,
      until_day: away.until,
      added_at: at,
    })
    .execute();
}

/** Only one's own. */
export async function deleteAway(on: Executor, id: string, personId: string): Promise<void> {
  await on.deleteFrom('visit_away').where('id', '=', id).where('person_id', '=', personId).execute();
}
