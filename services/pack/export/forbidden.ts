/** What must not be in a finished file, made from what the product knows (domain.md 2.1, 2.2 R6, 2.10 S10). */

import { apart, createSearch, squash } from './words';

/** A figure that is hidden from the public, and what it would be told beside. */
export interface HiddenFigure {
  /** The measure's name, or its code: '2.1-a'. */
  measure: string;
  /** The exact value as digits: '4'. */
  value: string;
}

export interface Forbidden {
  /** Nobody's name may be in a file's properties; in the text only where `inText` says so, for members. */
  people: { name: string; inText: boolean }[];
  /** Words of private items, as `privateWords` makes them. */
  privateWords: string[];
  privateTitles: string[];
  hiddenFigures: HiddenFigure[];
  /** Words that were planted to be found, and whatever else may be nowhere. */
  canaries: string[];
  /** Who a file may say made it. */
  makers?: string[];
}

export const nothingForbidden: Forbidden = {
  people: [],
  privateWords: [],
  privateTitles: [],
  hiddenFigures: [],
  canaries: [],
};

const fewestWords = 6;
const windowWords = 10;

/**
 * The sentences of private papers that would give them away: those of six words or more, long ones in overlapping parts
 * so that half a sentence is found too. What the open papers say as well is left out.
 */
export function privateWords(privateTexts: string[], openTexts: string[]): string[] {
  const parts = [...new Set(privateTexts.flatMap(sentences).flatMap(windows))];
  const open = squash(openTexts.join(apart));
  const search = createSearch(parts.map((words) => ({ words, what: words })));
  const known = new Set(search(open).map(({ what }) => what));
  return parts.filter((words) => !known.has(words));
}

function sentences(text: string): string[] {
  return text.split(/(?<=[.!?…])\s+|\n+/).map((sentence) => sentence.trim());
}

function windows(sentence: string): string[] {
  const words = sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  if (words.length < fewestWords) return [];
  if (words.length <= windowWords) return [words.join(' ')];
  const starts: number[] = [];
  for (let start = 0; start + windowWords < words.length; start += windowWords / 2) starts.push(start);
  starts.push(words.length - windowWords);
  return starts.map((start) => words.slice(start, start + windowWords).join(' '));
}

/**
 * The names to look for. A name made only of words that posts, roles and bodies are made of is a post's title, as in the
 * demo committee, and says nothing about a person. @param titles posts, roles and names of bodies.
 */
export function forbiddenNames(
  people: { name: string; isMember: boolean }[],
  titles: string[],
): Forbidden['people'] {
  const known = new Set(titles.flatMap(wordsOf));
  return people
    .filter(({ name }) => wordsOf(name).some((word) => !known.has(word)))
    .map(({ name, isMember }) => ({ name, inText: isMember }));
}

const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
