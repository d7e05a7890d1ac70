/** The values a PDF is written in: numbers, names, strings, arrays, dictionaries and references (ISO 32000-1, 7.3). */

export type PdfValue =
  | number
  | boolean
  | null
  | { name: string }
  /** One character a byte. */
  | { text: string }
  | { ref: number }
  | { operator: string }
  | PdfValue[]
  | Map<string, PdfValue>;

export interface Reader {
  source: string;
  place: number;
}

const space = /[\0\t\n\f\r ]/;
const stops = /[\0\t\n\f\r ()<>[\]{}/%]/;

/** The next value; null at the end of the source, or where a `]` or `>>` stands that nobody opened. */
export function readValue(reader: Reader): PdfValue | undefined {
  skipSpace(reader);
  const { source } = reader;
  const sign = source[reader.place];
  if (sign === undefined) return undefined;
  if (sign === '/') return readName(reader);
  if (sign === '(') return readString(reader);
  if (sign === '<') return source[reader.place + 1] === '<' ? readDictionary(reader) : readHex(reader);
  if (sign === '[') {
    reader.place += 1;
    return readUntil(reader, ']');
  }
  if (sign === ']' || sign === '}' || sign === '{' || sign === ')' || sign === '>') {
    reader.place += 1;
    return { operator: sign };
  }
  return readWord(reader);
}

function skipSpace(reader: Reader): void {
  const { source } = reader;
  while (reader.place < source.length) {
    const sign = source[reader.place] ?? '';
    if (sign === '%') {
      while (reader.place < source.length && !/[\r\n]/.test(source[reader.place] ?? '')) reader.place += 1;
    } else if (space.test(sign)) reader.place += 1;
    else return;
  }
}

function readUntil(reader: Reader, end: string): PdfValue[] {
  const items: PdfValue[] = [];
  for (let value = readValue(reader); value !== undefined; value = readValue(reader)) {
    if (isOperator(value, end)) break;
    if (isOperator(value, 'R') && items.length >= 2) {
      const [number] = items.splice(-2);
      items.push({ ref: Number(number) });
    } else items.push(value);
  }
  return items;
}

const isOperator = (value: PdfValue, operator: string) =>
  typeof value === 'object' && value !== null && 'operator' in value && value.operator === operator;

function readDictionary(reader: Reader): Map<string, PdfValue> {
  reader.place += 2;
  const items = readUntil(reader, '>');
  if (reader.source[reader.place] === '>') reader.place += 1;
  const dictionary = new Map<string, PdfValue>();
  for (let index = 0; index + 1 < items.length; index += 2) {
    const key = items[index];
    const value = items[index + 1];
    if (typeof key === 'object' && key !== null && 'name' in key && value !== undefined)
      dictionary.set(key.name, value);
  }
  return dictionary;
}

function readName(reader: Reader): PdfValue {
  const from = reader.place + 1;
  reader.place = from;
  while (reader.place < reader.source.length && !stops.test(reader.source[reader.place] ?? ''))
    reader.place += 1;
  const name = reader.source.slice(from, reader.place);
  return {
    name: name.includes('#')
      ? name.replace(/#([0-9a-f]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      : name,
  };
}

function readWord(reader: Reader): PdfValue {
  const from = reader.place;
  while (reader.place < reader.source.length && !stops.test(reader.source[reader.place] ?? ''))
    reader.place += 1;
  const word = reader.source.slice(from, reader.place);
  if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) return Number(word);
  if (word === 'true' || word === 'false') return word === 'true';
  return word === 'null' ? null : { operator: word };
}

function readHex(reader: Reader): PdfValue {
  const end = reader.source.indexOf('>', reader.place);
  const hex = reader.source.slice(reader.place + 1, end < 0 ? undefined : end).replace(/[^0-9a-f]/gi, '');
  reader.place = end < 0 ? reader.source.length : end + 1;
  return { text: Buffer.from(hex.length % 2 === 0 ? hex : `${hex}0`, 'hex').toString('latin1') };
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function readString(reader: Reader): PdfValue {
  const { source } = reader;
  let depth = 0;
  let text = '';
  for (; reader.place < source.length; reader.place += 1) {
    const sign = source[reader.place] ?? '';
    if (sign === '\\') {
      const octal = /^[0-7]{1,3}/.exec(source.slice(reader.place + 1, reader.place + 4))?.[0];
      const next = source[reader.place + 1] ?? '';
      if (octal) text += String.fromCharCode(Number.parseInt(octal, 8) & 255);
      else if (!/[\r\n]/.test(next)) text += escapes[next] ?? next;
      reader.place += octal ? octal.length : 1;
    } else if (sign === '(') {
      if (depth > 0) text += sign;
      depth += 1;
    } else if (sign === ')') {
      depth -= 1;
      if (depth === 0) break;
      text += sign;
    } else text += sign;
  }
  reader.place += 1;
  return { text };
}

/** A text outside the pages: UTF-16 or UTF-8 where it says so, else one letter a byte (7.9.2.2). */
export function textOf(bytes: string): string {
  const buffer = Buffer.from(bytes, 'latin1');
  if (bytes.startsWith('\u00fe\u00ff')) {
    const even = buffer.subarray(2, buffer.length - (buffer.length % 2));
    return Buffer.from(even).swap16().toString('utf16le');
  }
  if (bytes.startsWith('\u00ff\u00fe')) return buffer.subarray(2).toString('utf16le');
  return bytes.startsWith('\u00ef\u00bb\u00bf') ? buffer.subarray(3).toString('utf8') : bytes;
}
