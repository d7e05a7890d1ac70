/** Finished files into the library, each with what the library's columns say of it. */
import type { PacksDeps } from './deps';
import type { ComposedPack } from './documents';
import type { PackBuild, PackFile } from './rules';
import type { FinishedFile } from './write-files';

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
