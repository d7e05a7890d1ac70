/** Turns the bytes of a text table into text, or says in which encoding they seem to be and how to save them again. */
import iconv from 'iconv-lite';
import { ok, type Result, refuse } from '../result';

export type NotATable = { code: 'not-a-table'; message: string; fix: string };

const saveAsUtf8 = 'In Excel choose Save As, CSV UTF-8 (Comma delimited), and import that file.';

/**
 * UTF-8, UTF-16 in either order, or windows-1252 (what Excel in Britain calls "CSV (Comma delimited)"). Other encodings
 * share their bytes with windows-1252, so a file that would read strangely in it is refused: a wrong letter is silent.
 */
export function decodeTable(bytes: Buffer): Result<string, NotATable> {
  if (
    bytes.subarray(0, 4).toString('hex') === 'fffe0000' ||
    bytes.subarray(0, 4).toString('hex') === '0000feff'
  )
    return notATable('The file is saved as UTF-32, which is not read here.', saveAsUtf8);
  const wide = wideEncoding(bytes);
  if (wide) return ok(iconv.decode(bytes, wide));
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return fromOneByteEach(bytes);
  }
}

/** By its mark; without one, by the noughts that stand in every second place of plain text. */
function wideEncoding(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  const mark = bytes.subarray(0, 2).toString('hex');
  if (mark === 'fffe') return 'utf-16le';
  if (mark === 'feff') return 'utf-16be';
  const start = bytes.subarray(0, 400);
  const noughts = [0, 0];
  for (const [index, byte] of start.entries())
    if (byte === 0) noughts[index % 2] = (noughts[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = noughts;
  if (odd > start.length / 4 && even === 0) return 'utf-16le';
  return even > start.length / 4 && odd === 0 ? 'utf-16be' : null;
}

function fromOneByteEach(bytes: Buffer): Result<string, NotATable> {
  const text = iconv.decode(bytes, 'windows-1252');
  const odd = strangeInWindows1252(text);
  if (odd === null) return ok(text);
  const line = text.slice(0, odd).split(/\r\n?|\n/).length;
  // Both are one byte a letter, so that the letter stands in the same place.
  const [dos = '', mac = ''] = [iconv.decode(bytes, 'cp850'), iconv.decode(bytes, 'macroman')];
  const named =
    reads(dos, odd) && !reads(mac, odd)
      ? 'as MS-DOS text ("CSV (MS-DOS)", code page 850)'
      : reads(mac, odd) && !reads(dos, odd)
        ? 'as Macintosh text ("CSV (Macintosh)")'
        : 'as MS-DOS or Macintosh text ("CSV (MS-DOS)", "CSV (Macintosh)")';
  return notATable(
    `The file seems to be saved ${named}: in line ${line}, letters such as é and signs such as £ would be read wrongly.`,
    saveAsUtf8,
  );
}

/** Signs that English text in windows-1252 holds; the others of its upper half are letters. */
const usualSigns = new Set('€…‘’“”•–—™\u00a0£§©®°·¼½¾«»²³´¡¿\u00ad¢'.split(''));
const capitalsOnly = new Set('ŠŒŽŸ'.split(''));
const smallOnly = new Set('šœž'.split(''));
const isLetter = (letter: string | undefined) => letter !== undefined && /\p{Letter}/u.test(letter);

/** The place of the first sign that nobody writes there: '‚' in 'Caf‚', 'Õ' in 'childrenÕs'; null when all reads well. */
function strangeInWindows1252(text: string): number | null {
  for (const found of text.matchAll(/[\u0080-\uffff]/g)) {
    const [sign, at] = [found[0], found.index];
    const [before, after] = [text[at - 1], text[at + 1]];
    if (!isUsualThere(sign, before, after)) return at;
  }
  return null;
}

function isUsualThere(sign: string, before: string | undefined, after: string | undefined): boolean {
  if (smallOnly.has(sign)) return isLetter(before) || isLetter(after);
  if (capitalsOnly.has(sign)) return !isLetter(before) && isLetter(after);
  if (/\p{Lu}/u.test(sign)) return before === undefined || !/\p{Ll}/u.test(before);
  if (/\p{Ll}/u.test(sign)) return sign !== 'ƒ';
  if (!usualSigns.has(sign)) return false;
  // '£' or '½' inside a word is a letter of another encoding.
  return !/[£§©®°¼½¾«»²³¡¿¢€]/.test(sign) || !(isLetter(before) && isLetter(after));
}

/** Whether, read in another encoding, the sign there is a letter beside letters or a sign of money before a number. */
function reads(text: string, at: number): boolean {
  const sign = text[at] ?? '';
  if (sign === '£') return /\d/.test(text[at + 1] ?? '');
  if (/[’‘“”–—…½]/.test(sign)) return true;
  return /[à-ÿ]/.test(sign) && (isLetter(text[at - 1]) || isLetter(text[at + 1]));
}

export function notATable(message: string, fix: string) {
  return refuse({ code: 'not-a-table', message, fix });
}
