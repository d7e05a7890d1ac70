/** What a PDF says of itself as a document: pages, marks for screen readers, language, title, and what it would run. */
import { type Element, parseXml, plainText } from '../word/xml';
import { readMarkup } from './markup';
import { nameOf, type PdfFile, type PdfObject } from './pdf-objects';
import { stringsIn } from './pdf-strings';
import { type PdfValue, textOf } from './pdf-values';
import { apart } from './words';

export interface PdfFacts {
  /** In the page tree; `pagesStated` is what the tree says of itself, null where it says nothing. */
  pages: number;
  pagesStated: number | null;
  /** It has the structure by which screen readers know headings, tables and pictures. */
  tagged: boolean;
  /** 'en-GB'; '' where it does not say. */
  language: string;
  title: string;
  headings: number;
  figures: number;
  figuresWithoutWords: number;
  /** Numbers of the pages that are pictures, as `readPages` finds them. */
  picturePages: number[];
  /** It ends where a PDF ends. */
  whole: boolean;
  /** A program that runs by itself, or starts another. */
  runs: boolean;
  /** Layers that are not shown at first. */
  hiddenLayers: boolean;
  /** What it says of itself, what is filled in its forms, and where its links lead. */
  properties: { name: string; words: string }[];
}

type Dictionary = Map<string, PdfValue>;

export function pdfFacts(file: PdfFile, content: Buffer): PdfFacts {
  const value = (one: PdfValue | undefined): PdfValue | undefined => {
    const at = typeof one === 'object' && one !== null && 'ref' in one ? file.byNumber.get(one.ref) : null;
    return at === null ? one : at?.value;
  };
  const dictionary = (one: PdfValue | undefined): Dictionary => {
    const found = value(one);
    return found instanceof Map ? found : new Map();
  };
  const catalog = lastOf(file, 'Catalog');
  const tree = dictionary(catalog?.get('Pages'));
  const stated = value(tree.get('Count'));
  const structure = dictionary(catalog?.get('StructTreeRoot'));
  const marked = value(dictionary(catalog?.get('MarkInfo')).get('Marked'));
  const roles = dictionary(structure.get('RoleMap'));
  const parts = [...file.byNumber.values()].flatMap((object) => partOf(object, roles));
  const info = infoOf(file);
  return {
    pages: [...file.byNumber.values()].filter((object) => nameOf(object.value, 'Type') === 'Page').length,
    pagesStated: typeof stated === 'number' ? stated : null,
    tagged: marked === true && structure.has('K') && parts.length > 0,
    language: words(value(catalog?.get('Lang'))),
    title: info.find(({ name }) => name === 'Title')?.words ?? '',
    headings: parts.filter(({ role }) => /^(H|H[1-6]|Title)$/.test(role)).length,
    figures: parts.filter(({ role }) => role === 'Figure').length,
    figuresWithoutWords: parts.filter(({ role, said }) => role === 'Figure' && !said).length,
    picturePages: [],
    whole: content.subarray(-2048).includes('%%EOF') && catalog !== null,
    runs: file.objects.some(({ value: one }) => runsOne(one)),
    hiddenLayers: hasHiddenLayers(dictionary(dictionary(catalog?.get('OCProperties')).get('D')), value),
    properties: [...info.filter(({ name }) => !ownKeys.has(name)), ...typedIn(file), ...metadataWords(file)],
  };
}

const words = (value: PdfValue | undefined) =>
  stringsIn(value ?? null)
    .map(textOf)
    .join(' ')
    .trim();

function lastOf(file: PdfFile, type: string): Dictionary | null {
  let found: Dictionary | null = null;
  for (const { value } of file.byNumber.values()) {
    if (nameOf(value, 'Type') === type && value instanceof Map) found = value;
  }
  return found;
}

/** An element of the structure: its role, as the standard names it, and whether it says something of itself. */
function partOf({ value }: PdfObject, roles: Dictionary): { role: string; said: boolean }[] {
  if (!(value instanceof Map)) return [];
  const own = nameOf(value, 'S');
  if (own === null || !value.has('P') || nameOf(value, 'Type') === 'Action') return [];
  const role = nameOf(roles, own) ?? own;
  return [{ role, said: value.has('Alt') || value.has('ActualText') }];
}

/** Keys that say when and with what a file was made. */
const ownKeys = new Set([
  'Producer',
  'Creator',
  'CreationDate',
  'ModDate',
  'Trapped',
  'Author',
  'PTEX.Fullbanner',
]);

