/** Quarters of the financial year: which one a day is in, the one before, and what people call it. */
import { Day, dayParts } from '../calendar/rules';

const names = [
  { ends: '03-31', name: 'January to March', short: 'Jan–Mar' },
  { ends: '06-30', name: 'April to June', short: 'Apr–Jun' },
  { ends: '09-30', name: 'July to September', short: 'Jul–Sep' },
  { ends: '12-31', name: 'October to December', short: 'Oct–Dec' },
] as const;

/** The last day of the quarter that the day is in. */
export function quarterEnd(day: Day): Day {
  const { year, month } = dayParts(day);
  return Day.parse(`${year}-${of(month).ends}`);
}

/** The last day of the quarter this many quarters before. */
export function quartersBefore(ends: Day, count: number): Day {
  const { year, month } = dayParts(ends);
  const quarter = year * 4 + Math.ceil(month / 3) - 1 - count;
  return Day.parse(`${Math.floor(quarter / 4)}-${names[((quarter % 4) + 4) % 4]?.ends ?? '03-31'}`);
}

/** 'October to December 2026' */
export function quarterName(ends: Day): string {
  const { year, month } = dayParts(ends);
  return `${of(month).name} ${year}`;
}

/** 'Oct–Dec 2026', for a chart. */
export function shortQuarter(ends: Day): string {
  const { year, month } = dayParts(ends);
  return `${of(month).short} ${year}`;
}

const of = (month: number) => names[Math.ceil(month / 3) - 1] ?? names[0];

/** A day as sources of the plan give it: '2022-03-31', '2022-03', '2021-22' (to 31 March), '2022'; null for a survey. */
export function asAtDay(text: string | null): Day | null {
  if (text === null) return null;
  const exact = Day.safeParse(text);
  if (exact.success) return exact.data;
  const month = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text);
  const year = /^(\d{4})-(\d{2})$/.exec(text);
  if (year && Number(year[2]) === (Number(year[1]) + 1) % 100)
    return Day.parse(`${Number(year[1]) + 1}-03-31`);
  if (month) return lastOfMonth(Number(month[1]), Number(month[2]));
  return /^\d{4}$/.test(text) ? Day.parse(`${text}-12-31`) : null;
}

function lastOfMonth(year: number, month: number): Day {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return Day.parse(`${year}-${String(month).padStart(2, '0')}-${last}`);
}
