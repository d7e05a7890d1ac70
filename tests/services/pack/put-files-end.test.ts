/** Whatever a person does in the library while papers are put there: at the end they are all there as they were sent, or the build says why not. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../../services/db/database';
import { plainLibraryFault } from '../../../services/library/faults';
import { createFolderLibrary } from '../../../services/library/folder';
import type { Library } from '../../../services/library/service';
import type { ComposedPack } from '../../../services/pack/documents';
import { putFiles } from '../../../services/pack/put-files';
import type { PackBuild } from '../../../services/pack/rules';
import type { FinishedFile } from '../../../services/pack/writers/write-files';
import { onEachEngine } from '../../support/engines';
import { openPlace, type Place } from '../graph/town';

const composed = { meetingDay: '2027-03-02', committee: 'Committee' } as ComposedPack;
const open = '2027-03-02 Committee';
const drafts = `${open}, drafts`;
const names = ['a.pdf', 'b.docx'];
const filesIn = (folder: string): FinishedFile[] =>
  names.map((name, index) => ({
    ...{ folder, name, edition: 'public', itemNumber: index === 0 ? null : `${index}`, title: name, part: 1 },
    content: Buffer.from(`content of ${name}`),
  }));

/** The same hand in either kind of library. */
interface Hand {
  library: Library;
  /** The path of a file of ours as it lies there now, at its place or waiting; null while it is in neither. */
  find(name: string): { folder: string; name: string } | null;
  remove(folder: string, name: string): void;
  removeFolder(folder: string): void;
  rename(folder: string, name: string, to: string): void;
  write(folder: string, name: string, content: string): void;
  content(folder: string, name: string): Buffer | null;
  names(folder: string): string[];
}

function folderHand(root: string): Hand {
  const at = (...parts: string[]) => join(root, ...parts);
  return {
    library: createFolderLibrary({ root }),
    find: (name) => lying(name, ({ folder, name }) => existsSync(at(folder, name))),
    remove: (folder, name) => rmSync(at(folder, name)),
    removeFolder: (folder) => rmSync(at(folder), { recursive: true, force: true }),
    rename: (folder, name, to) => renameSync(at(folder, name), at(folder, to)),
    write(folder, name, content) {
      mkdirSync(at(folder), { recursive: true });
      writeFileSync(at(folder, name), content);
    },
    content: (folder, name) => (existsSync(at(folder, name)) ? readFileSync(at(folder, name)) : null),
    names: (folder) => (existsSync(at(folder)) ? readdirSync(at(folder)).sort() : []),
  };
}

function driveHand({ graph: { drive }, library }: Place): Hand {
  const at = (...parts: string[]) => drive.at('Packs', '2027', ...parts);
  const away = (id = '') => {
    for (const item of [...drive.items.values()]) if (item.parentId === id) away(item.id);
    drive.items.delete(id);
  };
  return {
    library: library(),
    find: (name) => lying(name, ({ folder, name }) => at(folder, name) !== undefined),
    remove: (folder, name) => away(at(folder, name)?.id),
    removeFolder: (folder) => away(at(folder)?.id),
    rename(folder, name, to) {
      const item = at(folder, name);
      if (item) Object.assign(item, { name: to, version: item.version + 1, lastBy: 'stranger' });
    },
    write(folder, name, content) {
      const item = at(folder, name);
      if (item) drive.edit(item, Buffer.from(content), 'stranger');
      else drive.add(at(folder)?.id ?? '', name, Buffer.from(content), 'stranger');
    },
    content: (folder, name) => at(folder, name)?.content ?? null,
    names: (folder) =>
      drive
        .files()
        .filter(({ parentId }) => parentId === at(folder)?.id)
        .map(({ name }) => name)
        .sort(),
  };
}

function lying(name: string, isThere: (place: { folder: string; name: string }) => boolean) {
  const places = [
    { folder: open, name },
    { folder: drafts, name },
    { folder: drafts, name: `Not final yet, ${name}` },
  ];
  return places.find(isThere) ?? null;
}

type Deed = (hand: Hand, name: string) => void;
const toFile =
  (deed: (hand: Hand, folder: string, name: string) => void): Deed =>
  (hand, name) => {
    const place = hand.find(name);
    if (place) deed(hand, place.folder, place.name);
  };
