/** The texts of a pack's documents as the checks of words read them, each with the place where a person finds it. */
import type { CheckedText } from '../../language/rules';
import type { Run, SettledBlock, SettledOutline } from '../outline/settle';

/** One document of a pack, before it is joined to the others. */
export interface GateDocument {
  /** Stable over rebuilds: 'item-5'. */
  key: string;
  /** As printed on the agenda; null for the front sheet and for a report on its own. */
  itemNumber: string | null;
  part: 1 | 2;
  outline: SettledOutline;
}

const recommendations = /^recommendations?(?:\/s|s)?(?:\s*\(s\))?$/i;
/** '3', '8 of 9 (89%)', 'c', '1.5'. */
const figuresAlone = /^[\d.,]{1,12}%?(?: of [\d,]{1,12})?(?: \((?:over |under )?[\d.]{1,6}%\))?$/;
/** 'Trend of 5.4-b Complaints. Autumn 2026: 12; Winter 2027: not shown. Target: 20. Up is good.' */
const trendAlone =
  /^Trend of .{1,400}: (?:not shown|-?[\d.]{1,12}%?)(?:; [^;:]{1,40}: (?:not shown|-?[\d.]{1,12}%?))*\.(?: Target: .{1,120}\.)? (?:(?:Up|Down|Done) is good|Watched only)\.$/;
const backgroundPapers = /^background (?:papers?|documents?)(?: list)?:?$/i;

export function textsOf(documents: readonly GateDocument[]): CheckedText[] {
  return documents.flatMap((document) => documentTexts(document, placesOf(document, documents.length)));
}

/** 'Item 5, paragraph 6.1'; without an item, 'Paragraph 6.1', or the title where there are several documents. */
export function placesOf(
  { itemNumber, outline }: GateDocument,
  documents: number,
): (place: string) => string {
  const prefix = itemNumber === null ? (documents > 1 ? outline.title : '') : `Item ${itemNumber}`;
  return (place) => (prefix === '' ? place.charAt(0).toUpperCase() + place.slice(1) : `${prefix}, ${place}`);
}

/** Where the walk through a document is. */
interface Walk {
  section: 'recommendations' | 'background-papers' | 'other';
  /** Level of the heading that began the section. */
  level: number;
  /** 'paragraph 6.1' or 'section 8.2': what unnumbered things come after. */
  near: string;
  /** The headings that stand above, by level. */
  headings: Map<number, string>;
}

function documentTexts(document: GateDocument, place: (words: string) => string): CheckedText[] {
  const { outline } = document;
  const texts: CheckedText[] = [];
  const walk: Walk = { section: 'other', level: 2, near: 'the beginning', headings: new Map() };
  const add: Add = (where, text, kind, { fixedHeading = false, row = null, unit = false } = {}) => {
    // Every table and chart is made by the product: a cell of figures alone, and what a chart says of its points, have been
    // through the rules of hidden numbers. Its caption has the words, and is read.
    const settled =
      unit || (kind === 'cell' && figuresAlone.test(text)) || (kind === 'alt-text' && trendAlone.test(text));
    if (text.trim() === '' && kind !== 'background-papers') return;
    texts.push({
      place: place(where),
      text,
      kind,
      document: document.key,
      part: document.part,
      ...(fixedHeading ? { fixedHeading } : {}),
      ...(settled ? { settled } : {}),
      within: { headings: [...walk.headings.values()], row },
    });
  };
  add('title', outline.title, 'title');
  if (outline.subject !== outline.title)
    add('file properties, subject', outline.subject, 'title', { fixedHeading: true });
  for (const { label, text } of outline.facts) {
    if (text !== outline.title) add(`title block, ${label}`, text, 'cell');
  }
  for (const block of outline.blocks) blockTexts(block, walk, add);
  return texts;
}

type Add = (
  where: string,
  text: string,
  kind: CheckedText['kind'],
  more?: { fixedHeading?: boolean; row?: string | null; unit?: boolean },
) => void;

function blockTexts(block: SettledBlock, walk: Walk, add: Add): void {
  switch (block.kind) {
    case 'heading': {
      const where =
        block.number === null
          ? `heading “${block.text}”`
          : `section ${block.number.replace(/^Appendix /, 'appendix ')}`;
      const name = where.replace('section appendix', 'Appendix');
      for (const level of [...walk.headings.keys()]) if (level >= block.level) walk.headings.delete(level);
      walk.headings.set(block.level, block.text);
      add(name, block.text, 'heading', { fixedHeading: block.level <= 3 });
      if (walk.section === 'other' || block.level <= walk.level)
        Object.assign(walk, { section: sectionOf(block.text), level: block.level });
      walk.near = block.number === null ? `“${block.text}”` : name;
      return;
    }
    case 'paragraph': {
      const where = block.number === null ? `${walk.near}, paragraph` : `paragraph ${block.number}`;
      if (block.number !== null) walk.near = where;
      add(where, words(block.runs), kindIn(walk, 'paragraph'));
      return;
    }
    case 'list':
      for (const [index, item] of block.items.entries())
        add(`${walk.near}, list, item ${index + 1}`, words(item), kindIn(walk, 'list-item'));
      return;
    case 'quote':
      add(`${walk.near}, quotation`, block.text, 'quote');
      add(`${walk.near}, source of the quotation`, block.source, 'note');
      return;
    case 'facts':
      for (const { label, text } of block.facts) add(`title block, ${label}`, text, 'cell');
      return;
    case 'note':
      add(`${walk.near}, note`, words(block.runs), 'note');
      return;
    case 'figure':
      add(`${block.number}, caption`, block.caption, 'caption');
      add(`${block.number}, alternative text`, block.alt, 'alt-text');
      add(`${block.number}, unit`, block.chart.unit, 'alt-text', { unit: true });
      return;
    case 'table':
      add(`${block.number}, caption`, block.caption, 'caption', { fixedHeading: true });
      for (const column of block.columns)
        add(`${block.number}, header row`, column.header, 'cell', { fixedHeading: true });
      for (const row of block.rows) tableRow(block.number, row, add);
  }
}

function tableRow(table: string, row: Run[][][], add: Add): void {
  const header = cellWords(row[0] ?? []);
  const isBackground = backgroundPapers.test(header.trim());
  for (const [index, cell] of row.entries()) {
    const kind = isBackground && index > 0 ? 'background-papers' : 'cell';
    const name = rowName(row[0] ?? []);
    const more = { fixedHeading: isBackground && index === 0, row: name };
    add(`${table}, row ${name}`, cellWords(cell), kind, more);
  }
}

/** '3.3-a' of '3.3-a Children in homes nearby'; else the row's first words. */
function rowName(cell: Run[][]): string {
  const text = cellWords(cell).replace(/\s+/g, ' ').trim();
  const code = /^\d+(?:\.\d+)*(?:-[a-z])?(?=\s|$)/.exec(text)?.[0];
  if (code !== undefined) return code;
  return text.length <= 40 ? text : `${text.slice(0, 40).replace(/\s+\S*$/, '')}…`;
}

const sectionOf = (heading: string): Walk['section'] =>
  recommendations.test(heading.trim())
    ? 'recommendations'
    : backgroundPapers.test(heading.trim())
      ? 'background-papers'
      : 'other';

function kindIn({ section }: Walk, kind: 'paragraph' | 'list-item'): CheckedText['kind'] {
  if (section === 'recommendations') return 'recommendation';
  return section === 'background-papers' ? 'background-papers' : kind;
}

const words = (runs: Run[]): string => runs.map(({ text }) => text).join('');
const cellWords = (cell: Run[][]): string => cell.map(words).join('\n');
