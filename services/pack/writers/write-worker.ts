/** A short-lived process that writes one build's files, reads them through, hands them over and ends. */
import type { Finding } from '../../language/rules';
import { checkFiles, type Looking } from '../export/check';
import type { ForbiddenByReader } from '../gate/files';
import type { Edition } from '../rules';
import { TemplateFault } from '../word/template-open';
import { type FinishedFile, writeFiles, writeYoungPeoples } from './write-files';
import type { WriteAnswer, WriteJob, WriteMessage } from './write-process';

const send = (message: WriteMessage) =>
  new Promise<void>((resolve) => {
    process.send?.(message, undefined, {}, () => resolve());
  });

async function work(job: WriteJob): Promise<WriteAnswer> {
  const { build, composed, forbidden, which } = job;
  const template = job.template === null ? null : Buffer.from(job.template);
  const options = { template, say: (progress: string) => send({ kind: 'say', progress }) };
  const edition = composed.youngPeople;
  const { files, missing } =
    which === 'papers'
      ? await writeFiles(build, composed, options)
      : edition
        ? await writeYoungPeoples(build, composed, edition, options)
        : { files: [], missing: [] };
  await options.say('Reading the finished files');
  const attached = job.attached.map((file) => ({ ...file, content: Buffer.from(file.content) }));
  // Read through with its version, although it is put nowhere yet: what must not be in it is known before the sign-off.
  const unsigned =
    which === 'papers' && edition ? await writeYoungPeoples(build, composed, edition, options) : null;
  return {
    files,
    missing,
    ours: await readThrough([...files, ...(unsigned?.files ?? [])], forbidden, 'ours'),
    theirs: await readThrough(attached, forbidden, 'words'),
  };
}

/** Whose papers an edition is. */
const readerOf: Record<Edition, keyof ForbiddenByReader> = {
  public: 'open',
  'young-people': 'open',
  officers: 'officers',
  exempt: 'closed',
};

async function readThrough(
  files: FinishedFile[],
  forbidden: ForbiddenByReader,
  looking: Looking,
): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const reader of ['open', 'officers', 'closed'] as const) {
    const theirs = files.filter(({ edition }) => readerOf[edition] === reader);
    found.push(...(await checkFiles(theirs, forbidden[reader], looking)));
  }
  return found;
}

async function answer(job: WriteJob): Promise<WriteMessage> {
  try {
    return { kind: 'done', answer: await work(job) };
  } catch (fault) {
    if (fault instanceof TemplateFault) return { kind: 'template-fault', problems: fault.problems };
    return fault instanceof Error
      ? { kind: 'fault', name: fault.name, message: fault.message }
      : { kind: 'fault', name: 'Error', message: 'the writing failed' };
  }
}

process.once('message', (job: WriteJob) => {
  void answer(job)
    .then(send)
    .then(() => process.disconnect());
});
