import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAudit } from '../../../services/audit/service';
import type { Database } from '../../../services/db/database';
import { createJobs } from '../../../services/jobs/service';
import { LibraryFault } from '../../../services/library/faults';
import { createFolderLibrary } from '../../../services/library/folder';
import type { Library } from '../../../services/library/service';
import type { PlannedNotice } from '../../../services/notices/rules';
import type { PackContents } from '../../../services/pack/contents';
import { createPacks, type Packs, packJob } from '../../../services/pack/service';
import type { Person } from '../../../services/people/rules';
import { onEachEngine } from '../../support/engines';
import { sampleContents } from '../../support/pack-sample';

const now = new Date('2027-02-18T10:00:00Z');
const folder = '2027-03-02 Cared for Children and Care Leavers Committee';
const names = {
  word: '2027-03-02 Pledges progress report v1.docx',
  pdf: '2027-03-02 Pledges progress report v1.pdf',
  officers: '2027-03-02 Pledges progress report v1, officers only.docx',
};

onEachEngine('packs', (open) => {
  let database: Database;
  let root: string;
  let contents: PackContents;
  let queued: PlannedNotice[];
  let nextId = 0;
  let submission = 0;

  beforeAll(async () => {
    database = await open();
    await insertMeeting(database);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    root = mkdtempSync(join(tmpdir(), 'packs-'));
    queued = [];
    const all = sampleContents();
    contents = { ...all, actions: all.actions.slice(0, 4) };
    await database.db.deleteFrom('pack_build').execute();
  });
  afterEach(() => rmSync(root, { recursive: true }));

  /** The product's own services, save those that would need a whole quarter to be lived through first. */
  function packs(library: Library = createFolderLibrary({ root })): Packs {
    const { db } = database;
    const clock = { now: () => now };
    const newId = () => `id-${++nextId}`;
    const person = (roles: Person['roles']) => ({ roles, posts: ['Head of Service'] }) as Person;
    return createPacks({
      db,
      clock,
      newId,
      library,
      jobs: createJobs({ db, clock, handlers: {} }),
      audit: createAudit({ db, clock, newId }),
      notices: {
        queue: async (_on, planned) => {
          queued.push(...planned.filter(({ key }) => !queued.some((one) => one.key === key)));
          return planned.length;
        },
      },
      people: {
        byId: async (id) => person(id === 'clerk' ? ['clerk'] : ['lead']),
        withRole: async () => [person(['head-of-service'])],
      },
      committees: { settingsOn: async () => contents.committee },
      meetings: { byId: async () => contents.meeting },
      strategies: {
        byId: async () => ({ ...contents.strategy, actions: contents.actions.map(({ action }) => action) }),
      },
      rounds: {
        byId: async () => contents.round,
        overview: async () => ({
          round: contents.round,
          pledges: [],
          requests: contents.actions.flatMap(({ request }) => (request ? [request] : [])),
        }),
      },
      updates: {
        standing: async () =>
          new Map(
            contents.actions.flatMap(({ request, standing }) =>
              request && standing ? [[request.id, standing]] : [],
            ),
          ),
      },
    });
  }
  const request = (
    service: Packs,
    over: { byPersonId?: string; meetingId?: string; submissionId?: string } = {},
  ) =>
    service.request({
      meetingId: 'meeting',
      byPersonId: 'clerk',
      submissionId: `press-${++submission}`,
      ...over,
    });
  const asked = async (service: Packs) => {
    const result = await request(service);
    if (!result.ok) throw new Error(result.refusal.code);
    return result.value;
  };

  it('are asked for by clerks only, and once the round has opened', async () => {
    expect(await request(packs(), { byPersonId: 'lead' })).toEqual({
      ok: false,
      refusal: { code: 'not-allowed' },
    });
    expect(await request(packs(), { meetingId: 'later' })).toEqual({
      ok: false,
      refusal: { code: 'no-round' },
    });
  });

  it('queue one job, whoever presses and however often, until the build has ended', async () => {
    const service = packs();
    const results = await Promise.all([
      request(service),
      request(service),
      request(service, { submissionId: 'same' }),
      request(service, { submissionId: 'same' }),
    ]);
    const ids = results.map((result) => result.ok && result.value.id);
    expect(new Set(ids).size).toBe(1);
    const jobs = await database.db
      .selectFrom('job')
      .selectAll()
      .where('kind', '=', packJob)
      .where('key', '=', String(ids[0]))
      .execute();
    expect(jobs.map(({ payload }) => payload)).toEqual([{ buildId: ids[0] }]);
    expect((await service.latest('meeting'))?.no).toBe(1);
  });

  it('end as three files in the library, each with its SHA-256, and tell the clerk once', async () => {
    const service = packs();
    const { id } = await asked(service);
    await service.attachCard(id, { conversationId: 'c', activityId: 'a' });
    const build = await service.build(id);
    expect(build).toMatchObject({
      state: 'built',
      no: 1,
      builtAt: now,
      card: { conversationId: 'c', activityId: 'a' },
    });
    expect(readdirSync(join(root, folder)).sort()).toEqual([names.word, names.pdf]);
    expect(readdirSync(join(root, `${folder}, officers only`))).toEqual([names.officers]);
    for (const file of build.files.slice(0, 2)) {
      const bytes = readFileSync(join(root, folder, file.name));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(file.sha256);
    }
    expect(build.notes).toContain('1 update was not received.');
    await service.build(id);
    expect(queued).toEqual([
      expect.objectContaining({
        kind: 'pack-finished',
        personId: 'clerk',
        subject: { buildId: id, meetingId: 'meeting' },
      }),
    ]);
    expect((await asked(service)).no).toBe(2);
  });

  it('put the same files once when a build is killed between two files and run again, whatever has changed since', async () => {
    const real = createFolderLibrary({ root });
    let puts = 0;
    const dying: Library = {
      ...real,
      put: (...file) => (++puts === 2 ? new Promise(() => undefined) : real.put(...file)),
    };
    const first = packs(dying);
    const { id } = await asked(first);
    void first.build(id);
    while (puts < 2) await new Promise((resolve) => setTimeout(resolve, 20));
    const before = readFileSync(join(root, folder, names.word));
    contents = { ...contents, actions: contents.actions.map((item) => ({ ...item, standing: null })) };

    const build = await packs().build(id);
    expect(build.state).toBe('built');
    expect(readdirSync(join(root, folder)).sort()).toEqual([names.word, names.pdf]);
    expect(readFileSync(join(root, folder, names.word)).equals(before)).toBe(true);
  });

  it('are put off while the library asks to be left alone, and end as failed when that is too long', async () => {
    const busy = (retryAfterSeconds: number): Library => ({
      ...createFolderLibrary({ root }),
      put: async () => {
        throw new LibraryFault('busy', { retryAfterSeconds });
      },
    });
    const { id } = await asked(packs());
    await expect(packs(busy(600)).build(id)).rejects.toMatchObject({ name: 'RetryLater', afterSeconds: 600 });
    const waiting = await packs().byId(id);
    expect(waiting).toMatchObject({
      state: 'building',
      progress: expect.stringMatching(/next try is at 10:10$/),
    });
    expect(queued).toEqual([]);

    expect(await packs(busy(7200)).build(id)).toMatchObject({
      state: 'failed',
      error: expect.stringMatching(/tried again in about 2 hours/),
    });
    expect(queued).toHaveLength(1);
  });

  it('end as failed, in plain words, when a file of the name is somebody else’s; the next press is a new version', async () => {
    const service = packs();
    const { id } = await asked(service);
    await createFolderLibrary({ root }).put(folder, names.pdf, Buffer.from('somebody’s'));
    const build = await service.build(id);
    expect(build).toMatchObject({
      state: 'failed',
      files: [],
      error: expect.stringMatching(/same name is in the library/),
    });
    expect(queued).toHaveLength(1);
    expect(readFileSync(join(root, folder, names.pdf), 'utf8')).toBe('somebody’s');
    const again = await service.build((await asked(service)).id);
    expect([again.state, again.no]).toEqual(['built', 2]);
  });

  it('say that the library cannot be written to, rather than stopping without a word', async () => {
    writeFileSync(join(root, 'file'), '');
    const fault = Object.assign(new Error('no space'), { code: 'ENOSPC' });
    const service = packs({ ...createFolderLibrary({ root }), put: () => Promise.reject(fault) });
    const build = await service.build((await asked(service)).id);
    expect(build.error).toBe('the disk of the document library is full.');
  });
});

