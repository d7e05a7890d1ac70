/** What a rota is drafted from, gathered: who may go when, what stays as it is, and which days are taken. */
import { addWorkingDays, type Day, londonDay } from '../calendar/rules';
import type { Executor } from '../db/tables';
import type { VisitsDeps } from './deps';
import type { PlannedVisit, RotaProblem } from './rota-problem';
import { type Visit, type VisitMember, type VisitRefusal, whyNotEligible } from './rules';
import { readServices, readSettings } from './store';
import type { Rota } from './store-rota';
import { readVisits } from './store-visits';
import { homeLeadDays, leadDays } from './times';
import { membersOf } from './who';

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
export function keptAsItIs(
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

export function asPlanned(visit: Visit): PlannedVisit {
  return {
    visitId: visit.id,
    serviceId: visit.service.id,
    day: visit.day,
    memberIds: visit.places.flatMap((place) => place.personId ?? []),
    byHand: false,
  };
}

export async function existing(on: Executor, rota: Rota): Promise<Visit[]> {
  return (await readVisits(on, { rotaId: rota.id })).filter(counts);
}
