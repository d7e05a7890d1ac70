/** Visits and their places in SQL: a place changes hands by guarded updates, so that two cannot have it. */
import { sql } from 'kysely';
import type { Day } from '../calendar/rules';
import type { Executor } from '../db/tables';
import type { Visit, VisitState } from './rules';
import { toService } from './store';

export interface VisitFilter {
  committeeId?: string;
  ids?: string[];
  rotaId?: string;
  /** Holds a place in it now. */
  personId?: string;
  /** Both included. */
  from?: Day;
  until?: Day;
}

/** By day and hour, each with its service, places and those who could not go. */
export async function readVisits(on: Executor, filter: VisitFilter): Promise<Visit[]> {
  if (filter.ids?.length === 0) return [];
  let query = on
    .selectFrom('visit')
    .innerJoin('visit_service as s', 's.id', 'visit.service_id')
    .select([
      'visit.id as visitId',
      'visit.committee_id as committeeId',
      'visit.rota_id as rotaId',
      'visit.day',
    ])
    .select(['visit.starts_at as startsAt', 'visit.minutes as visitMinutes', 'visit.state', 'visit.reason'])
    .select(['visit.manager_agreed_at as managerAgreedAt', 'visit.children_agreed_at as childrenAgreedAt'])
    .select(['visit.sequence', 'visit.changed_at as changedAt'])
    .selectAll('s')
    .orderBy('visit.day')
    .orderBy('visit.starts_at')
    .orderBy('visit.id');
  const { committeeId, ids, rotaId, personId, from, until } = filter;
  if (committeeId) query = query.where('visit.committee_id', '=', committeeId);
  if (ids) query = query.where('visit.id', 'in', ids);
  if (rotaId) query = query.where('visit.rota_id', '=', rotaId);
  if (from) query = query.where('visit.day', '>=', from);
  if (until) query = query.where('visit.day', '<=', until);
  if (personId)
    query = query.where(
      sql<boolean>`exists (select from visit_place p where p.visit_id = visit.id and p.person_id = ${personId})`,
    );
  const rows = await query.execute();
  const visitIds = rows.map((row) => row.visitId);
  const places = await readPlaces(on, visitIds);
  const answers = await readAnswers(on, visitIds);
  return rows.map((row) => ({
    id: row.visitId,
    committeeId: row.committeeId,
    rotaId: row.rotaId,
    day: row.day as Day,
    startsAt: row.startsAt,
    minutes: row.visitMinutes,
    state: row.state,
    reason: row.reason,
    managerAgreedAt: row.managerAgreedAt,
    childrenAgreedAt: row.childrenAgreedAt,
    sequence: row.sequence,
    changedAt: row.changedAt,
    service: toService(row),
    places: places.filter((place) => place.visitId === row.visitId).map(({ visitId: _, ...place }) => place),
    couldNot: answers.filter((one) => one.visit_id === row.visitId).map((one) => one.person_id),
  }));
}

export async function readVisit(on: Executor, id: string): Promise<Visit | null> {
  return (await readVisits(on, { ids: [id] }))[0] ?? null;
}

async function readPlaces(on: Executor, visitIds: string[]) {
  if (visitIds.length === 0) return [];
  return on
    .selectFrom('visit_place')
    .leftJoin('person', 'person.id', 'visit_place.person_id')
    .select(['visit_place.id', 'visit_place.visit_id as visitId', 'visit_place.slot', 'visit_place.state'])
    .select(['visit_place.person_id as personId', 'person.name', 'visit_place.since'])
    .where('visit_place.visit_id', 'in', visitIds)
    .orderBy('visit_place.slot')
    .execute();
}

async function readAnswers(on: Executor, visitIds: string[]) {
  if (visitIds.length === 0) return [];
  return on
    .selectFrom('visit_answer')
    .select(['visit_id', 'person_id'])
    .where('visit_id', 'in', visitIds)
    .orderBy('at')
    .execute();
}

/** Takes the visit's row for this transaction: changes to one visit follow one another. */
export async function lockVisit(on: Executor, id: string): Promise<Visit | null> {
  await on.selectFrom('visit').select('id').where('id', '=', id).forUpdate().execute();
  return readVisit(on, id);
}

export async function insertVisit(
  on: Executor,
  visit: {
    id: string;
    committeeId: string;
    rotaId: string;
    serviceId: string;
    day: Day;
    startsAt: string;
    minutes: number;
  },
  at: Date,
): Promise<void> {
  await on
    .insertInto('visit')
    .values({
      id: visit.id,
      committee_id: visit.committeeId,
      rota_id: visit.rotaId,
      service_id: visit.serviceId,
      day: visit.day,
      starts_at: visit.startsAt,
      minutes: visit.minutes,
      state: 'planned',
      reason: '',
      manager_agreed_at: null,
      children_agreed_at: null,
      agreed_by: null,
      sequence: 0,
      changed_at: at,
      created_at: at,
      line_summary: null,
      line_outcome: null,
      line_by: null,
      line_at: null,
    })
    .execute();
}

