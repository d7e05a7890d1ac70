import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { LibraryFault } from '../../../services/library/faults';
import type { Library } from '../../../services/library/service';
import { packJob } from '../../../services/pack/service';
import { onEachEngine } from '../../support/engines';
import { type PacksWorld, packsWorld } from '../../support/packs-world';
import { good, whyNot } from '../../support/papers-world';

const open = '2027-03-02 Cared for Children Committee';
const drafts = `${open}, drafts`;
const officers = `${open}, officers only`;
const sha256 = (bytes: Buffer | undefined) =>
  createHash('sha256')
    .update(bytes ?? '')
    .digest('hex');

onEachEngine('packs', (openDatabase) => {
  let world: PacksWorld;
  let put: Library['put'] | null;
  let logged: string[];
  beforeEach(async () => {
    put = null;
    logged = [];
    world = await packsWorld(openDatabase, {
      library: (folder) => ({ ...folder, put: (...file) => (put ?? folder.put)(...file) }),
      log: (error, what) => logged.push(`${what}: ${(error as Error).name}`),
    });
    await world.update('1.1');
  });
  afterEach(() => world.close());

  const packs = () => world.services.packs;
  const asking = (personId = world.who.clerk) => ({ meetingId: world.march, ...world.by(personId) });
  const asked = async () => good(await packs().request(asking()));
  const failing = (fault: unknown) => {
    put = () => Promise.reject(fault);
  };
  const toldEnds = async () => {
    const rows = await world.db
      .selectFrom('notice')
      .select('key')
      .where('kind', '=', 'pack-finished')
      .execute();
    return rows.length;
  };

  it('are asked for by clerks only, and once the round has opened', async () => {
    for (const person of [world.who.lead, world.who.chair, world.others.worker, 'nobody']) {
      expect(whyNot(await packs().request(asking(person)))).toBe('not-allowed');
    }
    const june = world.meetings['2027-06-08'] ?? '';
    expect(whyNot(await packs().request({ ...asking(), meetingId: june }))).toBe('no-round');
  });

  it('are one build with one job, whoever presses and however often, until it has ended', async () => {
    const same = asking();
    const presses = [same, same, asking(), asking(world.who.second)];
    const builds = await Promise.all(presses.map((press) => packs().request(press)));
    expect(new Set(builds.map((build) => good(build).id)).size).toBe(1);
    expect((await packs().versions(world.march)).map(({ no }) => no)).toEqual([1]);
    const [id] = builds.map((build) => good(build).id);
    const jobs = await world.db.selectFrom('job').selectAll().where('kind', '=', packJob).execute();
    expect(jobs.map(({ payload }) => payload)).toEqual([{ buildId: id }]);
    await packs().build(id ?? '');
    expect(await toldEnds()).toBe(1);
    expect((await asked()).no).toBe(2);
  });

  it('end as files in the folder of each edition, each with its SHA-256; drafts beside the published, not among them', async () => {
    const build = await world.draft();
    expect([build.state, build.no, build.stage]).toEqual(['built', 1, 'draft']);
    const shelves = world.shelves();
    expect(Object.keys(shelves)).toEqual([drafts, officers]);
    expect(Object.keys(shelves[drafts] ?? {})).toEqual(
      expect.arrayContaining([
        '2027-03-02 Agenda and reports pack v1.docx',
        '2027-03-02 Agenda and reports pack v1.html',
        '2027-03-02 Agenda and reports pack v1.pdf',
        '2027-03-02 Item 06 Progress against the pledges v1.pdf',
      ]),
    );
    expect(Object.keys(shelves[officers] ?? {})).toEqual([
      '2027-03-02 Officers’ edition v1, officers only.docx',
      '2027-03-02 Record of version 1, officers only.html',
    ]);
    const lying = Object.values(shelves).flatMap((files) => Object.keys(files));
    expect(lying.toSorted()).toEqual(build.files.map(({ name }) => name).toSorted());
    for (const { folder, name, sha256: told, bytes } of build.files) {
      expect([name, sha256(shelves[folder]?.[name])]).toEqual([name, told]);
      expect(shelves[folder]?.[name]?.length).toBe(bytes);
    }
    expect(build.notes).toContain('2 updates were not received.');
    await packs().build(build.id);
    expect(world.shelves()).toEqual(shelves);
  });

  it('put the same files once when killed between two files and run again, whatever has changed since', async () => {
    const { id } = await asked();
    let puts = 0;
    put = (...file) => {
      puts += 1;
      return puts === 4 ? new Promise(() => {}) : world.folder.put(...file);
    };
    void packs().build(id);
    while (puts < 4) await new Promise((resolve) => setTimeout(resolve, 20));
    const before = world.shelves()[drafts] ?? {};
    expect(Object.keys(before)).toHaveLength(3);
    put = null;
    await world.update('1.2');

    const build = await packs().build(id);
    const after = world.shelves()[drafts] ?? {};
    expect(build.state).toBe('built');
    expect(Object.keys(after)).toHaveLength(build.files.filter(({ edition }) => edition === 'public').length);
    for (const [name, bytes] of Object.entries(before)) expect(after[name]?.equals(bytes)).toBe(true);
    expect(build.notes).toContain('2 updates were not received.');
  });

  it('are put off while the library asks to be left alone, and end as failed after six hours', async () => {
    const { id } = await asked();
    failing(new LibraryFault('busy', { retryAfterSeconds: 600 }));
    await expect(packs().build(id)).rejects.toMatchObject({ name: 'RetryLater', afterSeconds: 600 });
    expect(await packs().byId(id)).toMatchObject({
      state: 'waiting',
      retryAt: new Date('2027-01-12T10:10:00Z'),
      progress: expect.stringMatching(/It goes on by itself at .*10:10.*too busy/),
    });
    expect((await asked()).id).toBe(id);
    expect(await toldEnds()).toBe(0);

    world.clock.at = new Date('2027-01-12T15:55:00Z');
    expect(await packs().build(id)).toMatchObject({ state: 'failed', files: [], retryAt: null });
    put = null;
    world.clock.at = new Date('2027-01-13T09:00:00Z');
    const again = good(await packs().retry({ buildId: id, ...world.by(world.who.clerk) }));
    failing(new LibraryFault('busy', { retryAfterSeconds: 600 }));
    await expect(packs().build(again.id)).rejects.toMatchObject({ name: 'RetryLater' });
    expect((await packs().byId(id))?.state).toBe('waiting');
  });

  it('leave somebody else’s file alone and say so; tried again, also twice at once, each file is there once', async () => {
    const { id } = await asked();
    const name = '2027-03-02 Agenda v1.pdf';
    await world.library.put(drafts, name, Buffer.from('somebody’s'));
    const failed = await packs().build(id);
    expect(failed).toMatchObject({ state: 'failed', files: [], error: expect.stringMatching(/same name/) });
    expect(world.shelves()[drafts]?.[name]?.toString()).toBe('somebody’s');
    expect(logged).toEqual([`pack build ${id}: FileNameTaken`]);
    expect(whyNot(await packs().retry({ buildId: id, ...world.by(world.who.lead) }))).toBe('not-allowed');

    rmSync(join(world.root, drafts, name));
    const before = world.shelves()[drafts] ?? {};
    await world.update('1.2');
    const retry = () => packs().retry({ buildId: id, ...world.by(world.who.second) });
    const tries = await Promise.all([retry(), retry()]);
    expect(tries.map((one) => good(one).tries)).toEqual([1, 1]);
    const built = await packs().build(id);
    expect([built.state, built.no]).toEqual(['built', 1]);
    const after = world.shelves()[drafts] ?? {};
    expect(Object.keys(after).filter((file) => !file.includes(' v1'))).toEqual([]);
    for (const [file, bytes] of Object.entries(before)) expect(after[file]?.equals(bytes)).toBe(true);
    expect(good(await retry())).toMatchObject({ state: 'built', tries: 1 });
  });

  it('that failed and were passed over are not brought back by an old card', async () => {
    const { id } = await asked();
    failing(Object.assign(new Error('no space'), { code: 'ENOSPC' }));
    expect((await packs().build(id)).error).toBe('the disk of the document library is full.');
    put = null;
    const later = await world.draft();
    const shown = good(await packs().retry({ buildId: id, ...world.by(world.who.clerk) }));
    expect([shown.id, shown.state]).toEqual([later.id, 'built']);
    expect((await packs().byId(id))?.state).toBe('failed');
  });
});
