/** A short-lived process that writes one paper in its formats, reads the files through, hands them over and ends. */
import { checkFiles } from '../export/check';
import { TemplateFault } from '../word/template-open';
import type { PaperJob, PaperMessage } from './paper-process';
import { writePieces } from './write-files';

async function answer({ piece, createdAt, template, forbidden }: PaperJob): Promise<PaperMessage> {
  try {
    const options = { template: template === null ? null : Buffer.from(template), say: async () => {} };
    const { files } = await writePieces([piece], createdAt, options);
    return { kind: 'done', answer: { files, findings: await checkFiles(files, forbidden, 'ours') } };
  } catch (fault) {
    if (fault instanceof TemplateFault) return { kind: 'template-fault', problems: fault.problems };
    return fault instanceof Error
      ? { kind: 'fault', name: fault.name, message: fault.message }
      : { kind: 'fault', name: 'Error', message: 'the writing failed' };
  }
}

process.once('message', (job: PaperJob) => {
  void answer(job).then((message) => process.send?.(message, undefined, {}, () => process.disconnect()));
});
