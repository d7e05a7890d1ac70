/** Reads everything in an Office file: each part, its properties, comments, changes, embedded files and hidden cells. */
import { strFromU8, type Unzipped, unzipSync } from 'fflate';
import { isImage, readImage } from './image';
import { type Markup, readMarkup } from './markup';
import { TooMuch } from './pdf-objects';
import { addReading, emptyReading, type Reading, type TraceKind, wordsInBytes } from './reading';
import { readSheet, sharedTexts } from './sheet';
import { apart } from './words';

/** Reads a file within a file; given by the export check, which knows every kind. */
export type ReadInner = (name: string, content: Buffer) => Reading;

export function readPackage(content: Buffer, readInner: ReadInner): Reading {
  const reading = emptyReading();
  const parts = unpacked(content);
  const names = Object.keys(parts);
  reading.texts.push({ place: 'names of its parts', text: names.join('\n'), zone: 'behind' });
  const tail = content.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  const comment = tail < 0 ? '' : wordsInBytes(content.subarray(tail + 22));
  if (comment !== '') reading.texts.push({ place: 'comment of the package', text: comment, zone: 'behind' });
  const shared = parts['xl/sharedStrings.xml'] ? sharedTexts(strFromU8(parts['xl/sharedStrings.xml'])) : [];
  for (const name of names) {
    const bytes = Buffer.from(parts[name] ?? []);
    if (bytes.length > 0) readPart(name, bytes, { reading, readInner, shared });
  }
  return reading;
}

/** All parts together, by the sizes that the archive states: more than it states is never unpacked. */
const mostUnpacked = 150_000_000;

function unpacked(content: Buffer): Unzipped {
  let total = 0;
  return unzipSync(content, {
    filter: ({ originalSize }) => {
      total += originalSize;
      if (total > mostUnpacked) throw new TooMuch();
      return true;
    },
  });
}

interface Within {
  reading: Reading;
  readInner: ReadInner;
  shared: string[];
}

function readPart(name: string, bytes: Buffer, { reading, readInner, shared }: Within): void {
  const trace = (kind: TraceKind, words = '') => reading.traces.push({ kind, place: name, words });
  if (/thumbnail/i.test(name)) trace('picture-of-page');
  if (isImage(name)) {
    addReading(reading, readImage(bytes, name));
    return;
  }
  if (/\/embeddings\/|\.bin$|oleObject|\/afchunk/i.test(name) && !/printerSettings/i.test(name))
    trace('embedded-file');
  if (!/\.(xml|rels|vml)$/i.test(name)) {
    addReading(reading, readInner(name, bytes), name);
    return;
  }
  const source = decodeXml(bytes);
  const markup = readMarkup(source);
  const zone = isText(name) ? 'text' : 'behind';
  const place = placeOf(name);
  reading.texts.push({ place, text: markup.text, zone });
  if (markup.said.size > 0)
    reading.texts.push({ place: `${place}, alternative text`, text: [...markup.said].join(apart), zone });
  // What one attribute says of a measure, a number in another says nothing of.
  const hidden = [...markup.attributes, ...markup.comments].join(apart);
  if (hidden !== '') reading.texts.push({ place: `${place}, behind the text`, text: hidden, zone: 'behind' });
  for (const kind of tracesOf(name, source, markup)) trace(kind);
  if (name === 'docProps/core.xml') for (const maker of makersOf(source)) trace('maker', maker);
  if (name === 'docProps/app.xml')
    for (const [, manager] of source.matchAll(/<Manager>([^<]+)</g)) trace('maker', manager);
  if (name === 'docProps/custom.xml' && saysSomething(source)) trace('properties');
  if (/^xl\/worksheets\/[^/]+\.xml$/.test(name)) {
    const sheet = readSheet(source, shared);
    reading.texts.push({ place, text: sheet.rows, zone: 'text' });
    if (sheet.hidden) trace('hidden-rows');
  }
}

function decodeXml(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return Buffer.from(bytes).swap16().toString('utf16le');
  return bytes.toString('utf8');
}

const isText = (name: string) =>
  /^word\/(document|header\d*|footer\d*|footnotes|endnotes|charts\/.*|diagrams\/.*)\.xml$/.test(name) ||
  /^(xl\/(worksheets|sharedStrings|charts)|ppt\/slides\/)/.test(name);

function placeOf(name: string): string {
  if (name.startsWith('docProps/')) return 'file properties';
  if (name === 'word/document.xml') return 'text';
  if (/^word\/(header|footer)/.test(name)) return 'header or footer';
  return name;
}

const tracked =
  /^w:(ins|del|moveFrom|moveTo|rPrChange|pPrChange|tblPrChange|trPrChange|tcPrChange|sectPrChange|cellIns|cellDel)$/;

function tracesOf(name: string, source: string, { tags }: Markup): TraceKind[] {
  const found: TraceKind[] = [];
  if (
    /comments[^/]*\.xml$|threadedComments/i.test(name) &&
    /<(w:|w15:|w16cid:)?(comment|threadedComment)[\s>]/.test(source)
  )
    found.push('comments');
  if (/(word\/people|xl\/persons\/[^/]+)\.xml$/.test(name) && /<(w15:)?person[\s>]/.test(source))
    found.push('editors');
  if ([...tags].some((tag) => tracked.test(tag))) found.push('tracked-changes');
  if (isText(name) && /<w:vanish(\/>|\s+w:val="(1|true|on)")/.test(source)) found.push('hidden-text');
  if (name === 'xl/workbook.xml' && /<sheet\s[^>]*state="(hidden|veryHidden)"/.test(source))
    found.push('hidden-sheet');
  return found;
}

/** Labels and ids that programs leave behind are no words: numbers, days, yes and no, and keys made for machines. */
const machineValue =
  /^(?:\s*|true|false|[\d.,:TZ+-]+|\{?[0-9a-f]{8}-[0-9a-f-]{27,}\}?|0x[0-9a-f]+|[0-9a-f]{16,})$/i;
const machineName =
  /^(MSIP_Label_[^"]*_(?!Owner)\w+|ContentTypeId|_dlc_\w+|KSOProductBuildVer|ICV|Generator)$/;

function saysSomething(source: string): boolean {
  const properties = source.split('<property').slice(1);
  return properties.some((property) => {
    const name = /name="([^"]{0,200})"/.exec(property)?.[1] ?? '';
    const value = readMarkup(`<property${property}`).text.trim();
    return !machineName.test(name) && !machineValue.test(value);
  });
}

function makersOf(source: string): string[] {
  return [...source.matchAll(/<(?:dc:creator|cp:lastModifiedBy)[^>]*>([^<]+)</g)].map(([, name = '']) =>
    name.trim(),
  );
}