function infoOf(file: PdfFile): { name: string; words: string }[] {
  return file.objects.flatMap(({ value }) => {
    if (!(value instanceof Map) || value.has('Type')) return [];
    if (!value.has('Producer') && !value.has('CreationDate') && !value.has('Author')) return [];
    return [...value].map(([name, one]) => ({ name, words: words(one) })).filter((one) => one.words !== '');
  });
}

/** Filled into a field, offered by it or said of it; where a link leads, and what is said of it. */
const typedKeys: Record<string, string> = {
  V: 'a form',
  DV: 'a form',
  RV: 'a form',
  TU: 'a form',
  Opt: 'a form',
  URI: 'a link',
  Contents: 'a note or link',
  UF: 'a link to a file',
};

function typedIn(file: PdfFile): { name: string; words: string }[] {
  const found: { name: string; words: string }[] = [];
  const look = (one: PdfValue, depth: number): void => {
    if (depth > 20 || typeof one !== 'object' || one === null) return;
    if (Array.isArray(one)) for (const inner of one) look(inner, depth + 1);
    // A signature is bytes.
    if (!(one instanceof Map) || one.has('ByteRange')) return;
    for (const [key, inner] of one) {
      const name = typedKeys[key];
      const said = name === undefined ? '' : words(inner);
      if (name !== undefined && said !== '') found.push({ name, words: said });
      else look(inner, depth + 1);
    }
  };
  for (const { value, stream } of file.objects) {
    look(value, 0);
    // The pages of a form of Adobe's own kind are XML.
    if (
      stream === null ||
      !/^\s*<(?:\?xml|xdp:|template|xfa:|form|config)/.test(stream.toString('latin1', 0, 200))
    )
      continue;
    if (nameOf(value, 'Type') === 'Metadata' || nameOf(value, 'Subtype') === 'XML') continue;
    for (const text of readMarkup(stream.toString('utf8')).text.replaceAll(apart, '\n').split('\n'))
      if (text.trim() !== '') found.push({ name: 'a form', words: text.trim() });
  }
  return found;
}

/** Namespaces and fields in which programs write of themselves; dc:creator is told as the maker. */
const ofPrograms =
  /^(?:xmlns|xml|rdf|x|xmp|xap|xmpMM|xapMM|stEvt|stRef|xmpTPg|xmpG|xapG|stDim|stFnt|pdfaid|pdfuaid|pdfxid|pdfaExtension|pdfaSchema|pdfaProperty|pdfaType|pdfaField|crs|exif|tiff|aux|illustrator)(?::|$)|^(?:pdf:(?:Producer|PDFVersion|Trapped)|dc:(?:creator|format|language|date|type|identifier)|pdfx:(?:GTS_\w+|SourceModified)|photoshop:(?:DateCreated|ColorMode|ICCProfile))$/;

function metadataWords(file: PdfFile): { name: string; words: string }[] {
  return file.objects.flatMap(({ value, stream }) => {
    if (stream === null) return [];
    if (nameOf(value, 'Type') !== 'Metadata' && nameOf(value, 'Subtype') !== 'XML') return [];
    const found: { name: string; words: string }[] = [];
    try {
      saidIn(parseXml(stream), 'metadata', found);
    } catch {
      // No XML: whatever can be read in it.
      found.push({ name: 'metadata', words: readMarkup(stream.toString('utf8')).text });
    }
    return found.filter((one) => /\p{L}{2}/u.test(one.words));
  });
}

function saidIn(element: Element, name: string, found: { name: string; words: string }[]): void {
  const isField = element.name.includes(':') && !/^(?:x|rdf):/.test(element.name);
  if (isField && ofPrograms.test(element.name)) return;
  for (const [key, said] of element.attributes)
    if (!ofPrograms.test(key)) found.push({ name, words: plainText(said).trim() });
  for (const one of element.children) {
    if (typeof one === 'string') found.push({ name, words: plainText(one).trim() });
    else saidIn(one, name, found);
  }
}

const running = new Set(['JavaScript', 'Launch', 'ImportData', 'SubmitForm', 'Movie', 'Sound', 'Rendition']);

function runsOne(value: PdfValue): boolean {
  return value instanceof Map && (value.has('JS') || running.has(nameOf(value, 'S') ?? ''));
}

function hasHiddenLayers(
  layers: Dictionary,
  value: (one: PdfValue | undefined) => PdfValue | undefined,
): boolean {
  const off = value(layers.get('OFF'));
  return nameOf(layers, 'BaseState') === 'OFF' || (Array.isArray(off) && off.length > 0);
}
