/** Puts '□' for each character that the PDF's fonts cannot draw, and says which and where: PDF/UA refuses a missing glyph. */

import type { Run, SettledBlock, SettledOutline } from '../outline/settle';
import { canDraw } from '../writers/fonts';

export interface MissingGlyph {
  character: string;
  /** 'Table 3, row 2.1' or 'paragraph 6.1'. */
  where: string;
}

const standIn = '□';

/** A word longer than this may be broken anywhere, so that none runs off its page or over the next cell. */
const longWord = /\S{30,}/gu;
const mayBreak = '\u200b';
const inPieces = (word: string) => word.replace(/.{8}/gsu, `$&${mayBreak}`);

export function drawable(outline: SettledOutline): { outline: SettledOutline; missing: MissingGlyph[] } {
  const missing: MissingGlyph[] = [];
  const text = (said: string, where: string): string => {
    let result = '';
    for (const character of said) {
      const drawn = character === '\n' || canDraw(character.codePointAt(0) ?? 0);
      if (!drawn) missing.push({ character, where });
      result += drawn ? character : standIn;
    }
    return result;
  };
  const flowing = (said: string, where: string) => text(said, where).replace(longWord, inPieces);
  const runs = (parts: Run[], where: string) =>
    parts.map((run) => ({ ...run, text: flowing(run.text, where) }));
  const block = (part: SettledBlock): SettledBlock => {
    switch (part.kind) {
      case 'heading':
        return { ...part, text: flowing(part.text, `the heading “${part.text}”`) };
      case 'paragraph':
        return { ...part, runs: runs(part.runs, part.number ? `paragraph ${part.number}` : 'a paragraph') };
      case 'list':
        return { ...part, items: part.items.map((item) => runs(item, 'a list')) };
      case 'note':
        return { ...part, runs: runs(part.runs, 'a note') };
      case 'quote':
        return {
          ...part,
          text: flowing(part.text, 'a quotation'),
          source: flowing(part.source, 'a quotation'),
        };
      case 'facts':
        return {
          ...part,
          facts: part.facts.map((fact) => ({
            label: text(fact.label, 'a title block'),
            text: flowing(fact.text, 'a title block'),
          })),
        };
      case 'figure':
        return {
          ...part,
          caption: flowing(part.caption, part.number),
          alt: text(part.alt, part.number),
          chart: {
            ...part.chart,
            unit: text(part.chart.unit, part.number),
            points: part.chart.points.map((point) => ({ ...point, label: text(point.label, part.number) })),
          },
        };
      case 'table':
        return {
          ...part,
          caption: flowing(part.caption, part.number),
          columns: part.columns.map((column) => ({ ...column, header: flowing(column.header, part.number) })),
          rows: part.rows.map((row) => {
            const where = `${part.number}, row ${plain(row[0])}`;
            return row.map((cell) => cell.map((paragraph) => runs(paragraph, where)));
          }),
        };
    }
  };
  const at = 'the title block';
  const settled: SettledOutline = {
    title: text(outline.title, at),
    subject: text(outline.subject, at),
    ...(outline.size ? { size: outline.size } : {}),
    status: text(outline.status, at),
    marking: outline.marking === null ? null : text(outline.marking, at),
    body: text(outline.body, at),
    facts: outline.facts.map((fact) => ({ label: text(fact.label, at), text: flowing(fact.text, at) })),
    blocks: outline.blocks.map(block),
  };
  return { outline: settled, missing };
}

const plain = (cell: Run[][] | undefined) => (cell?.[0] ?? []).map((run) => run.text).join('');
