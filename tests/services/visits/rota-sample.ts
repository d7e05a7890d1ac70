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

/** A stream of numbers from 0 to 1, the same each time. */
function stream(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Term-time carers away whole months, shift workers with few days, a party of one, a check that runs out. */
export function hardYear(seed: number): RotaProblem {
  const next = stream(seed);
  const first = day('2026-09-01');
  return problem({
    members: Array.from({ length: 12 }, (_, index) =>
      member(index, {
        party: index === 0 ? 'Alone' : next() < 0.6 ? 'Large' : 'Small',
        away: Array.from({ length: Math.floor(next() * 6) }, () => {
          const from = addDays(first, Math.floor(next() * 360));
          return { from, until: addDays(from, 3 + Math.floor(next() * 45)) };
        }),
        checkUntil: next() < 0.2 ? addDays(first, 150 + Math.floor(next() * 200)) : day('2029-01-01'),
        visitsBefore: Math.floor(next() * 5),
      }),
    ),
    services: Array.from({ length: 12 }, (_, index) => service(index, { isHome: index % 5 === 0 })),
    committeeDays: ['2026-12-01', '2027-03-02', '2027-06-08', '2026-09-15', '2026-10-14'].map(day),
    settings: {
      ...{ visitsAMonth: 1, membersAVisit: 2 },
      preElection: [range('2027-03-22', '2027-05-06')],
      quietTimes: [range('2026-12-19', '2027-01-03')],
    },
  });
}

export { addDays };
