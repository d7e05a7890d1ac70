/** The due dates of a plan that stand in a column of their own: read, and doubted where another day could be meant. */
import { type Day, formatDay } from '../calendar/rules';
import { type Doubt, doubt } from './doubts';
import { type Due, dateDoubts, datesIn, findDue } from './due-words';
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

/**
 * A date, or words such as 'October 2026'. Null where nothing is written that is a date: the action's own words may hold
 * one. What cannot be read becomes a problem of the table. `order`: of the column; '03/04/2027' is doubted unless the
 * other rows put the day first.
 */
export function dueInColumn(
  { ref, reading }: Pick<RawAction, 'ref' | 'reading'>,
  starts: Day,
  order: DayOrder,
): { due: Day; duePrecision: string; doubts: Doubt[] } | null {
  const written = reading?.text('due') ?? '';
  if (!reading || written === '' || /^(on[ -]?going|n\/?a|[-–—]|none)$/i.test(written)) return null;
  if (reading.cell('due') instanceof Date) return stated(reading.day('due'));
  const text = findDue(written, starts) ? written : `by ${written}`;
  const inWords = findDue(text, starts);
  if (!inWords && !/\d/.test(written)) {
    reading.doubt(
      'due',
      `“${written}” is not read as a date, so that ${ref} has none but what its words say.`,
      'Write the day as 31 March 2027; without one the action runs to the end of the plan.',
    );
    return null;
  }
  if (!inWords) return stated(reading.day('due'));
  const doubts = doubtsOf(ref, { text, written, inWords, starts, order });
  return { due: inWords.day, duePrecision: inWords.precision, doubts };
}

const stated = (due: Day | null) => due && { due, duePrecision: 'stated', doubts: [] };

function doubtsOf(
  ref: string,
  read: { text: string; written: string; inWords: Due; starts: Day; order: DayOrder },
): Doubt[] {
  const { text, written, inWords, starts, order } = read;
  const days = new Set(datesIn(text, starts).flatMap(({ due }) => due?.day ?? []));
  if (days.size > 1) return [doubtful(ref, `The column Due holds “${written}”`, inWords.day)];
  const [, , second] = figures.exec(written) ?? [];
  const isAmbiguous = second !== undefined && Number(second) <= 12;
  if (isAmbiguous && order === 'day first') return [];
  return dateDoubts(text, starts).map(({ due }) =>
    due
      ? doubtful(ref, `“${written}” in the column Due`, due.day)
      : doubt(
          ref,
          'date-not-read',
          `Part of “${written}” in the column Due is not read as a date.`,
          'Write the day as 31 March 2027.',
        ),
  );
}

const doubtful = (ref: string, what: string, day: Day) =>
  doubt(
    ref,
    'date-doubtful',
    `${what} is read as ${formatDay(day)}; it could be meant otherwise.`,
    'If another day is meant: write the day as 31 March 2027.',
  );
