/** What a document must be made of to be read by everybody: headings, header rows, alt text, links, glyphs (domain.md 2.5). */
import type { Finding } from '../../language/rules';
import type { Run, SettledBlock } from '../outline/settle';
import { drawable } from '../pdf/glyphs';
import { type Fault, falseHeading, linkFaults } from './links';
import { type GateDocument, placesOf } from './texts';

/** Findings in reading order within each document; `document` is its key. */
export function structureFindings(documents: readonly GateDocument[]): (Finding & { document: string })[] {
  return documents.flatMap((document) => {
    const place = placesOf(document, documents.length);
    return [
      ...documentFaults(document),
      ...headingFaults(document.outline.blocks),
      ...document.outline.blocks.flatMap(blockFaults),
      ...glyphFaults(document),
    ].map(({ where, severity, excerpt, ...fault }) => ({
      ...fault,
      severity,
      privacy: fault.rule === 'structure-marking' && document.part === 2,
      place: place(where),
      excerpt: excerpt
        .replace(/\s+/g, ' ')
        .trim()
        .slice(0, 80)
        .replace(/[\ud800-\udbff]$/, ''),
      suggestion: null,
      mayKeep: severity !== 'stops',
      document: document.key,
    }));
  });
}

const fileName = /\.(?:docx?|pdf|xlsx?|pptx?|png|jpe?g|gif|svg|webp|bmp|tiff?)$/i;

function documentFaults({ outline, part }: GateDocument): Fault[] {
  const faults: Fault[] = [];
  const title = outline.title.trim();
  if (title === '' || fileName.test(title) || /^(?:untitled|document\d*|report)$/i.test(title)) {
    faults.push({
      where: 'title',
      severity: 'stops',
      rule: 'structure-title',
      excerpt: title,
      why: 'A document’s title is the first thing that a screen reader says.',
      fix: 'Give it a title that says what it is about.',
    });
  }
  if (part === 2 && (outline.marking ?? '').trim() === '') {
    faults.push({
      where: 'every page',
      severity: 'stops',
      rule: 'structure-marking',
      excerpt: title,
      why: 'A private paper is marked on every page with the reason why it is private.',
      fix: 'Give the item its Schedule 12A paragraph, or the reason why it is confidential.',
    });
  }
  if (part === 1 && (outline.marking ?? '').trim() !== '') {
    faults.push({
      where: 'every page',
      severity: 'stops',
      rule: 'structure-marking',
      excerpt: outline.marking ?? '',
      why: 'This paper is in the open part of the pack, and its pages are marked as private.',
      fix: 'Move it to Part 2, or take the marking off.',
    });
  }
  return faults;
}

function headingFaults(blocks: readonly SettledBlock[]): Fault[] {
  const faults: Fault[] = [];
  let before = 1;
  for (const [index, block] of blocks.entries()) {
    if (block.kind !== 'heading') continue;
    const where = block.number === null ? `heading “${block.text}”` : `section ${block.number}`;
    const name = where.replace('section Appendix', 'Appendix');
    if (block.level > before + 1) {
      faults.push({
        where: name,
        severity: 'stops',
        rule: 'structure-heading-order',
        excerpt: block.text,
        why: 'A heading level is left out above this heading, so the outline of the document breaks.',
        fix: 'Make it one level higher, or add the heading between.',
      });
    }
    before = block.level;
    if (block.text.trim() === '') {
      faults.push({
        where: name,
        severity: 'stops',
        rule: 'structure-heading-empty',
        excerpt: '',
        why: 'A heading has no words.',
        fix: 'Give it words, or take it out.',
      });
    }
    const next = blocks[index + 1];
    if (next === undefined || (next.kind === 'heading' && next.level <= block.level)) {
      faults.push({
        where: name,
        severity: 'answer',
        rule: 'structure-section-empty',
        excerpt: block.text,
        why: 'Nothing stands under this heading.',
        fix: 'Say something there, even that there is nothing to report; or take the heading out.',
      });
    }
  }
  return faults;
}

