/** Dates, counts and lists as the pack writes them (domain.md 4.5): 'Tuesday 2 March 2027', '1 update', 'a, b and c'. */
import { type Day, dayParts, formatDay, londonDay } from '../../calendar/rules';

/** 'Tuesday 2 March 2027' */
export const longDay = formatDay;

/** '2 March 2027' */
export function plainDay(day: Day): string {
  const { date, monthName, year } = dayParts(day);
  return `${date} ${monthName} ${year}`;
}

/** '20 January 2027', London. */
export const dayOf = (at: Date): string => plainDay(londonDay(at));

export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** The same where a sentence begins: after a paragraph's number '2.2', '18 actions' would be read as one number with it. */
export function openingCount(number: number, one: string, many = `${one}s`): string {
  const words = inWords(number);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} ${number === 1 ? one : many}`;
}

const small =
  'no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = '. . twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** 'forty-eight'; from a hundred on, figures. */
function inWords(number: number): string {
  const below = small[number];
  if (below !== undefined) return below;
  const ten = tens[Math.floor(number / 10)];
  if (ten === undefined) return `${number}`;
  return number % 10 === 0 ? ten : `${ten}-${small[number % 10]}`;
}

export function list(items: string[]): string {
  if (items.length <= 1) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** A sentence that ends, whether or not its writer ended it. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  return trimmed === '' || /[.!?:;)…”"]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** '10:30' as a front sheet says it: '10.30 am'; '14:00' is '2.00 pm', '12:00' is '12 noon'. */
export function clockTime(at: string): string {
  const [hours = 0, minutes = 0] = at.split(':').map(Number);
  if (hours === 12 && minutes === 0) return '12 noon';
  const shown = hours % 12 === 0 ? 12 : hours % 12;
  return `${shown}.${String(minutes).padStart(2, '0')} ${hours < 12 ? 'am' : 'pm'}`;
}
