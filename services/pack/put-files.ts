/** Finished files into the library, each with what the library's columns say of it. */
import type { FileFacts, Library, Place, StoredFile } from '../library/service';
import type { PacksDeps } from './deps';
import type { ComposedPack } from './documents';
import { folderOf } from './file-names';
import type { PackBuild, PackFile } from './rules';
import type { FinishedFile } from './writers/write-files';

/**
 * A file that is there already with the same content is not put twice. Final papers wait in the drafts' folder under a name
 * of their own until every one of them has arrived whole; then each comes to its place in one step, the whole packs last
 * (docs/decisions/0016). @returns them in the order given. @throws what the library throws; run again, it goes on.
 */
export async function putFiles(
  { library }: Pick<PacksDeps, 'library'>,
  build: PackBuild,
  composed: ComposedPack,
  files: FinishedFile[],
  say: (progress: string) => Promise<void> = async () => {},
): Promise<PackFile[]> {
  const there = build.stage === 'final' ? await namesIn(library, files) : null;
  const stored: PackFile[] = [];
  const waiting: { index: number; from: Place; file: FinishedFile }[] = [];
  for (const [index, file] of files.entries()) {
    if (index % 4 === 0) await say(`Putting file ${index + 1} of ${files.length} in the library`);
    const from = there && !there.has(placed(file)) ? waitingPlace(file, composed) : null;
    if (from) waiting.push({ index, from, file });
    const { folder, name } = from ?? file;
    stored.push(kept(file, await library.put(folder, name, file.content, factsOf(file))));
  }
  waiting.sort((one, other) => Number(isWhole(one.file)) - Number(isWhole(other.file)));
  if (waiting.length > 0) await say('Moving the files to their place');
  for (const { index, from, file } of waiting) {
    stored[index] = kept(file, await library.move(from, file, file.content, factsOf(file)));
  }
  return stored;

  function factsOf({ part }: FinishedFile): FileFacts {
    const { meetingDay, committee } = composed;
    return { meetingDay, committee, part, version: build.no, status: build.stage };
  }
}

function kept({ content: _content, part: _part, ...file }: FinishedFile, stored: StoredFile): PackFile {
  return { ...file, ...stored };
}

/** Never an open folder for what is private: each edition's own drafts' folder. */
const waitingPlace = ({ edition, name }: FinishedFile, composed: ComposedPack): Place => ({
  folder: folderOf(edition, composed, 'draft'),
  name: `Not final yet, ${name}`,
});

const placed = ({ folder, name }: Place) => `${folder}/${name}`;
const isWhole = ({ itemNumber }: FinishedFile) => itemNumber === null;

/** What an earlier run has moved to its place already lies there, and does not go twice. */
async function namesIn(library: Library, files: FinishedFile[]): Promise<Set<string>> {
  const names = new Set<string>();
  for (const folder of new Set(files.map((file) => file.folder))) {
    for (const { name } of await library.list(folder)) names.add(placed({ folder, name }));
  }
  return names;
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
