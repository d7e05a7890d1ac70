/** Places change hands fairly, once, and only to those who may go; whoever left or is away is never asked. */
import type { Database } from '../../../services/db/database';
import { placeOf, type Visit } from '../../../services/visits/rules';
import { onEachEngine } from '../../support/engines';
import { day, type Scene, setScene } from './scene';

onEachEngine('places on a visit', (open) => {
  let database: Database;
  let scene: Scene;
  let visit: Visit;
  beforeEach(async () => {
    database = await open();
    scene = await setScene(database);
    const visits = await scene.agreedRota();
    visit = visits.find((one) => !one.service.isHome && one.day > '2026-10-01') as Visit;
  });
  afterEach(() => database.close());

  const holders = async () => {
    const now = (await scene.visits.byId(visit.id)) as Visit;
    return now.places.map((place) => scene.who(place.personId));
  };
  const outsiders = () =>
    scene.members.filter((name) => !visit.places.some((place) => place.personId === scene.id(name)));
  const asked = async (kind: string) =>
    (await scene.planned())
      .filter((one) => one.kind === kind && one.subject.visitId === visit.id)
      .map((one) => scene.who(one.personId));

  it('invites each holder thirty working days before, and not a day sooner', async () => {
    await scene.near(visit, -31);
    expect(await asked('visit-invited')).toEqual([]);
    await scene.near(visit, -30);
    expect((await asked('visit-invited')).toSorted()).toEqual((await holders()).toSorted());
    expect((await scene.planned()).map((one) => one.key)).toEqual(
      (await scene.planned()).map((one) => one.key),
    );
  });

  it('opens a place at once when its holder cannot go, and never asks them for that visit again', async () => {
    await scene.near(visit, -20);
    const [first] = await holders();
    const gone = await scene.visits.cannot(scene.press(visit.id, first as string));
    expect(gone.ok).toBe(true);
    expect(await holders()).toContain('nobody');
    const offered = await asked('visit-place-open');
    expect(offered).toHaveLength(3);
    expect(offered).not.toContain(first);
  });

  it('offers an open place first to those with fewest visits, then to more as days go by', async () => {
    for (const [index, name] of outsiders().entries())
      await scene.visits.storeMember(scene.committeeId, scene.id(name), {
        ...{ party: 'Red', trainedOn: day('2025-01-10'), checkFrom: null, checkUntil: day('2028-12-31') },
        visitsBefore: index * 10,
      });
    await scene.near(visit, -20);
    const [first] = await holders();
    await scene.visits.cannot(scene.press(visit.id, first as string));
    expect(await asked('visit-place-open')).toEqual(outsiders().slice(0, 3));
    await scene.near(visit, -17);
    expect(await asked('visit-place-open')).toEqual(outsiders().slice(0, 4));
  });

  it('gives a place to one of two who take it at the same moment, and tells the other who has it', async () => {
    await scene.near(visit, -20);
    const [first] = await holders();
    await scene.visits.cannot(scene.press(visit.id, first as string));
    const [one, other] = outsiders() as [string, string];
    const taken = await Promise.all(
      [one, other].map((name) => scene.visits.takeOpen(scene.press(visit.id, name))),
    );
    expect(taken.filter((result) => result.ok)).toHaveLength(1);
    const refused = taken.find((result) => !result.ok);
    expect(refused).toMatchObject({ refusal: { code: 'place-taken' } });
    expect([one, other]).toContain((refused as { refusal: { byName: string } }).refusal.byName);
    expect((await holders()).filter((name) => name === one || name === other)).toHaveLength(1);
  });

  it('refuses whoever may not go on the day: away, untrained, without a check, out of office', async () => {
    await scene.near(visit, -20);
    const [first] = await holders();
    await scene.visits.cannot(scene.press(visit.id, first as string));
    const [away, untrained, unchecked, left] = outsiders() as [string, string, string, string];
    const base = {
      party: 'Red',
      trainedOn: day('2025-01-10'),
      checkFrom: null,
      checkUntil: day('2028-12-31'),
      visitsBefore: 0,
    };
    await scene.visits.addAway({
      ...{ committeeId: scene.committeeId, from: visit.day, until: visit.day },
      ...{ byPersonId: scene.id(away), submissionId: scene.submissionId() },
    });
    await scene.visits.storeMember(scene.committeeId, scene.id(untrained), { ...base, trainedOn: null });
    await scene.visits.storeMember(scene.committeeId, scene.id(unchecked), {
      ...base,
      checkUntil: day('2026-09-01'),
    });
    await scene.leaves(left, '2026-09-30');
    const why = async (name: string) => {
      const result = await scene.visits.takeOpen(scene.press(visit.id, name));
      return result.ok ? 'taken' : 'why' in result.refusal ? result.refusal.why : result.refusal.code;
    };
    expect(await why(away)).toBe('away');
    expect(await why(untrained)).toBe('not-trained');
    expect(await why(unchecked)).toBe('no-check');
    expect(['not-in-office', 'not-allowed']).toContain(await why(left));
    expect(await asked('visit-place-open')).toEqual([]);
  });

  it('opens the place of a member who leaves office, and of one who will be away', async () => {
    await scene.near(visit, -20);
    const [leaver, traveller] = (await holders()) as [string, string];
    await scene.leaves(leaver, scene.clock.at.toISOString().slice(0, 10));
    await scene.visits.upkeep();
    expect(await holders()).not.toContain(leaver);
    const added = await scene.visits.addAway({
      ...{ committeeId: scene.committeeId, from: visit.day, until: visit.day },
      ...{ byPersonId: scene.id(traveller), submissionId: scene.submissionId() },
    });
    expect(added.ok && added.value.map((one) => one.id)).toEqual([visit.id]);
    expect(await holders()).toEqual(['nobody', 'nobody']);
  });

  it('tells everyone on the day when the service calls it off, and asks nobody for anything after', async () => {
    await scene.near(visit, -20);
    const both = (await holders()) as string[];
    for (const name of both) await scene.visits.accept(scene.press(visit.id, name));
    await scene.near(visit, 0);
    const off = await scene.visits.cancel({
      ...scene.press(visit.id, 'Manager'),
      reason: 'A pipe has burst.',
    });
    expect(off.ok).toBe(true);
    const told = await scene.db
      .selectFrom('notice')
      .select('person_id')
      .where('kind', '=', 'visit-cancelled')
      .execute();
    expect(told.map((row) => scene.who(row.person_id)).toSorted()).toEqual([...both, 'Manager'].toSorted());
    await scene.near(visit, 1);
    expect((await scene.planned()).filter((one) => one.subject.visitId === visit.id)).toEqual([]);
  });

  it('is called off by nobody but the service’s manager and the clerk', async () => {
    const [first] = (await holders()) as [string];
    for (const name of [first, 'Keeper', 'Chair'])
      expect(await scene.visits.cancel({ ...scene.press(visit.id, name), reason: 'No' })).toMatchObject({
        refusal: { code: 'not-allowed' },
      });
  });

  it('moves from a day that becomes a bank holiday, keeps who goes and asks them again', async () => {
    await scene.near(visit, -20);
    const both = (await holders()) as string[];
    for (const name of both) await scene.visits.accept(scene.press(visit.id, name));
    await scene.services.calendar.addDayOff({
      ...{ from: visit.day, to: visit.day, kind: 'bank-holiday', name: 'One-off', by: 'test' },
    });
    const [told] = await scene.visits.moveFromDaysOff();
    expect(told).toEqual({ committeeId: scene.committeeId, text: expect.stringMatching(/is now/) });
    const moved = (await scene.visits.byId(visit.id)) as Visit;
    expect(moved.day).not.toBe(visit.day);
    expect(moved.places.map((place) => place.state)).toEqual(['held', 'held']);
    expect(await holders()).toEqual(both);
    expect(moved.sequence).toBeGreaterThan(visit.sequence);
    expect(await scene.visits.moveFromDaysOff()).toEqual([]);
  });

  it('lets nobody visit a home before its manager and the children have agreed', async () => {
    const home = (
      await scene.visits.ofCommittee(scene.committeeId, day('2026-09-01'), day('2027-08-31'))
    ).find((one) => one.service.isHome) as Visit;
    const name = scene.who(home.places[0]?.personId ?? null);
    await scene.near(home, -30);
    const kinds = async () =>
      (await scene.planned()).filter((one) => one.subject.visitId === home.id).map((one) => one.kind);
    expect(await kinds()).toEqual(['visit-agreement-asked']);
    expect(await scene.visits.accept(scene.press(home.id, name))).toMatchObject({
      refusal: { code: 'not-agreed-yet' },
    });
    const agree = (who: string, childrenAgree: boolean) =>
      scene.visits.agreeHome({ ...scene.press(home.id, who), childrenAgree });
    expect(await agree('Manager', true)).toMatchObject({ refusal: { code: 'not-allowed' } });
    expect(await agree('Keeper', false)).toMatchObject({ refusal: { code: 'words-missing' } });
    expect((await agree('Keeper', true)).ok).toBe(true);
    expect(await kinds()).toEqual(['visit-invited', 'visit-invited']);
    expect((await scene.visits.accept(scene.press(home.id, name))).ok).toBe(true);
  });

  it('writes to members’ own calendars by setting, each change once', async () => {
    await scene.near(visit, -20);
    const [first] = (await holders()) as [string];
    await scene.visits.accept(scene.press(visit.id, first));
    await scene.visits.writeCalendars();
    expect(scene.written).toEqual([]);
    await scene.visits.changeSettings(scene.committeeId, { calendarEvents: true });
    await scene.visits.writeCalendars();
    await scene.visits.writeCalendars();
    expect(scene.written).toMatchObject([{ aadObjectId: `aad-${first.toLowerCase()}`, cancelled: false }]);
    await scene.visits.cannot(scene.press(visit.id, first));
    await scene.visits.writeCalendars();
    await scene.visits.writeCalendars();
    expect(scene.written).toHaveLength(2);
    expect(scene.written[1]).toMatchObject({
      cancelled: true,
      transactionId: scene.written[0]?.transactionId,
    });
  });

  it('takes two buttons of one old card for two presses, and one button twice for one', async () => {
    await scene.near(visit, -20);
    const [first] = (await holders()) as [string];
    const card = scene.press(visit.id, first);
    for (let times = 0; times < 2; times += 1) expect((await scene.visits.accept(card)).ok).toBe(true);
    expect(await holders()).toContain(first);
    expect((await scene.visits.cannot(card)).ok).toBe(true);
    expect(await holders()).not.toContain(first);
    // The first button again, on the old card: it was pressed, and is not pressed anew.
    await scene.visits.accept(card);
    expect(await holders()).not.toContain(first);
  });

  it('keeps what members have agreed among themselves since a draft was made', async () => {
    const again = await scene.visits.draftAsAdministrator(scene.committeeId, visit.day);
    await scene.near(visit, -20);
    const [first, second] = (await holders()) as [string, string];
    await scene.visits.cannot(scene.press(visit.id, first));
    const newcomer = outsiders()[0] as string;
    await scene.visits.takeOpen(scene.press(visit.id, newcomer));
    await scene.visits.agreeAsAdministrator(again.ok ? again.value.id : '', 'test');
    expect((await holders()).toSorted()).toEqual([newcomer, second].toSorted());
  });

  describe('swapped', () => {
    let asker: string;
    let taker: string;
    let theirs: Visit;
    let swapId: string;

    beforeEach(async () => {
      await scene.near(visit, -20);
      [asker] = (await holders()) as [string];
      const later = await scene.visits.ofCommittee(scene.committeeId, visit.day, day('2027-08-31'));
      theirs = later.find(
        (one) =>
          one.id !== visit.id &&
          !one.service.isHome &&
          !placeOf(one, scene.id(asker)) &&
          one.places.some((place) => !placeOf(visit, place.personId ?? '')),
      ) as Visit;
      taker = scene.who(
        theirs.places.find((place) => !placeOf(visit, place.personId ?? ''))?.personId ?? null,
      );
      await scene.visits.offerSwap(scene.press(visit.id, asker));
      const swap = await scene.visits.openSwap((await scene.visits.byId(visit.id)) as Visit, scene.id(asker));
      swapId = swap?.id ?? '';
    });

    const take = (who: string, returnVisitId: string | null) =>
      scene.visits.takeSwap({
        swapId,
        byPersonId: scene.id(who),
        submissionId: scene.submissionId(),
        returnVisitId,
      });
    const agree = (who: string, yes = true) =>
      scene.visits.agreeSwap({
        swapId,
        byPersonId: scene.id(who),
        submissionId: scene.submissionId(),
        agree: yes,
      });
    const told = async (kind: string) =>
      (
        await scene.db
          .selectFrom('notice')
          .select('person_id')
          .where('kind', '=', kind as never)
          .execute()
      )
        .map((row) => scene.who(row.person_id))
        .toSorted();

    it('is offered to everyone who may go, both say yes, both visits change hands and the clerk is told', async () => {
      expect(await told('visit-swap-offered')).toEqual(outsiders().toSorted());
      expect((await take(taker, theirs.id)).ok).toBe(true);
      expect(await holders()).toContain(asker);
      expect((await agree(asker)).ok).toBe(true);
      expect(await holders()).toContain(taker);
      const other = (await scene.visits.byId(theirs.id)) as Visit;
      expect(placeOf(other, scene.id(asker))?.state).toBe('accepted');
      expect(placeOf(other, scene.id(taker))).toBeNull();
      expect(await told('visit-swap-clerk')).toEqual(['Clerk']);
      expect(await told('visit-swap-done')).toEqual([asker, taker].toSorted());
    });

    it('goes to the first of two who take it at once', async () => {
      const [one, other] = outsiders() as [string, string];
      const results = await Promise.all([take(one, null), take(other, null)]);
      expect(results.filter((result) => result.ok)).toHaveLength(1);
      expect(results.find((result) => !result.ok)).toMatchObject({ refusal: { code: 'place-taken' } });
    });

    it('is on offer again when the asker says no', async () => {
      await take(taker, theirs.id);
      expect((await agree(asker, false)).ok).toBe(true);
      expect((await take(outsiders()[1] as string, null)).ok).toBe(true);
    });

    it('is agreed by nobody but the asker', async () => {
      await take(taker, null);
      expect(await agree(taker)).toMatchObject({ refusal: { code: 'not-allowed' } });
    });

    it('does not complete when one of them leaves office between the two yeses', async () => {
      await take(taker, theirs.id);
      await scene.leaves(taker, scene.clock.at.toISOString().slice(0, 10));
      expect(await agree(asker)).toMatchObject({ refusal: { code: 'not-eligible', why: 'not-in-office' } });
      expect(await holders()).toContain(asker);
    });

    it('waits for the clerk where the setting says so', async () => {
      await scene.visits.changeSettings(scene.committeeId, { clerkApprovesSwaps: true });
      await take(taker, null);
      await agree(asker);
      expect(await holders()).toContain(asker);
      const decide = (who: string) =>
        scene.visits.decideSwap({
          swapId,
          byPersonId: scene.id(who),
          submissionId: scene.submissionId(),
          agree: true,
        });
      expect(await decide(taker)).toMatchObject({ refusal: { code: 'not-allowed' } });
      expect((await decide('Clerk')).ok).toBe(true);
      expect(await holders()).toContain(taker);
    });

    it('may be offered, taken and agreed on its last day, and on no day after', async () => {
      await scene.near(visit, -10);
      await take(taker, null);
      await scene.near(visit, -9);
      // Before the clock has ended it: an old card's yes changes nothing.
      expect(await agree(asker)).toMatchObject({ refusal: { code: 'swap-too-late' } });
      expect(await holders()).toContain(asker);
      await scene.near(visit, -10);
      expect((await agree(asker)).ok).toBe(true);
      expect(await holders()).toContain(taker);
      expect((await scene.visits.offerSwap(scene.press(visit.id, taker))).ok).toBe(true);
    });

    it('is not taken after its last day, by an old card either', async () => {
      await scene.near(visit, -9);
      expect(await take(taker, null)).toMatchObject({ refusal: { code: 'swap-too-late' } });
      expect(await told('visit-swap-taken')).toEqual([]);
    });

    it('does not complete when the asker may no longer go to the visit that comes back', async () => {
      await take(taker, theirs.id);
      const away = await scene.visits.addAway({
        ...{ committeeId: scene.committeeId, from: theirs.day, until: theirs.day },
        ...{ byPersonId: scene.id(asker), submissionId: scene.submissionId() },
      });
      expect(away.ok).toBe(true);
      expect(await agree(asker)).toMatchObject({ refusal: { code: 'not-eligible', why: 'away' } });
      expect(await holders()).toContain(asker);
    });

    it('never brings back a visit whose own time for swaps has passed', async () => {
      await scene.near(theirs, -9);
      const view = await scene.visits.swap(swapId, scene.id(taker));
      expect(view?.couldReturn.map(({ id }) => id)).not.toContain(theirs.id);
    });

    it('ends when the asker goes after all, and ten working days before', async () => {
      await scene.visits.accept(scene.press(visit.id, asker));
      expect(await take(taker, null)).toMatchObject({ refusal: { code: 'swap-over' } });
      await scene.visits.offerSwap(scene.press(visit.id, asker));
      await scene.near(visit, -9);
      await scene.visits.upkeep();
      expect(
        await scene.visits.openSwap((await scene.visits.byId(visit.id)) as Visit, scene.id(asker)),
      ).toBeNull();
      expect(await scene.visits.offerSwap(scene.press(visit.id, asker))).toMatchObject({
        refusal: { code: 'swap-too-late' },
      });
    });
  });
});