/** Day, hour, service or state: each change raises the sequence, which calendars go by. */
export async function changeVisit(
  on: Executor,
  id: string,
  change: {
    day?: Day;
    startsAt?: string;
    minutes?: number;
    serviceId?: string;
    state?: VisitState;
    reason?: string;
  },
  at: Date,
): Promise<void> {
  const moved = change.day !== undefined || change.serviceId !== undefined;
  await on
    .updateTable('visit')
    .set({
      ...(change.day === undefined ? {} : { day: change.day }),
      ...(change.startsAt === undefined ? {} : { starts_at: change.startsAt }),
      ...(change.minutes === undefined ? {} : { minutes: change.minutes }),
      ...(change.serviceId === undefined ? {} : { service_id: change.serviceId }),
      ...(change.state === undefined ? {} : { state: change.state }),
      ...(change.reason === undefined ? {} : { reason: change.reason }),
      // The agreement was to that day at that home.
      ...(moved ? { manager_agreed_at: null, children_agreed_at: null, agreed_by: null } : {}),
      sequence: sql<number>`sequence + 1`,
      changed_at: at,
    })
    .where('id', '=', id)
    .execute();
}

export async function saveAgreement(on: Executor, id: string, by: string, at: Date): Promise<void> {
  await on
    .updateTable('visit')
    .set({ manager_agreed_at: at, children_agreed_at: at, agreed_by: by })
    .where('id', '=', id)
    .execute();
}

export async function insertPlaces(
  on: Executor,
  places: { id: string; visitId: string; slot: number; personId: string | null }[],
  at: Date,
): Promise<void> {
  if (places.length === 0) return;
  await on
    .insertInto('visit_place')
    .values(
      places.map((place) => ({
        id: place.id,
        visit_id: place.visitId,
        slot: place.slot,
        person_id: place.personId,
        state: place.personId === null ? ('open' as const) : ('held' as const),
        since: at,
      })),
    )
    .execute();
}

/** The place's holder says yes. @returns false when the place is no longer theirs. */
export async function acceptPlace(on: Executor, id: string, personId: string, at: Date): Promise<boolean> {
  const result = await on
    .updateTable('visit_place')
    .set({ state: 'accepted', since: at })
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (result.numUpdatedRows === 0n) return false;
  await raiseSequence(on, id, at);
  return true;
}

/** Each change of hands raises it, so that a calendar takes what comes later for newer. */
async function raiseSequence(on: Executor, placeId: string, at: Date): Promise<void> {
  await on
    .updateTable('visit')
    .set({ sequence: sql<number>`sequence + 1`, changed_at: at })
    .where('id', '=', (query) => query.selectFrom('visit_place').select('visit_id').where('id', '=', placeId))
    .execute();
}

/** From whoever has it (null: nobody) to whoever comes next. @returns false when it has changed hands meanwhile. */
export async function passPlace(
  on: Executor,
  pass: { id: string; from: string | null; to: string | null; accepted: boolean; at: Date },
): Promise<boolean> {
  const result = await on
    .updateTable('visit_place')
    .set({
      person_id: pass.to,
      state: pass.to === null ? 'open' : pass.accepted ? 'accepted' : 'held',
      since: pass.at,
    })
    .where('id', '=', pass.id)
    .where('person_id', pass.from === null ? 'is' : '=', pass.from)
    .executeTakeFirst();
  if (result.numUpdatedRows === 0n) return false;
  await raiseSequence(on, pass.id, pass.at);
  return true;
}

/** After the visit has moved, everyone who goes is asked again. */
export async function askAgain(on: Executor, visitId: string, at: Date): Promise<void> {
  await on
    .updateTable('visit_place')
    .set({ state: 'held', since: at })
    .where('visit_id', '=', visitId)
    .where('state', '=', 'accepted')
    .execute();
}

export async function saveAnswer(
  on: Executor,
  answer: { visitId: string; personId: string; answer: 'cannot' | 'released' | 'swapped'; at: Date },
): Promise<void> {
  await on
    .insertInto('visit_answer')
    .values({
      visit_id: answer.visitId,
      person_id: answer.personId,
      answer: answer.answer,
      at: answer.at,
    })
    .onConflict((conflict) =>
      conflict.columns(['visit_id', 'person_id']).doUpdateSet({ answer: answer.answer, at: answer.at }),
    )
    .execute();
}

export async function forgetAnswers(on: Executor, visitId: string): Promise<void> {
  await on.deleteFrom('visit_answer').where('visit_id', '=', visitId).execute();
}
