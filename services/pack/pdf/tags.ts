/**
 * Adds what Typst 0.14 has no words for, row headers, the tab order of pages and what a link says (platform.md 8), and
 * keeps every caption in its table. Typst writes plain objects and a plain cross-reference table, so the few objects are edited where they
 * stand: reading and writing the whole file with a PDF library costs more than making it did.
 */

interface PdfObjects {
  /** The text of each object, by number, in the order of the file. */
  texts: Map<number, string>;
  head: string;
  trailer: string;
}

/**
 * @param links what each address reads as; Typst describes a link by its address alone.
 * @throws Error when the file is not laid out as Typst lays it out, so that a new version cannot pass unseen.
 */
export function finishTags(pdf: Buffer, links: ReadonlyMap<string, string> = new Map()): Buffer {
  const objects = readObjects(pdf.toString('latin1'));
  describeLinks(objects, links);
  for (const [number, text] of objects.texts) {
    if (/\/Type \/Page\s/.test(text) && !text.includes('/Tabs')) {
      objects.texts.set(number, text.replace('/Type /Page', '/Type /Page\n  /Tabs /S'));
    }
  }
  markRowHeaders(objects);
  for (const [number, text] of objects.texts) if (isElement(text, 'Div')) moveCaption(objects, number, text);
  return Buffer.from(writeObjects(objects), 'latin1');
}

function describeLinks({ texts }: PdfObjects, links: ReadonlyMap<string, string>): void {
  if (links.size === 0) return;
  for (const [number, text] of texts) {
    if (!/\/Subtype \/Link\s/.test(text)) continue;
    const address = /\/URI \((.*)\)\n/.exec(text)?.[1]?.replace(/\\(.)/g, '$1') ?? '';
    const words = links.get(address);
    if (words === undefined) continue;
    const described = text.replace(/\/Contents \(.*\)\n/, `/Contents <FEFF${utf16(words)}>\n`);
    texts.set(number, described);
  }
}

const utf16 = (words: string) => Buffer.from(words, 'utf16le').swap16().toString('hex').toUpperCase();

/** The first cell of every table row becomes a row header. */
function markRowHeaders(objects: PdfObjects): void {
  for (const row of [...objects.texts.values()].filter((text) => isElement(text, 'TR'))) {
    const first = firstKid(row);
    const cell = objects.texts.get(first);
    if (cell === undefined) throw new Error('A table row of the PDF has no first cell');
    if (isElement(cell, 'TD')) objects.texts.set(first, asRowHeader(cell));
  }
}

/** A table that breaks over pages can come out as a Div of its caption and itself: the caption goes back inside. */
function moveCaption({ texts }: PdfObjects, div: number, text: string): void {
  const [caption, inner] = kids(text);
  const [table] = kids(texts.get(inner ?? 0) ?? '');
  const captionText = texts.get(caption ?? 0) ?? '';
  const tableText = texts.get(table ?? 0) ?? '';
  if (caption === undefined || table === undefined) return;
  if (!isElement(captionText, 'Caption') || !isElement(tableText, 'Table')) return;
  texts.set(div, text.replace(`${caption} 0 R `, ''));
  texts.set(caption, captionText.replace(/\/P \d+ 0 R/, `/P ${table} 0 R`));
  texts.set(table, tableText.replace('/K [', `/K [${caption} 0 R `));
}

const isElement = (text: string, role: string) =>
  text.includes('/Type /StructElem') && new RegExp(`/S /${role}\\s`).test(text);

/** The child elements' numbers; other content of an element is left out. */
function kids(text: string): number[] {
  const list = /\/K \[([^\]]*)\]/.exec(text)?.[1] ?? '';
  return [...list.matchAll(/(\d+) 0 R/g)].map(([, number]) => Number(number));
}

function firstKid(row: string): number {
  const [first] = kids(row);
  if (first === undefined) throw new Error('A table row of the PDF has no cells');
  return first;
}

/** The cell keeps its other attributes; Scope joins those of its table (ISO 32000-1, 14.8.5.7). */
function asRowHeader(cell: string): string {
  const header = cell.replace(/\/S \/TD/, '/S /TH');
  const scoped = header.includes('/O /Table')
    ? header.replace('/O /Table', '/O /Table\n    /Scope /Row')
    : header.replace('/S /TH', '/S /TH\n  /A << /O /Table /Scope /Row >>');
  if (scoped.includes('/A <<') && header.includes('/A ['))
    throw new Error('A cell has attributes of two kinds');
  return scoped;
}

/** Slices the file at the offsets that its own cross-reference table gives. */
function readObjects(file: string): PdfObjects {
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(file)?.[1]);
  const table = /^xref\s+0 (\d+)\s+/.exec(file.slice(start, start + 40));
  if (!table) throw new Error('The PDF has no plain cross-reference table');
  const entries = start + table[0].length;
  const offsets: { number: number; at: number }[] = [];
  for (let number = 1; number < Number(table[1]); number += 1) {
    const entry = file.slice(entries + number * 20, entries + number * 20 + 18);
    if (entry.endsWith('n')) offsets.push({ number, at: Number(entry.slice(0, 10)) });
  }
  offsets.sort((one, other) => one.at - other.at);
  const texts = new Map(
    offsets.map(({ number, at }, index) => [number, file.slice(at, offsets[index + 1]?.at ?? start)]),
  );
  const trailer = file.slice(file.indexOf('trailer', start), file.lastIndexOf('startxref'));
  return { texts, head: file.slice(0, offsets[0]?.at ?? 0), trailer };
}

function writeObjects({ texts, head, trailer }: PdfObjects): string {
  const size = Math.max(...texts.keys()) + 1;
  const entries = new Array<string>(size).fill('0000000000 65535 f\r\n');
  const parts = [head];
  let at = head.length;
  for (const [number, text] of texts) {
    entries[number] = `${String(at).padStart(10, '0')} 00000 n\r\n`;
    parts.push(text);
    at += text.length;
  }
  return [...parts, `xref\n0 ${size}\n`, ...entries, trailer, `startxref\n${at}\n%%EOF`].join('');
}
