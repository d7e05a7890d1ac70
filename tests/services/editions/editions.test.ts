import { randomUUID } from 'node:crypto';
import { createAudit } from '../../../services/audit/service';
import { calendarOf, Day } from '../../../services/calendar/rules';
import type { Database } from '../../../services/db/database';
import { contentHash } from '../../../services/editions/content';
import type { SignOff } from '../../../services/editions/rules';
import { createEditions, type Editions } from '../../../services/editions/service';
import type { Meeting } from '../../../services/meetings/rules';
import { createNotices } from '../../../services/notices/service';
import { composeYoung } from '../../../services/pack/compose/young';
import { type SettledOutline, settle } from '../../../services/pack/outline/settle';
import { createPeople } from '../../../services/people/service';
import { onEachEngine } from '../../support/engines';
import { sampleContents } from '../../support/pack-sample';

const at = new Date('2027-02-18T10:00:00Z');
const edition = (version: number): SettledOutline => settle(composeYoung({ ...sampleContents(), version }));
const reworded = (outline: SettledOutline): SettledOutline => ({
  ...outline,
  title: `${outline.title}, again`,
});

describe('the exact words of an edition', () => {
  it('are the same whatever the version’s number and the order of keys, and others when one letter is', () => {
    const outline = edition(1);
    const mixed = JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(outline).reverse())));
    expect(contentHash(edition(2))).toBe(contentHash(outline));
    expect(contentHash(mixed)).toBe(contentHash(outline));
    expect(contentHash(reworded(outline))).not.toBe(contentHash(outline));
    expect(contentHash({ ...outline, marking: 'x' })).not.toBe(contentHash(outline));
  });
});

