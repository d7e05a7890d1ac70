import type { Database } from '../../../services/db/database';
import { demoPlan } from '../../../services/strategy/demo-plan';
import type { Plan, PlanAction, Strategy } from '../../../services/strategy/rules';
import { createStrategies, type StrategyKeeper } from '../../../services/strategy/service';
import { onEachEngine } from '../../support/engines';

const options = { committeeId: 'c1', by: 'clerk-1', source: 'the demo plan' };

/** The stored strategy as it was given: without the ids that storing adds. */
function asGiven({ title, fromDay, untilDay, pledges, actions, workstreams }: Strategy): Plan {
  return {
    title,
    fromDay,
    untilDay,
    pledges: pledges.map(({ id: _, ...pledge }) => pledge),
    workstreams,
    actions: actions.map(({ id: _, strategyId: __, ...action }) => ({
      ...action,
      measures: action.measures.map(({ id: ___, ...measure }) => measure),
    })),
  };
}

onEachEngine('strategies', (open) => {
  let database: Database;
  let strategies: StrategyKeeper;

  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    const now = new Date('2026-09-01T08:00:00Z');
    strategies = createStrategies({
      db: database.db,
      clock: { now: () => now },
      newId: () => crypto.randomUUID(),
    });
    for (const table of [
      'measure',
      'plan_action',
      'pledge',
      'workstream_pledge',
      'workstream',
      'strategy',
    ] as const)
      await database.db.deleteFrom(table).execute();
    await database.db
      .insertInto('committee')
      .values([{ id: 'c1', created_at: now }])
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  });

  it('gives the whole plan back as it was stored', async () => {
    const stored = await strategies.store(demoPlan(4), options);
    expect(asGiven(stored)).toEqual(demoPlan(4));
    expect(await strategies.current('c1')).toEqual(stored);
  });

  it('has no plan before the first import', async () => {
    expect(await strategies.current('c1')).toBeNull();
  });

  it('gives one action with its measures in one query, and in none the second time', async () => {
    const stored = await strategies.store(demoPlan(), options);
    const residential = stored.actions.find(({ ref }) => ref === '3.3') as PlanAction;
    let queries = 0;
    const counting = database.db.withPlugin({
      transformQuery: ({ node }) => {
        queries += 1;
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    expect(await strategies.action(residential.id, counting)).toEqual(residential);
    expect(residential.measures.map(({ code }) => code)).toEqual(
      [...'abcdefghi'].map((letter) => `3.3-${letter}`),
    );
    await strategies.action(residential.id, counting);
    expect(queries).toBe(1);
    expect(await strategies.action('no-such-action')).toBeNull();
  });

  it('closes the last version when a new one comes, and keeps every action of both', async () => {
    const first = await strategies.store(demoPlan(), options);
    const reworded = demoPlan(1);
    reworded.actions = reworded.actions
      .filter(({ ref }) => ref !== '1.2')
      .map((action) => (action.ref === '1.10' ? { ...action, title: 'Use the scorecard' } : action));
    const second = await strategies.store(reworded, { ...options, source: 'year-2.xlsx' });

    expect((await strategies.current('c1'))?.id).toBe(second.id);
    const versions = await strategies.versions('c1');
    expect(versions.map(({ version, state, source }) => [version, state, source])).toEqual([
      [1, 'closed', 'the demo plan'],
      [2, 'current', 'year-2.xlsx'],
    ]);
    expect(await strategies.byId(first.id)).toEqual(first);
    const history = await strategies.historyOf('c1', '1.10');
    expect(history.map(({ version, action }) => [version, action.title])).toEqual([
      [1, 'Rebuild the scorecard around the new strategy'],
      [2, 'Use the scorecard'],
    ]);
    expect(await strategies.historyOf('c1', '1.2')).toHaveLength(1);
  });

  it('stores nothing of a plan that cannot be stored whole, and the last version stays current', async () => {
    const first = await strategies.store(demoPlan(), options);
    const twice = demoPlan();
    twice.actions.push(...twice.actions.slice(0, 1));
    await expect(strategies.store(twice, options)).rejects.toThrow();
    expect((await strategies.current('c1'))?.id).toBe(first.id);
    expect(await strategies.versions('c1')).toHaveLength(1);
  });

  it('makes two versions of two imports at once', async () => {
    await Promise.all([strategies.store(demoPlan(), options), strategies.store(demoPlan(1), options)]);
    const versions = await strategies.versions('c1');
    expect(versions.map(({ version, state }) => [version, state])).toEqual([
      [1, 'closed'],
      [2, 'current'],
    ]);
  });
});
