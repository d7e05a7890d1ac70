/** Drafts the year, lets the clerk change it by hand, and agrees it: the visits and their places follow the draft. */
import { addWorkingDays, Day, dayParts, londonDay } from '../calendar/rules';
import type { Executor } from '../db/tables';
import { ok, type Result, refuse } from '../result';
import { changedNotices } from './changed-notices';
import type { VisitsDeps } from './deps';
import { draftRota } from './draft-rota';
import { oneOfCard } from './one-press';
import { dayRuleBroken, type PlannedVisit, type RotaProblem } from './rota-problem';
import { type Visit, type VisitMember, type VisitRefusal, whyNotEligible } from './rules';
import { readServices, readSettings } from './store';
import { insertRota, markAgreed, type Rota, readRota, readRotas, saveDraft } from './store-rota';
import {
  askAgain,
  changeVisit,
  insertPlaces,
  insertVisit,
  lockVisit,
  passPlace,
  readVisits,
} from './store-visits';
import { homeLeadDays, leadDays } from './times';
import { hasRole, membersOf } from './who';

export interface RotaView {
  rota: Rota;
  /** There is none for a later year. */
  isNewest: boolean;
  /** The draft where there is one, else the visits as they are. */
  visits: PlannedVisit[];
  /** What each service is called and each member's name and count in these visits. */
  services: { id: string; name: string; isHome: boolean }[];
  members: { personId: string; name: string; party: string; count: number; before: number }[];
}

/** The visits' year begins in September, when the year's rota, agreed by July, comes into force (domain.md 3). */
export function rotaYear(today: Day): { from: Day; until: Day } {
  const { year, month } = dayParts(today);
  return month >= 6 ? yearOf(Day.parse(`${year}-09-01`)) : yearOf(today);
}

/** The rota’s year in which this day is. */
function yearOf(day: Day): { from: Day; until: Day } {
  const { year, month } = dayParts(day);
  const first = month >= 9 ? year : year - 1;
  return { from: Day.parse(`${first}-09-01`), until: Day.parse(`${first + 1}-08-31`) };
}

export async function rotaView(
  deps: VisitsDeps,
  on: Executor,
  committeeId: string,
  rotaId?: string,
): Promise<RotaView | null> {
  const rotas = await readRotas(on, committeeId);
  const rota = rotas.find((one) => one.id === rotaId) ?? rotas[0];
  if (!rota) return null;
  const visits = rota.draft ?? (await existing(on, rota)).map(asPlanned);
  const members = await membersOf(deps, on, committeeId, rota.from);
  return {
    rota,
    isNewest: rota.id === rotas[0]?.id,
    visits,
    services: await readServices(on, committeeId),
    members: members.map(({ personId, name, party, visitsBefore }) => ({
      ...{ personId, name, party, before: visitsBefore },
      count: visits.filter((visit) => visit.memberIds.includes(personId)).length,
    })),
  };
}

/** Drafts, or drafts again: what the clerk set by hand and what has been made or agreed to stays. */
export async function draft(
  deps: VisitsDeps,
  input: { committeeId: string; from?: Day; byPersonId: string; submissionId: string },
): Promise<Result<Rota, VisitRefusal>> {
  const { committeeId, byPersonId } = input;
  const at = deps.clock.now();
  const latest = async (on: Executor) => {
    const [rota] = await readRotas(on, committeeId);
    return rota ? ok(rota) : refuse({ code: 'not-found' });
  };
  return oneOfCard<Rota, VisitRefusal>(
    deps.db,
    { submissionId: input.submissionId, personId: byPersonId, verb: 'visit.draft', at },
    async (on) => {
      if (!(await hasRole(deps, committeeId, 'clerk', byPersonId, on)))
        return refuse({ code: 'not-allowed' });
      return draftIn(deps, on, committeeId, input.from);
    },
    latest,
  );
}

