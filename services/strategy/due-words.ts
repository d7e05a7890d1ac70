/** Dates as plans word them ('by October 2022', 'by autumn', 'within two years') as the last day they allow. */
import { Day } from '../calendar/rules';

const months = 'january february march april may june july august september october november december'.split(
  ' ',
);
const month = `(${months.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join('|')}|sept)`;
const counts: Record<string, number> = { one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, twelve: 12 };
/** A season ends with the last day of its last month. */
const seasonEnds: Record<string, number> = { spring: 5, summer: 8, autumn: 11, winter: 12 };

export interface Due {
  day: Day;
  /** 'stated', 'month', 'season: autumn' or 'derived: within 2 years'. */
  precision: string;
}

/** The date in the words, if there is one; `starts` is when the plan begins. */
export function findDue(text: string, starts: Day): Due | null {
  const day = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? ${month}\\.? (\\d{4})\\b`, 'i').exec(text);
  if (day) return valid(Number(day[3]), monthNumber(day[2]), Number(day[1]), 'stated');
  const named = new RegExp(
    `\\b(?:by|in|from|before|end of|during)(?: the)?(?: end of)? ${month}\\.? '?(\\d{4}|\\d{2})\\b`,
    'i',
  ).exec(text);
  if (named) return endOfMonth(fullYear(named[2]), monthNumber(named[1]), 'month');
  const season = /\b(?:by|in)(?: the)? (spring|summer|autumn|winter) (\d{4})\b/i.exec(text);
  if (season) {
    const name = (season[1] ?? '').toLowerCase();
    return endOfMonth(Number(season[2]), seasonEnds[name] ?? 12, `season: ${name}`);
  }
  const late = /\b(early|mid|late) (20\d{2})\b/i.exec(text);
  if (late) {
    const part = (late[1] ?? '').toLowerCase();
    return endOfMonth(Number(late[2]), { early: 3, mid: 6 }[part] ?? 12, `season: ${part}`);
  }
  const within = /\bwithin (?:the )?(?:next )?(\d+|\w+) (month|year)s?\b/i.exec(text);
  const count = within && (Number(within[1]) || counts[(within[1] ?? '').toLowerCase()]);
  if (!within || !count) return null;
  const length = count * (within[2]?.toLowerCase() === 'year' ? 12 : 1);
  return afterMonths(starts, length, `derived: ${within[0].toLowerCase()}`);
}

/** 'Year 1 (September 2022 – August 2023)': the period that a plan's own heading gives. */
export function findPeriod(text: string): { fromDay: Day; untilDay: Day } | null {
  const found = new RegExp(`\\(?\\b${month} (\\d{4})\\s*(?:-|–|—|to)\\s*${month} (\\d{4})\\b`, 'i').exec(
    text,
  );
  if (!found) return null;
  const from = valid(Number(found[2]), monthNumber(found[1]), 1, 'stated');
  const until = endOfMonth(Number(found[4]), monthNumber(found[3]), 'month');
  return from && until ? { fromDay: from.day, untilDay: until.day } : null;
}

function monthNumber(name: string | undefined): number {
  return months.findIndex((full) => full.startsWith((name ?? '').slice(0, 3).toLowerCase())) + 1;
}

function fullYear(text: string | undefined): number {
  return text?.length === 2 ? 2000 + Number(text) : Number(text);
}

function valid(year: number, monthNo: number, dayNo: number, precision: string): Due | null {
  const pad = (value: number) => String(value).padStart(2, '0');
  const day = Day.safeParse(`${year}-${pad(monthNo)}-${pad(dayNo)}`);
  return day.success ? { day: day.data, precision } : null;
}

function endOfMonth(year: number, monthNo: number, precision: string): Due | null {
  const lengths = [31, 30, 29, 28];
  for (const length of lengths) {
    const due = valid(year, monthNo, length, precision);
    if (due) return due;
  }
  return null;
}

/** The end of the month that completes the stretch: two years from 1 September 2022 end on 31 August 2024. */
function afterMonths(starts: Day, length: number, precision: string): Due | null {
  const [year, monthNo] = starts.split('-').map(Number);
  const end = (monthNo ?? 1) + length - 2;
  return endOfMonth((year ?? 0) + Math.floor(end / 12), (end % 12) + 1, precision);
}
