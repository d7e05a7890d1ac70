/** Writes a settled outline as a Word document: real headings, native numbering, header rows that repeat (platform.md 8). */
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  type ILevelsOptions,
  LevelFormat,
  LevelSuffix,
  Packer,
  PageNumber,
  Paragraph,
  TabStopType,
  TextRun,
} from 'docx';
import type { Series, SettledBlock, SettledOutline } from './settle';
import { finishPackage } from './word-package';
import { colours, font, page, styles } from './word-styles';
import { tableParts } from './word-table';

export interface WordOptions {
  /** In the file's properties; the same moment gives the same bytes. */
  createdAt: Date;
}

/** The file's bytes; the same outline and moment give the same bytes. */
export async function writeWord(outline: SettledOutline, options: WordOptions): Promise<Buffer> {
  const document = new Document({
    title: outline.title,
    subject: outline.subject,
    creator: 'Pledgekeeper',
    lastModifiedBy: 'Pledgekeeper',
    description: outline.status,
    styles,
    numbering: {
      config: [
        { reference: 'report', levels: levels('', '%1') },
        { reference: 'appendix', levels: levels('A', 'Appendix %1:') },
        { reference: 'bullets', levels: bulletLevels },
      ],
    },
    sections: [
      {
        properties: { page: { size: page.size, margin: page.margin } },
        headers: { default: pageHeader(outline) },
        footers: { default: pageFooter(outline) },
        children: [...titleBlock(outline), ...outline.blocks.flatMap(blockParts), ...ending(outline)],
      },
    ],
  });
  const captions = outline.blocks
    .filter((block) => block.kind === 'table')
    .map((block) => `${block.number}: ${block.caption}`);
  return finishPackage(await Packer.toBuffer(document), { captions, createdAt: options.createdAt });
}

const indent = { left: 851, hanging: 851 };

/** Three levels whose result is what the outline settled: 1, 1.1, 1.1.1, or Appendix 1, A1.1, A1.1.1. */
function levels(letter: string, section: string): ILevelsOptions[] {
  const inAppendix = letter !== '';
  return [section, `${letter}%1.%2`, `${letter}%1.%2.%3`].map((text, level) => ({
    level,
    format: LevelFormat.DECIMAL,
    text,
    alignment: AlignmentType.START,
    suffix: inAppendix && level === 0 ? LevelSuffix.SPACE : LevelSuffix.TAB,
    style: { paragraph: { indent: inAppendix && level === 0 ? { left: 0, hanging: 0 } : indent } },
  }));
}

const bulletLevels: ILevelsOptions[] = [
  {
    level: 0,
    format: LevelFormat.BULLET,
    text: '•',
    alignment: AlignmentType.START,
    style: { paragraph: { indent: { left: 1247, hanging: 397 } } },
  },
];

function titleBlock(outline: SettledOutline): Paragraph[] {
  return [
    new Paragraph({ style: 'Body', children: [new TextRun(outline.body)] }),
    new Paragraph({ style: 'Heading1', children: [new TextRun(outline.title)] }),
    ...outline.facts.map(
      ({ label, text }, index) =>
        new Paragraph({
          style: index === outline.facts.length - 1 ? 'LastFact' : 'Fact',
          children: [new TextRun({ text: `${label}:`, bold: true }), new TextRun({ text: `\t${text}` })],
        }),
    ),
  ];
}

/** Word needs a paragraph after a table that would end the document. */
function ending(outline: SettledOutline): Paragraph[] {
  return outline.blocks.at(-1)?.kind === 'table' ? [new Paragraph({ style: 'Note', children: [] })] : [];
}

function blockParts(block: SettledBlock) {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          style: `Heading${block.level}`,
          pageBreakBefore: block.newPage,
          ...numbering(block),
          children: [new TextRun(block.text)],
        }),
      ];
    case 'paragraph':
      return [new Paragraph({ style: 'BodyText', ...numbering(block), children: runs(block.runs) })];
    case 'list':
      return block.items.map(
        (item) =>
          new Paragraph({
            style: 'ListParagraph',
            numbering: { reference: 'bullets', level: 0 },
            children: runs(item),
          }),
      );
    case 'note':
      return [new Paragraph({ style: 'Note', children: runs(block.runs) })];
    case 'table':
      return tableParts(block);
    case 'figure':
    case 'quote':
    case 'facts':
      throw new Error(`Word: ${block.kind}`);
  }
}

function numbering(block: { number: string | null; series: Series; depth: number }) {
  return block.number === null ? {} : { numbering: { reference: block.series, level: block.depth } };
}

const runs = (parts: { text: string; strong: boolean }[]) =>
  parts.map(({ text, strong }) => new TextRun({ text, bold: strong }));

function pageHeader(outline: SettledOutline): Header {
  return new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.END,
        children: [new TextRun({ text: outline.status, bold: true, size: 18, color: colours.quiet, font })],
      }),
    ],
  });
}

function pageFooter(outline: SettledOutline): Footer {
  const small = { size: 18, color: colours.quiet, font };
  return new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: page.textWidth }],
        children: [
          new TextRun({ ...small, text: outline.subject }),
          new TextRun({
            ...small,
            children: ['\tPage ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES],
          }),
        ],
      }),
    ],
  });
}
