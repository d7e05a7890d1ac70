/** The visits’ year, from September to August, and which one is told of on a given day (domain.md 3). */
import { addDays, Day, dayParts } from '../calendar/rules';

export interface VisitsYear {
  from: Day;
  until: Day;
}

/** The one in which this day is. */
export function visitsYear(day: Day): VisitsYear {
  const { year, month } = dayParts(day);
  const first = month >= 9 ? year : year - 1;
  return { from: Day.parse(`${first}-09-01`), until: Day.parse(`${first + 1}-08-31`) };
}

/** In its first weeks a year has nothing to tell: until December a paper is about the year before. */
const tooYoungDays = 91;

export function yearToTell(day: Day): VisitsYear {
  return visitsYear(addDays(day, -tooYoungDays));
}

/** 'September 2026 to August 2027' */
export function yearWords({ from, until }: VisitsYear): string {
  const [first, last] = [dayParts(from), dayParts(until)];
  return `${first.monthName} ${first.year} to ${last.monthName} ${last.year}`;
}
