import { Day } from '../../../services/calendar/rules';
import type { Database } from '../../../services/db/database';
import { acceptStop } from '../../../services/stops/rules';
import { onEachEngine } from '../../support/engines';
import { at, courierFor, openedRound, type Scene, setScene } from '../rounds/scene';

const day = (text: string) => Day.parse(text);

describe('a stop of one person’s messages', () => {
  const draft = { personId: 'p', fromDay: null, untilDay: null, reason: ' bereavement ' };
  const today = day('2027-01-12');
  it.each([
    ['from today, open', draft, { fromDay: today, reason: 'bereavement' }],
    ['from a day to come', { ...draft, fromDay: day('2027-01-20') }, { fromDay: day('2027-01-20') }],
    ['from a day gone by is from today', { ...draft, fromDay: day('2027-01-01') }, { fromDay: today }],
    ['with a reason of 300 characters', { ...draft, reason: ` ${'x'.repeat(300)} ` }, { fromDay: today }],
    ['of one day', { ...draft, fromDay: today, untilDay: today }, { untilDay: today }],
  ])('%s is taken', (_, typed, stored) => {
    expect(acceptStop(typed, today)).toMatchObject({ ok: true, value: stored });
  });
  it.each([
    ['nobody-chosen', { ...draft, personId: '' }],
    ['no-reason', { ...draft, reason: '  ' }],
    ['reason-too-long', { ...draft, reason: 'x'.repeat(301) }],
    ['until-before-from', { ...draft, fromDay: day('2027-02-02'), untilDay: day('2027-02-01') }],
    ['days-past', { ...draft, fromDay: day('2027-01-01'), untilDay: day('2027-01-11') }],
  ])('is refused with %s', (code, typed) => {
    expect(acceptStop(typed, today)).toMatchObject({ ok: false, refusal: { code } });
  });
});

