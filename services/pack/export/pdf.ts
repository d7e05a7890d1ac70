/** Reads everything in a PDF: pages, properties, metadata, bookmarks, alternative text, notes and attached files. */
import { readImage } from './image';
import { readMarkup } from './markup';
import type { ReadInner } from './package';
import { pdfFacts } from './pdf-facts';
import { nameOf, type PdfObject, readObjects } from './pdf-objects';
import { stringsIn } from './pdf-strings';
import { readPages } from './pdf-text';
import { type PdfValue, textOf } from './pdf-values';
import { addReading, emptyReading, type Reading, type TraceKind, wordsInBytes } from './reading';
import { apart } from './words';

/** What a reader of the page sees or hears, as against what lies behind it. */
const saidKeys = ['Alt', 'ActualText', 'E', 'T', 'Title'];

export function readPdf(content: Buffer, readInner: ReadInner): Reading {
  const reading = emptyReading();
  const file = readObjects(content);
  if (file.encrypted || file.objects.length === 0) {
    const kind = file.encrypted ? 'locked' : 'unreadable';
    reading.traces.push({ kind, place: 'the whole file', words: '' });
    return reading;
  }
  const facts = pdfFacts(file, content);
  reading.pdf = facts;
  const said: string[] = [];
  const behind: string[] = [];
  for (const object of file.objects) {
    readOutside(object, said, behind);
    readStream(object, reading, readInner);
  }
  behind.push(wordsAround(content));
  const pages = readPages(file);
  reading.texts.push(
    { place: 'text', text: pages.text, zone: 'text' },
    { place: 'page header or footer', text: pages.margins, zone: 'text' },
    { place: 'bookmarks and alternative text', text: said.join(apart), zone: 'text' },
    { place: 'file properties', text: behind.join(apart), zone: 'behind' },
  );
  const drawn = file.objects.some(({ value }) => nameOf(value, 'Subtype') === 'Image');
  facts.picturePages = pages.pictures;
  if (drawn && !/\p{L}{2}/u.test(pages.text))
    reading.traces.push({ kind: 'no-words', place: 'pages', words: '' });
  else if (pages.pictures.length > 0)
    reading.traces.push({ kind: 'no-words', place: pagesInWords(pages.pictures), words: '' });
  const trace = (kind: TraceKind, place: string) => reading.traces.push({ kind, place, words: '' });
  if (facts.runs) trace('program', 'the whole file');
  if (facts.hiddenLayers) trace('hidden-text', 'layers');
  if (!facts.tagged) trace('untagged', 'the whole file');
  if (facts.language === '') trace('no-language', 'file properties');
  if (facts.title === '') trace('no-title', 'file properties');
  if (facts.figuresWithoutWords > 0) trace('no-alt', 'pictures');
  if (pages.unreadable) reading.traces.push({ kind: 'unreadable', place: 'letters of a font', words: '' });
  return reading;
}

const pagesInWords = (pages: number[]) =>
  pages.length === 1
    ? `page ${pages[0]}`
    : `pages ${pages.slice(0, 12).join(', ')}${pages.length > 12 ? ' and more' : ''}`;

function readOutside({ value }: PdfObject, said: string[], behind: string[]): void {
  if (Array.isArray(value)) behind.push(...stringsIn(value).map(textOf));
  if (!(value instanceof Map)) return;
  const isInfo = value.has('Producer') || value.has('CreationDate') || value.has('Author');
  for (const [key, one] of value) {
    const target = !isInfo && saidKeys.includes(key) ? said : behind;
    // A font's names are its makers' words.
    if (!/^(FontName|BaseFont|CIDSystemInfo|ID)$/.test(key)) target.push(...stringsIn(one).map(textOf));
  }
}

function readStream(
  { value, stream, closed, number }: PdfObject,
  reading: Reading,
  readInner: ReadInner,
): void {
  if (!(value instanceof Map)) return;
  const place = `object ${number}`;
  const subtype = nameOf(value, 'Subtype');
  const isNote = nameOf(value, 'Type') === 'Annot' || (value.has('Rect') && value.has('Subtype'));
  if (isNote && subtype !== 'Link' && subtype !== 'Widget')
    reading.traces.push({ kind: 'comments', place, words: '' });
  if (value.has('Author')) pushMaker(value.get('Author'), reading);
  if (closed && nameOf(value, 'Type') !== 'XObject')
    reading.traces.push({ kind: 'unreadable', place, words: '' });
  if (stream === null) return;
  if (nameOf(value, 'Type') === 'Metadata' || subtype === 'XML') {
    const xmp = stream.toString('utf8');
    const { text, attributes } = readMarkup(xmp);
    for (const maker of makersInXmp(xmp))
      reading.traces.push({ kind: 'maker', place: 'metadata', words: maker });
    const words = [text, ...attributes].join(apart);
    reading.texts.push({ place: 'metadata', text: words, zone: 'behind' });
  } else if (nameOf(value, 'Type') === 'EmbeddedFile') {
    reading.traces.push({ kind: 'embedded-file', place, words: '' });
    addReading(reading, readInner('attached file', stream), 'attached file');
  } else if (subtype === 'Image' && (stream[0] === 0xff || stream[0] === 0x89)) {
    addReading(reading, readImage(stream, place));
  }
}

/** Who made it, as the metadata lists them. */
function makersInXmp(xmp: string): string[] {
  const from = xmp.indexOf('<dc:creator');
  const to = from < 0 ? -1 : xmp.indexOf('</dc:creator', from);
  if (to < 0) return [];
  const { text } = readMarkup(xmp.slice(from, to));
  return text
    .split(apart)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function pushMaker(value: PdfValue | undefined, reading: Reading): void {
  const words = stringsIn(value ?? null)
    .map(textOf)
    .join(' ')
    .trim();
  if (words !== '') reading.traces.push({ kind: 'maker', place: 'file properties', words });
}

/** What stands before the first object or after the end belongs to nobody, and can be read by anybody. */
function wordsAround(content: Buffer): string {
  const end = content.lastIndexOf('%%EOF');
  const first = content.indexOf(' obj');
  const comments = content
    .toString('latin1')
    .match(/(?<=[\r\n])%(?!PDF-|%EOF)[^\r\n]{6,400}/g)
    ?.filter((line) => /^[\x20-\x7e]+$/.test(line));
  return [
    wordsInBytes(content.subarray(0, Math.max(first, 0))),
    end < 0 ? '' : wordsInBytes(content.subarray(end + 5)),
    ...(comments ?? []),
  ].join('\n');
}
