/** Writes a settled outline as a tagged PDF (PDF/UA-1) by Typst, in a process of its own. */

import { breakable } from '../../text-runs';
import { safeLink } from '../outline/links';
import type { Run, SettledBlock, SettledOutline } from '../outline/settle';
import { drawChart, svgFile } from '../writers/chart';
import { fontFiles } from '../writers/fonts';
import { inOwnProcess } from '../writers/own-process';
import { staysWhole } from '../writers/row-height';
import { drawable, type MissingGlyph } from './glyphs';
import { pdfTemplate } from './template';
import type { PdfAnswer, PdfJob } from './typst-worker';

export interface WrittenPdf {
  pdf: Buffer;
  /** Characters that no font of ours can draw: '□' stands in their place. */
  missing: MissingGlyph[];
}

/** The same outline and moment give the same bytes. @throws Error when Typst refuses the document. */
export async function writePdf(outline: SettledOutline, options: { createdAt: Date }): Promise<WrittenPdf> {
  const { outline: drawn, missing } = drawable(outline);
  const blocks = drawn.blocks.map(forTemplate);
  const job: PdfJob = {
    template: pdfTemplate,
    data: JSON.stringify({ ...drawn, blocks }, withBreaks),
    fontFiles,
    links: linksOf(outline.blocks),
    createdAt: Math.floor(options.createdAt.getTime() / 1000),
  };
  const answer = await run(job);
  if ('fault' in answer) throw new Error(answer.fault);
  return { pdf: Buffer.from(answer.pdf), missing };
}

/** Typst's time is the square of an unbroken word's length: 14 s for 10,000 characters (platform.md 11). */
function withBreaks(name: string, value: unknown): unknown {
  return typeof value === 'string' && name !== 'link' && name !== 'svg' ? breakable(value) : value;
}

/** What the template cannot work out: which rows stay whole, what is drawn, which links may be followed. */
function forTemplate(block: SettledBlock): object {
  switch (block.kind) {
    case 'table':
      return {
        ...block,
        rows: block.rows.map((cells) => ({
          cells: cells.map((paragraphs) => paragraphs.map(linked)),
          whole: staysWhole(cells, block.columns),
        })),
      };
    case 'figure': {
      const drawing = drawChart(block.chart);
      return { ...block, chart: null, svg: drawing === null ? null : svgFile(drawing) };
    }
    case 'list':
      return { ...block, items: block.items.map(linked) };
    case 'paragraph':
    case 'note':
      return { ...block, runs: linked(block.runs) };
    case 'heading':
    case 'quote':
    case 'facts':
      return block;
  }
}

/** The first words that lead to an address are what a screen reader says of it. */
function linksOf(blocks: SettledBlock[]): [string, string][] {
  const found = new Map<string, string>();
  for (const { text, link } of blocks.flatMap(runsIn)) {
    const address = link === undefined ? null : safeLink(link);
    if (address !== null && !found.has(address)) found.set(address, text);
  }
  return [...found];
}

function runsIn(block: SettledBlock): Run[] {
  if (block.kind === 'paragraph' || block.kind === 'note') return block.runs;
  if (block.kind === 'list') return block.items.flat();
  return block.kind === 'table' ? block.rows.flat(3) : [];
}

function linked(runs: Run[]): Run[] {
  return runs.map(({ text, strong, link }) => {
    const address = link === undefined ? null : safeLink(link);
    return address === null ? { text, strong } : { text, strong, link: address };
  });
}

/** One pool of memory for all of Typst's threads: a long pack takes a tenth less, and no longer. */
const frugal = { MALLOC_ARENA_MAX: '1' };

const run = (job: PdfJob) =>
  inOwnProcess<PdfAnswer, PdfAnswer>({
    entry: 'services/pack/pdf/typst-worker',
    job,
    env: frugal,
    hear: (message, end) => end.answer(message),
  });
