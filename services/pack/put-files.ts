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
 * @param note takes a line for the clerk, who is told of what came into the folders beside them meanwhile.
 */
export async function putFiles(
  { library }: Pick<PacksDeps, 'library'>,
  build: PackBuild,
  composed: ComposedPack,
  files: FinishedFile[],
  say: (progress: string) => Promise<void> = async () => {},
  note: (line: string) => void = () => {},
): Promise<PackFile[]> {
  const before = await namesIn(library, files);
  const there = build.stage === 'final' ? before : null;
  const left = there ? await leftWaiting() : new Set<string>();
  const stored: PackFile[] = [];
  const waiting: { index: number; from: Place; file: FinishedFile }[] = [];
  for (const [index, file] of files.entries()) {
    if (index % 4 === 0) await say(`Putting file ${index + 1} of ${files.length} in the library`);
    const arrived = !there || there.has(placed(file));
    const from = waitingPlace(file, composed);
    // What another run has put again, and was killed before it took it away, is taken away by this one.
    if (!arrived || left.has(placed(from))) waiting.push({ index, from, file });
    const { folder, name } = arrived ? file : from;
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
  await mustBeWhatWasPut();
  for (const line of await strangersSince()) note(line);
  return stored;

  function leftWaiting(): Promise<Set<string>> {
    return namesIn(
      library,
      files.map((file) => waitingPlace(file, composed)),
    );
  }

  /** A copy, a file renamed or one put there by hand: nobody here can say whether it may be read there. Never its name, which may be a person's. */
  async function strangersSince(): Promise<string[]> {
    const ours = new Set(files.map(placed));
    const lines: string[] = [];
    for (const folder of new Set(files.map((file) => file.folder))) {
      const listed = (await library.list(folder)).map(({ name }) => placed({ folder, name }));
      const strange = listed.filter((name) => !ours.has(name) && !before.has(name)).length;
      if (strange === 0) continue;
      const these = strange === 1 ? 'One more file is' : `${strange} more files are`;
      lines.push(
        `${these} in the folder “${folder}” since these papers were put there. Look whether it is the right place for ${strange === 1 ? 'it' : 'them'}.`,
      );
    }
    return lines;
  }

  /** Our own digest of what was sent against what lies there: names alone would not show that another file has taken the place. */
  async function mustBeWhatWasPut(): Promise<void> {
    for (let round = 1; ; round += 1) {
      await putRight(files.map((file) => ({ file, at: file })));
      let gone = 0;
      for (const file of files) {
        const { folder, name, content } = file;
        // It has written into it: only the library itself can say whether anybody else has too, and what is ours it does not take twice.
        if (library.changesOffice && /\.docx$/i.test(name)) {
          await library.put(folder, name, content, factsOf(file));
          continue;
        }
        const lies = await library.read(folder, name);
        if (lies === null) gone += 1;
        else if (digest(lies) !== digest(content)) throw new LibraryFault('changed-since');
      }
      if (gone === 0) return;
      if (round === mostRounds) throw new LibraryFault('not-kept');
    }
  }

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
