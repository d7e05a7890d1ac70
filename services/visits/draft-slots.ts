/** The places in time that a rota fills: so many a month, each with the days it may use, the best days first. */
import { addDays, type Day, dayParts } from '../calendar/rules';
import { type DayRule, dayRuleBroken, type PlannedVisit, type RotaProblem } from './rota-problem';

export interface Slot {
  /** 'April 2027' */
  month: string;
  /** Counts months from the rota's first: neighbours differ by one. */
  monthNo: number;
  days: { day: Day; cost: number; tooSoonForHome: boolean }[];
  before: PlannedVisit | null;
}

interface Month {
  no: number;
  name: string;
  days: Day[];
}

/** Months without a day to use give their visits to the nearest month that has one; `notes` say why. */
export function rotaSlots(problem: RotaProblem): { slots: Slot[]; notes: string[] } {
  const months = monthsOf(problem.from, problem.until);
  const usable = months.map((month) => month.days.filter((day) => mayUse(problem, day)));
  const wanted = months.map((month) => Math.max(0, wantedIn(problem, month) - keptIn(problem, month)));
  const notes: string[] = [];
  for (const [index, month] of months.entries()) {
    const count = wanted[index] ?? 0;
    if (count === 0 || (usable[index]?.length ?? 0) > 0) continue;
    wanted[index] = 0;
    const to = nearest(usable, index);
    if (to === null) {
      notes.push(
        `No month of this rota has a day for the visit of ${month.name}: ${whyNoDay(problem, month)}.`,
      );
      continue;
    }
    wanted[to] = (wanted[to] ?? 0) + count;
    notes.push(
      `No visit can be in ${month.name}: ${whyNoDay(problem, month)}. It is in ${months[to]?.name} instead.`,
    );
  }
  const slots = months.flatMap((month, index) =>
    windows(usable[index] ?? [], wanted[index] ?? 0).map(
      (days): Slot => ({
        month: month.name,
        monthNo: month.no,
        days: days
          .map((day) => costedDay(problem, day, days[days.length >> 1] ?? day))
          .toSorted((one, other) => one.cost - other.cost),
        before: null,
      }),
    ),
  );
  return { slots: withBefore(slots, problem), notes };
}

export function monthsOf(from: Day, until: Day): Month[] {
  const months = new Map<string, Month>();
  for (let day = from; day <= until; day = addDays(day, 1)) {
    const { monthName, year } = dayParts(day);
    const name = `${monthName} ${year}`;
    const month = months.get(name) ?? { no: months.size, name, days: [] };
    month.days.push(day);
    months.set(name, month);
  }
  return [...months.values()];
}

function mayUse(problem: RotaProblem, day: Day): boolean {
  // A visit that stood before keeps its day, though no time is left to move another onto it.
  if (problem.before.some((visit) => visit.visitId !== null && visit.day === day && day > problem.today))
    return dayRuleBroken(problem, day, false).every((rule) => rule === 'notice');
  return dayRuleBroken(problem, day, false).length === 0;
}

/** A month that has passed asks for nothing more. */
function wantedIn(problem: RotaProblem, month: Month): number {
  const last = month.days.at(-1);
  return last && last > problem.today ? problem.settings.visitsAMonth : 0;
}

function keptIn(problem: RotaProblem, month: Month): number {
  return problem.kept.filter((visit) => month.days.includes(visit.day)).length;
}

/** The later of two as near: a visit put off is easier than one brought forward. */
function nearest(usable: Day[][], index: number): number | null {
  for (let away = 1; away < usable.length; away += 1) {
    for (const other of [index + away, index - away]) if ((usable[other]?.length ?? 0) > 0) return other;
  }
  return null;
}

/** Several visits of one month each get a part of it, so that they are spread. */
function windows(days: Day[], count: number): Day[][] {
  if (count === 0) return [];
  if (days.length < count) return Array.from({ length: count }, (_, index) => days.slice(index, index + 1));
  return Array.from({ length: count }, (_, index) =>
    days.slice(Math.floor((index * days.length) / count), Math.floor(((index + 1) * days.length) / count)),
  );
}

/** Away from committee days and quiet times, in the middle of the week and of its part of the month, where there is a choice. */
function costedDay(problem: RotaProblem, day: Day, middle: Day): Slot['days'][number] {
  const apart = Math.min(...problem.committeeDays.map((one) => Math.abs(dayGap(one, day))), 99);
  const quiet = problem.settings.quietTimes.some((range) => range.from <= day && day <= range.until);
  const { weekday } = dayParts(day);
  const cost =
    (apart <= 3 ? 6 : apart <= 7 ? 2 : 0) +
    (quiet ? 5 : 0) +
    (weekday === 'Monday' || weekday === 'Friday' ? 1 : 0) +
    Math.abs(dayGap(middle, day)) / 20;
  return { day, cost, tooSoonForHome: day < problem.earliest.home };
}

export function dayGap(one: Day, other: Day): number {
  return Math.round((Date.parse(other) - Date.parse(one)) / 86_400_000);
}

/** Each visit of the rota before goes to the slot that has its day, else to a free slot of its month. */
function withBefore(slots: Slot[], problem: RotaProblem): Slot[] {
  const left = [...problem.before];
  const take = (fits: (visit: PlannedVisit) => boolean) => {
    const index = left.findIndex(fits);
    return index < 0 ? null : (left.splice(index, 1)[0] ?? null);
  };
  const exact = slots.map((slot) => ({
    ...slot,
    before: take((visit) => slot.days.some(({ day }) => day === visit.day)),
  }));
  return exact.map((slot) =>
    slot.before ? slot : { ...slot, before: take((visit) => monthName(visit.day) === slot.month) },
  );
}

function monthName(day: Day): string {
  const { monthName: name, year } = dayParts(day);
  return `${name} ${year}`;
}

function whyNoDay(problem: RotaProblem, month: Month): string {
  const working = month.days.filter((day) => problem.isWorkingDay(day));
  if (working.length === 0) return 'it has no working day';
  const rules = new Set(working.flatMap((day) => dayRuleBroken(problem, day, false)));
  const words: [DayRule, string][] = [
    ['pre-election', 'in the pre-election period'],
    ['notice', 'too near for an invitation thirty working days before'],
    ['committee-day', 'a committee day'],
  ];
  const named = words.filter(([rule]) => rules.has(rule)).map(([, text]) => text);
  return `every working day is ${named.join(' or ')}`;
}
