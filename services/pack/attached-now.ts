/** Attached files as they are when papers are written: what was read when the version was composed, or the build says so. */

import type { Finding } from '../language/rules';
import { fileFinding } from './attachments/findings';
import { digestOf } from './attachments/service';
import type { PacksDeps } from './deps';
import type { AttachedFile, ComposedPack } from './documents';
import { folderOf } from './file-names';
import type { PackBuild } from './rules';
import type { FinishedFile } from './writers/write-files';

export interface AttachedNow {
  /** Made here: they go beside the papers. */
  made: FinishedFile[];
  /** Somebody's own PDFs: they lie in the meeting's folder already, and go out from there. */
  asTheyAre: FinishedFile[];
  /** Files that are not what was read any more: nothing is final with one of them. */
  findings: Finding[];
}

export async function attachedNow(
  { library }: Pick<PacksDeps, 'library'>,
  build: PackBuild,
  composed: ComposedPack,
): Promise<AttachedNow> {
  const now: AttachedNow = { made: [], asTheyAre: [], findings: [] };
  for (const attached of composed.attached) {
    const { name, part, itemNumber, title } = attached;
    const made = attached.made ?? true;
    const about = { place: `Item ${itemNumber}, ${title}`, excerpt: title };
    const content = await library.read(attached.folder, name);
    if (content === null) now.findings.push(gone(about));
    else if (!isSame(attached, content, library.changesOffice ?? false)) now.findings.push(changed(about));
    else {
      const edition = part === 2 ? 'exempt' : 'public';
      const folder = made ? folderOf(edition, composed, build.stage) : attached.folder;
      const list = made ? now.made : now.asTheyAre;
      list.push({ folder, name, edition, itemNumber, title, part, content });
    }
  }
  return now;
}

function isSame({ sha256, name, made }: AttachedFile, content: Buffer, changesOffice: boolean): boolean {
  if (sha256 === undefined) return true;
  if (changesOffice && made && /\.docx$/i.test(name)) return true;
  return digestOf(content) === sha256;
}

type About = { place: string; excerpt: string };

const gone = (about: About) =>
  fileFinding(
    'attached-missing',
    about,
    'An attached file that belongs to these papers is no longer in the library.',
    'Put it back, or build the pack again.',
  );

const changed = (about: About) =>
  fileFinding(
    'attached-changed',
    about,
    'An attached file is not the one that was read for these papers: somebody has changed it since.',
    'Build the pack again, so that it is read as it is now.',
  );
