/** Every object of a PDF, compressed or not, those of earlier savings too: nothing in the file is passed over. */
import { constants, inflateRawSync, inflateSync } from 'node:zlib';
import { type PdfValue, type Reader, readValue } from './pdf-values';

export interface PdfObject {
  number: number;
  value: PdfValue;
  /** Decoded; null where there is no stream, or it cannot be decoded. */
  stream: Buffer | null;
  /** It has a stream that could not be decoded. */
  closed: boolean;
}

export interface PdfFile {
  objects: PdfObject[];
  /** The last one written under each number. */
  byNumber: Map<number, PdfObject>;
  encrypted: boolean;
}

export function readObjects(content: Buffer): PdfFile {
  const source = content.toString('latin1');
  const objects: PdfObject[] = [];
  const room: Room = { left: mostUnpacked };
  // From the word and back to its number: looking for the number first would read a page of digits over and over.
  const start = /obj\b/g;
  for (let found = start.exec(source); found; found = start.exec(source)) {
    const number = numberBefore(source, found.index);
    if (number === null) continue;
    const reader: Reader = { source, place: found.index + found[0].length };
    const value = readValue(reader);
    if (value === undefined) break;
    const object: PdfObject = { number, value, stream: null, closed: false };
    const after = /^\s*stream(\r\n|\n|\r)/.exec(source.slice(reader.place, reader.place + 40));
    if (after && value instanceof Map) {
      const from = reader.place + after[0].length;
      const to = endOfStream(source, from, value.get('Length'));
      object.stream = decoded(content.subarray(from, to), value, room);
      object.closed = object.stream === null;
      reader.place = to;
    }
    objects.push(object);
    start.lastIndex = reader.place;
  }
  const packed = objects.filter(({ value }) => nameOf(value, 'Type') === 'ObjStm').flatMap(unpacked);
  const all = [...objects, ...packed];
  return {
    objects: all,
    byNumber: new Map(all.map((object) => [object.number, object])),
    encrypted: /\/Encrypt\s{0,20}(?:\d{1,10}\s{1,20}\d{1,5}\s{1,20}R|<<)/.test(source),
  };
}

/** All streams of one file together, unpacked: more is no paper. */
const mostUnpacked = 300_000_000;
interface Room {
  left: number;
}

/** More comes out of the file than a paper holds. */
export class TooMuch extends Error {}

/** 12 of '12 0 obj', whose last word stands at `place`; null where no object begins there. */
function numberBefore(source: string, place: number): number | null {
  const found = /(\d{1,10})\s{1,20}\d{1,5}\s{1,20}$/.exec(
    source.slice(Math.max(0, place - 56), place).replaceAll('\0', ' '),
  );
  return found ? Number(found[1]) : null;
}

function endOfStream(source: string, from: number, length: PdfValue | undefined): number {
  if (typeof length === 'number' && /^\s*endstream/.test(source.slice(from + length, from + length + 20))) {
    return from + length;
  }
  const end = source.indexOf('endstream', from);
  return end < 0 ? source.length : end;
}

export function nameOf(value: PdfValue | undefined, key: string): string | null {
  const found = value instanceof Map ? value.get(key) : undefined;
  return typeof found === 'object' && found !== null && 'name' in found ? found.name : null;
}

function decoded(bytes: Buffer, dictionary: Map<string, PdfValue>, room: Room): Buffer | null {
  const filter = dictionary.get('Filter');
  const filters = filter === undefined ? [] : Array.isArray(filter) ? filter : [filter];
  let content: Buffer = bytes;
  for (const one of filters) {
    const name = typeof one === 'object' && one !== null && 'name' in one ? one.name : '';
    if (/^(DCTDecode|DCT|JPXDecode|CCITTFaxDecode|CCF|JBIG2Decode)$/.test(name)) return content;
    const next =
      name === 'FlateDecode' || name === 'Fl' ? inflated(content, room) : decodedAscii(content, name);
    if (next === null) return null;
    content = next;
  }
  return content;
}

function inflated(content: Buffer, room: Room): Buffer | null {
  // A stream that was cut still gives what it holds.
  const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: Math.max(room.left, 1) };
  for (const inflate of [inflateSync, inflateRawSync]) {
    try {
      const plain = inflate(content, options);
      room.left -= plain.length;
      return plain;
    } catch (fault) {
      if ((fault as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE') throw new TooMuch();
      // Some programs leave out the header: the other way is tried.
    }
  }
  return null;
}

function decodedAscii(content: Buffer, name: string): Buffer | null {
  const text = content.toString('latin1');
  if (name === 'ASCIIHexDecode' || name === 'AHx')
    return Buffer.from(text.replace(/>.*|[^0-9a-f]/gis, ''), 'hex');
  if (name !== 'ASCII85Decode' && name !== 'A85') return null;
  const bytes: number[] = [];
  for (const group of text.replace(/~>.*|\s|^<~/gs, '').match(/z|[!-u]{1,5}/g) ?? []) {
    if (group === 'z') bytes.push(0, 0, 0, 0);
    else {
      const value = [...group.padEnd(5, 'u')].reduce((sum, sign) => sum * 85 + sign.charCodeAt(0) - 33, 0);
      const four = [value / 2 ** 24, value / 2 ** 16, value / 2 ** 8, value].map(
        (part) => Math.floor(part) & 255,
      );
      bytes.push(...four.slice(0, group.length - 1));
    }
  }
  return Buffer.from(bytes);
}

/** The objects within an object stream (7.5.7). */
function unpacked({ value, stream }: PdfObject): PdfObject[] {
  const first = value instanceof Map ? value.get('First') : null;
  if (stream === null || typeof first !== 'number') return [];
  const source = stream.toString('latin1');
  const numbers = source.slice(0, first).trim().split(/\s+/).map(Number);
  const found: PdfObject[] = [];
  for (let index = 0; index + 1 < numbers.length; index += 2) {
    const inner = readValue({ source, place: first + (numbers[index + 1] ?? 0) });
    if (inner !== undefined)
      found.push({ number: numbers[index] ?? 0, value: inner, stream: null, closed: false });
  }
  return found;
}