async function insertMeeting({ db }: Database): Promise<void> {
  const at = new Date(0);
  await db.insertInto('committee').values({ id: 'committee', created_at: at }).execute();
  await db
    .insertInto('strategy')
    .values({
      id: 'strategy',
      committee_id: 'committee',
      version: 1,
      title: 'Plan',
      from_day: '2026-09-01',
      until_day: '2027-08-31',
      state: 'current',
      source: 'test',
      imported_at: at,
      imported_by: 'test',
    })
    .execute();
  for (const [id, day] of [
    ['meeting', '2027-03-02'],
    ['later', '2027-06-01'],
  ] as const) {
    await db
      .insertInto('meeting')
      .values({
        id,
        committee_id: 'committee',
        day,
        starts_at: '10:30',
        venue: '',
        profile: 'normal',
        period_label: 'Quarter 3',
        period_ends: '2026-12-31',
        created_at: at,
      })
      .execute();
    await db
      .insertInto('reporting_round')
      .values({
        id: `round-${id}`,
        meeting_id: id,
        strategy_id: 'strategy',
        state: id === 'meeting' ? 'open' : 'planned',
        opens_at: at,
        words_due_at: at,
        figures_due_at: at,
        locks_at: at,
        opened_at: null,
        opened_by: null,
        closed_at: null,
      })
      .execute();
  }
}
