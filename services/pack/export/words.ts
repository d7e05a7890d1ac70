/** Words as the export check compares them: letters and digits alone, so that no split, space or hyphen hides a name. */

/** A text without anything but its letters and digits, and where each of them stood. */
export interface Squashed {
  letters: string;
  /** 1 where the letter begins a word. */
  begins: Uint8Array;
  /** Of each letter, its place in `plain`. */
  at: Uint32Array;
  /** Normalised, with its case, spaces and signs. */
  plain: string;
}

/** Between rows of a table, paragraphs and lines that do not belong together. */
export const apart = '\u001e';

const marks = /[\u0300-\u036f]/;
const noWidth = /[\u00ad\u200b-\u200f\u2060\ufeff]/;
const letter = /[\p{L}\p{N}]/u;

/** Case, accents, ligatures, soft hyphens and characters of no width make no difference. */
export function squash(text: string): Squashed {
  const plain = text.normalize('NFKD');
  const codes = new Uint16Array(plain.length);
  const begins = new Uint8Array(plain.length);
  const at = new Uint32Array(plain.length);
  let count = 0;
  let gap = 1;
  for (let place = 0; place < plain.length; place += 1) {
    const code = plain.charCodeAt(place);
    if (code < 128 ? isAsciiLetter(code) : letter.test(plain.charAt(place))) {
      codes[count] = inLowerCase(code);
      begins[count] = gap;
      at[count] = place;
      count += 1;
      gap = 0;
    } else if (code < 128 || !(marks.test(plain.charAt(place)) || noWidth.test(plain.charAt(place)))) gap = 1;
  }
  const letters = Buffer.from(codes.buffer, 0, count * 2).toString('utf16le');
  return { letters, begins: begins.subarray(0, count), at: at.subarray(0, count), plain };
}

const isAsciiLetter = (code: number) =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);

function inLowerCase(code: number): number {
  if (code < 128) return code >= 65 && code <= 90 ? code + 32 : code;
  return String.fromCharCode(code).toLowerCase().charCodeAt(0);
}

export interface Needle<What> {
  words: string;
  what: What;
}

export interface Hit<What> {
  what: What;
  /** In `plain`: where the words begin, and where what follows them begins. */
  from: number;
  to: number;
}

/** Shorter words must stand as words of their own; longer ones count even when what stands beside them is glued on. */
const longEnough = 12;
const shortest = 3;
const windowSize = 8;

/** A search for all of them at once: its cost follows the text, not the number of needles. */
export function createSearch<What>(needles: Needle<What>[]): (text: Squashed) => Hit<What>[] {
  const bySize = new Map<number, Map<string, { letters: string; what: What }[]>>();
  for (const { words, what } of needles) {
    const { letters } = squash(words);
    if (letters.length < shortest) continue;
    const size = Math.min(letters.length, windowSize);
    const index = bySize.get(size) ?? new Map<string, { letters: string; what: What }[]>();
    const head = letters.slice(0, size);
    index.set(head, [...(index.get(head) ?? []), { letters, what }]);
    bySize.set(size, index);
  }
  return (text) => [...bySize].flatMap(([size, index]) => hitsOfSize(text, size, index));
}

function hitsOfSize<What>(
  text: Squashed,
  size: number,
  index: Map<string, { letters: string; what: What }[]>,
): Hit<What>[] {
  const { letters, begins, at } = text;
  // Two letters decide for most places that nothing can begin there.
  const heads = new Set([...index.keys()].map((head) => pair(head, 0)));
  const found: Hit<What>[] = [];
  for (let place = 0; place + size <= letters.length; place += 1) {
    if (size < windowSize && begins[place] === 0) continue;
    if (!heads.has(pair(letters, place))) continue;
    for (const needle of index.get(letters.slice(place, place + size)) ?? []) {
      const end = place + needle.letters.length;
      if (!letters.startsWith(needle.letters, place)) continue;
      const whole = begins[place] === 1 && (end === letters.length || begins[end] === 1);
      if (!whole && needle.letters.length < longEnough) continue;
      found.push({ what: needle.what, from: at[place] ?? 0, to: (at[end - 1] ?? 0) + 1 });
    }
  }
  return found;
}

const pair = (text: string, place: number) => text.charCodeAt(place) * 65_536 + text.charCodeAt(place + 1);
