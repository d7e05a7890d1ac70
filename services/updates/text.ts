/** People's text as it is kept: any script and emoji stay; what no one can see or store goes. */
import { withoutLongRuns } from '../text-runs';

// Control characters save for the line break; marks that turn the reading direction of what follows; half characters.
const unseen = /(?!\n)\p{Cc}|[\u202A-\u202E\u2066-\u2069]|\p{Surrogate}/gu;

/** Line breaks as '\n', no spaces around, nothing invisible that a card or PostgreSQL would trip over. */
export function cleanText(typed: string): string {
  return storable(typed).trim();
}

/** The same without trimming: a draft gives back what was typed. */
export function storable(typed: string): string {
  return withoutLongRuns(typed.replace(/\r\n?/g, '\n').replace(/\t/g, ' ').replace(unseen, ''));
}

/** In characters as a reader counts them, near enough: an emoji of one code point is one. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}
