/** The words on a PDF's pages, through each font's own table of characters (ISO 32000-1, 9.10). */
import { type GlyphTable, glyphTable } from './glyph-names';
import { nameOf, type PdfFile, type PdfObject } from './pdf-objects';
import { createPen } from './pdf-place';
import { stringsIn } from './pdf-strings';
import { type PdfValue, type Reader, readValue, textOf } from './pdf-values';
import { apart } from './words';

interface Font {
  wide: boolean;
  /** Code to text; null: the font says nothing, and its codes are taken for letters. */
  table: Map<number, string> | null;
  /** Without that table: what the names of its glyphs say. */
  glyphs: GlyphTable;
}

export interface PageWords {
  /** What belongs to the document, in the order it was written. */
  text: string;
  /** Page headers and footers, kept apart so that they stand in the middle of nobody's sentence. */
  margins: string;
  /** Some letters could not be read back. */
  unreadable: boolean;
  /** Glyphs drawn whose names are their font's own. */
  lost: number;
  /** Numbers of the pages that are a picture, or lines that may be letters, with hardly a word beside. */
  pictures: number[];
}

/** Stands in the text where a page ends. */
export const pageEnd = '\f';

type Dictionary = Map<string, PdfValue>;

/** Reads pages in order; shapes that no page draws are read too. */
export function readPages(file: PdfFile): PageWords {
  const words: PageWords = { text: '', margins: '', unreadable: false, lost: 0, pictures: [] };
  const drawing = { largest: 0, shapes: 0, nested: 0, letters: 0 };
  const parts = { text: [] as string[], margins: [] as string[] };
  const fonts = new Map<number, Font>();
  const seen = new Set<PdfObject>();
  const look = (value: PdfValue | undefined): PdfObject | null =>
    typeof value === 'object' && value !== null && 'ref' in value
      ? (file.byNumber.get(value.ref) ?? null)
      : null;
  const plain = (value: PdfValue | undefined): PdfValue | undefined => look(value)?.value ?? value;
  const dictionary = (value: PdfValue | undefined): Dictionary => {
    const found = plain(value);
    return found instanceof Map ? found : new Map();
  };

  function fontOf(value: PdfValue | undefined): Font {
    const object = look(value);
    const known = object ? fonts.get(object.number) : undefined;
    if (known) return known;
    const found = dictionary(value);
    const unicode = look(found.get('ToUnicode'))?.stream;
    const font = {
      wide: nameOf(found, 'Subtype') === 'Type0',
      table: unicode ? readTable(unicode.toString('latin1')) : null,
      glyphs: glyphTable(differences(found)),
    };
    if (object) fonts.set(object.number, font);
    return font;
  }

  function differences(font: Dictionary): PdfValue[] {
    const listed = plain(dictionary(font.get('Encoding')).get('Differences'));
    return Array.isArray(listed) ? listed : [];
  }

  function inherited(page: Dictionary, key: string): PdfValue | undefined {
    let at: Dictionary = page;
    for (let depth = 0; depth < 50; depth += 1) {
      if (at.has(key)) return at.get(key);
      const parent = look(at.get('Parent'))?.value;
      if (!(parent instanceof Map)) return undefined;
      at = parent;
    }
    return undefined;
  }

  function readContent(source: string, resources: Dictionary, depth: number): void {
    const named = dictionary(resources.get('Font'));
    const drawn = dictionary(resources.get('XObject'));
    const reader: Reader = { source, place: 0 };
    let operands: PdfValue[] = [];
    let font: Font = { wide: false, table: null, glyphs: new Map() };
    const pen = createPen();
    /** Between what was shown and what comes: not said yet, because digits of one number have nothing between them. */
    let between = '';
    let last = '';
    const marked: boolean[] = [];
    let inMargin = 0;
    const say = (text: string) => (inMargin > 0 ? parts.margins : parts.text).push(text);
    const show = (text: string) => {
      if (text === '') return;
      drawing.letters += text.length;
      if (between !== '' && !(oneOfNumber.test(last) && oneOfNumber.test(text))) say(between);
      say(text);
      [between, last] = ['', text];
    };
    const moveOn = (gap: string) => {
      if (between !== '') say(between);
      [between, last] = ['', ''];
      say(gap);
    };
    for (let value = readValue(reader); value !== undefined; value = readValue(reader)) {
      if (typeof value !== 'object' || value === null || !('operator' in value)) {
        operands.push(value);
        continue;
      }
      const [first, second] = operands;
      pen.mind(value.operator, operands);
      switch (value.operator) {
        case 'Tf':
          font = fontOf(named.get(nameIn(first) ?? ''));
          break;
        case 'Tj':
        case "'":
        case '"':
          show(shown(operands.at(-1), font, words));
          break;
        case 'TJ':
          if (Array.isArray(first)) for (const piece of first) show(shown(piece, font, words));
          break;
        case 'Td':
        case 'TD':
          moveOn(second === 0 ? ' ' : '\n');
          break;
        case 'T*':
          moveOn('\n');
          break;
        case 'Tm':
          if (pen.step() === 'next-digit') between ||= ' ';
          else moveOn(pen.step() === 'same-line' ? ' ' : pen.isDrawing() ? apart : '\n');
          break;
        case 'BMC':
        case 'BDC':
          moveOn('');
          marked.push(nameIn(first) === 'Artifact');
          inMargin += marked.at(-1) ? 1 : 0;
          if (second instanceof Map)
            for (const key of ['Alt', 'ActualText', 'E'])
              for (const text of stringsIn(second.get(key) ?? null))
                parts.margins.push(`${textOf(text)}${apart}`);
          break;
        case 'EMC':
          moveOn('');
          inMargin -= marked.pop() ? 1 : 0;
          break;
        case 'BI': {
          // A picture within the page: without its end nothing after it is words.
          const end = source.indexOf('EI', reader.place);
          reader.place = end < 0 ? source.length : end;
          drawing.largest = Math.max(drawing.largest, drawing.nested || pen.area());
          break;
        }
        case 'f':
        case 'F':
        case 'f*':
        case 'B':
        case 'B*':
        case 'b':
        case 'b*':
          drawing.shapes += 1;
          break;
        case 'Do': {
          const shape = look(drawn.get(nameIn(first) ?? ''));
          if (shape?.stream && nameOf(shape.value, 'Subtype') === 'Form' && depth < 12) {
            seen.add(shape);
            const own = dictionary((shape.value as Dictionary).get('Resources'));
            // A shape is set on the page in a measure of its own: what is drawn in it may fill the page.
            const outer = drawing.nested;
            drawing.nested = Number.POSITIVE_INFINITY;
            readContent(shape.stream.toString('latin1'), own.size > 0 ? own : resources, depth + 1);
            drawing.nested = outer;
          } else if (shape && nameOf(shape.value, 'Subtype') === 'Image') {
            drawing.largest = Math.max(drawing.largest, drawing.nested || pen.area());
          }
          break;
        }
        default:
      }
      operands = [];
    }
  }

  let no = 0;
  for (const { value } of file.objects) {
    if (!(value instanceof Map) || nameOf(value, 'Type') !== 'Page') continue;
    no += 1;
    Object.assign(drawing, { largest: 0, shapes: 0, nested: 0, letters: 0 });
    const contents = plain(value.get('Contents'));
    const refs = Array.isArray(contents) ? contents : [value.get('Contents')];
    const streams = refs.map(look).filter((one): one is PdfObject => one !== null);
    for (const one of streams) seen.add(one);
    const source = streams.map(({ stream }) => stream?.toString('latin1') ?? '').join('\n');
    readContent(source, dictionary(inherited(value, 'Resources')), 0);
    if (isPicture(drawing, plain(inherited(value, 'MediaBox')))) words.pictures.push(no);
    parts.text.push(pageEnd);
    parts.margins.push(apart);
  }
  // Pages of an earlier saving, and shapes that nothing draws.
  for (const object of file.objects) {
    if (seen.has(object) || object.stream === null || !(object.value instanceof Map)) continue;
    if (nameOf(object.value, 'Subtype') !== 'Form' && !looksLikeContent(object)) continue;
    parts.text.push(apart);
    const own = dictionary(object.value.get('Resources'));
    readContent(object.stream.toString('latin1'), own.size > 0 ? own : everyFont(file), 12);
  }
  return { ...words, text: parts.text.join(''), margins: parts.margins.join('') };
}