function blockFaults(block: SettledBlock): Fault[] {
  switch (block.kind) {
    case 'table':
      return [...tableFaults(block), ...block.rows.flat(2).flatMap((runs) => linkFaults(runs, block.number))];
    case 'figure':
      return figureFaults(block);
    case 'paragraph':
      return [
        ...linkFaults(block.runs, block.number === null ? 'a paragraph' : `paragraph ${block.number}`),
        ...(block.number === null ? falseHeading(block.runs) : []),
      ];
    case 'list':
      return block.items.flatMap((item) => linkFaults(item, 'a list'));
    case 'note':
      return linkFaults(block.runs, 'a note');
    case 'quote':
      return block.source.trim() === ''
        ? [
            {
              where: 'a quotation',
              severity: 'answer',
              rule: 'structure-quote-source',
              excerpt: block.text,
              why: 'It is not said whose words these are.',
              fix: 'Say where they come from, without a name: “A care leaver, in the autumn survey”.',
            },
          ]
        : [];
    case 'heading':
    case 'facts':
      return [];
  }
}

function tableFaults({ number, caption, columns, rows }: Extract<SettledBlock, { kind: 'table' }>): Fault[] {
  const faults: Fault[] = [];
  const add = (rule: string, excerpt: string, why: string, fix: string) =>
    faults.push({ where: number, severity: 'stops', rule, excerpt, why, fix });
  if (caption.trim() === '')
    add(
      'structure-caption',
      number,
      'A table’s caption tells readers what it shows.',
      'Give the table a caption.',
    );
  const headers = columns.map(({ header }) => header.trim());
  if (headers.some((header) => header === ''))
    add(
      'structure-header-row',
      caption,
      'A column has no heading, so a screen reader cannot say what its cells are.',
      'Give every column a heading.',
    );
  const twice = headers.find(
    (header, index) =>
      header !== '' && headers.findIndex((other) => other.toLowerCase() === header.toLowerCase()) !== index,
  );
  if (twice !== undefined)
    add('structure-header-row', twice, 'Two columns have the same heading.', 'Say what each of them holds.');
  if (rows.length === 0)
    add(
      'structure-table-empty',
      caption,
      'The table has no rows.',
      'Say in a sentence that there is nothing to show.',
    );
  for (const row of rows) {
    if (row.length !== columns.length || row.some((cell) => cellWords(cell).trim() === '')) {
      add(
        'structure-cell-empty',
        cellWords(row[0] ?? []) || caption,
        'A cell is empty, and nobody can tell whether something is missing.',
        'Write “None” or “Not given”.',
      );
    }
  }
  return faults;
}

function figureFaults({ number, caption, alt }: Extract<SettledBlock, { kind: 'figure' }>): Fault[] {
  const faults: Fault[] = [];
  const said = alt.trim();
  if (caption.trim() === '') {
    faults.push({
      where: number,
      severity: 'stops',
      rule: 'structure-caption',
      excerpt: number,
      why: 'A figure’s caption tells readers what it shows.',
      fix: 'Give the figure a caption.',
    });
  }
  if (
    said === '' ||
    fileName.test(said) ||
    /^(?:image|picture|photo|chart|graph|figure|diagram|logo)?\s*\d*\.?$/i.test(said)
  ) {
    faults.push({
      where: `${number}, alternative text`,
      severity: 'stops',
      rule: 'structure-alt-text',
      excerpt: said,
      why: 'People who cannot see the figure are told nothing of what it shows.',
      fix: 'Say in a sentence what the figure shows. Of a photograph, say what is being done, not who the child is.',
    });
  } else if (said.toLowerCase() === caption.trim().toLowerCase()) {
    faults.push({
      where: `${number}, alternative text`,
      severity: 'answer',
      rule: 'structure-alt-text',
      excerpt: said,
      why: 'The alternative text only repeats the caption.',
      fix: 'Say what the figure shows: where it begins, where it ends, which way it goes.',
    });
  }
  return faults;
}

/** One for each character, with the first places it stands in. */
function glyphFaults({ outline }: GateDocument): Fault[] {
  const places = new Map<string, string[]>();
  for (const { character, where } of drawable(outline).missing) {
    const known = places.get(character) ?? [];
    if (known.length < 3 && !known.includes(where)) known.push(where);
    places.set(character, known);
  }
  return [...places].map(([character, where]) => ({
    where: where[0] ?? 'the document',
    severity: 'answer' as const,
    rule: 'structure-glyph',
    excerpt: character,
    why: `The PDF’s fonts cannot draw “${character}”, and □ stands in its place (${where.join('; ')}).`,
    fix: 'Write it another way.',
  }));
}

const words = (runs: Run[]): string => runs.map(({ text }) => text).join('');
const cellWords = (cell: Run[][]): string => cell.map(words).join(' ');
