/**
 * The one form in which every check reads a text: what the eye takes for the same letter is the same letter, what it does
 * not see is gone, and each place is known in what the author wrote.
 */
import type { Span } from './sentences';

export interface Normalised {
  text: string;
  /** Of each character of `text`, where it began in what the author wrote; one more at the end. */
  at: Uint32Array;
}

/** Seen by nobody: soft hyphens, joiners, marks of direction, variation selectors, tags. */
const unseen =
  /\u00ad|\u034f|\u061c|\u115f|\u1160|\u17b4|\u17b5|[\u180b-\u180f]|[\u200b-\u200f]|[\u202a-\u202e]|[\u2060-\u206f]|\u3164|[\ufe00-\ufe0f]|\ufeff|\uffa0|[\u{e0000}-\u{e0fff}]/u;
/** Raised and lowered figures, and the signs of notes: a mark on the word before them, and no count. */
const noteMark = /[™®©\u00b2\u00b3\u00b9\u2070-\u207f\u2080-\u208e*†‡]/u;
const vulgarFraction = /[\u00bc-\u00be\u2150-\u215f\u2189]/u;
/** ① ⑴ ⒈ ❷: the number of an item in a list, or a count that somebody has drawn a circle around. */
const listMark = /[\u2460-\u249b\u24ea-\u24ff\u2776-\u2793]/u;
/** What begins an item is a title or a sentence: 'Purpose', 'The plan'; not 'pupils left', 'UASC arrived'. */
const beginsItem = /^\s{0,3}(?:$|\p{Lu}(?:\p{Ll}|\s))/u;
/** The frame of a keycap, drawn around a figure. */
const keycap = /\u20e3/u;
const space = /[\p{Zs}\t\u2028\u2029\u0085\v\f]/u;
const hyphen = /[\u2010-\u2012\u2212\ufe58\ufe63\uff0d\u2043\u05be]/u;
const dash = /[\u2013-\u2015\u2e3a\u2e3b]/u;
const apostrophe = /[\u2018\u2019\u201b\u02bc\u02b9\u02bb\u2032\uff07\u00b4`]/u;
const combining = /\p{M}/u;

/** A letter carries a few marks; hundreds are a prank, and would cost time. */
const mostMarks = 4;

export function normalise(written: string): Normalised {
  // Nearly every text: nothing in it needs a change.
  if (/^[\n\x20-\x29\x2b-\x5f\x61-\x7e]*$/.test(written))
    return { text: written, at: identity(written.length) };
  const parts: string[] = [];
  const at: number[] = [];
  const put = (piece: string, from: number) => {
    parts.push(piece);
    for (let index = 0; index < piece.length; index += 1) at.push(from);
  };
  let last = '';
  for (let place = 0; place < written.length; ) {
    const character = String.fromCodePoint(written.codePointAt(place) ?? 0);
    const from = place;
    place += character.length;
    let cluster = character;
    let marks = 0;
    for (; place < written.length && written.charCodeAt(place) > 0x2ff; ) {
      const next = String.fromCodePoint(written.codePointAt(place) ?? 0);
      if (!combining.test(next) || unseen.test(next)) break;
      if (marks < mostMarks) cluster += next;
      marks += 1;
      place += next.length;
    }
    const piece = plain(character, cluster, last, written.slice(place, place + 8));
    if (piece === '') continue;
    put(piece, from);
    last = piece;
  }
  at.push(written.length);
  return { text: parts.join(''), at: Uint32Array.from(at) };
}

function plain(character: string, cluster: string, before: string, after: string): string {
  if (character === '\r') return after.startsWith('\n') ? '' : '\n';
  if (character < '\u007f' && cluster === character && !/[*`\t\v\f]/.test(character)) return character;
  if (unseen.test(character)) return '';
  // ' ³ children': with nothing to be the note of.
  if (
    /[\u00b2\u00b3\u00b9\u2074-\u2079]/.test(character) &&
    /^\s?$/.test(before) &&
    space.test(after.charAt(0))
  )
    return character.normalize('NFKC');
  if (noteMark.test(character)) return character === '*' && !/[\p{L}\p{N}.,)]/u.test(before) ? '*' : '';
  // '2½' is no 2, and '½' no 1. '½ of the six' is three, so the value counts.
  if (vulgarFraction.test(character)) {
    const value = fractionValue(character);
    return /\d$/.test(before) ? value.slice(1) : value;
  }
  if (listMark.test(character)) {
    const begins = before === '' || before === '\n';
    return begins && beginsItem.test(after) ? ' ' : listNumber(character);
  }
  if (keycap.test(character)) return '';
  if (/[\u2028\u2029\u0085\v\f]/.test(character)) return '\n';
  if (space.test(character)) return ' ';
  if (hyphen.test(character)) return '-';
  if (dash.test(character)) return '–';
  if (apostrophe.test(character)) return character === '\u2018' ? '‘' : '’';
  if (character === '\u2044' || character === '\u2215') return '/';
  return cluster.normalize('NFKC');
}

/** '2' of '②', '⑵', '❷' and '⓶'; not all of them are figures to Unicode. */
function listNumber(mark: string): string {
  const code = mark.codePointAt(0) ?? 0;
  if (code >= 0x2776) return `${((code - 0x2776) % 10) + 1}`;
  if (code >= 0x24f5 && code <= 0x24fe) return `${code - 0x24f4}`;
  if (code >= 0x24eb && code <= 0x24f4) return `${code - 0x24e0}`;
  return mark.normalize('NFKC');
}

/** '0.25' of '¼'. */
function fractionValue(fraction: string): string {
  const [over = '', under = ''] = fraction.normalize('NFKC').split('\u2044');
  const value = Number(over) / Number(under || '0');
  return value > 0 && value < 1 ? value.toFixed(2).replace(/0$/, '') : '0.5';
}

const identity = (length: number) => Uint32Array.from({ length: length + 1 }, (_, index) => index);

/** The same stretch in what the author wrote. */
export function writtenSpan({ at }: Normalised, { start, end }: Span): Span {
  const from = at[start] ?? 0;
  const last = at[Math.max(start, end - 1)] ?? from;
  // The end of the last character, and of what stood unseen within it.
  let next = end;
  while (next < at.length - 1 && at[next] === last) next += 1;
  return { start: from, end: Math.max(from, at[next] ?? last) };
}
