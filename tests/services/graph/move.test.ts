import { FileNameTaken } from '../../../services/library/folder';
import type { Scripted } from '../../support/graph-double';
import { facts, onEachFaultyDrive } from './fault-scene';
import { bytes, meeting } from './town';

const from = { folder: `${meeting}, drafts`, name: 'Not final yet, Report v2.docx' };
const to = { folder: meeting, name: 'Report v2.docx' };
const what = bytes(900);

onEachFaultyDrive('a file that is moved to its place in SharePoint', (scene) => {
  const drive = () => scene.place.graph.drive;
  const put = () => scene.place.library().put(from.folder, from.name, what, facts);
  const move = () => scene.place.library().move(from, to, what, facts);
  const at = (place = to) => drive().at('Packs', '2027', place.folder, place.name);
  const moves = () => scene.place.graph.steps().filter((step) => step === 'move').length;

  it('is the same file there, with its columns, sent once and found by the next run', async () => {
    await put();
    const before = at(from)?.id;
    scene.place.graph.seen.length = 0;
    const stored = await move();
    expect(stored).toMatchObject({ name: to.name, bytes: 900, url: expect.stringContaining('/Report%20v2') });
    expect(at()?.id).toBe(before);
    expect(scene.place.graph.steps()).not.toContain('put');
    scene.expectWhole(to.name, what);
    await move();
    scene.expectWhole(to.name, what);
    expect(moves()).toBe(1);
  });

  const faults: [string, Scripted][] = [
    ['404', { status: 404 }],
    ['409 resourceModified', { status: 409, code: 'resourceModified' }],
    ['412', { status: 412 }],
    ['423', { status: 423 }],
    ['429', { status: 429, headers: { 'retry-after': '5' } }],
    ['503', { status: 503 }],
    ['a cut before the answer', { cut: 'before-answer' }],
    ['a cut within the request', { cut: 'within-request' }],
    ['a cut within the answer', { cut: 'within-answer' }],
    ['no answer in time', { hang: true }],
  ];
  it.each(faults)('%s is waited out', async (_, fault) => {
    await put();
    scene.script('move', fault);
    await move();
    scene.expectWhole(to.name, what);
  });

  it.each([
    ['403', { status: 403 }, 'not-allowed'],
    ['423 each time', { status: 423 }, 'locked'],
    ['412 each time', { status: 412 }, 'unwell'],
    ['429 for long', { status: 429, headers: { 'retry-after': '900' } }, 'busy'],
    ['507', { status: 507 }, 'full'],
  ] as const)(
    '%s is a plain fault: it waits where it is, and the next try moves it',
    async (_, fault, code) => {
      await put();
      scene.script('move', fault, 1000);
      expect(await scene.codeOf(move())).toBe(code);
      expect([at()?.content, at(from)?.content]).toEqual([undefined, what]);
      scene.place.graph.faults = () => null;
      await move();
      scene.expectWhole(to.name, what);
    },
  );

  it('is there once, wherever the process was killed, and though SharePoint alters it meanwhile', async () => {
    await put();
    scene.place.graph.seen.length = 0;
    await move();
    const requests = scene.place.graph.seen.length;
    expect(requests).toBeGreaterThan(5);
    for (let last = 1; last <= requests; last++) {
      for (const heard of [true, false]) {
        await scene.afresh();
        await put();
        scene.place.graph.seen.length = 0;
        scene.place.graph.faults = ({ no }) => {
          if (no > last) return { cut: 'at-once' };
          return no === last && !heard ? { cut: 'before-answer' } : null;
        };
        await move().catch(() => null);
        scene.place.graph.faults = () => null;
        drive().alterOffice();
        await move();
        expect(
          drive()
            .files()
            .map(({ name }) => name),
        ).toEqual([to.name]);
        expect(at()?.content?.subarray(0, 900)).toEqual(what);
      }
    }
  });

  it('is not sent a second time when it is not seen at once', async () => {
    await put();
    scene.place.graph.faults = ({ step, url }) =>
      step === 'find' && url.includes('Not%20final') && scene.place.waits.length === 0
        ? { status: 404 }
        : null;
    await move();
    scene.expectWhole(to.name, what);
  });

  describe('two runs at once: the second had put it again after the first had moved it', () => {
    /** Both lie there: the file at its place, and the second run's copy of it where it waited. */
    async function twice(): Promise<void> {
      await put();
      await move();
      await put();
      expect(drive().files()).toHaveLength(2);
    }
    const there = () =>
      drive()
        .files()
        .map(({ name }) => name)
        .sort();
    const isRemembered = async () =>
      (
        await scene.database
          .selectFrom('library_file')
          .select('name')
          .where('folder', 'like', '%drafts')
          .execute()
      ).length > 0;

    it('leaves nothing of ours behind, and nothing of it in our record', async () => {
      await twice();
      const first = at()?.id;
      await move();
      scene.expectWhole(to.name, what);
      expect(at()?.id).toBe(first);
      expect(await isRemembered()).toBe(false);
      await move();
      scene.expectWhole(to.name, what);
    });

    it('so too when SharePoint has written into both', async () => {
      await twice();
      drive().alterOffice();
      await move();
      expect(there()).toEqual([to.name]);
    });

    it.each(faults.filter(([name]) => name !== '404'))('%s is waited out', async (_, fault) => {
      await twice();
      scene.script('remove', fault);
      await move();
      scene.expectWhole(to.name, what);
    });

    it('leaves a copy that a stranger has worked on, before or at that moment', async () => {
      for (const when of ['before', 'at that moment']) {
        await scene.afresh();
        await twice();
        const edit = () => {
          const copy = at(from);
          if (copy && copy.lastBy === 'app') drive().edit(copy, bytes(30), 'stranger');
        };
        if (when === 'before') edit();
        scene.place.graph.faults = ({ step }) => {
          if (step === 'remove') edit();
          return null;
        };
        await move();
        expect([at()?.content, at(from)?.content]).toEqual([what, bytes(30)]);
      }
    });

    it('takes nothing away beside a file that is somebody’s', async () => {
      await twice();
      const kept = at();
      if (kept) drive().edit(kept, bytes(30), 'stranger');
      expect(await scene.codeOf(move())).toBe('changed-since');
      expect([at()?.content, at(from)?.content]).toEqual([bytes(30), what]);
    });

    it('never takes away the file itself, where its old address still answers', async () => {
      await put();
      await move();
      const moved = at();
      scene.place.graph.faults = ({ step, url }) =>
        step === 'find' && url.includes('Not%20final') && moved
          ? { status: 200, json: drive().describe(moved) }
          : null;
      await move();
      scene.expectWhole(to.name, what);
    });
  });

  it('is left where it waits when a stranger has worked on it', async () => {
    await put();
    const kept = at(from);
    if (kept) drive().edit(kept, bytes(30), 'stranger');
    expect(await scene.codeOf(move())).toBe('changed-since');
    expect([at()?.content, at(from)?.content]).toEqual([undefined, bytes(30)]);
  });

  it('is not moved when a stranger works on it at that moment', async () => {
    await put();
    scene.place.graph.faults = ({ step }) => {
      const kept = at(from);
      if (step === 'move' && kept?.lastBy === 'app') drive().edit(kept, bytes(30), 'stranger');
      return null;
    };
    expect(await scene.codeOf(move())).toBe('changed-since');
    expect([at()?.content, at(from)?.content]).toEqual([undefined, bytes(30)]);
  });

  it('takes nobody’s name', async () => {
    await put();
    scene.place.graph.faults = ({ step }) => {
      const folder = drive().at('Packs', '2027', to.folder);
      if (step === 'move' && !at())
        drive().add(folder?.id ?? '', to.name.toUpperCase(), bytes(30), 'stranger');
      return null;
    };
    await expect(move()).rejects.toThrow(FileNameTaken);
    expect([at()?.content, at(from)?.content]).toEqual([bytes(30), what]);
  });
});
