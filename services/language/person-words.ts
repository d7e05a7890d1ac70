/** The words by which a sentence shows that a capital word is a person: what people do, own, and go through. */
import { z } from 'zod';
import words from './data/person-words.json';
import { isEnglish } from './dictionary';
import type { Token } from './tokens';

const Listed = z.string().transform((all) => new Set(all.split(' ')));
const lists = z
  .strictObject({
    /** Third person, now: 'likes'. */
    doesNow: Listed,
    /** Past forms that do not end in -ed. */
    didThen: Listed,
    /** May stand between a name and its verb. */
    alsoThen: Listed,
    /** A name follows: 'a boy called', 'her sister'. */
    introduces: Listed,
    /** After 'Jayden’s'. */
    ownMatters: Listed,
    /** After 'was' and 'is': nothing but a person goes through it. */
    happensTo: Listed,
    surnamesThatAreWords: Listed,
  })
  .parse(words);

export const { introduces, ownMatters, happensTo, surnamesThatAreWords } = lists;

const noVerb = new Set('need indeed speed seed feed breed bleed deed shed bed red'.split(' '));

/** 'moved', 'went', 'likes', 'is': a verb that a name can stand before. */
export function isVerb({ kind, text, lower }: Token): boolean {
  if (kind !== 'word') return false;
  const word = text.toLowerCase().replaceAll('’', "'");
  if (lists.doesNow.has(word) || lists.didThen.has(lower)) return true;
  return lower.length > 3 && lower.endsWith('ed') && !noVerb.has(lower) && isEnglish(lower);
}

export const isBetween = ({ lower }: Token): boolean =>
  lists.alsoThen.has(lower) ||
  (lower.length > 4 && lower.endsWith('ly') && lower !== 'family' && lower !== 'early');

/** The place of the next finite verb after `index`, past adverbs, with no sign between; null when there is none. */
export function verbAfter(tokens: readonly Token[], index: number): number | null {
  for (let at = index + 1; at <= index + 4; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.kind !== 'word' || token.newLine) return null;
    if (isVerb(token)) return at;
    if (!isBetween(token)) return null;
  }
  return null;
}