/** In the caller's transaction, without asking who: for the press above, the command line and the demo. */
export async function draftIn(
  deps: VisitsDeps,
  on: Executor,
  committeeId: string,
  from?: Day,
): Promise<Result<Rota, VisitRefusal>> {
  const at = deps.clock.now();
  const year = from ? yearOf(from) : rotaYear(londonDay(at));
  await insertRota(on, { id: deps.newId(), committeeId, ...year }, at);
  const rota = (await readRotas(on, committeeId)).find((one) => one.from === year.from);
  if (!rota) return refuse({ code: 'not-found' });
  const drafted = draftRota(await problemOf(deps, on, rota));
  const saved = await saveDraft(on, { ...rota, draft: drafted.visits, notes: drafted.notes, at });
  if (!saved) return refuse({ code: 'draft-changed' });
  const stored = await readRota(on, rota.id);
  return stored ? ok(stored) : refuse({ code: 'not-found' });
}

/** One visit of the draft, changed by the clerk: no hard rule may be broken by hand either. */
export async function changeDraft(
  deps: VisitsDeps,
  input: {
    rotaId: string;
    version: number;
    /** Its place in the draft's list. */
    index: number;
    day: Day;
    serviceId: string;
    memberIds: string[];
    byPersonId: string;
    submissionId: string;
  },
): Promise<Result<Rota, VisitRefusal>> {
  const at = deps.clock.now();
  const { rotaId, byPersonId, submissionId } = input;
  const again = async (on: Executor): Promise<Result<Rota, VisitRefusal>> => {
    const rota = await readRota(on, rotaId);
    return rota ? ok(rota) : refuse({ code: 'not-found' });
  };
  return oneOfCard<Rota, VisitRefusal>(
    deps.db,
    { submissionId, personId: byPersonId, verb: 'visit.set', at },
    async (on) => {
      const rota = await readRota(on, rotaId);
      if (!rota?.draft) return refuse({ code: 'no-draft' });
      if (!(await hasRole(deps, rota.committeeId, 'clerk', byPersonId, on)))
        return refuse({ code: 'not-allowed' });
      const stood = rota.draft[input.index];
      if (rota.version !== input.version || !stood) return refuse({ code: 'draft-changed' });
      const problem = await problemOf(deps, on, rota);
      const changed: PlannedVisit = {
        ...stood,
        ...{ day: input.day, serviceId: input.serviceId, memberIds: input.memberIds, byHand: true },
      };
      const refusal = whyNotByHand(problem, changed, stood);
      if (refusal) return refuse(refusal);
      const draft = rota.draft
        .with(input.index, changed)
        .toSorted((one, other) => (one.day < other.day ? -1 : 1));
      if (!(await saveDraft(on, { ...rota, draft, at }))) return refuse({ code: 'draft-changed' });
      return again(on);
    },
    again,
  );
}

function whyNotByHand(problem: RotaProblem, changed: PlannedVisit, stood: PlannedVisit): VisitRefusal | null {
  if (stood.visitId !== null && stood.day <= problem.today) return { code: 'visit-past' };
  const service = problem.services.find((one) => one.id === changed.serviceId);
  if (!service) return { code: 'not-found' };
  if (new Set(changed.memberIds).size < changed.memberIds.length) return { code: 'same-member-twice' };
  if (changed.day < problem.from || changed.day > problem.until)
    return { code: 'day-not-valid', why: 'That day is outside the year of this rota.' };
  const [broken] =
    changed.day === stood.day && changed.serviceId === stood.serviceId
      ? []
      : dayRuleBroken(problem, changed.day, service.isHome);
  if (broken) return { code: 'day-not-valid', why: dayWords[broken] };
  return whyNotMembers(problem.members, changed.memberIds, changed.day);
}

export const dayWords = {
  'working-day': 'That is not a working day.',
  'committee-day': 'The committee meets on that day.',
  'pre-election': 'That day is in the pre-election period.',
  notice: 'That is too soon: members are invited thirty working days before, and a home is asked first.',
} as const;

export function whyNotMembers(members: VisitMember[], chosen: string[], day: Day): VisitRefusal | null {
  for (const personId of chosen) {
    const member = members.find((one) => one.personId === personId);
    const why = member ? whyNotEligible(member, day) : 'not-in-office';
    if (why) return { code: 'not-eligible', why, day, name: member?.name ?? 'That person' };
  }
  return null;
}

