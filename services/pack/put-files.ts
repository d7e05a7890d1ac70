/** Finished files into the library, each with what the library's columns say of it. */
import type { PacksDeps } from './deps';
import type { ComposedPack } from './documents';
import { folderOf } from './file-names';
import type { PackBuild, PackFile } from './rules';
import type { FinishedFile } from './writers/write-files';

/** In order; a file that is there already with the same content is not put twice. @throws what the library throws. */
export async function putFiles(
  { library }: Pick<PacksDeps, 'library'>,
  build: PackBuild,
  { meetingDay, committee }: ComposedPack,
  files: FinishedFile[],
  say: (progress: string) => Promise<void> = async () => {},
): Promise<PackFile[]> {
  const stored: PackFile[] = [];
  for (const [index, { content, part, ...file }] of files.entries()) {
    if (index % 4 === 0) await say(`Putting file ${index + 1} of ${files.length} in the library`);
    const facts = { meetingDay, committee, part, version: build.no, status: build.stage };
    stored.push({ ...file, ...(await library.put(file.folder, file.name, content, facts)) });
  }
  return stored;
}

/** The council's own look, as it is on the day of the meeting. */
export async function templateOf(
  { meetings, committees }: Pick<PacksDeps, 'meetings' | 'committees'>,
  build: PackBuild,
): Promise<Buffer | null> {
  const { committeeId, day } = await meetings.byId(build.meetingId);
  return (await committees.wordTemplateOn(committeeId, day))?.file ?? null;
}

/** Attached files that became PDF go beside the pack: the drafts' folder holds them already, the final one gets them. */
export async function attachedFiles(
  { library }: Pick<PacksDeps, 'library'>,
  build: PackBuild,
  composed: ComposedPack,
): Promise<FinishedFile[]> {
  const files: FinishedFile[] = [];
  for (const { folder: from, name, part, itemNumber, title } of composed.attached) {
    const content = await library.read(from, name);
    if (content === null) continue;
    const edition = part === 2 ? 'exempt' : 'public';
    const folder = folderOf(edition, composed, build.stage);
    files.push({ folder, name, edition, itemNumber, title, part, content });
  }
  return files;
}
