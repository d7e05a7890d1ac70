/** Finished files into the library, each with what the library's columns say of it, and looked for there at the end. */
import { createHash } from 'node:crypto';
import { LibraryFault } from '../library/faults';
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
  // Somebody may have tidied the drafts' folder away while they waited in it.
  await putRight(
    waiting.map(({ from, file }) => ({ file, at: from })),
    'or moved',
  );
  waiting.sort((one, other) => Number(isWhole(one.file)) - Number(isWhole(other.file)));
  if (waiting.length > 0) await say('Moving the files to their place');
  for (const { index, from, file } of waiting) {
    stored[index] = kept(file, await library.move(from, file, file.content, factsOf(file)));
  }
  await say('Looking for every file in the library');
  await putRight(files.map((file) => ({ file, at: file })));
  await mustBeWhatWasPut(library, files);
  return stored;

  /**
   * @param orMoved when another run of this build may have moved them to their place already: there, they are not lost.
   * @throws LibraryFault when files go as fast as they are put.
   */
  async function putRight(wanted: { file: FinishedFile; at: Place }[], orMoved?: 'or moved'): Promise<void> {
    for (let round = 1; ; round += 1) {
      // Looked for where they wait first: one that is moved in between is found at its place.
      const waits = await namesIn(
        library,
        wanted.map(({ at }) => at),
      );
      const moved = orMoved
        ? await namesIn(
            library,
            wanted.map(({ file }) => file),
          )
        : waits;
      const lost = wanted.filter(({ file, at }) => !waits.has(placed(at)) && !moved.has(placed(file)));
      if (lost.length === 0) return;
      if (round === mostRounds) throw new LibraryFault('not-kept');
      for (const { file, at } of lost) await library.put(at.folder, at.name, file.content, factsOf(file));
    }
  }

  function factsOf({ part }: FinishedFile): FileFacts {
    const { meetingDay, committee } = composed;
    return { meetingDay, committee, part, version: build.no, status: build.stage };
  }
}

const mostRounds = 4;

/** Our own digest of what was sent against what lies there: names alone would not show that another file has taken the place. */
async function mustBeWhatWasPut(library: Library, files: FinishedFile[]): Promise<void> {
  for (const { folder, name, content } of files) {
    if (library.changesOffice && /\.docx$/i.test(name)) continue;
    const there = await library.read(folder, name);
    if (there === null) throw new LibraryFault('not-kept');
    if (digest(there) !== digest(content)) throw new LibraryFault('changed-since');
  }
}

const digest = (content: Buffer) => createHash('sha256').update(content).digest('hex');

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
async function namesIn(library: Library, files: Place[]): Promise<Set<string>> {
  const names = new Set<string>();
  for (const folder of new Set(files.map((file) => file.folder))) {
    for (const { name } of await library.list(folder)) names.add(placed({ folder, name }));
  }
  return names;
}
