/** The due dates of a plan that stand in a column of their own: read, and doubted where another day could be meant. */
import { addDays, Day, formatDay } from '../calendar/rules';
import { cellText } from '../spreadsheets/rules';
import { type Doubt, doubt } from './doubts';
import { type Due, type DueReading, readDues } from './due-words';
import type { RawAction } from './plan-rows';

/** In which order the column writes its days: what no row shows is not known. */
export type DayOrder = 'day first' | 'month first' | 'both' | 'not shown';

const figures = /^(\d{1,2})[/.-](\d{1,2})[/.-](?:\d{4}|\d{2})$/;

export function dayOrderOf(actions: Pick<RawAction, 'reading'>[]): DayOrder {
  let dayFirst = false;
  let monthFirst = false;
  for (const { reading } of actions) {
    const [, first, second] = figures.exec(reading?.text('due') ?? '') ?? [];
    dayFirst ||= Number(first) > 12;
    monthFirst ||= Number(second) > 12;
  }
  if (dayFirst && monthFirst) return 'both';
  if (monthFirst) return 'month first';
  return dayFirst ? 'day first' : 'not shown';
}

/** `due` null: something is written there that is no day, which is doubted or a problem of the table. */
export interface DueInColumn {
  due: Due | null;
  doubts: Doubt[];
}

/** What may stand beside a date and changes nothing of it. */
const idle =
  /\b(?:by|on|the|of|in|due|date|deadline|at|no later than|not later than|until|till|before|end|noon|midday|close of play|00:00(?::00)?|12:00|17:00|5 ?pm|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?)\b/gi;

/** Words that say of themselves when: 'by' before them would be wrong. */
const hasItsWord =
  /^(?:by|in|on|before|until|till|no later|not|due|deadline|from|since|after|within|during|over)\b/i;

/**
 * A date, or words such as 'October 2026'. Null where nothing is written, or 'ongoing': the action's own words may hold one. In a column
 * for dates every word counts: one that is not understood makes the reading doubtful ('Completed 30/09/2026', 'March
 * 2027?'). `order`: of the column; '03/04/2027' is doubted unless the other rows put the day first.
 */
export function dueInColumn(
  action: Pick<RawAction, 'ref' | 'reading' | 'dueBelow'>,
  starts: Day,
  order: DayOrder,
): DueInColumn | null {
  const { ref, reading } = action;
  const cell = reading?.cell('due') ?? null;
  const written = [...new Set([reading?.text('due') ?? '', ...action.dueBelow])].filter(Boolean).join('; ');
  if (!reading || written === '') return null;
  if (goesOn.test(written)) return null;
  if (action.dueBelow.length === 0) {
    const day = cell instanceof Date && reading.mark('due').time === undefined ? cellDay(cell) : null;
    if (day) return farAway(ref, { day, precision: 'stated' }, written, starts);
  }
  const text = hasItsWord.test(written) ? written : `by ${written}`;
  const read = readDues(text, starts);
  const due = read.due;
  if (!due && onlyFigures.test(written)) {
    const day = reading.day('due');
    return { due: day && { day, precision: 'stated' }, doubts: [] };
  }
  if (!due) return { due: null, doubts: [notRead(ref, written)] };
  const doubts = doubtsOf(ref, { read, due, written, order });
  return doubts.length > 0 ? { due, doubts } : farAway(ref, due, written, starts);
}

/** What is not meant to end: it runs to the end of the plan, and nothing is amiss. */
const goesOn = /^(?:on ?-?going|continu(?:ous|al)|n\/?a|not applicable|none|[-–—]+)$/i;

/** Figures and nothing else: where they are no date, or Excel's own number for one, a finger has slipped. */
const onlyFigures = /^[\d\s/.,-]+$/;

const cellDay = (cell: Date) => Day.safeParse(cellText(cell)).data ?? null;

function doubtsOf(
  ref: string,
  { read, due, written, order }: { read: DueReading; due: Due; written: string; order: DayOrder },
): Doubt[] {
  if (new Set(read.days).size > 1) return [doubtful(ref, `The column Due holds “${written}”`, due.day)];
  const hasMore = /[^\s.,;:()'"–—-]/.test(read.rest.replace(idle, ' '));
  const [, , second] = figures.exec(written) ?? [];
  const isAmbiguous = second !== undefined && Number(second) <= 12;
  const isSure = isAmbiguous && order === 'day first' ? true : !read.doubtful;
  // 'Within six months': of what, the column does not say.
  if (due.precision.startsWith('derived') && !/\bnext\b/i.test(written))
    return [doubtful(ref, `“${written}” in the column Due`, due.day)];
  return isSure && !hasMore ? [] : [doubtful(ref, `“${written}” in the column Due`, due.day)];
}

/** Plans are made for a few years: a day long before or after is a slip of the pen, such as 2072 for 2027. */
const farYears = 6;

function farAway(ref: string, due: Due, written: string, starts: Day): DueInColumn {
  const far = due.day > addDays(starts, farYears * 366) || due.day < addDays(starts, -366);
  return { due, doubts: far ? [doubtful(ref, `“${written}” in the column Due`, due.day)] : [] };
}

const doubtful = (ref: string, what: string, day: Day) =>
  doubt(
    ref,
    'date-doubtful',
    `${what} is read as ${formatDay(day)}; it could be meant otherwise.`,
    'If another day is meant: write the day as 31 March 2027.',
  );

const notRead = (ref: string, written: string) =>
  doubt(
    ref,
    'date-not-read',
    `“${written}” is not read as a date in the column Due.`,
    'Write the day as 31 March 2027; without one the action’s own words count, or it runs to the end of the plan.',
  );
