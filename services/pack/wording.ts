/** Dates, counts and lists as the pack writes them (domain.md 4.5): 'Tuesday 2 March 2027', '1 update', 'a, b and c'. */
import type { Day } from '../calendar/rules';

const named = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-GB', options);
const long = named({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const short = named({ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const london = named({ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/London' });
const hour = named({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'Europe/London' });

/** 'Tuesday 2 March 2027' */
export const longDay = (day: Day): string => long.format(new Date(`${day}T12:00Z`)).replace(',', '');

/** '2 March 2027' */
export const plainDay = (day: Day): string => short.format(new Date(`${day}T12:00Z`));

/** '20 January 2027, 09:15', London. */
export const moment = (at: Date): string => `${london.format(at)}, ${hour.format(at)}`;

/** '20 January 2027', London. */
export const dayOf = (at: Date): string => london.format(at);

export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
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