/** A stamp or a page number beside it does not make a scanned page one that can be read; nor do a few words beside a logo make it one. */
const fewestLetters = 40;
/** Letters drawn as lines: a frame or an arrow takes fewer. */
const shapesOfLetters = 60;

function isPicture(
  drawing: { largest: number; shapes: number; letters: number },
  box: PdfValue | undefined,
): boolean {
  const [left, low, right, high] = (Array.isArray(box) ? box : []).map(Number);
  const paper = Math.abs(((right ?? 0) - (left ?? 0)) * ((high ?? 0) - (low ?? 0)));
  if (drawing.letters < 3 && (drawing.largest > 0 || drawing.shapes >= shapesOfLetters)) return true;
  return drawing.letters < fewestLetters && paper > 0 && drawing.largest > paper / 2;
}

function looksLikeContent({ value, stream }: PdfObject): boolean {
  if (nameOf(value, 'Type') !== null || nameOf(value, 'Subtype') !== null || stream === null) return false;
  const source = stream.toString('latin1');
  const begin = source.search(/\bBT\b/);
  return begin >= 0 && /\b(?:Tj|TJ)\b/.test(source.slice(begin));
}

/** For content whose page is gone: every font under each name it was ever called by. */
function everyFont({ objects }: PdfFile): Dictionary {
  const fonts: Dictionary = new Map();
  for (const { value } of objects) {
    const resources = value instanceof Map ? (value.get('Resources') ?? value) : null;
    const named = resources instanceof Map ? resources.get('Font') : null;
    if (named instanceof Map) for (const [name, font] of named) fonts.set(name, font);
  }
  return new Map([['Font', fonts]]);
}

