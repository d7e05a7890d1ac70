/** Reads XML and HTML as plain words: text joined over runs, attributes, comments, and data: addresses. */
import { apart } from './words';

export interface Markup {
  text: string;
  /** Every attribute's value once; `said` are those that readers hear or see. */
  attributes: Set<string>;
  said: Set<string>;
  comments: string[];
  /** Names of the tags that stand in it. */
  tags: Set<string>;
  /** data: addresses, decoded. */
  data: { type: string; bytes: Buffer }[];
}

/** After these the next words are another paragraph or cell. */
const ends =
  /^(w:p|w:br|w:tab|w:cr|w:tc|a:p|p|div|li|td|th|h[1-6]|br|dt|dd|caption|figcaption|title|text|tspan|si|c|textarea|option|blockquote|pre|section|tr|w:tr|row|dc:.*|cp:.*|vt:.*|property|manager|company|rdf:li|pdf:.*|xmp:.*)$/i;
const rowEnds = /^(w:tr|tr|row|a:tr)$/i;
/** A paragraph outside a table stands for itself; inside one, only the row's end parts. */
const tableTags = /^(w:tbl|table|a:tbl|sheetdata)$/i;
const saidNames = /^(alt|title|descr|aria-label|placeholder|summary|content)$/i;
const raw = /^(script|style)$/i;

export function readMarkup(source: string): Markup {
  const attributes = new Set<string>();
  const said = new Set<string>();
  const found: Markup = { text: '', attributes, said, comments: [], tags: new Set(), data: [] };
  const parts: string[] = [];
  let tables = 0;
  let place = 0;
  // Once for the whole source: a thousand empty style tags would otherwise copy it a thousand times.
  let lower: string | null = null;
  while (place < source.length) {
    const open = source.indexOf('<', place);
    if (open < 0) {
      parts.push(decodeEntities(source.slice(place)));
      break;
    }
    if (open > place) parts.push(decodeEntities(source.slice(place, open)));
    if (source.startsWith('<!--', open)) {
      const close = source.indexOf('-->', open + 4);
      found.comments.push(source.slice(open + 4, close < 0 ? undefined : close));
      place = close < 0 ? source.length : close + 3;
      continue;
    }
    if (source.startsWith('<![CDATA[', open)) {
      const close = source.indexOf(']]>', open);
      parts.push(source.slice(open + 9, close < 0 ? undefined : close));
      place = close < 0 ? source.length : close + 3;
      continue;
    }
    const close = tagEnd(source, open + 1);
    const tag = source.slice(open + 1, close);
    place = close + 1;
    const name = /^\/?\s*([^\s/>]*)/.exec(tag)?.[1] ?? '';
    const closing = tag.startsWith('/');
    if (!closing) {
      found.tags.add(name);
      if (tag.includes('=')) readAttributes(tag, found);
    }
    if (tableTags.test(name)) tables = Math.max(0, tables + (closing ? -1 : tag.endsWith('/') ? 0 : 1));
    if (rowEnds.test(name) && closing) parts.push(apart);
    else if (ends.test(name)) parts.push(tables === 0 && closing ? apart : '\n');
    if (raw.test(name) && !closing) {
      lower ??= lowerCase(source);
      const end = lower.indexOf(`</${name.toLowerCase()}`, place);
      found.comments.push(source.slice(place, end < 0 ? undefined : end));
      place = end < 0 ? source.length : end;
    }
  }
  found.text = parts.join('');
  return found;
}

/** The `>` that ends a tag, and not one within an attribute. */
function tagEnd(source: string, from: number): number {
  const simple = source.indexOf('>', from);
  if (simple < 0) return source.length;
  const tag = source.slice(from, simple);
  if ((tag.split('"').length - 1) % 2 === 0 && (tag.split("'").length - 1) % 2 === 0) return simple;
  let quote = '';
  for (let place = from; place < source.length; place += 1) {
    const sign = source.charAt(place);
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '>') return place;
  }
  return simple;
}

/** By hand: a pattern would read a long run of letters once from each of them. */
function readAttributes(tag: string, found: Markup): void {
  let place = 0;
  for (;;) {
    const equals = tag.indexOf('=', place);
    if (equals < 0) return;
    const name = nameBefore(tag, equals, place);
    let from = equals + 1;
    while (from < tag.length && isSpace(tag.charCodeAt(from))) from += 1;
    const quote = tag[from];
    let to: number;
    if (quote === '"' || quote === "'") {
      from += 1;
      to = tag.indexOf(quote, from);
      if (to < 0) to = tag.length;
      place = to + 1;
    } else {
      to = from;
      while (to < tag.length && !endsBare(tag.charCodeAt(to))) to += 1;
      place = Math.max(to, equals + 1);
    }
    if (name !== '') keepAttribute(name, tag.slice(from, to), found);
  }
}

const isSpace = (code: number) => code === 32 || (code >= 9 && code <= 13);
/** A space, a quotation mark or the end of the tag. */
const endsBare = (code: number) => isSpace(code) || code === 34 || code === 39 || code === 62;

function nameBefore(tag: string, equals: number, from: number): string {
  let to = equals;
  while (to > from && isSpace(tag.charCodeAt(to - 1))) to -= 1;
  let start = to;
  while (start > from && !/[\s=/"']/.test(tag.charAt(start - 1)) && to - start < 100) start -= 1;
  return tag.slice(start, to);
}

function keepAttribute(name: string, value: string, found: Markup): void {
  if (value.includes('data:')) readData(value, found);
  if (value.length < 3 || value.length > 20_000 || found.attributes.has(value)) return;
  const words = decodeEntities(value);
  found.attributes.add(value);
  if (saidNames.test(name)) found.said.add(words);
  else if (words !== value) found.attributes.add(words);
  if (/%[0-9a-f]{2}/i.test(value)) found.attributes.add(unescaped(value));
}

/** Letter for letter, so that places stay the same: some letters become two when they are made small. */
function lowerCase(source: string): string {
  const lower = source.toLowerCase();
  return lower.length === source.length
    ? lower
    : source.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function readData(value: string, found: Markup): void {
  for (const [, type = '', base64, content = ''] of value.matchAll(
    /data:([\w.+/-]{0,100})[^,"')]{0,200}?(;base64)?,([^"')\s]*)/g,
  )) {
    const bytes = base64 ? Buffer.from(content, 'base64') : Buffer.from(unescaped(decodeEntities(content)));
    found.data.push({ type, bytes });
  }
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const named: Record<string, string> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', shy: '', ndash: '–', mdash: '—' },
  ...{
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
    hellip: '…',
    pound: '£',
    copy: '©',
    zwj: '',
    zwnj: '',
  },
  ...{ eacute: 'é', egrave: 'è', aacute: 'á', iacute: 'í', oacute: 'ó', uacute: 'ú', ntilde: 'ñ', ouml: 'ö' },
  ...{
    uuml: 'ü',
    auml: 'ä',
    ccedil: 'ç',
    szlig: 'ß',
    oslash: 'ø',
    aring: 'å',
    thinsp: ' ',
    ensp: ' ',
    emsp: ' ',
  },
};

export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-f]+|#\d+|[a-z]+);?/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return named[name] ?? named[name.toLowerCase()] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