onEachEngine('stopped messages', (open) => {
  let database: Database;
  let scene: Scene;
  const stops = () => scene.services.stops;
  const id = (name: string) => scene.people[name] ?? '';
  const by = (name: string, submissionId: string) => ({ personId: id(name), submissionId });
  const stop = (
    who: string,
    name: string,
    submissionId: string,
    more: { from?: string; until?: string } = {},
  ) =>
    stops().stop(
      scene.committeeId,
      {
        personId: id(who),
        fromDay: more.from ? day(more.from) : null,
        untilDay: more.until ? day(more.until) : null,
        reason: 'a bereavement',
      },
      by(name, submissionId),
    );

  beforeEach(async () => {
    database = await open();
    scene = await setScene(database);
    await openedRound(scene);
  });
  afterEach(() => database.close());

  const planAndDeliver = async () => {
    await scene.services.notices.queue(database.db, await scene.services.rounds.plannedNotices());
    await scene.services.notices.reopenReachable();
    const { courier, messages } = courierFor(scene);
    await scene.services.notices.deliverDue(courier);
    return messages;
  };

  it('reach nobody, end with their true reason, and what is due then comes in one message when they are started again', async () => {
    const stopped = await stop('Lee', 'Cleo', 'press-1');
    expect(stopped).toMatchObject({
      ok: true,
      value: { personName: 'Lee', stoppedByName: 'Cleo', untilDay: null },
    });
    expect((await planAndDeliver()).map((one) => one.personId)).not.toContain(id('Lee'));
    scene.now = at('2027-01-12');
    expect((await planAndDeliver()).map((one) => one.personId)).not.toContain(id('Lee'));
    const rows = await database.db
      .selectFrom('notice')
      .selectAll()
      .where('person_id', '=', id('Lee'))
      .execute();
    expect(rows.map(({ kind }) => kind).toSorted()).toEqual(['nudge-1', 'round-opened']);
    for (const row of rows) {
      expect(row).toMatchObject({ state: 'not-reached', unreached: 'stopped' });
      expect(row.reason).toMatch(/^Messages to this person are stopped\. The clerk sees/);
      expect(row.reason).not.toMatch(/bereavement/);
    }
    scene.now = at('2027-01-13', '11:00');
    if (stopped.ok) await stops().end(stopped.value.id, by('Hana', 'press-2'));
    const back = (await planAndDeliver()).filter((one) => one.personId === id('Lee'));
    expect(back.map((one) => one.kinds)).toEqual([['nudge-1', 'round-opened']]);
  });

  it('tell the clerk once whose updates nobody has been asked for, while it is so', async () => {
    await stop('Lee', 'Cleo', 'press-1', { until: '2027-01-12' });
    const toClerk = async () =>
      (await planAndDeliver())
        .filter(({ kinds }) => kinds.includes('lead-stopped'))
        .map((one) => one.personId);
    expect(await toClerk()).toEqual([id('Cleo')]);
    expect(await toClerk()).toEqual([]);
    const [kept] = await database.db
      .selectFrom('notice')
      .select('subject')
      .where('kind', '=', 'lead-stopped')
      .execute();
    expect(JSON.stringify(kept)).not.toMatch(/bereavement/);
    scene.now = at('2027-01-13', '11:00');
    expect((await scene.services.rounds.plannedNotices()).map(({ kind }) => kind)).not.toContain(
      'lead-stopped',
    );
  });

  it('hold from their first day until their last, and no longer', async () => {
    await stop('Lee', 'Hana', 'press-1', { from: '2027-01-12', until: '2027-01-14' });
    const isStopped = async () => (await stops().stoppedOf([id('Lee'), id('Sam')])).has(id('Lee'));
    for (const [on, expected] of [
      ['2027-01-11', false],
      ['2027-01-12', true],
      ['2027-01-14', true],
      ['2027-01-15', false],
    ] as const) {
      scene.now = at(on, '10:00');
      expect([on, await isStopped()]).toEqual([on, expected]);
    }
    expect(await stops().standing(scene.committeeId)).toEqual([]);
  });

  it('are made and ended by the clerk or the manager alone, of this committee alone, once for one press', async () => {
    for (const name of ['Lee', 'Rae', 'Dee']) {
      expect(await stop('Sam', name, `press-${name}`)).toEqual({
        ok: false,
        refusal: { code: 'not-allowed' },
      });
    }
    const { committeeId: other } = await scene.services.committees.add({
      fromDay: day('2026-01-01'),
      name: 'Another committee',
      parentBody: 'A body',
      governanceModel: 'committee-system',
      operationalGroupName: 'Group',
      shadowCommitteeName: 'Voice',
      meetingTime: '10:00',
      venue: 'Room',
      offsets: {},
    });
    await scene.services.people.store(
      [
        {
          name: 'Otto',
          email: 'otto@council.example',
          aadObjectId: 'aad-otto',
          roles: ['clerk'],
          holdings: [],
          fromDay: null,
          untilDay: null,
        },
      ],
      { committeeId: other },
    );
    const otto = (await scene.services.people.known()).find(({ name }) => name === 'Otto')?.id ?? '';
    const draft = { personId: id('Sam'), fromDay: null, untilDay: null, reason: 'x' };
    const otherBy = (submissionId: string) => ({ personId: otto, submissionId });
    expect(await stops().stop(scene.committeeId, draft, otherBy('o-1'))).toMatchObject({
      refusal: { code: 'not-allowed' },
    });
    expect(await stops().stop(other, draft, otherBy('o-2'))).toMatchObject({
      refusal: { code: 'not-found' },
    });
    // Who has left that committee and works for this one is this one's; who has left both can still be stopped.
    const was = { committee_id: other, role: 'lead', deputy: false, from_day: null };
    await database.db
      .insertInto('person_role')
      .values({ person_id: id('Sam'), until_day: '2027-01-04', ...was } as never)
      .execute();
    expect(await stops().stop(other, draft, otherBy('o-3'))).toMatchObject({
      refusal: { code: 'not-found' },
    });
    expect((await stops().peopleOf(other)).map(({ name }) => name)).toEqual(['Otto']);
    // A card of this committee, sent again by somebody of that one, is a press of their own: of whom it stopped it says nothing.
    const deeStopped = await stop('Dee', 'Cleo', 'press-dee');
    const ofOtto = { personId: otto, fromDay: null, untilDay: null, reason: 'x' };
    const ottoStopped = await stops().stop(other, ofOtto, otherBy('press-dee'));
    expect(ottoStopped).toMatchObject({ ok: true, value: { personId: otto, committeeId: other } });
    if (!deeStopped.ok || !ottoStopped.ok) throw new Error('not made');
    await stops().end(ottoStopped.value.id, otherBy('end-otto'));
    await stops().end(deeStopped.value.id, by('Cleo', 'end-dee'));
    const made = await stop('Sam', 'Cleo', 'press-1');
    expect(await stop('Sam', 'Cleo', 'press-1')).toEqual(made);
    expect(await stops().standing(scene.committeeId)).toHaveLength(1);
    if (!made.ok) throw new Error('not made');
    expect(await stops().end(made.value.id, otherBy('o-3'))).toMatchObject({
      refusal: { code: 'not-allowed' },
    });
    expect(await stops().end(made.value.id, by('Lee', 'l-1'))).toMatchObject({
      refusal: { code: 'not-allowed' },
    });
    expect(await stops().end(made.value.id, by('Hana', 'h-1'))).toMatchObject({ ok: true });
    expect(await stops().standing(scene.committeeId)).toEqual([]);
    const audit = await scene.services.audit.recent(50);
    const { id: stopId } = made.value;
    const kept = audit.filter(
      ({ what, subject }) => what.startsWith('message') && (subject as { stopId?: string }).stopId === stopId,
    );
    expect(kept.map(({ what }) => what).toSorted()).toEqual(['message-stop-ended', 'messages-stopped']);
    expect(JSON.stringify(kept)).not.toContain('bereavement');
  });
});
