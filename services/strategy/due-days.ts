/** Days that words of a plan stand for: ends of months, quarters and seasons. Null where there is no such day. */
import { Day } from '../calendar/rules';

const months = 'january february march april may june july august september october november december'.split(
  ' ',
);

/** For a regular expression; the month is its group. */
export const monthPattern = `(${months.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join('|')}|sept)`;

export function monthNumber(name: string | undefined): number {
  return months.findIndex((full) => full.startsWith((name ?? '').slice(0, 3).toLowerCase())) + 1;
}

export function fullYear(text: string | undefined): number {
  return text?.length === 2 ? 2000 + Number(text) : Number(text);
}

/** @param month 1 to 12. */
export function realDay(year: number, month: number, date: number): Day | null {
  const pad = (value: number) => String(value).padStart(2, '0');
  return Day.safeParse(`${year}-${pad(month)}-${pad(date)}`).data ?? null;
}

export function lastDayOf(year: number, month: number): Day | null {
  for (const length of [31, 30, 29, 28]) {
    const day = realDay(year, month, length);
    if (day) return day;
  }
  return null;
}

/** The first such date from `starts` on: words without a year. */
export function nextOnOrAfter(starts: Day, month: number, date: number): Day | null {
  const year = Number(starts.slice(0, 4));
  const days = [year, year + 1].map((one) => realDay(one, month, date));
  return days.find((day) => day !== null && day >= starts) ?? null;
}

/** Of the financial year that begins in April of `year`: quarter 4 ends in the next. */
export function financialQuarterEnd(year: number, quarter: number): Day | null {
  return quarter === 4 ? lastDayOf(year + 1, 3) : lastDayOf(year, quarter * 3 + 3);
}

/** A season ends with the last day of its last month; a school term before its holidays, as far as a month can say. */
const seasonMonths: Record<string, number> = { spring: 5, summer: 8, autumn: 11, winter: 12 };
const termMonths: Record<string, number> = { spring: 3, summer: 7, autumn: 12 };

/** `spansYears`: 'winter 2026/27' ends in February 2027. */
export function seasonEnd(
  season: string,
  year: number,
  { term = false, spansYears = false }: { term?: boolean; spansYears?: boolean },
): Day | null {
  if (spansYears && season === 'winter') return lastDayOf(year + 1, 2);
  const month = (term ? termMonths : seasonMonths)[season] ?? seasonMonths[season];
  if (month === undefined) return null;
  // 'The spring term 2026/27' lies in its second year.
  return lastDayOf(spansYears && season !== 'autumn' ? year + 1 : year, month);
}
