/** What we can check of a PDF's accessibility ourselves: no PDF/UA validator comes from npm (platform.md 8). */
import { inflateSync } from 'node:zlib';
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFString,
} from '@cantoo/pdf-lib';

export interface PdfFacts {
  language: string | null;
  /** From the document's properties, and whether the window shows it in place of the file's name. */
  title: string | null;
  showsTitle: boolean;
  author: string | null;
  marked: boolean;
  /** The XMP metadata says PDF/UA part 1. */
  claimsUa1: boolean;
  bookmarks: number;
  pages: number;
  /** Every page with content takes its tab order from the structure. */
  tabsFollowStructure: boolean;
  /** 'H1', 'H2'… in reading order. */
  headings: string[];
  tables: { headerScopes: string[]; rowHeaders: string[]; dataCells: number; hasCaption: boolean }[];
  figuresWithoutAlt: number;
  figures: string[];
  /** What each link says of itself; null when it says nothing. */
  links: (string | null)[];
  bookmarkTitles: string[];
  /** Operators that show text or paint outside every marked piece of content: nobody is told of what they show. */
  untagged: number;
  /** In points, of any text on a page. */
  smallestText: number;
  roles: Set<string>;
}

export async function pdfFacts(file: Uint8Array): Promise<PdfFacts> {
  const pdf = await PDFDocument.load(file, { updateMetadata: false });
  const { catalog, context } = pdf;
  const root = catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict);
  const elements: PDFDict[] = [];
  walk(root, (element) => elements.push(element));
  const viewer = catalog.lookupMaybe(PDFName.of('ViewerPreferences'), PDFDict);
  const outlines = catalog.lookupMaybe(PDFName.of('Outlines'), PDFDict);
  const xmp = catalog.lookup(PDFName.of('Metadata'));
  return {
    language: text(catalog.lookup(PDFName.of('Lang'))),
    title: pdf.getTitle() ?? null,
    showsTitle: String(viewer?.lookup(PDFName.of('DisplayDocTitle'))) === 'true',
    author: pdf.getAuthor() ?? null,
    marked: String(catalog.lookup(PDFName.of('MarkInfo'), PDFDict).lookup(PDFName.of('Marked'))) === 'true',
    claimsUa1: xmp instanceof PDFRawStream && /pdfuaid:part(>|=")1/.test(streamText(xmp)),
    bookmarks: outlines ? countItems(outlines) : 0,
    pages: pdf.getPageCount(),
    tabsFollowStructure: pdf
      .getPages()
      .every((page) => String(page.node.lookup(PDFName.of('Tabs'))) === '/S'),
    headings: elements.map(role).filter((name) => /^H\d$/.test(name)),
    tables: elements.filter((element) => role(element) === 'Table').map(tableFacts),
    figuresWithoutAlt: elements.filter(
      (element) => role(element) === 'Figure' && text(element.lookup(PDFName.of('Alt'))) === null,
    ).length,
    figures: elements
      .filter((element) => role(element) === 'Figure')
      .map((element) => text(element.lookup(PDFName.of('Alt'))) ?? ''),
    links: pdf.getPages().flatMap((page) => linksOf(page.node)),
    bookmarkTitles: outlines ? titles(outlines) : [],
    untagged: pdf.getPages().reduce((sum, page) => sum + untagged(page.node), 0),
    smallestText: pdf
      .getPages()
      .flatMap((page) => textSizes(page.node))
      .reduce((least, size) => Math.min(least, size), Number.POSITIVE_INFINITY),
    roles: new Set(elements.map(role)),
  };

  function linksOf(page: PDFDict): (string | null)[] {
    const notes = page.lookupMaybe(PDFName.of('Annots'), PDFArray)?.asArray() ?? [];
    return notes
      .map((note) => context.lookup(note, PDFDict))
      .filter((note) => String(note.lookup(PDFName.of('Subtype'))) === '/Link')
      .map((note) => text(note.lookup(PDFName.of('Contents'))));
  }

  function titles(item: PDFDict): string[] {
    const found: string[] = [];
    let next = item.lookupMaybe(PDFName.of('First'), PDFDict);
    while (next) {
      found.push(text(next.lookup(PDFName.of('Title'))) ?? '', ...titles(next));
      next = next.lookupMaybe(PDFName.of('Next'), PDFDict);
    }
    return found;
  }

  function streamsOf(page: PDFDict) {
    const stream = page.lookup(PDFName.of('Contents'));
    return stream instanceof PDFArray ? stream.asArray().map((part) => context.lookup(part)) : [stream];
  }

  function textSizes(page: PDFDict): number[] {
    const texts = streamsOf(page).map((part) => (part instanceof PDFRawStream ? streamText(part) : ''));
    return texts.flatMap((part) => [...part.matchAll(/\s([\d.]+)\s+Tf\b/g)].map(([, size]) => Number(size)));
  }

  function untagged(page: PDFDict): number {
    let depth = 0;
    let found = 0;
    for (const part of streamsOf(page)) {
      if (!(part instanceof PDFRawStream)) continue;
      // Strings first, so that no letter in them is taken for an operator.
      const operators = streamText(part)
        .replace(/\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f\s]*>/gs, ' ')
        .split(/\s+/);
      for (const operator of operators) {
        if (operator === 'BDC' || operator === 'BMC') depth += 1;
        if (operator === 'EMC') depth -= 1;
        if (depth === 0 && /^(Tj|TJ|'|"|f\*?|F|S|s|B\*?|b\*?|Do|sh)$/.test(operator)) found += 1;
      }
    }
    return found;
  }

  function countItems(item: PDFDict): number {
    let total = 0;
    let next = item.lookupMaybe(PDFName.of('First'), PDFDict);
    while (next) {
      total += 1 + countItems(next);
      next = next.lookupMaybe(PDFName.of('Next'), PDFDict);
    }
    return total;
  }

  function kids(element: PDFDict): PDFDict[] {
    const value = element.lookup(PDFName.of('K'));
    const items = value instanceof PDFArray ? value.asArray().map((item) => context.lookup(item)) : [value];
    return items.filter((item): item is PDFDict => item instanceof PDFDict && role(item) !== '');
  }

  function walk(element: PDFDict, visit: (element: PDFDict) => void): void {
    for (const kid of kids(element)) {
      visit(kid);
      walk(kid, visit);
    }
  }

  function tableFacts(table: PDFDict): PdfFacts['tables'][number] {
    const parts: PDFDict[] = [];
    walk(table, (element) => parts.push(element));
    const rows = parts.filter((element) => role(element) === 'TR').map(kids);
    const [header, ...body] = rows;
    return {
      headerScopes: (header ?? []).map((cell) => `${role(cell)} ${scope(cell)}`),
      rowHeaders: body.map(([first]) => (first ? `${role(first)} ${scope(first)}` : 'none')),
      dataCells: body.flatMap((cells) => cells.slice(1)).filter((cell) => role(cell) === 'TD').length,
      hasCaption: parts.some((element) => role(element) === 'Caption'),
    };
  }

  function scope(cell: PDFDict): string {
    const attributes = cell.lookup(PDFName.of('A'));
    const list =
      attributes instanceof PDFArray
        ? attributes.asArray().map((item) => context.lookup(item))
        : [attributes];
    const found = list.map((item) => item instanceof PDFDict && item.lookup(PDFName.of('Scope')));
    return String(found.find(Boolean) ?? '').slice(1);
  }
}

function role(element: PDFDict): string {
  const name = element.lookup(PDFName.of('S'));
  return name instanceof PDFName ? name.decodeText() : '';
}

function text(value: unknown): string | null {
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : null;
}

function streamText(stream: PDFRawStream): string {
  const filtered = stream.dict.lookup(PDFName.of('Filter')) !== undefined;
  return Buffer.from(filtered ? inflateSync(stream.contents) : stream.contents).toString('utf8');
}