export async function agree(
  deps: VisitsDeps,
  input: { rotaId: string; version: number; byPersonId: string; submissionId: string },
): Promise<Result<Rota, VisitRefusal>> {
  const at = deps.clock.now();
  const again = async (on: Executor): Promise<Result<Rota, VisitRefusal>> => {
    const rota = await readRota(on, input.rotaId);
    return rota ? ok(rota) : refuse({ code: 'not-found' });
  };
  return oneOfCard<Rota, VisitRefusal>(
    deps.db,
    { submissionId: input.submissionId, personId: input.byPersonId, verb: 'visit.agree-rota', at },
    async (on) => {
      const rota = await readRota(on, input.rotaId);
      if (!rota) return refuse({ code: 'not-found' });
      if (!(await hasRole(deps, rota.committeeId, 'clerk', input.byPersonId, on)))
        return refuse({ code: 'not-allowed' });
      return agreeIn(deps, on, rota, { version: input.version, by: input.byPersonId });
    },
    again,
  );
}

/** In the caller's transaction, without asking who. */
export async function agreeIn(
  deps: VisitsDeps,
  on: Executor,
  rota: Rota,
  agreed: { version: number; by: string },
): Promise<Result<Rota, VisitRefusal>> {
  const at = deps.clock.now();
  if (!rota.draft) return refuse({ code: 'no-draft' });
  if (!(await markAgreed(on, { id: rota.id, version: agreed.version, by: agreed.by, at })))
    return refuse({ code: 'draft-changed' });
  await follow(deps, on, rota, rota.draft);
  await deps.audit.record(on, { personId: null, what: 'visit rota agreed', subject: { rotaId: rota.id } });
  const stored = await readRota(on, rota.id);
  return stored ? ok(stored) : refuse({ code: 'not-found' });
}

/** The visits become what the draft says: new ones are made, others move, the rest are cancelled. */
async function follow(deps: VisitsDeps, on: Executor, rota: Rota, wanted: PlannedVisit[]): Promise<void> {
  const at = deps.clock.now();
  const today = londonDay(at);
  const services = new Map((await readServices(on, rota.committeeId)).map((one) => [one.id, one]));
  const { membersAVisit } = await readSettings(on, rota.committeeId);
  const now = await existing(on, rota);
  const members = await membersOf(deps, on, rota.committeeId, rota.from);
  const calendar = await deps.calendar.workingCalendar(on);
  for (const visit of now) {
    if (visit.day <= today || visit.state !== 'planned') continue;
    const planned = wanted.find((one) => one.visitId === visit.id);
    // Somebody may have said yes, or swapped, since this draft was made: that outweighs it, unless the clerk set it by hand.
    if (!planned?.byHand && keptAsItIs(visit, members, today, (day) => calendar.isWorkingDay(day))) continue;
    if (planned) await change(deps, on, visit, planned);
    else {
      await changeVisit(on, visit.id, { state: 'cancelled', reason: 'The rota was changed.' }, at);
      await changedNotices(deps, on, visit.id, 'visit-cancelled');
    }
  }
  for (const planned of wanted) {
    const service = services.get(planned.serviceId);
    if (!service || now.some((visit) => visit.id === planned.visitId)) continue;
    const id = deps.newId();
    const { committeeId } = rota;
    const { startsAt, minutes } = service;
    await insertVisit(
      on,
      { id, committeeId, rotaId: rota.id, serviceId: service.id, day: planned.day, startsAt, minutes },
      at,
    );
    const holders = Array.from({ length: membersAVisit }, (_, slot) => planned.memberIds[slot] ?? null);
    await insertPlaces(
      on,
      holders.map((personId, slot) => ({ id: deps.newId(), visitId: id, slot, personId })),
      at,
    );
  }
}

