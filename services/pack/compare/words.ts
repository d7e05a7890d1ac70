/** What changed within a sentence, in its own words: “by March” became “by April”. */
import { commonInOrder } from './sequence';

/** Words that gave way to others; '' where words were only added or only taken out. */
export interface WordChange {
  was: string;
  is: string;
}

/** More than this many, or most of the words, and the two sentences are easier to read whole. */
const mostChanges = 4;
const mostOfIt = 0.6;

/** Empty when the two are the same but for spaces, or when they are better read whole. */
export function wordChanges(was: string, is: string): WordChange[] {
  const [old, now] = [wordsOf(was), wordsOf(is)];
  const pairs = commonInOrder(old, now);
  const changes: WordChange[] = [];
  let [a, b] = [0, 0];
  for (const [nextA, nextB] of [...pairs, [old.length, now.length] as const]) {
    if (a < nextA || b < nextB) changes.push(withContext(old, now, [a, nextA, b, nextB]));
    [a, b] = [nextA + 1, nextB + 1];
  }
  const kept = pairs.length / Math.max(old.length, now.length, 1);
  return changes.length > mostChanges || kept < 1 - mostOfIt ? [] : changes;
}

export const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/** A word alone says little: the one before it is given too, or the one after it where a sentence begins. */
function withContext(
  old: string[],
  now: string[],
  [a, aEnd, b, bEnd]: [number, number, number, number],
): WordChange {
  let [from, to] = [0, 0];
  if (aEnd > a && bEnd > b && Math.min(aEnd - a, bEnd - b) === 1) {
    if (a > 0 && b > 0 && !/[.!?;:]$/.test(old[a - 1] ?? '')) from = 1;
    else if (aEnd < old.length && bEnd < now.length) to = 1;
  }
  const was = old.slice(a - from, aEnd + to).join(' ');
  const is = now.slice(b - from, bEnd + to).join(' ');
  const sign = /[.,;:]$/.exec(was)?.[0];
  return sign && is.endsWith(sign) ? { was: was.slice(0, -1), is: is.slice(0, -1) } : { was, is };
}

/** 'paragraph 6.1: “by March” became “by April”', without its place. */
export function toldWords(was: string, is: string): string {
  const changes = wordChanges(was, is);
  if (changes.length === 0) return `“${was}” became “${is}”`;
  return changes.map(toldChange).join('; ');
}

function toldChange({ was, is }: WordChange): string {
  if (was === '') return `“${is}” was added`;
  return is === '' ? `“${was}” was taken out` : `“${was}” became “${is}”`;
}

/** How many words two texts share, from 0 to 1 (Dice). */
export function likenessOf(texts: string[], others: string[]): (one: number, other: number) => number {
  const counted = (list: string[]) => {
    const known = new Map<number, Map<string, number>>();
    return (place: number) => {
      const before = known.get(place);
      if (before) return before;
      const counts = new Map<string, number>();
      for (const word of wordsOf((list[place] ?? '').toLowerCase()))
        counts.set(word, (counts.get(word) ?? 0) + 1);
      known.set(place, counts);
      return counts;
    };
  };
  const [left, right] = [counted(texts), counted(others)];
  const size = (counts: Map<string, number>) => [...counts.values()].reduce((sum, count) => sum + count, 0);
  return (one, other) => {
    const [a, b] = [left(one), right(other)];
    let shared = 0;
    for (const [word, count] of a) shared += Math.min(count, b.get(word) ?? 0);
    return (2 * shared) / Math.max(size(a) + size(b), 1);
  };
}
