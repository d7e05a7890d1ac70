/** Programs of the machine that a test may ask for another opinion: skipped, and said so, where they are not installed. */
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const isThere = (program: string, flag: string) => spawnSync(program, [flag]).error === undefined;
export const hasPdftotext = isThere('pdftotext', '-v');
export const hasLibreOffice = isThere('soffice', '--version');

/** The text of a PDF, in reading order, each line as it is printed. */
export const pdfText = (file: Buffer): Promise<string> =>
  inFolder(async (folder) => {
    writeFileSync(join(folder, 'a.pdf'), file);
    return (await run('pdftotext', ['-layout', join(folder, 'a.pdf'), '-'])).stdout;
  });

/** What LibreOffice makes of a Word file. */
export const wordAsPdf = (file: Buffer): Promise<Buffer> =>
  inFolder(async (folder) => {
    writeFileSync(join(folder, 'a.docx'), file);
    // A profile of its own: a second LibreOffice on one profile ends at once.
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    await run('soffice', [
      profile,
      '--headless',
      '--convert-to',
      'pdf',
      '--outdir',
      folder,
      join(folder, 'a.docx'),
    ]);
    return readFileSync(join(folder, 'a.pdf'));
  });

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'pack-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
