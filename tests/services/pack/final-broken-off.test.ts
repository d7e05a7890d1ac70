import { LibraryFault } from '../../../services/library/faults';
import type { Library } from '../../../services/library/service';
import type { PackBuild } from '../../../services/pack/service';
import { onEachEngine } from '../../support/engines';
import { type PacksWorld, packsWorld } from '../../support/packs-world';
import { good } from '../../support/papers-world';

const open = '2027-03-02 Cared for Children Committee';
const drafts = `${open}, drafts`;

onEachEngine('final papers whose build is broken off', (openDatabase) => {
  let world: PacksWorld;
  let draft: PackBuild;
  /** The library is full from this call on, of this kind. */
  let full: { call: 'put' | 'move'; from: number } | null;
  let called: { put: string[]; move: string[] };
  beforeEach(async () => {
    full = null;
    called = { put: [], move: [] };
    world = await packsWorld(openDatabase, { library: breaking, log: () => {} });
    await world.update('1.1');
    draft = await world.draft();
    await world.keepAll(draft);
    called = { put: [], move: [] };
  });
  afterEach(() => world.close());

  function breaking(folder: Library): Library {
    const fails = (call: 'put' | 'move', name: string) => {
      called[call].push(name);
      if (full?.call === call && called[call].length >= full.from) throw new LibraryFault('full');
    };
    return {
      ...folder,
      async put(at, name, content, facts) {
        fails('put', `${at}/${name}`);
        return folder.put(at, name, content, facts);
      },
      async move(from, to, content, facts) {
        fails('move', `${to.folder}/${to.name}`);
        return folder.move(from, to, content, facts);
      },
    };
  }

  const packs = () => world.services.packs;
  const names = (shelf: string) => Object.keys(world.shelves()[shelf] ?? {});
  async function makeFinal(): Promise<PackBuild> {
    const pressed = { buildId: draft.id, evenSo: false, ...world.by(world.who.clerk) };
    return packs().build(good(await packs().makeFinal(pressed)).id);
  }
  async function tryAgain({ id }: PackBuild): Promise<PackBuild> {
    full = null;
    await packs().retry({ buildId: id, ...world.by(world.who.clerk) });
    return packs().build(id);
  }
  function expectWhole(built: PackBuild): void {
    expect([built.state, built.error]).toEqual(['built', '']);
    for (const { folder, name, sha256, edition } of built.files) {
      expect([name, names(folder).filter((one) => one === name).length]).toEqual([name, 1]);
      expect(sha256).toMatch(/^[0-9a-f]{64}$/);
      if (edition === 'public') expect(folder).toBe(open);
    }
    const all = Object.values(world.shelves()).flatMap((shelf) => Object.keys(shelf));
    expect(all.filter((name) => name.startsWith('Not final yet'))).toEqual([]);
    expect(names(open).length).toBe(built.files.filter(({ edition }) => edition === 'public').length);
    expect(names(drafts)).toEqual(
      draft.files
        .filter(({ folder }) => folder === drafts)
        .map(byName)
        .sort(),
    );
  }
  const byName = ({ name }: { name: string }) => name;

  it('leave nothing in the folder papers are published from while files are still being sent', async () => {
    full = { call: 'put', from: 4 };
    const failed = await makeFinal();
    expect(failed).toMatchObject({ state: 'failed', files: [], error: expect.stringMatching(/full/) });
    expect(failed.sealedAt).toBeNull();
    expect(names(open)).toEqual([]);
    expectWhole(await tryAgain(failed));
  });

  it.each([1, 2, 4])('go on from move %i when it is tried again, the whole pack last', async (from) => {
    full = { call: 'move', from };
    const failed = await makeFinal();
    expect(failed.state).toBe('failed');
    expect(names(open).filter((name) => name.includes('pack v'))).toEqual([]);
    expect(names(open).length).toBe(from - 1);
    const sent = called.put.length;
    const moved = called.move.slice(0, from - 1);
    called.move = [];
    expectWhole(await tryAgain(failed));
    expect(called.put.length).toBe(2 * sent);
    expect(called.move.filter((name) => moved.includes(name))).toEqual([]);
    expect(called.move.at(-1)).toMatch(/Agenda and reports pack|Officers|Record/);
  });
});
