/**
 * Runs in a copied release, in place of the writer of files (faulty-release.ts): writes as the real one does, then spoils
 * the files that the fault names, as a writer or one of its libraries would that lets something through.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from '../faulty-release';
import { plants } from '../plants';

interface File {
  name: string;
  edition: string;
  content: Buffer;
}
interface Written {
  files: File[];
}
type Write = (...given: unknown[]) => Promise<Written>;

// The real writer, beside which this file was put under its name.
const real = require('./write-files-as-built') as Record<string, Write>;

export const writeFiles: Write = async (...given) => spoiled(await real.writeFiles?.(...given));
export const writeYoungPeoples: Write = async (...given) => spoiled(await real.writeYoungPeoples?.(...given));
export const writePieces: Write = async (...given) => spoiled(await real.writePieces?.(...given));

function spoiled(written: Written | undefined): Written {
  if (!written) throw new Error('the writer of this release has another name');
  const { edition, format, plant, words }: Fault = JSON.parse(
    readFileSync(join(__dirname, 'fault.json'), 'utf8'),
  );
  for (const file of written.files) {
    const its = file.name.slice(file.name.lastIndexOf('.') + 1) as 'docx' | 'pdf' | 'html';
    if ((edition !== 'every' && edition !== file.edition) || (format !== 'every' && format !== its)) continue;
    file.content = plants[its][plant](file.content, words);
  }
  return written;
}