onEachEngine('sign-off of the young people’s edition', (open) => {
  let database: Database;
  let editions: Editions;
  let signedOff: SignOff[];

  beforeEach(async () => {
    database = await open();
    const { db } = database;
    const time = { db, clock: { now: () => at }, newId: () => randomUUID() };
    const working = calendarOf({ bankHolidays: [], closures: [], knownUntil: Day.parse('2028-12-31') });
    await seed(database);
    signedOff = [];
    editions = createEditions({
      ...time,
      people: createPeople(time),
      meetings: {
        byId: async (id) => ({ id, committeeId: id === 'elsewhere' ? 'other' : 'committee' }) as Meeting,
      },
      notices: createNotices({ ...time, calendar: { workingCalendar: async () => working } }),
      audit: createAudit(time),
      onSignedOff: async (_on, signOff) => {
        signedOff.push(signOff);
      },
    });
  });
  afterEach(() => database.close());

  const ask = (versionNo: number, outline = edition(versionNo)) =>
    editions.ask({ meetingId: 'meeting', buildId: `build-${versionNo}`, versionNo, outline });
  const decide = (versionNo: number, over: Partial<Parameters<Editions['decide']>[0]> = {}) =>
    editions.decide({
      buildId: `build-${versionNo}`,
      personId: 'worker',
      agree: true,
      comment: '',
      submissionId: randomUUID(),
      ...over,
    });
  const notices = async () =>
    (await database.db.selectFrom('notice').select(['kind', 'person_id']).orderBy('key').execute()).map(
      ({ kind, person_id }) => `${kind} to ${person_id}`,
    );

  test('asks every worker of the committee once, however often a build is run', async () => {
    expect(await ask(1)).toMatchObject({ signOff: { state: 'asked', versionNo: 1 }, workers: 2 });
    await ask(1);
    expect(await notices()).toEqual([
      'edition-to-sign-off to second-worker',
      'edition-to-sign-off to worker',
    ]);
    expect(await editions.mayGoOut('build-1', edition(1))).toBe(false);
  });

  test('a worker signs it off; the clerk is told, and those words alone may go out', async () => {
    await ask(1);
    expect(await decide(1)).toMatchObject({
      ok: true,
      value: { state: 'signed-off', decidedByName: 'The worker' },
    });
    expect(await notices()).toContain('edition-decided to clerk');
    expect(await editions.mayGoOut('build-1', edition(1))).toBe(true);
    expect(await editions.mayGoOut('build-1', reworded(edition(1)))).toBe(false);
    expect(await editions.mayGoOut('build-2', edition(1))).toBe(false);
    expect(signedOff).toHaveLength(1);
  });

  test('a press that comes twice decides once, and gives the same answer', async () => {
    await ask(1);
    const submissionId = randomUUID();
    const answers = await Promise.all([decide(1, { submissionId }), decide(1, { submissionId })]);
    expect(answers.map((answer) => answer.ok && answer.value.state)).toEqual(['signed-off', 'signed-off']);
    expect(signedOff).toHaveLength(1);
    expect((await notices()).filter((one) => one.startsWith('edition-decided'))).toHaveLength(1);
  });

  test('two workers at once: one decides, and the other is told who', async () => {
    await ask(1);
    const answers = await Promise.all([
      decide(1),
      decide(1, { personId: 'second-worker', agree: false, comment: 'Too long' }),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'already-decided' } });
  });

  test('sending back needs a comment, and nothing goes out', async () => {
    await ask(1);
    const submissionId = randomUUID();
    const back = { agree: false, submissionId };
    expect(await decide(1, { ...back, comment: '  ' })).toEqual({
      ok: false,
      refusal: { code: 'comment-missing' },
    });
    expect(await decide(1, { ...back, comment: ' Say what late means \r\n' })).toMatchObject({
      ok: true,
      value: { state: 'sent-back', comment: 'Say what late means' },
    });
    expect(await editions.mayGoOut('build-1', edition(1))).toBe(false);
    expect(signedOff).toEqual([]);
    expect(await decide(1)).toMatchObject({ ok: false, refusal: { code: 'already-decided' } });
  });

  test.each(['clerk', 'lead', 'worker-elsewhere', 'nobody'])('%s may not decide', async (personId) => {
    await ask(1);
    expect(await decide(1, { personId })).toEqual({ ok: false, refusal: { code: 'not-allowed' } });
    expect((await editions.ofBuild('build-1'))?.state).toBe('asked');
  });

  test('workers and clerks of the committee read it word for word, and nobody else', async () => {
    await ask(1);
    expect(await editions.view('build-1', 'worker')).toMatchObject({
      ok: true,
      value: { outline: edition(1) },
    });
    expect((await editions.view('build-1', 'clerk')).ok).toBe(true);
    for (const personId of ['lead', 'worker-elsewhere'])
      expect(await editions.view('build-1', personId)).toEqual({
        ok: false,
        refusal: { code: 'not-allowed' },
      });
    expect(await editions.view('build-9', 'worker')).toEqual({ ok: false, refusal: { code: 'not-found' } });
  });

  test('the next version with the same words is signed off already; one word more asks again', async () => {
    await ask(1);
    await decide(1);
    expect((await ask(2)).signOff).toMatchObject({ state: 'signed-off', decidedByName: 'The worker' });
    expect(await editions.mayGoOut('build-2', edition(2))).toBe(true);
    expect(signedOff.map(({ versionNo }) => versionNo)).toEqual([1, 2]);
    expect((await ask(3, reworded(edition(3)))).signOff.state).toBe('asked');
    expect(await editions.mayGoOut('build-3', reworded(edition(3)))).toBe(false);
  });

  test('an old card decides nothing: the newer version is the one to read', async () => {
    await ask(1);
    await ask(2, reworded(edition(2)));
    expect(await decide(1)).toEqual({ ok: false, refusal: { code: 'newer-version', buildId: 'build-2' } });
    expect(await editions.present('committee')).toMatchObject({ buildId: 'build-2', state: 'asked' });
    await decide(2);
    expect(await editions.present('committee')).toMatchObject({ buildId: 'build-2', state: 'signed-off' });
    expect(await editions.present('other')).toBeNull();
  });

  test('what is asked within a transaction that fails was never asked', async () => {
    const failed = database.db.transaction().execute(async (on) => {
      await editions.ask({ meetingId: 'meeting', buildId: 'build-1', versionNo: 1, outline: edition(1) }, on);
      throw new Error('the build failed');
    });
    await expect(failed).rejects.toThrow('the build failed');
    expect(await editions.ofBuild('build-1')).toBeNull();
    expect(await notices()).toEqual([]);
  });
});

async function seed({ db }: Database): Promise<void> {
  await db
    .insertInto('committee')
    .values(['committee', 'other'].map((id) => ({ id, created_at: at })))
    .execute();
  const roles = {
    worker: 'participation-worker',
    'second-worker': 'participation-worker',
    clerk: 'clerk',
    lead: 'lead',
    'worker-elsewhere': 'participation-worker',
  };
  const ids = [...Object.keys(roles), 'nobody'];
  await db
    .insertInto('person')
    .values(ids.map((id) => ({ id, name: `The ${id}`, email: `${id}@example.org`, created_at: at })))
    .execute();
  await db
    .insertInto('person_role')
    .values(
      Object.entries(roles).map(([person_id, role]) => ({
        person_id,
        role,
        committee_id: person_id === 'worker-elsewhere' ? 'other' : 'committee',
      })),
    )
    .execute();
  await db
    .insertInto('meeting')
    .values({
      ...{ id: 'meeting', committee_id: 'committee', day: '2027-03-02', starts_at: '10:30', venue: '' },
      ...{ profile: 'normal', period_label: 'Quarter 3', period_ends: '2026-12-31', created_at: at },
    })
    .execute();
  await db
    .insertInto('pack_build')
    .values(
      [1, 2, 3].map((no) => ({
        ...{ id: `build-${no}`, meeting_id: 'meeting', no, requested_by: 'clerk', requested_at: at },
        ...{ queued_at: at, state: 'built' as const, progress: '', files: '[]', notes: '[]', error: '' },
      })),
    )
    .execute();
}