/** One visit as it now should be. Who has a place keeps it where they may; everyone is asked again when the day moves. */
export async function change(
  deps: VisitsDeps,
  on: Executor,
  stood: Visit,
  planned: PlannedVisit,
): Promise<void> {
  const at = deps.clock.now();
  const visit = (await lockVisit(on, stood.id)) ?? stood;
  const moved = visit.day !== planned.day || visit.service.id !== planned.serviceId;
  if (moved) {
    const service = (await readServices(on, visit.committeeId)).find((one) => one.id === planned.serviceId);
    const hours =
      service && service.id !== visit.service.id
        ? { startsAt: service.startsAt, minutes: service.minutes }
        : {};
    await changeVisit(on, visit.id, { day: planned.day, serviceId: planned.serviceId, ...hours }, at);
    await askAgain(on, visit.id, at);
  }
  const leaving = visit.places.filter(
    (place) => place.personId !== null && !planned.memberIds.includes(place.personId),
  );
  const coming = planned.memberIds.filter((id) => !visit.places.some((place) => place.personId === id));
  for (const place of leaving)
    await passPlace(on, { id: place.id, from: place.personId, to: null, accepted: false, at });
  const open = [...visit.places.filter((place) => place.personId === null), ...leaving];
  for (const personId of coming) {
    const place = open.shift();
    if (place) await passPlace(on, { id: place.id, from: null, to: personId, accepted: false, at });
  }
  if (moved) await changedNotices(deps, on, visit.id, 'visit-changed');
  if (leaving.length > 0)
    await changedNotices(
      deps,
      on,
      visit.id,
      'visit-cancelled',
      leaving.flatMap((place) => place.personId ?? []),
    );
}

export async function problemOf(deps: VisitsDeps, on: Executor, rota: Rota): Promise<RotaProblem> {
  const today = londonDay(deps.clock.now());
  const calendar = await deps.calendar.workingCalendar(on);
  const services = (await readServices(on, rota.committeeId)).filter((service) => !service.retired);
  const all = await readVisits(on, { committeeId: rota.committeeId, until: rota.until });
  const earlier = all.filter((visit) => visit.day < rota.from && visit.state !== 'cancelled');
  const members = await membersOf(deps, on, rota.committeeId, rota.from);
  const mine = all.filter((visit) => visit.rotaId === rota.id && counts(visit));
  const isWorkingDay = (day: Day) => calendar.isWorkingDay(day);
  const stands = (visit: Visit) => keptAsItIs(visit, members, today, isWorkingDay);
  const byHand = (rota.draft ?? []).filter(
    (one) => one.byHand && !mine.some((visit) => visit.id === one.visitId && stands(visit)),
  );
  const kept = [...mine.filter(stands).map(asPlanned), ...byHand];
  const keptIds = new Set(kept.map((one) => one.visitId).filter((id) => id !== null));
  const before = rota.draft
    ? rota.draft.filter((one) => !one.byHand && !(one.visitId && keptIds.has(one.visitId)))
    : mine.map(asPlanned).filter((one) => one.visitId && !keptIds.has(one.visitId));
  return {
    ...{ from: rota.from, until: rota.until, today, members, kept, before, isWorkingDay },
    settings: await readSettings(on, rota.committeeId),
    services: services.map(({ id, name, pledges, isHome }) => {
      const last = earlier.findLast((visit) => visit.service.id === id);
      const lastVisitors = (last?.places ?? []).flatMap((place) => place.personId ?? []);
      return { id, name, pledges, isHome, lastVisited: last?.day ?? null, lastVisitors };
    }),
    committeeDays: (await deps.meetings.upcoming(rota.committeeId, rota.from, on)).map((one) => one.day),
    earliest: {
      service: addWorkingDays(today, leadDays, calendar),
      home: addWorkingDays(today, homeLeadDays, calendar),
    },
  };
}

const counts = (visit: Visit) => visit.state !== 'cancelled' && visit.state !== 'not-made';

/** Past or made, or somebody has said yes and all who are to go still may. */
function keptAsItIs(
  visit: Visit,
  members: VisitMember[],
  today: Day,
  isWorkingDay: (day: Day) => boolean,
): boolean {
  if (visit.day <= today || visit.state === 'made') return true;
  if (!visit.places.some((place) => place.state === 'accepted') || !isWorkingDay(visit.day)) return false;
  const going = visit.places.flatMap((place) => place.personId ?? []);
  return whyNotMembers(members, going, visit.day) === null;
}

function asPlanned(visit: Visit): PlannedVisit {
  return {
    visitId: visit.id,
    serviceId: visit.service.id,
    day: visit.day,
    memberIds: visit.places.flatMap((place) => place.personId ?? []),
    byHand: false,
  };
}

async function existing(on: Executor, rota: Rota): Promise<Visit[]> {
  return (await readVisits(on, { rotaId: rota.id })).filter(counts);
}
