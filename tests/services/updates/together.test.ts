import { randomUUID } from 'node:crypto';
import type { Database } from '../../../services/db/database';
import { onEachEngine } from '../../support/engines';
import { buildWorld, goodUpdate, type World } from './world';

onEachEngine('updates sent in the same moment', (open) => {
  let database: Database;
  let world: World;

  const send = (requestId: string, personId: string, done: string, basedOn = 1) =>
    world.updates.send({
      requestId,
      personId,
      typed: { ...goodUpdate, done, ...(requestId === 'q3-2.1' ? { 'words:2.1-d': `About ${done}` } : {}) },
      basedOn,
      submissionId: randomUUID(),
    });
  const wordsOf = async (requestId: string) =>
    (await world.updates.history(requestId)).map((version) => version.content.done);

  beforeEach(async () => {
    database = await open();
    world = await buildWorld(database);
    // The reviewers are told of the day's first, in a transaction of its own; those after it are stored together.
    for (const requestId of ['q3-1.10', 'q3-2.1']) await send(requestId, 'lead', 'First', 0);
    await send('q3-1.9', 'reviewer', 'First', 0);
  });
  afterEach(() => database.close());

  it('are each stored with their own words, figures and draft', async () => {
    for (const requestId of ['q3-1.10', 'q3-2.1']) {
      const typed = { ...goodUpdate, done: 'Not yet sent' };
      await world.updates.saveDraft({ requestId, personId: 'lead', typed, basedOn: 1 });
      await world.updates.saveDraft({ requestId, personId: 'deputy', typed, basedOn: 1 });
    }
    const sent = await Promise.all([
      send('q3-1.10', 'lead', 'Second of 1.10'),
      send('q3-2.1', 'lead', 'Second of 2.1'),
      send('q3-1.9', 'reviewer', 'Second of 1.9'),
    ]);
    expect(sent.map((one) => one.ok && [one.value.version.no, one.value.request.hasDraft])).toEqual([
      [2, true],
      [2, true],
      [2, false],
    ]);
    expect(await wordsOf('q3-1.10')).toEqual(['First', 'Second of 1.10']);
    expect(await wordsOf('q3-1.9')).toEqual(['First', 'Second of 1.9']);
    const [, second] = await world.updates.history('q3-2.1');
    expect(second?.content.done).toBe('Second of 2.1');
    expect(second?.content.figures.map((figure) => figure.words)).toContain('About Second of 2.1');
    const drafts = await database.db.selectFrom('update_draft').select(['request_id', 'person_id']).execute();
    expect(drafts.map((draft) => draft.person_id)).toEqual(['deputy', 'deputy']);
  });

  it('all stand, one after the other, when they are of one update', async () => {
    const sent = await Promise.all(['a', 'b', 'c', 'd'].map((done) => send('q3-2.1', 'lead', done)));
    expect(sent.map((one) => one.ok && one.value.version.no).sort()).toEqual([2, 3, 4, 5]);
    expect((await wordsOf('q3-2.1')).slice(1).sort()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('are one when they are one press', async () => {
    const press = {
      ...{ requestId: 'q3-2.1', personId: 'lead', typed: { ...goodUpdate, done: 'Once' }, basedOn: 1 },
      submissionId: randomUUID(),
    };
    const sent = await Promise.all([1, 2, 3].map(() => world.updates.send(press)));
    expect(sent.map((one) => one.ok && one.value.version.no)).toEqual([2, 2, 2]);
    expect(await wordsOf('q3-2.1')).toEqual(['First', 'Once']);
  });

  it('are not lost with one that cannot be stored', async () => {
    const sent = await Promise.allSettled([
      send('q3-1.10', 'lead', 'Good'),
      world.updates.send({
        ...{ requestId: 'q3-2.1', personId: 'lead', typed: { ...goodUpdate, done: 'Bad' }, basedOn: 1 },
        submissionId: 'no database takes this: \0',
      }),
    ]);
    expect(sent.map((one) => one.status)).toEqual(['fulfilled', 'rejected']);
    expect(await wordsOf('q3-1.10')).toEqual(['First', 'Good']);
    expect(await wordsOf('q3-2.1')).toEqual(['First']);
  });

  it('do not wait for one whose request someone else holds', async () => {
    // The embedded database has one connection: there nobody can hold anything meanwhile.
    if (world.engine === 'embedded') return;
    let held: Promise<unknown> = Promise.resolve();
    await world.db.transaction().execute(async (on) => {
      await on.selectFrom('update_request').select('id').where('id', '=', 'q3-2.1').forUpdate().execute();
      held = send('q3-2.1', 'lead', 'Held up');
      expect(await send('q3-1.10', 'lead', 'Not held up')).toMatchObject({ ok: true });
      expect(await send('q3-1.9', 'reviewer', 'Nor this')).toMatchObject({ ok: true });
      expect(await wordsOf('q3-2.1')).toEqual(['First']);
    });
    expect(await held).toMatchObject({ ok: true });
    expect(await wordsOf('q3-2.1')).toEqual(['First', 'Held up']);
  });
});
