/** Settles an outline: numbers, captions and references become fixed text, once, so that every format carries the same. */
import type { Block, Cell, Chart, Column, Outline, Piece, Text } from './outline';
import { printable } from './printable';

export interface Run {
  text: string;
  strong: boolean;
  /** Where the words lead, outside the document. */
  link?: string;
}

/** Which of a document's two number series a heading or paragraph belongs to. */
export type Series = 'report' | 'appendix';

/** `depth` 0 is a section, 1 and 2 what is numbered within it: the list level in Word, the indent in a PDF. */
export interface Numbered {
  /** '6.1.2', or null where the house form has no number. */
  number: string | null;
  series: Series;
  depth: 0 | 1 | 2;
  /** Which document of a joined pack it belongs to: 0 is the pack's own front sheet; each counts for itself. */
  document: number;
}

export type SettledBlock =
  | ({
      kind: 'heading';
      level: 2 | 3 | 4 | 5;
      text: string;
      /** The first thing on its page. */
      newPage: boolean;
    } & Numbered)
  | ({ kind: 'paragraph'; runs: Run[] } & Numbered)
  | { kind: 'list'; items: Run[][] }
  | { kind: 'table'; number: string; caption: string; columns: Column[]; rows: Run[][][][] }
  | { kind: 'figure'; number: string; caption: string; alt: string; chart: Chart }
  | { kind: 'quote'; text: string; source: string }
  /** The title block of one document within a joined pack. */
  | { kind: 'facts'; facts: { label: string; text: string }[] }
  | { kind: 'note'; runs: Run[] };

export interface SettledOutline {
  title: string;
  subject: string;
  /** Not there: normal. */
  size?: 'normal' | 'large';
  status: string;
  marking: string | null;
  body: string;
  facts: { label: string; text: string }[];
  blocks: SettledBlock[];
}

/** Numbers as they are given out: section, part or paragraph within it, paragraph within a part. */
interface Counters {
  series: Series;
  section: number;
  part: number;
  paragraph: number;
  inPart: boolean;
  /** False in a section without a number, such as Access to Information. */
  numbering: boolean;
}

/**
 * @throws Error when the outline itself is wrong: a heading that skips a level, a numbered paragraph where nothing can
 * number it, a row of the wrong length, an empty cell, a figure without alternative text, two things with one key, a
 * reference to nothing. These are faults of the program, never of what people wrote.
 */
export function settle(outline: Outline): SettledOutline {
  const numbers = giveNumbers(outline.blocks);
  const names = nameTargets(outline.blocks, numbers);
  let newPage = false;
  const blocks: SettledBlock[] = [];
  for (const [index, block] of outline.blocks.entries()) {
    if (block.kind === 'page-break') {
      newPage = true;
      continue;
    }
    blocks.push(settleBlock(block, numbers[index] ?? unnumbered, names, newPage));
    newPage = false;
  }
  return {
    title: printable(outline.title),
    subject: printable(outline.subject),
    ...(outline.size ? { size: outline.size } : {}),
    status: printable(outline.status),
    marking: outline.marking === null ? null : printable(outline.marking),
    body: printable(outline.body),
    facts: outline.facts.map(({ label, text }) => ({ label: printable(label), text: printable(text) })),
    blocks,
  };
}

const unnumbered: Numbered = { number: null, series: 'report', depth: 0, document: 0 };

function giveNumbers(blocks: Block[]): Numbered[] {
  const at: Counters = {
    series: 'report',
    section: 0,
    part: 0,
    paragraph: 0,
    inPart: false,
    numbering: false,
  };
  let sections = 0;
  let appendices = 0;
  let tables = 0;
  let figures = 0;
  let hasSection = false;
  let hasPart = false;
  return blocks.map((block): Numbered => {
    if (block.kind === 'appendix' || (block.kind === 'heading' && block.level === 2)) {
      hasSection = true;
      hasPart = false;
      const numbering = block.kind === 'appendix' || block.numbered;
      at.series = block.kind === 'appendix' ? 'appendix' : 'report';
      if (block.kind === 'appendix') appendices += 1;
      else if (numbering) sections += 1;
      at.section = at.series === 'appendix' ? appendices : sections;
      Object.assign(at, { part: 0, paragraph: 0, inPart: false, numbering });
      return { number: numbering ? sectionNumber(at) : null, series: at.series, depth: 0, document: 0 };
    }
    if (block.kind === 'heading') {
      if (!hasSection) throw new Error(`The heading “${block.text}” stands above the first section`);
      if (block.level === 4 && !hasPart) throw new Error(`The heading “${block.text}” skips a level`);
      hasPart = true;
      if (!block.numbered || block.level === 4)
        return { number: null, series: at.series, depth: 1, document: 0 };
      if (!at.numbering) throw new Error(`The heading “${block.text}” has a number, its section has none`);
      Object.assign(at, { part: at.part + 1, paragraph: 0, inPart: true });
      return { number: partNumber(at), series: at.series, depth: 1, document: 0 };
    }
    if (block.kind === 'table') {
      tables += 1;
      return { number: `Table ${tables}`, series: at.series, depth: 0, document: 0 };
    }
    if (block.kind === 'figure') {
      figures += 1;
      return { number: `Figure ${figures}`, series: at.series, depth: 0, document: 0 };
    }
    if (block.kind !== 'paragraph' || !block.numbered) return { ...unnumbered, series: at.series };
    if (!at.numbering) throw new Error('A numbered paragraph stands in a section that has no number');
    if (at.inPart) {
      at.paragraph += 1;
      return { number: `${partNumber(at)}.${at.paragraph}`, series: at.series, depth: 2, document: 0 };
    }
    at.part += 1;
    return { number: partNumber(at), series: at.series, depth: 1, document: 0 };
  });
}

