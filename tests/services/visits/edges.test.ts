/** What meets at a bad moment: a swap and an end of office, a cancellation and a swap, a holiday and a swap, old cards. */
import type { Database } from '../../../services/db/database';
import { placeOf, type Visit } from '../../../services/visits/rules';
import { onEachEngine } from '../../support/engines';
import { type Scene, setScene } from './scene';

onEachEngine('visits at a bad moment', (open) => {
  let database: Database;
  let scene: Scene;
  let visit: Visit;
  let first: string;
  let second: string;
  beforeEach(async () => {
    database = await open();
    scene = await setScene(database);
    const visits = await scene.agreedRota();
    visit = visits.find((one) => !one.service.isHome && one.day > '2026-10-01') as Visit;
    await scene.near(visit, -20);
    [first, second] = visit.places.map((place) => scene.who(place.personId)) as [string, string];
  });
  afterEach(() => database.close());

  const now = async () => (await scene.visits.byId(visit.id)) as Visit;
  const holders = async () => (await now()).places.map((place) => scene.who(place.personId));
  const outsiders = () =>
    scene.members.filter((name) => !visit.places.some((place) => place.personId === scene.id(name)));
  const today = () => scene.clock.at.toISOString().slice(0, 10);
  const by = (who: string) => ({ byPersonId: scene.id(who), submissionId: scene.submissionId() });
  const code = (result: { ok: boolean; refusal?: { code: string } }) =>
    result.ok ? 'went well' : (result.refusal?.code ?? '');
  const nextDay = async () => {
    scene.clock.at = new Date(scene.clock.at.getTime() + 86_400_000);
  };
  async function offered(who = first): Promise<string> {
    await scene.visits.offerSwap(scene.press(visit.id, who));
    return (await scene.visits.openSwap(await now(), scene.id(who)))?.id ?? '';
  }
  const stateOf = async (swapId: string) =>
    (await scene.db.selectFrom('visit_swap').select('state').where('id', '=', swapId).executeTakeFirst())
      ?.state;

  it('takes no press from somebody who has left office, whatever card of theirs is still there', async () => {
    const swapId = await offered(second);
    const [other] = outsiders() as [string];
    await scene.leaves(first, today());
    await scene.leaves(other, today());
    await nextDay();
    const answers = {
      accept: code(await scene.visits.accept(scene.press(visit.id, first))),
      offer: code(await scene.visits.offerSwap(scene.press(visit.id, first))),
      away: code(
        await scene.visits.addAway({
          ...{ committeeId: scene.committeeId, from: visit.day, until: visit.day },
          ...by(first),
        }),
      ),
      take: code(await scene.visits.takeSwap({ swapId, ...by(other), returnVisitId: null })),
      open: code(await scene.visits.takeOpen(scene.press(visit.id, other))),
    };
    expect(answers).toEqual({
      accept: expect.stringMatching(/^not-(eligible|allowed)$/),
      offer: expect.stringMatching(/^not-/),
      away: 'not-allowed',
      take: 'not-allowed',
      open: expect.stringMatching(/^not-(eligible|allowed)$/),
    });
    await scene.visits.upkeep();
    expect(await holders()).toEqual(expect.arrayContaining(['nobody', second]));
    expect((await scene.planned()).filter((one) => one.personId === scene.id(first))).toEqual([]);
  });

  it.each(['asker', 'taker'])(
    'completes no swap that waits for the clerk when the %s has left office meanwhile',
    async (who) => {
      await scene.visits.changeSettings(scene.committeeId, { clerkApprovesSwaps: true });
      const swapId = await offered();
      const [taker] = outsiders() as [string];
      expect(code(await scene.visits.takeSwap({ swapId, ...by(taker), returnVisitId: null }))).toBe(
        'went well',
      );
      expect(code(await scene.visits.agreeSwap({ swapId, ...by(first), agree: true }))).toBe('went well');
      await scene.leaves(who === 'asker' ? first : taker, today());
      await nextDay();
      // The clock's own upkeep and the clerk's press, in whichever order they come.
      const [decided] = await Promise.all([
        scene.visits.decideSwap({ swapId, ...by('Clerk'), agree: true }),
        scene.visits.upkeep(),
      ]);
      await scene.visits.upkeep();
      const there = await holders();
      if (who === 'taker') {
        expect(code(decided)).toBe('not-eligible');
        expect(there).toContain(first);
        expect(there).not.toContain(taker);
      } else {
        expect(there).not.toContain(first);
      }
    },
  );

  it('ends a swap when the service calls the visit off, and an old card of it changes nothing', async () => {
    const swapId = await offered();
    const [taker] = outsiders() as [string];
    await scene.visits.takeSwap({ swapId, ...by(taker), returnVisitId: null });
    const off = { ...scene.press(visit.id, 'Manager'), reason: 'A pipe has burst.' };
    const [cancelled, agreed] = await Promise.all([
      scene.visits.cancel(off),
      scene.visits.agreeSwap({ swapId, ...by(first), agree: true }),
    ]);
    expect(cancelled.ok).toBe(true);
    expect(['went well', 'visit-cancelled', 'swap-over']).toContain(code(agreed));
    expect((await now()).state).toBe('cancelled');
    expect(['ended', 'done']).toContain(await stateOf(swapId));
    // The same card again, and the clerk's at the same time.
    expect((await scene.visits.cancel(off)).ok).toBe(true);
    expect(code(await scene.visits.cancel({ ...scene.press(visit.id, 'Clerk'), reason: 'Snow.' }))).toBe(
      'visit-cancelled',
    );
    for (const press of [
      scene.visits.accept,
      scene.visits.cannot,
      scene.visits.takeOpen,
      scene.visits.offerSwap,
    ])
      expect(code(await press(scene.press(visit.id, second)))).toBe('visit-cancelled');
    const told = await scene.db
      .selectFrom('notice')
      .select('person_id')
      .where('kind', '=', 'visit-cancelled')
      .execute();
    expect(new Set(told.map((row) => row.person_id)).size).toBe(told.length);
  });

  it('ends a swap when a bank holiday moves the visit, and asks those who go on the new day', async () => {
    for (const name of [first, second]) await scene.visits.accept(scene.press(visit.id, name));
    const swapId = await offered();
    const [taker] = outsiders() as [string];
    await scene.visits.takeSwap({ swapId, ...by(taker), returnVisitId: null });
    await scene.services.calendar.addDayOff({
      ...{ from: visit.day, to: visit.day, kind: 'bank-holiday', name: 'One-off', by: 'test' },
    });
    expect(await scene.visits.moveFromDaysOff()).toHaveLength(1);
    expect(code(await scene.visits.agreeSwap({ swapId, ...by(first), agree: true }))).toBe('swap-over');
    expect((await now()).day).not.toBe(visit.day);
    expect((await holders()).toSorted()).toEqual([first, second].toSorted());
    expect(await stateOf(swapId)).toBe('ended');
    expect((await now()).places.map((place) => place.state)).toEqual(['held', 'held']);
  });

  it('gives one place to one of two when one takes it as open and the other is given it by the clerk', async () => {
    await scene.visits.cannot(scene.press(visit.id, first));
    const [one, other] = outsiders() as [string, string];
    const memberIds = [scene.id(second), scene.id(other)];
    await Promise.all([
      scene.visits.takeOpen(scene.press(visit.id, one)),
      scene.visits.change({ ...scene.press(visit.id, 'Clerk'), day: visit.day, memberIds }),
    ]);
    const there = (await now()).places.flatMap((place) => place.personId ?? []);
    expect(new Set(there).size).toBe(2);
    expect(there).toContain(scene.id(second));
  });

  it('lets go of a place once, when its holder says no and goes away at the same moment', async () => {
    const away = { committeeId: scene.committeeId, from: visit.day, until: visit.day, ...by(first) };
    const results = await Promise.all([
      scene.visits.cannot(scene.press(visit.id, first)),
      scene.visits.addAway(away),
      scene.visits.addAway(away),
    ]);
    expect(results.some((result) => result.ok)).toBe(true);
    expect(placeOf(await now(), scene.id(first))).toBeNull();
    expect(await scene.visits.away(scene.id(first))).toHaveLength(1);
    expect((await scene.planned()).filter((one) => one.personId === scene.id(first))).toEqual([]);
  });
});
