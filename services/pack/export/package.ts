/** Reads everything in an Office file: each part, its properties, comments, changes, embedded files and hidden cells. */
import { strFromU8, unzipSync } from 'fflate';
import { isImage, readImage } from './image';
import { type Markup, readMarkup } from './markup';
import { addReading, emptyReading, type Reading, type TraceKind, wordsInBytes } from './reading';
import { readSheet, sharedTexts } from './sheet';
import { apart } from './words';

/** Reads a file within a file; given by the export check, which knows every kind. */
export type ReadInner = (name: string, content: Buffer) => Reading;

export function readPackage(content: Buffer, readInner: ReadInner): Reading {
  const reading = emptyReading();
  const parts = unzipSync(content);
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
  if (/\/embeddings\/|\.bin$|oleObject/i.test(name) && !/printerSettings/i.test(name)) trace('embedded-file');
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

function makersOf(source: string): string[] {
  return [...source.matchAll(/<(?:dc:creator|cp:lastModifiedBy)[^>]*>([^<]+)</g)].map(([, name = '']) =>
    name.trim(),
  );
}