const sectionNumber = (at: Counters) =>
  at.series === 'appendix' ? `Appendix ${at.section}` : `${at.section}`;
const partNumber = (at: Counters) => `${at.series === 'appendix' ? 'A' : ''}${at.section}.${at.part}`;

/** What a reference reads as: 'paragraph 6.2', 'section 7', 'Table 3', 'Appendix 1'. */
function nameTargets(blocks: Block[], numbers: Numbered[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const [index, block] of blocks.entries()) {
    if (!('key' in block) || block.key === undefined) continue;
    const number = numbers[index]?.number;
    if (!number) throw new Error(`“${block.key}” can be referred to but has no number`);
    if (names.has(block.key)) throw new Error(`Two blocks have the key “${block.key}”`);
    const noun = block.kind === 'paragraph' ? 'paragraph ' : block.kind === 'heading' ? 'section ' : '';
    names.set(block.key, `${noun}${number}`);
  }
  return names;
}

function settleBlock(
  block: Exclude<Block, { kind: 'page-break' }>,
  numbered: Numbered,
  names: Map<string, string>,
  newPage: boolean,
): SettledBlock {
  switch (block.kind) {
    case 'heading':
      return { kind: 'heading', level: block.level, text: printable(block.text), newPage, ...numbered };
    case 'appendix':
      return { kind: 'heading', level: 2, text: printable(block.text), newPage, ...numbered };
    case 'paragraph':
      return { kind: 'paragraph', runs: oneLine(runsOf(block.text, names)), ...numbered };
    case 'list':
      return { kind: 'list', items: block.items.map((item) => oneLine(runsOf(item, names))) };
    case 'figure':
      if (block.alt.trim() === '') throw new Error(`“${block.caption}” has no alternative text`);
      return {
        kind: 'figure',
        number: numbered.number ?? '',
        caption: printable(block.caption),
        alt: printable(block.alt),
        chart: {
          ...block.chart,
          unit: printable(block.chart.unit),
          points: block.chart.points.map(({ label, value }) => ({ label: printable(label), value })),
        },
      };
    case 'quote':
      return {
        kind: 'quote',
        text: printable(block.text).replaceAll('\n', ' '),
        source: printable(block.source),
      };
    case 'note':
      return { kind: 'note', runs: oneLine(runsOf(block.text, names)) };
    case 'table':
      return {
        kind: 'table',
        number: numbered.number ?? '',
        caption: printable(block.caption),
        columns: block.columns.map((column) => ({ ...column, header: printable(column.header) })),
        rows: block.rows.map((row) => settleRow(row, block, names)),
      };
  }
}

function settleRow(row: Cell[], table: { caption: string; columns: Column[] }, names: Map<string, string>) {
  if (row.length !== table.columns.length)
    throw new Error(`A row of “${table.caption}” has the wrong length`);
  return row.map((cell) => {
    const texts = typeof cell === 'object' && 'paragraphs' in cell ? cell.paragraphs : [cell];
    const paragraphs = texts
      .flatMap((text) => lines(runsOf(text, names)))
      .filter((runs) => runs.some((run) => run.text.trim() !== ''));
    if (paragraphs.length === 0) throw new Error(`“${table.caption}” has an empty cell`);
    return paragraphs;
  });
}

function runsOf(text: Text, names: Map<string, string>): Run[] {
  const pieces: Piece[] = typeof text === 'string' ? [text] : text;
  return pieces.map((piece) => {
    if (typeof piece === 'string') return { text: printable(piece), strong: false };
    if ('strong' in piece) return { text: printable(piece.strong), strong: true };
    if ('link' in piece)
      return { text: printable(piece.text) || piece.link, strong: false, link: piece.link };
    const name = names.get(piece.to);
    if (name === undefined) throw new Error(`Nothing has the key “${piece.to}”`);
    return { text: name, strong: false };
  });
}

function oneLine(runs: Run[]): Run[] {
  return runs.map((run) => ({ ...run, text: run.text.replaceAll('\n', ' ') }));
}

/** In a table's cell people's line breaks stay: each line becomes a paragraph of its own. */
function lines(runs: Run[]): Run[][] {
  const result: Run[][] = [[]];
  for (const run of runs) {
    for (const [index, text] of run.text.split('\n').entries()) {
      if (index > 0) result.push([]);
      if (text !== '') result.at(-1)?.push({ ...run, text });
    }
  }
  return result;
}
