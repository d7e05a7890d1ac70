/**
 * A short-lived process that makes one PDF and ends: every compile leaves some 22 MB behind (platform.md 8), and one that
 * runs out of memory takes nothing else with it.
 */
import { readFileSync } from 'node:fs';
import { NodeCompiler, type NodeError } from '@myriaddreamin/typst-ts-node-compiler';
import { finishTags } from './tags';

export interface PdfJob {
  template: string;
  /** The outline as JSON: data, never markup. */
  data: string;
  fontFiles: string[];
  /** Each address and what it reads as. */
  links: [string, string][];
  /** Seconds since 1970: the same moment gives the same bytes. */
  createdAt: number;
}

/** The process's one message. */
export type PdfAnswer = { pdf: Uint8Array } | { fault: string };

/** A folder that does not exist: the template can read nothing but the data it is given. */
const workspace = '/pledgekeeper-has-no-workspace';

function compile(job: PdfJob): Buffer {
  const compiler = NodeCompiler.create({
    workspace,
    fontArgs: [{ fontBlobs: job.fontFiles.map((file) => readFileSync(file)) }],
  });
  compiler.mapShadow(`${workspace}/outline.json`, Buffer.from(job.data));
  const compiled = compiler.compile({ mainFileContent: job.template });
  const document = compiled.result;
  if (!document) throw new Error(diagnostics(compiler, compiled.takeError()));
  // What was kept to lay out the next page faster is not wanted any more, and the file needs its room.
  compiler.evictCache(0);
  const pdf = compiler.pdf(document, { pdfStandard: 'ua-1', creationTimestamp: job.createdAt });
  compiler.evictCache(0);
  return pdf;
}

/** What Typst says of its own template, and never the words it was setting. */
function diagnostics(compiler: NodeCompiler, error: NodeError | null): string {
  const found: { message?: unknown }[] = error ? compiler.fetchDiagnostics(error) : [];
  return `Typst refused the document: ${found.map(({ message }) => message).join('; ')}`;
}

function answer(job: PdfJob): PdfAnswer {
  try {
    return { pdf: finishTags(compile(job), new Map(job.links)) };
  } catch (fault) {
    return { fault: fault instanceof Error ? fault.message : String(fault) };
  }
}

process.once('message', (job: PdfJob) => {
  process.send?.(answer(job), () => process.disconnect());
});
