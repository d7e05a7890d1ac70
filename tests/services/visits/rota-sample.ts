/** Rotas to draft in tests: members, services and a year with its committee days. */
import { addDays, Day, isWeekend } from '../../../services/calendar/rules';
import type { RotaProblem, RotaService } from '../../../services/visits/rota-problem';
import type { DayRange, VisitMember } from '../../../services/visits/rules';

export const day = (text: string) => Day.parse(text);
export const range = (from: string, until: string): DayRange => ({ from: day(from), until: day(until) });

export function member(index: number, change: Partial<VisitMember> = {}): VisitMember {
  return {
    personId: `m${index}`,
    name: `Councillor ${String.fromCharCode(65 + index)}`,
    party: `Party ${'ABC'[index % 3]}`,
    trainedOn: day('2026-01-10'),
    checkFrom: day('2025-01-01'),
    checkUntil: day('2028-12-31'),
    fromDay: null,
    untilDay: null,
    away: [],
    visitsBefore: 0,
    ...change,
  };
}

export function service(index: number, change: Partial<RotaService> = {}): RotaService {
  return {
    id: `s${index}`,
    name: `Service ${index}`,
    pledges: [(index % 6) + 1],
    isHome: false,
    lastVisited: null,
    lastVisitors: [],
    ...change,
  };
}

export function problem(change: Partial<RotaProblem> = {}): RotaProblem {
  return {
    from: day('2026-09-01'),
    until: day('2027-08-31'),
    today: day('2026-06-15'),
    settings: { visitsAMonth: 1, membersAVisit: 2, preElection: [], quietTimes: [] },
    services: Array.from({ length: 12 }, (_, index) => service(index)),
    members: Array.from({ length: 12 }, (_, index) => member(index)),
    committeeDays: ['2026-12-01', '2027-03-02', '2027-06-08'].map(day),
    isWorkingDay: (one) => !isWeekend(one),
    earliest: { service: day('2026-07-27'), home: day('2026-08-17') },
    kept: [],
    before: [],
    ...change,
  };
}

/** Every day of a month, for tests that want few of them. */
export function onlyDays(days: string[]): (one: Day) => boolean {
  const allowed = new Set(days.map(day));
  return (one) => allowed.has(one);
}

export function loads(visits: { memberIds: string[] }[], members: VisitMember[]): number[] {
  return members.map((one) => visits.filter((visit) => visit.memberIds.includes(one.personId)).length);
}

export { addDays };
