/** Blanks out what a check must not read (names, quotations, links), leaving every offset where it was. */
import type { LanguageContext } from './context';

/** Stands for a masked character: no letter, so that a masked name is no word. */
export const blank = '\ue000';

const blanked = (words: string) => blank.repeat(words.length);

/** Web and e-mail addresses and file names. */
const addresses =
  /\bhttps?:\/\/[^\s<>"”]{1,2000}|\bwww\.[^\s<>"”]{1,2000}|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}|\b[\w-]{1,120}\.(?:gov|org|com|net|co|nhs|ac|police)(?:\.uk)?(?:\/[^\s<>"”]{0,2000})?(?![\w])|\b[\w-]{1,120}\.(?:docx?|xlsx?|pptx?|pdf|html?|csv|png|jpe?g|txt)\b/gi;

export const withoutAddresses = (text: string): string => text.replace(addresses, blanked);

/** “Curly”, "straight" and ‘single’ quotations; an apostrophe inside a word opens and closes none. */
const quotations = [
  /“[^“”]{1,4000}”/g,
  /"[^"\n]{1,4000}"/g,
  /(?<![\p{L}\p{N}])[‘'](?=\S)(?:[^‘’'\n]|(?<=\p{L})[’'](?=\p{L})){1,2000}[’'](?![\p{L}\p{N}])/gu,
];

export function withoutQuotations(text: string): string {
  return quotations.reduce((rest, quotation) => rest.replace(quotation, blanked), text);
}

/** One expression for all protected names, post titles and bodies, longest first; either apostrophe; any case. */
export function protectedPattern(context: LanguageContext): RegExp | null {
  const names = [...context.protectedNames, ...context.posts, ...context.committeeNames, context.parentBody]
    .map((name) => name.trim())
    .filter((name) => name.length > 1)
    .toSorted((one, other) => other.length - one.length);
  if (names.length === 0) return null;
  const any = names.map((name) => literal(name).replace(/[’']/g, "[’']").replace(/\s+/g, '\\s+')).join('|');
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, 'giu');
}

const literal = (name: string) => name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

export const without = (text: string, pattern: RegExp | null): string =>
  pattern === null ? text : text.replace(pattern, blanked);