const deeds: [string, Deed][] = [
  ['deletes a file', toFile((hand, folder, name) => hand.remove(folder, name))],
  ['renames a file', toFile((hand, folder, name) => hand.rename(folder, name, `Copy of ${name}`))],
  [
    'changes a file in the middle',
    toFile((hand, folder, name) => hand.write(folder, name, `cOntent of ${name}`)),
  ],
  ['leaves a file shorter', toFile((hand, folder, name) => hand.write(folder, name, 'cont'))],
  ['leaves a file empty', toFile((hand, folder, name) => hand.write(folder, name, ''))],
  [
    'puts another of its name in its place',
    toFile((hand, folder, name) => {
      hand.remove(folder, name);
      hand.write(folder, name, 'somebody’s');
    }),
  ],
  ['deletes the drafts’ folder', (hand) => hand.removeFolder(drafts)],
  ['deletes the open folder', (hand) => hand.removeFolder(open)],
];

onEachEngine('papers at the end of a build', (openDatabase) => {
  let database: Database;
  let root: string;
  let place: Place;
  beforeAll(async () => {
    database = await openDatabase();
  });
  afterAll(() => database.close());
  const kinds: [string, () => Hand][] = [
    ['a folder', () => folderHand(root)],
    ['SharePoint', () => driveHand(place)],
  ];
  async function afresh(): Promise<void> {
    root = mkdtempSync(join(tmpdir(), 'pk-end-'));
    await database.db.deleteFrom('library_file').execute();
    place = await openPlace(database, { alters: (name) => /docx$/.test(name) });
  }
  async function away(): Promise<void> {
    rmSync(root, { recursive: true, force: true });
    await place.close();
  }

  /** Does the deed before the call of that number, as long as the library is asked for names, or given files. */
  function meddled(hand: Hand, before: number, deed: () => void): { library: Library; calls: () => number } {
    let calls = 0;
    const step = () => {
      calls += 1;
      if (calls === before) deed();
    };
    const { library } = hand;
    return {
      calls: () => calls,
      library: {
        ...library,
        put: (...asked) => {
          step();
          return library.put(...asked);
        },
        move: (...asked) => {
          step();
          return library.move(...asked);
        },
        list: (...asked) => {
          step();
          return library.list(...asked);
        },
      },
    };
  }

  describe.each(kinds)('in %s', (_, handOf) => {
    it.each(deeds)('somebody %s, at any moment: put right, or the build says so', async (_deed, deed) => {
      let right = 0;
      for (const stage of ['draft', 'final'] as const) {
        for (let before = 1, more = true; more; before += 4) {
          await afresh();
          const hand = handOf();
          const files = filesIn(stage === 'final' ? open : drafts);
          let checked = false;
          const { library, calls } = meddled(hand, before, () => {
            if (!checked) deed(hand, names[before % 2] ?? '');
          });
          // Once every file has been read at the end, what a person does later is theirs.
          const reading: Library = {
            ...library,
            read: (...asked) => {
              checked = true;
              return library.read(...asked);
            },
          };
          const work = putFiles({ library: reading }, { no: 1, stage } as PackBuild, composed, files);
          const fault = await work.then(
            () => null,
            (thrown: unknown) => thrown,
          );
          if (fault) expect(plainLibraryFault(fault)?.sentence).toMatch(/\.$/);
          else {
            right += 1;
            for (const { folder, name, content } of files) {
              const lies = hand.content(folder, name);
              expect([name, lies?.subarray(0, content.length)]).toEqual([name, content]);
            }
          }
          more = calls() >= before;
          await away();
        }
      }
      expect(right).toBeGreaterThan(0);
    });

    it('a file that comes beside them is told of, once, without its name; what lay there before is not', async () => {
      await afresh();
      const hand = handOf();
      await hand.library.put(drafts, 'older.pdf', Buffer.from('older'));
      const notes: string[] = [];
      const { library } = meddled(hand, 4, () => hand.write(drafts, 'Jayden.pdf', 'somebody’s'));
      const build = { no: 1, stage: 'draft' } as PackBuild;
      await putFiles(
        { library },
        build,
        composed,
        filesIn(drafts),
        async () => {},
        (line) => notes.push(line),
      );
      expect(notes).toEqual([
        `One more file is in the folder “${drafts}” since these papers were put there. Look whether it is the right place for it.`,
      ]);
      notes.length = 0;
      await putFiles(
        { library },
        build,
        composed,
        filesIn(drafts),
        async () => {},
        (line) => notes.push(line),
      );
      expect(notes).toEqual([]);
      await away();
    });

    it('a copy that a killed run left waiting beside its file is taken away by the next', async () => {
      await afresh();
      const hand = handOf();
      const build = { no: 1, stage: 'final' } as PackBuild;
      const files = filesIn(open);
      await putFiles(hand, build, composed, files);
      for (const { name, content } of files)
        await hand.library.put(drafts, `Not final yet, ${name}`, content);
      await putFiles(hand, build, composed, files);
      expect([hand.names(drafts), hand.names(open)]).toEqual([[], names]);
      await away();
    });
  });
});
