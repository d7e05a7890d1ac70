import type { Database } from '../../../services/db/database';
import type { Courier } from '../../../services/notices/service';
import { onEachEngine } from '../../support/engines';
import { leaves } from '../../support/leaving';
import { at, type Scene, setScene } from './scene';

onEachEngine('a message about a young person’s words that cannot reach its person', (open) => {
  let database: Database;
  let scene: Scene;
  beforeEach(async () => {
    database = await open();
    scene = await setScene(database);
    scene.now = at('2027-01-12', '10:00');
  });
  afterEach(() => database.close());

  const stop = async (name: string) => {
    const draft = { personId: scene.id(name), fromDay: null, untilDay: null, reason: 'ill' };
    expect(await scene.stops.stop(scene.committeeId, draft, null)).toMatchObject({ ok: true });
  };
  /** Names of those written to, with whoever is unreachable in Teams left out. */
  const deliver = async (blocked: string[] = []) => {
    const reached: string[] = [];
    const courier: Courier = {
      async deliver(personId) {
        const name = (await scene.people.byId(personId))?.name ?? '';
        if (blocked.includes(name)) {
          const result = {
            kind: 'not-reached',
            unreached: 'blocked',
            reason: 'they have blocked messages',
          } as const;
          return { result, notNeeded: new Map() };
        }
        reached.push(name);
        return { result: { kind: 'delivered', conversationId: 'c', activityId: 'a' }, notNeeded: new Map() };
      },
    };
    for (let round = 0; round < 4; round += 1) await scene.notices.deliverDue(courier, 'urgent');
    return reached.toSorted();
  };
  const reasons = async () =>
    (
      await database.db.selectFrom('notice').select('reason').where('state', '=', 'not-reached').execute()
    ).map(({ reason }) => reason);

  it('goes at once to the other worker, and without one to the cover, though nobody has waited four hours', async () => {
    await stop('Wanda');
    await scene.asks('Can I have a lamp?');
    expect(await deliver()).toContain('Will');
    await stop('Will');
    await scene.asks('Can I have two lamps?');
    expect(await deliver()).toEqual(['Cora']);
    for (const reason of await reasons())
      expect(reason).toMatch(/Whoever stands in for them was told at once\.$/);
  });

  it('goes on where whoever stands in cannot be reached either, until there is nobody', async () => {
    for (const name of ['Wanda', 'Will', 'Cora']) await stop(name);
    await scene.asks('Can I have a lamp?');
    expect(await deliver(['Max'])).toEqual(['Hana']);
    for (const name of ['Max', 'Hana']) await stop(name);
    await scene.asks('Can I have two lamps?');
    expect(await deliver()).toEqual([]);
    expect((await reasons()).some((reason) => /Nobody stands in for them/.test(reason))).toBe(true);
  });

  it('goes to the cover where those whose it was have left meanwhile', async () => {
    await scene.asks('Can I have a lamp?');
    for (const name of ['Wanda', 'Will']) await leaves(database.db, scene.id(name), '2020-01-01');
    expect(await deliver()).toEqual(['Cora']);
    const told = await reasons();
    expect(told.length).toBeGreaterThan(0);
    for (const reason of told) expect(reason).toMatch(/Whoever stands in for them was told at once\.$/);
  });

  it('goes to nobody from whom it is kept', async () => {
    for (const name of ['Cora', 'Max']) await stop(name);
    const draft = await scene.asks('It is about Wanda.', { notTheWorker: true });
    const reached = await deliver();
    expect(draft.questionId).not.toBe('');
    expect(reached).not.toContain('Wanda');
    expect(reached).not.toContain('Will');
    expect(reached).toContain('Hana');
  });
});