const nameIn = (value: PdfValue | undefined): string | null =>
  typeof value === 'object' && value !== null && 'name' in value ? value.name : null;

const oneOfNumber = /^[\d.,%]$/;

/** A gap of a fifth of a letter's height between two pieces is a space. */
function shown(piece: PdfValue | undefined, font: Font, words: PageWords): string {
  if (typeof piece === 'number') return piece < -200 ? ' ' : '';
  if (typeof piece !== 'object' || piece === null || !('text' in piece)) return '';
  if (font.table === null) {
    if (font.wide && piece.text !== '') words.unreadable = true;
    return font.wide ? '' : byGlyphs(piece.text, font.glyphs, words);
  }
  let text = '';
  const step = font.wide ? 2 : 1;
  for (let place = 0; place + step <= piece.text.length; place += step) {
    const code = font.wide
      ? piece.text.charCodeAt(place) * 256 + piece.text.charCodeAt(place + 1)
      : piece.text.charCodeAt(place);
    text += font.table.get(code) ?? (font.wide ? '' : piece.text.charAt(place));
  }
  return text;
}

/** A bullet or an arrow of a font's own is no letter that is missed: three glyphs are. */
const fewestLost = 3;

function byGlyphs(codes: string, glyphs: GlyphTable, words: PageWords): string {
  if (glyphs.size === 0) return codes;
  let text = '';
  for (const one of codes) {
    const said = glyphs.get(one.charCodeAt(0));
    if (said === null) words.lost += 1;
    else text += said ?? one;
  }
  if (words.lost >= fewestLost) words.unreadable = true;
  return text;
}

/** A ToUnicode table: single codes and ranges (9.10.3). */
function readTable(source: string): Map<number, string> {
  const table = new Map<number, string>();
  const number = (hex: string) => Number.parseInt(hex.replace(/\s/g, ''), 16);
  const text = (hex: string) => {
    const bytes = Buffer.from(hex.replace(/\s/g, ''), 'hex');
    return bytes.length % 2 === 0
      ? Buffer.from(bytes).swap16().toString('utf16le')
      : bytes.toString('latin1');
  };
  for (const [, block = ''] of source.matchAll(/beginbfchar(.*?)endbfchar/gs))
    for (const [, from = '', to = ''] of block.matchAll(/<([^>]*)>\s*<([^>]*)>/g))
      table.set(number(from), text(to));
  for (const [, block = ''] of source.matchAll(/beginbfrange(.*?)endbfrange/gs)) {
    for (const [, from = '', to = '', one, many] of block.matchAll(
      /<([^>]*)>\s*<([^>]*)>\s*(?:<([^>]*)>|\[([^\]]*)\])/g,
    )) {
      const texts = [...(many ?? '').matchAll(/<([^>]*)>/g)].map(([, hex = '']) => text(hex));
      const first = one === undefined ? '' : text(one);
      for (let code = number(from); code <= Math.min(number(to), number(from) + 65_535); code += 1) {
        const further = code - number(from);
        const last = first.charCodeAt(first.length - 1) + further;
        table.set(
          code,
          one === undefined ? (texts[further] ?? '') : first.slice(0, -1) + String.fromCharCode(last),
        );
      }
    }
  }
  return table;
}
