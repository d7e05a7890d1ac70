import { Day } from '../../../services/calendar/rules';
import type { Database } from '../../../services/db/database';
import { onEachEngine } from '../../support/engines';
import { leaves } from '../../support/leaving';
import { at, openedRound, plan, requestOf, type Scene, setScene, storing } from './scene';

onEachEngine('a reporting round', (open) => {
  let database: Database;
  let scene: Scene;
  const rounds = () => scene.services.rounds;
  const noticesOf = async (kind: string) =>
    database.db.selectFrom('notice').selectAll().where('kind', '=', kind).execute();

  beforeEach(async () => {
    database = await open();
    scene = await setScene(database);
  });
  afterEach(() => database.close());

  it('is planned for every upcoming meeting with the dates of its timetable, once', async () => {
    await rounds().planUpcoming();
    await rounds().planUpcoming();
    expect(await rounds().present(scene.committeeId)).toMatchObject({
      state: 'planned',
      meetingDay: '2027-03-02',
      opensAt: at('2027-01-05'),
      wordsDueAt: at('2027-01-19', '12:00'),
      figuresDueAt: at('2027-01-27', '12:00'),
      locksAt: at('2027-02-05', '12:00'),
      openedAt: null,
    });
    const { count } = await database.db
      .selectFrom('reporting_round')
      .select((row) => row.fn.countAll<string>().as('count'))
      .executeTakeFirstOrThrow();
    expect(Number(count)).toBe(1);
  });

  it('opens by itself at 09:00 on its day, asking about every action once, and tells the clerk', async () => {
    await rounds().planUpcoming();
    scene.now = at('2027-01-05', '08:59');
    expect(await rounds().openDue()).toEqual([]);
    scene.now = at('2027-01-05');
    const [round] = await rounds().openDue();
    expect(round).toMatchObject({ state: 'open', openedAt: scene.now });
    expect(await rounds().openDue()).toEqual([]);
    const { requests, pledges } = await rounds().overview(round?.id ?? '');
    expect(requests.map((one) => [one.ref, one.leadName, one.state])).toEqual([
      ['1.9', 'Hana', 'not-started'],
      ['1.10', 'Hana', 'not-started'],
      ['2.1', 'Lee', 'not-started'],
      ['2.2', 'Sam', 'not-started'],
      ['2.3', null, 'not-started'],
    ]);
    expect(pledges.map((pledge) => [pledge.no, pledge.shortName, pledge.requests.length])).toEqual([
      [1, 'Pledge 1', 2],
      [2, 'Pledge 2', 3],
    ]);
    expect(await noticesOf('round-opened-clerk')).toMatchObject([{ person_id: scene.people.Cleo }]);
  });

  it('opens once when two instances and two presses come at the same moment', async () => {
    await rounds().planUpcoming();
    scene.now = at('2027-01-05');
    const planned = await rounds().present(scene.committeeId);
    const id = planned?.id ?? '';
    const clerk = scene.people.Cleo ?? '';
    const [one, other, ...presses] = await Promise.all([
      rounds().openDue(),
      rounds().openDue(),
      rounds().open(id, clerk),
      rounds().open(id, clerk),
    ]);
    expect(one.length + other.length + presses.filter((press) => press.ok).length).toBe(1);
    for (const press of presses) {
      if (!press.ok) expect(press.refusal).toEqual({ code: 'already-open', openedAt: scene.now });
    }
    expect((await rounds().overview(id)).requests).toHaveLength(5);
  });

  it('is opened early by a clerk and by nobody else', async () => {
    await rounds().planUpcoming();
    const planned = await rounds().present(scene.committeeId);
    const id = planned?.id ?? '';
    expect(await rounds().open(id, scene.people.Lee ?? '')).toEqual({
      ok: false,
      refusal: { code: 'not-allowed' },
    });
    expect(await rounds().open('no such round', scene.people.Cleo ?? '')).toEqual({
      ok: false,
      refusal: { code: 'not-found' },
    });
    const opened = await rounds().open(id, scene.people.Cleo ?? '');
    expect(opened).toMatchObject({
      ok: true,
      value: { state: 'open', wordsDueAt: at('2027-01-19', '12:00') },
    });
    expect(await noticesOf('round-opened-clerk')).toEqual([]);
    expect(await scene.services.audit.recent(1)).toMatchObject([
      { personId: scene.people.Cleo, what: 'round-opened', subject: { roundId: id } },
    ]);
  });

  it('asks about the plan in force when it opens, not when it was planned', async () => {
    await rounds().planUpcoming();
    const shorter = plan();
    await scene.services.strategies.store(
      { ...shorter, actions: shorter.actions.slice(0, 2) },
      storing(scene.committeeId),
    );
    const roundId = await openedRound(scene);
    expect((await rounds().overview(roundId)).requests.map((one) => one.ref)).toEqual(['1.9', '1.10']);
  });

  it('refuses to open without a plan, and changes nothing', async () => {
    await rounds().planUpcoming();
    await database.db.updateTable('strategy').set({ state: 'closed' }).execute();
    const id = (await rounds().present(scene.committeeId))?.id ?? '';
    expect(await rounds().open(id, scene.people.Cleo ?? '')).toEqual({
      ok: false,
      refusal: { code: 'no-plan' },
    });
    scene.now = at('2027-01-05');
    expect(await rounds().openDue()).toEqual([]);
    expect(await rounds().byId(id)).toMatchObject({ state: 'planned' });
  });

  it('gives leads five working days when it opens after its words deadline', async () => {
    await rounds().planUpcoming();
    scene.now = at('2027-01-22', '10:00');
    expect(await rounds().openDue()).toMatchObject([
      {
        wordsDueAt: at('2027-01-29', '12:00'),
        figuresDueAt: at('2027-01-29', '12:00'),
        locksAt: at('2027-02-05', '12:00'),
      },
    ]);
    await rounds().planUpcoming();
    expect(await rounds().present(scene.committeeId)).toMatchObject({
      wordsDueAt: at('2027-01-29', '12:00'),
    });
  });

  it('does not open when its updates could change nothing any more, and tells the clerk who tries', async () => {
    await rounds().planUpcoming();
    scene.now = at('2027-02-05', '12:00');
    expect(await rounds().openDue()).toEqual([]);
    const id = (await rounds().present(scene.committeeId))?.id ?? '';
    expect(await rounds().open(id, scene.people.Cleo ?? '')).toEqual({
      ok: false,
      refusal: { code: 'round-locked', lockedAt: at('2027-02-05', '12:00') },
    });
  });

  it('follows a new day off while planned and while open, and tells the clerk once each time', async () => {
    const shut = (day: string) =>
      scene.services.calendar.addDayOff({
        from: Day.parse(day),
        to: Day.parse(day),
        kind: 'closure',
        name: 'Offices shut',
        by: 'test',
      });
    await rounds().planUpcoming();
    await shut('2027-02-11');
    await rounds().planUpcoming();
    expect(await rounds().present(scene.committeeId)).toMatchObject({
      opensAt: at('2027-01-04'),
      wordsDueAt: at('2027-01-18', '12:00'),
    });
    expect(await noticesOf('dates-moved')).toHaveLength(1);
    scene.now = at('2027-01-04');
    await rounds().openDue();
    await shut('2027-02-12');
    scene.now = at('2027-01-12');
    await rounds().planUpcoming();
    await rounds().planUpcoming();
    // Leads were told 18 January: by the calendar it would be the 15th now, and what they were told stands.
    expect(await rounds().present(scene.committeeId)).toMatchObject({
      opensAt: at('2027-01-04'),
      wordsDueAt: at('2027-01-18', '12:00'),
      locksAt: at('2027-02-04', '12:00'),
    });
    expect(await noticesOf('dates-moved')).toHaveLength(1);
    expect(await noticesOf('step-deadline-earlier')).toEqual([]);
    // A day off that is taken away again moves what is still to come later.
    await scene.services.calendar.removeDayOff({
      from: Day.parse('2027-02-11'),
      to: Day.parse('2027-02-12'),
      by: 'test',
    });
    await rounds().planUpcoming();
    expect(await rounds().present(scene.committeeId)).toMatchObject({
      wordsDueAt: at('2027-01-19', '12:00'),
      locksAt: at('2027-02-05', '12:00'),
    });
    expect(await noticesOf('dates-moved')).toHaveLength(2);
  });

  it('tells every lead anew when a meeting comes so near that a told date would leave no time', async () => {
    await rounds().planUpcoming();
    scene.now = at('2027-01-05');
    await rounds().openDue();
    const round = await rounds().present(scene.committeeId);
    await scene.services.meetings.move(round?.meetingId ?? '', Day.parse('2027-02-16'));
    await rounds().planUpcoming();
    await rounds().planUpcoming();
    const now = await rounds().present(scene.committeeId);
    // Words would be due on the 5th: leads keep two working days at least.
    expect(now).toMatchObject({ wordsDueAt: at('2027-01-07', '12:00') });
    const told = await noticesOf('step-deadline-earlier');
    expect(told.length).toBeGreaterThan(0);
    expect(new Set(told.map(({ person_id }) => person_id)).size).toBe(told.length);
    const timetable = await scene.services.meetings.timetable(
      await scene.services.meetings.byId(round?.meetingId ?? ''),
    );
    expect(timetable.find(({ step }) => step === 'words-due')?.day).toBe('2027-01-07');
  });

  it('leaves no date behind its meeting when that comes so near that a date ought to have gone by', async () => {
    await rounds().planUpcoming();
    scene.now = at('2027-01-05');
    await rounds().openDue();
    const round = await rounds().present(scene.committeeId);
    scene.now = at('2027-01-07', '09:30');
    await scene.services.meetings.move(round?.meetingId ?? '', Day.parse('2027-01-26'));
    await rounds().planUpcoming();
    await rounds().planUpcoming();
    const monday = at('2027-01-11', '12:00');
    expect(await rounds().present(scene.committeeId)).toMatchObject({
      meetingDay: '2027-01-26',
      wordsDueAt: monday,
      figuresDueAt: monday,
      locksAt: monday,
    });
    const told = await noticesOf('step-deadline-earlier');
    expect(new Set(told.map(({ person_id }) => person_id)).size).toBe(told.length);
    expect(told.length).toBeGreaterThan(0);
    const timetable = await scene.services.meetings.timetable(
      await scene.services.meetings.byId(round?.meetingId ?? ''),
    );
    for (const step of ['words-due', 'figures-due', 'draft-to-consultees'])
      expect(timetable.find((entry) => entry.step === step)?.day).toBe('2027-01-11');
  });

  it('asks nobody for a meeting that was called off, and once for the one that takes its place', async () => {
    const roundId = await openedRound(scene);
    const [hana, sam] = [scene.people.Hana ?? '', scene.people.Sam ?? ''];
    const [one] = await rounds().dueFrom(hana);
    const { id } = await requestOf(scene, roundId, '2.2');
    await rounds().askMoreTime({
      submissionId: 'more',
      requestId: id,
      byPersonId: sam,
      untilDay: Day.parse('2027-01-21'),
      reason: 'Leave',
    });
    expect(await rounds().moreTimeAsked(scene.committeeId)).toHaveLength(1);
    await scene.services.meetings.cancel(one?.round.meetingId ?? '');
    expect(await rounds().dueFrom(hana)).toEqual([]);
    const sent = await requestOf(scene, roundId, '1.9');
    expect(await rounds().nextDue({ requestId: sent.id, personId: hana })).toBeNull();
    expect(await rounds().moreTimeAsked(scene.committeeId)).toEqual([]);
    const day = Day.parse('2027-03-09');
    await scene.services.meetings.add({ committeeId: scene.committeeId, day, by: 'test' });
    await rounds().planUpcoming();
    scene.now = at('2027-01-12');
    await rounds().openDue();
    const lists = await rounds().dueFrom(hana);
    expect(lists.map(({ round, items }) => [round.meetingDay, items.length])).toEqual([[day, 2]]);
  });

  it('closes the day after its meeting, and what still waited ends as no longer needed', async () => {
    const roundId = await openedRound(scene);
    const planned = await rounds().plannedNotices();
    await database.db.transaction().execute((on) => scene.services.notices.queue(on, planned));
    scene.now = at('2027-03-02', '23:00');
    await rounds().closeDue();
    expect(await rounds().byId(roundId)).toMatchObject({ state: 'open' });
    scene.now = at('2027-03-03', '00:01');
    await rounds().closeDue();
    expect(await rounds().byId(roundId)).toMatchObject({ state: 'closed' });
    expect(await rounds().present(scene.committeeId)).toBeNull();
    const ledger = await scene.services.notices.ledger(roundId);
    expect(ledger.length).toBeGreaterThan(3);
    for (const one of ledger)
      expect(one).toMatchObject({ state: 'not-needed', reason: 'The round has closed.' });
  });

  it('asks the person who holds the post today, and finds a vacant post when they have left', async () => {
    const roundId = await openedRound(scene);
    await leaves(database.db, scene.people.Lee ?? '', '2027-01-10');
    scene.now = at('2027-01-10', '12:00');
    expect(await requestOf(scene, roundId, '2.1')).toMatchObject({
      leadName: 'Lee',
      deputyPersonId: scene.people.Dee,
    });
    scene.now = at('2027-01-11');
    // Whoever stands in is asked themselves while nobody holds the post.
    expect(await requestOf(scene, roundId, '2.1')).toMatchObject({ leadName: 'Dee', deputyPersonId: null });
    await leaves(database.db, scene.people.Dee ?? '', '2027-01-10');
    expect(await requestOf(scene, roundId, '2.1')).toMatchObject({ leadPersonId: null, leadName: null });
    expect(await rounds().dueFrom(scene.people.Lee ?? '')).toEqual([]);
  });
});

onEachEngine('a committee without a plan', (open) => {
  it('has no round to open yet', async () => {
    const database = await open();
    const scene = await setScene(database, { plan: false });
    await scene.services.rounds.planUpcoming();
    expect(await scene.services.rounds.present(scene.committeeId)).toBeNull();
    await database.close();
  });
});
