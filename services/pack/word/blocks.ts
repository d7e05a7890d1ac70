/** Each block of an outline as paragraphs and tables of Word, by named styles alone. */
import { Paragraph, Tab, type Table, TextRun } from 'docx';
import type { SettledBlock } from '../outline/settle';
import { type Figures, figureParts } from './figure';
import { numbered } from './numbering';
import { runParts } from './runs';
import { tableParts } from './table';

export interface BlockPlace {
  /** Of the page that the block stands on, in twentieths of a point. */
  textWidth: number;
  figures: Figures;
  /** A table has no space of its own after it. */
  afterTable: boolean;
}

export function blockParts(block: SettledBlock, place: BlockPlace): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          style: `Heading${block.level}`,
          pageBreakBefore: block.newPage,
          ...numbered(block),
          children: [new TextRun(block.text)],
        }),
      ];
    case 'paragraph':
      return [
        new Paragraph({
          style: 'BodyText',
          ...(place.afterTable ? { spacing: { before: 200 } } : {}),
          ...numbered(block),
          children: runParts(block.runs),
        }),
      ];
    case 'list':
      return block.items.map(
        (item, index) =>
          new Paragraph({
            style: 'ListParagraph',
            ...(place.afterTable && index === 0 ? { spacing: { before: 200 } } : {}),
            numbering: { reference: 'bullets', level: 0 },
            children: runParts(item),
          }),
      );
    case 'quote':
      return [
        new Paragraph({ style: 'Quote', children: [new TextRun(`“${block.text}”`)] }),
        new Paragraph({ style: 'QuoteSource', children: [new TextRun(block.source)] }),
      ];
    case 'note':
      return [new Paragraph({ style: 'Note', children: runParts(block.runs) })];
    case 'facts':
      return factParts(block.facts);
    case 'table':
      return tableParts(block, place.textWidth);
    case 'figure':
      return figureParts(block, place.figures);
  }
}

/** A title block's lines: what, and what it is, with a rule under the last. */
export function factParts(facts: { label: string; text: string }[]): Paragraph[] {
  return facts.map(
    ({ label, text }, index) =>
      new Paragraph({
        style: index === facts.length - 1 ? 'LastFact' : 'Fact',
        children: [
          new TextRun({ text: `${label}:`, bold: true }),
          new TextRun({ children: [new Tab(), text] }),
        ],
      }),
  );
}
