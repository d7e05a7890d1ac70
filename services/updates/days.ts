/** Reads the date of a figure as people type it in Britain: day before month, or as a date picker gives it. */
import { type Day, parseDay } from '../calendar/rules';

const dotted = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})$/;
const spoken = /^(.*?\d{1,2})(?:st|nd|rd|th)?[ -](?:of )?([a-z]{3,})\.?,?[ -](\d{4}|\d{2})$/;

/**
 * What calendar/rules reads, and looser forms too: '30.09.26', '30-9-2026', '30th of Sept. 26'. null: nothing typed.
 * 'unclear': not a date, or not one that exists. Two figures for a year mean this century.
 */
export function readDay(typed: string): Day | null | 'unclear' {
  // No way of writing a day is longer, and a search for one in a long text is slow.
  if (typed.trim().length > 100) return 'unclear';
  const text = typed.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');
  if (text === '') return null;
  const plain = text
    .replace(dotted, (_, day, __, month, year) => `${day}/${month}/${fullYear(year)}`)
    .replace(spoken, (_, day, month, year) => `${day} ${month} ${fullYear(year)}`);
  return parseDay(plain) ?? 'unclear';
}

function fullYear(year: string): string {
  return year.length === 2 ? `20${year}` : year;
}
