/** Writes a settled outline as a tagged PDF (PDF/UA-1) by Typst, in a thread of its own. */
import { Worker } from 'node:worker_threads';
import { builtFile } from '../project-root';
import { fontFiles } from './fonts';
import { drawable, type MissingGlyph } from './pdf-glyphs';
import { pdfTemplate } from './pdf-template';
import { staysWhole } from './row-height';
import type { SettledOutline } from './settle';
import type { PdfAnswer, PdfJob } from './typst-worker';

export interface WrittenPdf {
  pdf: Buffer;
  /** Characters that no font of ours can draw: '□' stands in their place. */
  missing: MissingGlyph[];
}

/** The same outline and moment give the same bytes. @throws Error when Typst refuses the document. */
export async function writePdf(outline: SettledOutline, options: { createdAt: Date }): Promise<WrittenPdf> {
  const { outline: drawn, missing } = drawable(outline);
  const job: PdfJob = {
    template: pdfTemplate,
    data: JSON.stringify({ ...drawn, blocks: drawn.blocks.map(forTemplate) }),
    fontFiles,
    createdAt: Math.floor(options.createdAt.getTime() / 1000),
  };
  const answer = await run(job);
  if ('fault' in answer) throw new Error(answer.fault);
  return { pdf: Buffer.from(answer.pdf), missing };
}

function forTemplate(block: SettledOutline['blocks'][number]): object {
  if (block.kind !== 'table') return block;
  return { ...block, rows: block.rows.map((cells) => ({ cells, whole: staysWhole(cells, block.columns) })) };
}

function run(job: PdfJob): Promise<PdfAnswer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(builtFile('services/pack/typst-worker'), { workerData: job });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The PDF thread ended with ${code} and no answer`)));
  });
}
