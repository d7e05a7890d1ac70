/** Two runs of one build at once: neither is in the other's way, and one that fails ends nothing that another one finishes. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LibraryFault } from '../../../services/library/faults';
import { createFolderLibrary } from '../../../services/library/folder';
import type { Library } from '../../../services/library/service';
import type { ComposedPack } from '../../../services/pack/documents';
import { putFiles } from '../../../services/pack/put-files';
import type { PackBuild } from '../../../services/pack/rules';
import type { FinishedFile } from '../../../services/pack/writers/write-files';
import { onEachEngine } from '../../support/engines';
import { type PacksWorld, packsWorld } from '../../support/packs-world';
import { good } from '../../support/papers-world';

describe('two runs that put the same final papers', () => {
  const composed = { meetingDay: '2027-03-02', committee: 'Committee' } as ComposedPack;
  const open = '2027-03-02 Committee';
  const drafts = `${open}, drafts`;
  const names = Array.from({ length: 9 }, (_, index) => `paper ${index + 1}.pdf`);
  const files = names.map((name, index): FinishedFile => {
    const content = Buffer.from(`content of ${name}`);
    return { folder: open, name, edition: 'public', itemNumber: `${index}`, title: name, part: 1, content };
  });
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'pk-runs-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));
  const lying = (folder: string) =>
    existsSync(join(root, folder)) ? readdirSync(join(root, folder)).sort() : [];

  it('one moves them slowly while the other still puts them: both end, every file is there once', async () => {
    const folders = createFolderLibrary({ root });
    const steps: (() => Promise<void>)[] = [];
    const moveOne = async () => steps.shift()?.();
    // The first run moves one file each time that the second looks into the drafts' folder.
    const slow: Library = {
      ...folders,
      move: (...asked) =>
        new Promise((resolve, reject) => {
          steps.push(() => folders.move(...asked).then(resolve, reject));
        }),
    };
    const other: Library = {
      ...folders,
      async list(folder) {
        if (folder === drafts) {
          await moveOne();
          await new Promise((resolve) => setImmediate(resolve));
        }
        return folders.list(folder);
      },
    };
    const build = { no: 1, stage: 'final' } as PackBuild;
    const first = putFiles({ library: slow }, build, composed, files);
    while (steps.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const second = putFiles({ library: other }, build, composed, files);
    expect(await second).toHaveLength(9);
    let ended = false;
    const end = first.finally(() => {
      ended = true;
    });
    while (!ended) {
      await moveOne();
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    expect(await end).toHaveLength(9);
    expect(lying(open)).toEqual(names);
    expect(lying(drafts)).toEqual([]);
  });

  it('a folder is listed while files in it are moved away: what has gone is not there, and that is no fault', async () => {
    const folders = createFolderLibrary({ root });
    for (const name of names) await folders.put(drafts, name, Buffer.from(name));
    let moving = true;
    async function moveToAndFro(): Promise<void> {
      for (let turn = 0; turn < 12; turn += 1) {
        const [from, to] = turn % 2 === 0 ? [drafts, open] : [open, drafts];
        for (const name of names) {
          await folders.move({ folder: from, name }, { folder: to, name }, Buffer.from(name));
        }
      }
      moving = false;
    }
    const moved = moveToAndFro();
    let lists = 0;
    while (moving) {
      const there = await Promise.all(Array.from({ length: 20 }, () => folders.list(drafts)));
      for (const list of there) for (const { name } of list) expect(names).toContain(name);
      lists += 1;
    }
    await moved;
    expect(lists).toBeGreaterThan(0);
  });
});

onEachEngine('two runs of one build', (openDatabase) => {
  let world: PacksWorld;
  /** What a run meets as it begins to put its files, in the order in which they come to it. */
  let meets: (() => Promise<void>)[];
  beforeEach(async () => {
    meets = [];
    world = await packsWorld(openDatabase, {
      library: (folder) => ({
        ...folder,
        async put(...file) {
          await meets.shift()?.();
          return folder.put(...file);
        },
      }),
      log: () => {},
    });
    await world.update('1.1');
  });
  afterEach(() => world.close());
  const packs = () => world.services.packs;
  const ask = async () =>
    good(await packs().request({ meetingId: world.march, ...world.by(world.who.clerk) })).id;
  const told = async (buildId: string) => {
    const notices = await world.db.selectFrom('notice').select(['kind', 'subject']).execute();
    return notices.filter((notice) => JSON.stringify(notice.subject).includes(buildId)).length;
  };
  const full = () => Promise.reject(new LibraryFault('full'));

  /** A place where a run waits until it is let on. */
  function halt() {
    let go = () => {};
    let come = () => {};
    const reached = new Promise<void>((resolve) => {
      come = resolve;
    });
    const wait = new Promise<void>((resolve) => {
      go = resolve;
    });
    const stop = async () => {
      come();
      await wait;
    };
    return { stop, reached, go: () => go() };
  }

  it('the first fails while the second is at it: the build is the second’s, and ends as built', async () => {
    const id = await ask();
    const first = halt();
    const second = halt();
    meets = [
      async () => {
        await first.stop();
        await full();
      },
      second.stop,
    ];
    const one = packs().build(id);
    await first.reached;
    const other = packs().build(id);
    await second.reached;
    first.go();
    expect((await one).state).toBe('building');
    second.go();
    expect(await other).toMatchObject({ state: 'built', error: '' });
    expect(await told(id)).toBe(1);
  });

  it('the second fails while the first is at it: when the first has put them all, the build is built, and the clerk hears of it', async () => {
    const id = await ask();
    const first = halt();
    meets = [first.stop, full];
    const one = packs().build(id);
    await first.reached;
    expect((await packs().build(id)).state).toBe('failed');
    first.go();
    expect(await one).toMatchObject({ state: 'built', error: '' });
    expect((await packs().byId(id))?.files.length).toBeGreaterThan(3);
    expect(await told(id)).toBe(2);
  });

  it('a run that fails after another has succeeded changes nothing', async () => {
    const id = await ask();
    const first = halt();
    meets = [
      async () => {
        await first.stop();
        await full();
      },
    ];
    const one = packs().build(id);
    await first.reached;
    expect((await packs().build(id)).state).toBe('built');
    first.go();
    expect((await one).state).toBe('built');
    expect(await told(id)).toBe(1);
  });
});
