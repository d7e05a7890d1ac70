/** Where sentences begin and end, and a few words around a place in them; every function is linear in its text. */

export interface Span {
  start: number;
  end: number;
}

/** A full stop after these ends no sentence. */
const abbreviations =
  /(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Cllr|St|No|para|paras|approx|e\.g|i\.e|etc|vs|cf|fig|ref)|\b\p{Lu})$/u;

/** Sentences by their offsets, in order; a line break ends one too. Blank ones are left out. */
export function sentencesOf(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  const close = (end: number) => {
    if (/\S/.test(text.slice(start, end))) spans.push({ start, end });
    start = end;
  };
  for (const found of text.matchAll(/[.!?…]["'”’)\]]{0,3}(?=\s)|\n/g)) {
    if (
      found[0].startsWith('.') &&
      abbreviations.test(text.slice(Math.max(0, found.index - 12), found.index))
    )
      continue;
    close(found.index + found[0].length);
  }
  close(text.length);
  return spans;
}

/** Which sentence holds `offset`: its index, by halving. */
export function sentenceAt(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((spans[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

/** How far a check looks to either side, so that one endless sentence costs no more than short ones. */
const reach = 240;

/** The part of a sentence near a match, without what comes before or after the sentence. */
export function nearby(text: string, spans: readonly Span[], match: Span, more = 0): string {
  const index = sentenceAt(spans, match.start);
  const from = spans[index]?.start ?? 0;
  const to = spans[Math.min(index + more, spans.length - 1)]?.end ?? text.length;
  return text.slice(Math.max(from, match.start - reach), Math.min(to, match.end + reach));
}

const excerptLength = 80;

/** The match with the words around it, at most 80 characters, whole words where that can be. */
export function excerptOf(text: string, match: Span): string {
  const wanted = text.slice(match.start, match.end);
  if (wanted.length >= excerptLength) return tidy(cutAtCharacter(wanted));
  const spare = excerptLength - wanted.length;
  const behind = text.slice(Math.max(0, match.start - excerptLength), match.start);
  const ahead = text.slice(match.end, match.end + excerptLength);
  const lineStart = match.start - (behind.length - (behind.lastIndexOf('\n') + 1));
  const nextBreak = ahead.indexOf('\n');
  const lineEnd = match.end + (nextBreak < 0 ? ahead.length : nextBreak);
  const before = Math.max(lineStart, match.start - Math.floor(spare / 3));
  const after = Math.min(lineEnd, match.end + spare - (match.start - before));
  const head = /\S$/.test(text.slice(Math.max(0, before - 1), before))
    ? text.slice(before, match.start).replace(/^\S*\s?/, '')
    : text.slice(before, match.start);
  const tail = /^\S/.test(text.slice(after, after + 1))
    ? text.slice(match.end, after).replace(/\s?\S*$/, '')
    : text.slice(match.end, after);
  return tidy(`${head}${wanted}${tail}`);
}

const tidy = (text: string) => cutAtCharacter(text.replace(/\s+/g, ' ').trim());

/** Never half of a pair of surrogates. */
const cutAtCharacter = (text: string) => text.slice(0, excerptLength).replace(/[\ud800-\udbff]$/, '');
