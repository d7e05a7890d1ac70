/** Steps of a meeting's cycle: who is told, when, once, and until what; on real SQL, for two committees at once. */
import { type Day, londonDay } from '../../../services/calendar/rules';
import { duties, dutyOf, isTold } from '../../../services/cycle/rules';
import type { PlannedNotice } from '../../../services/notices/rules';
import { onEachEngine } from '../../support/engines';
import { englishCalendar } from '../../support/english-days';
import { good, type PapersWorld, papersWorld, whyNot } from '../../support/papers-world';

test.each([
  // On Friday 12 February: told on its morning, and for two working days after it.
  ['2027-02-12T08:59:00Z', '2027-01-04', false],
  ['2027-02-12T09:00:00Z', '2027-01-04', true],
  ['2027-02-16T16:00:00Z', '2027-01-04', true],
  ['2027-02-17T09:00:00Z', '2027-01-04', false],
  // Of a meeting that was called on that very day it is still to be done, of one called later not.
  ['2027-02-12T10:00:00Z', '2027-02-12', true],
  ['2027-02-15T10:00:00Z', '2027-02-15', false],
])('a step of 12 February, at %s, of a meeting called on %s: told is %j', (at, calledOn, told) => {
  const duty = dutyOf('operational-group-papers');
  if (!duty) throw new Error('no such step');
  const now = new Date(at);
  const when = { now, today: londonDay(now), calledOn: calledOn as Day, calendar: englishCalendar() };
  expect(isTold(duty, { day: '2027-02-12' as Day }, when)).toBe(told);
});

onEachEngine('the steps of a cycle', (open) => {
  let world: PapersWorld;
  let other: { committeeId: string; meetingId: string; clerk: string };

  beforeEach(async () => {
    world = await papersWorld(open);
    const { services } = world;
    const { committeeId } = await services.committees.add({
      fromDay: '2022-11-01' as Day,
      name: 'Adoption Committee',
      parentBody: 'Cabinet',
      governanceModel: 'committee-system',
      operationalGroupName: 'Adoption Group',
      shadowCommitteeName: 'Young voices',
      meetingTime: '10:00',
      venue: 'Room 2',
      offsets: { publication: -8, 'chairs-briefing': -12 },
    });
    await services.people.store(
      [
        {
          ...{ name: 'other clerk', roles: ['clerk'], email: 'other@council.example', aadObjectId: null },
          ...{ holdings: [], fromDay: null, untilDay: null },
        },
      ],
      { committeeId },
    );
    const [clerk] = await services.people.withRole(committeeId, 'clerk');
    const meeting = await services.meetings.add({ committeeId, day: '2027-03-02' as Day, by: 'test' });
    other = { committeeId, meetingId: meeting.id, clerk: clerk?.id ?? '' };
  });
  afterEach(() => world.close());

  const at = (when: string) => {
    world.clock.at = new Date(when);
  };
  const planned = () => world.services.cycle.plannedNotices();
  const about = (notices: PlannedNotice[], meetingId: string) =>
    notices.filter(({ subject }) => subject.meetingId === meetingId);
  const told = (notices: PlannedNotice[]) =>
    [...new Set(notices.map(({ kind, subject }) => `${kind} ${subject.step}`))].sort();

  test('the clerk hears of publication at three working days, at one, and each committee by its own dates', async () => {
    const { services, who, meetings } = world;
    const march = meetings['2027-03-02'] ?? '';
    const ofPublication = async (meetingId: string) =>
      about(await planned(), meetingId)
        .filter(({ kind }) => kind.startsWith('step-publication'))
        .map(({ kind, personId }) => [kind.slice('step-publication-'.length), personId]);
    at('2027-02-16T16:00:00Z');
    expect(await ofPublication(march)).toEqual([]);
    // The other committee publishes eight working days before: Thursday 18 February.
    expect(await ofPublication(other.meetingId)).toEqual([['amber', other.clerk]]);
    at('2027-02-17T09:00:00Z');
    expect(await ofPublication(march)).toEqual([
      ['amber', who.clerk],
      ['amber', who.second],
    ]);
    at('2027-02-19T09:00:00Z');
    expect((await ofPublication(march)).filter(([kind]) => kind === 'red')).toHaveLength(2);
    expect((await ofPublication(march)).some(([kind]) => kind === 'cover')).toBe(false);
    at('2027-02-19T12:00:00Z');
    expect((await ofPublication(march)).filter(([kind]) => kind === 'cover')).toEqual([['cover', who.chair]]);
    at('2027-02-22T17:00:00Z');
    const meeting = await services.meetings.byId(march);
    expect((await services.cycle.publication(meeting)).level).toBe('red');
    at('2027-02-22T17:01:00Z');
    expect((await services.cycle.publication(meeting)).level).toBe('missed');
    at('2027-02-23T09:00:00Z');
    expect((await ofPublication(march)).filter(([kind]) => kind === 'missed')).toHaveLength(2);
  });

  test('a warning is needed while it is true: amber gives way to red, and both to the papers being out', async () => {
    const { services, who, meetings } = world;
    const subject = { meetingId: meetings['2027-03-02'] ?? '', step: 'publication' };
    const needed = (kind: 'step-publication-amber' | 'step-publication-red') =>
      services.cycle.stillNeeded({ kind, personId: who.clerk, subject });
    at('2027-02-17T09:00:00Z');
    expect([await needed('step-publication-amber'), await needed('step-publication-red')]).toEqual([
      true,
      false,
    ]);
    at('2027-02-19T09:00:00Z');
    expect([await needed('step-publication-amber'), await needed('step-publication-red')]).toEqual([
      false,
      true,
    ]);
    await services.meetings.cancel(subject.meetingId);
    expect(await needed('step-publication-red')).toBe(false);
  });

  test('while all who take a step get no messages, whoever stands in is told, and may mark it', async () => {
    const { services, clock } = world;
    const span = { fromDay: null, untilDay: null };
    const deputy = { name: 'other deputy', email: 'deputy@council.example', aadObjectId: null };
    const clerk = { name: 'other clerk', email: 'other@council.example', aadObjectId: null };
    await services.people.store(
      [
        { ...clerk, roles: ['clerk'], holdings: [], ...span },
        { ...deputy, roles: [], deputyRoles: ['clerk'], holdings: [], ...span },
      ],
      { committeeId: other.committeeId },
    );
    const [standsIn] = await services.people.deputiesFor(other.committeeId, 'clerk');
    at('2027-02-16T10:00:00Z');
    good(
      await services.stops.stop(
        other.committeeId,
        {
          ...{ personId: other.clerk, reason: 'A bereavement', fromDay: null },
          untilDay: '2027-03-03' as Day,
        },
        null,
      ),
    );
    const heard = async (step: string) =>
      about(await planned(), other.meetingId)
        .filter(({ subject }) => subject.step === step)
        .map(({ kind, personId }) => [kind, personId]);
    expect(await heard('publication')).toEqual([['step-publication-amber', standsIn?.id]]);
    at('2027-02-17T12:00:00Z');
    expect(await heard('publication')).toEqual([
      ['step-publication-amber', standsIn?.id],
      ['step-publication-red', standsIn?.id],
    ]);
    at('2027-03-03T10:00:00Z');
    const step = { meetingId: other.meetingId, step: 'decision-note' };
    expect(await heard('decision-note')).toEqual([['step-due', standsIn?.id]]);
    const needed = (personId: string) =>
      services.cycle.stillNeeded({ kind: 'step-due', personId, subject: step });
    expect([await needed(standsIn?.id ?? ''), await needed(other.clerk)]).toEqual([true, false]);
    // The stop has ended: it is the clerk's again.
    clock.at = new Date('2027-03-04T10:00:00Z');
    expect(await heard('decision-note')).toEqual([['step-due', other.clerk]]);
    expect([await needed(standsIn?.id ?? ''), await needed(other.clerk)]).toEqual([false, true]);
    good(await services.cycle.mark({ ...step, done: true, byPersonId: standsIn?.id ?? '' }));
  });

  test('where nobody stands in, the notice waits for whoever gets no messages', async () => {
    const { services } = world;
    at('2027-02-16T10:00:00Z');
    const stopped = { personId: other.clerk, reason: 'A bereavement', fromDay: null, untilDay: null };
    good(await services.stops.stop(other.committeeId, stopped, null));
    expect(
      about(await planned(), other.meetingId).map(({ kind, personId }) => [kind, personId]),
    ).toContainEqual([...['step-publication-amber', other.clerk]]);
  });

  test('whoever stands in and gets no messages either is passed by: of publication the chair is told', async () => {
    const { services, who, meetings } = world;
    const march = meetings['2027-03-02'] ?? '';
    const span = { fromDay: null, untilDay: null };
    const deputy = { name: 'deputy', email: 'standsin@council.example', aadObjectId: null };
    await services.people.store([{ ...deputy, roles: [], deputyRoles: ['clerk'], holdings: [], ...span }], {
      committeeId: world.committeeId,
    });
    const [standsIn] = await services.people.deputiesFor(world.committeeId, 'clerk');
    at('2027-02-19T12:00:00Z');
    const cover = async () =>
      about(await planned(), march)
        .filter(({ kind }) => kind === 'step-publication-cover')
        .map(({ personId }) => personId);
    expect(await cover()).toEqual([standsIn?.id]);
    const draft = { personId: standsIn?.id ?? '', reason: 'x', fromDay: null, untilDay: null };
    good(await services.stops.stop(world.committeeId, draft, null));
    expect(await cover()).toContain(who.chair);
  });

  test('while a report’s author gets no messages, the clerk is told of the author’s steps too', async () => {
    const { services, who, meetings } = world;
    const march = meetings['2027-03-02'] ?? '';
    const typed = { reportTitle: 'What carers said' };
    good(await services.reports.create({ ...world.by(who.lead), meetingId: march, typed }));
    const authors = await services.reports.authors(march);
    expect(authors).toEqual([who.lead]);
    const timetable = await services.meetings.timetable(await services.meetings.byId(march));
    const day = timetable.find(({ step }) => step === 'draft-to-consultees')?.day;
    at(`${day}T10:00:00Z`);
    const heard = async () =>
      about(await planned(), march)
        .filter(({ subject }) => subject.step === 'draft-to-consultees')
        .map(({ personId }) => personId);
    expect(await heard()).not.toContain(who.clerk);
    for (const personId of authors)
      good(
        await services.stops.stop(
          world.committeeId,
          { personId, reason: 'x', fromDay: null, untilDay: null },
          null,
        ),
      );
    expect((await heard()).toSorted()).toEqual([...authors, who.clerk, who.second].toSorted());
    const subject = { meetingId: march, step: 'draft-to-consultees' };
    const needed = { kind: 'step-due', personId: who.clerk, subject } as const;
    expect(await services.cycle.stillNeeded(needed)).toBe(true);
  });

  test('a step is late after 17:00 of its day', async () => {
    const { services, meetings, committeeId } = world;
    const late = async () =>
      (await services.cycle.openSteps(committeeId))
        .filter(({ meetingId }) => meetingId === meetings['2027-03-02'])
        .map(({ step, overdue }) => [step, overdue]);
    for (const [time, overdue] of [
      ['16:59', false],
      ['17:00', false],
      ['17:01', true],
    ] as const) {
      at(`2027-03-04T${time}:00Z`);
      expect(await late()).toEqual([['decision-note', overdue]]);
    }
  });

  test('every step is told in time, once a date, whatever hour the clock looks', async () => {
    const { services, meetings } = world;
    const march = meetings['2027-03-02'] ?? '';
    const seen = new Set<string>();
    const keys = new Set<string>();
    let newKeys = 0;
    for (let day = new Date('2027-01-18T11:00:00Z'); day < new Date('2027-03-20T00:00:00Z'); ) {
      at(day.toISOString());
      const now = about(await planned(), march).filter(({ kind }) => kind === 'step-due');
      const timetable = await services.meetings.timetable(await services.meetings.byId(march));
      for (const { key, subject, dueAt } of now) {
        if (!keys.has(key)) newKeys += 1;
        keys.add(key);
        seen.add(subject.step ?? '');
        const due = timetable.find(({ step }) => step === subject.step)?.day ?? '';
        expect(dueAt.toISOString().slice(0, 10) <= due).toBe(true);
      }
      day = new Date(day.getTime() + 86_400_000);
    }
    // Nobody reviews or works with young people in this world, no round is open, and notice is not used.
    expect([...seen].sort()).toEqual(
      [
        ...['chairs-briefing', 'consultees-back', 'decision-note', 'draft-minutes', 'draft-to-consultees'],
        ...['final-report', 'last-supplement', 'minutes-online', 'pre-meet'],
      ].sort(),
    );
    expect(newKeys).toBe(keys.size);
    expect(seen.size).toBeLessThan(duties.length);
  });

  test('whoever takes a step marks it, nobody else, and it is not spoken of again', async () => {
    const { services, who, meetings } = world;
    const march = meetings['2027-03-02'] ?? '';
    at('2027-03-03T09:00:00Z');
    expect(told(about(await planned(), march))).toEqual(['step-due decision-note']);
    const step = { meetingId: march, step: 'decision-note', done: true };
    expect(whyNot(await services.cycle.mark({ ...step, byPersonId: other.clerk }))).toBe('not-allowed');
    expect(whyNot(await services.cycle.mark({ ...step, byPersonId: who.member }))).toBe('not-allowed');
    expect(whyNot(await services.cycle.mark({ ...step, step: 'words-due', byPersonId: who.clerk }))).toBe(
      'not-found',
    );
    const done = good(await services.cycle.mark({ ...step, byPersonId: who.clerk }));
    expect(done.done).toMatchObject({ by: who.clerk });
    at('2027-03-03T10:00:00Z');
    expect(good(await services.cycle.mark({ ...step, byPersonId: who.second })).done).toEqual(done.done);
    expect(about(await planned(), march)).toEqual([]);
    expect(
      await services.cycle.stillNeeded({
        kind: 'step-due',
        personId: who.clerk,
        subject: { meetingId: march, step: 'decision-note' },
      }),
    ).toBe(false);
    good(await services.cycle.mark({ ...step, done: false, byPersonId: who.second }));
    expect(told(about(await planned(), march))).toEqual(['step-due decision-note']);
  });

  test('after a meeting what is left of it stays in sight until it is done, and what was before it does not', async () => {
    const { services, who, meetings, committeeId } = world;
    const march = meetings['2027-03-02'] ?? '';
    at('2027-03-17T09:00:00Z');
    const open = async () => (await services.cycle.openSteps(committeeId)).map(({ step }) => step);
    expect(await open()).toEqual(['decision-note', 'draft-minutes', 'minutes-online']);
    good(
      await services.cycle.mark({
        meetingId: march,
        step: 'draft-minutes',
        done: true,
        byPersonId: who.clerk,
      }),
    );
    expect(await open()).toEqual(['decision-note', 'minutes-online']);
  });

  test('a meeting called late asks for nothing whose day had gone when it was called', async () => {
    const { services, committeeId } = world;
    at('2027-01-15T10:00:00Z');
    const late = await services.meetings.add({ committeeId, day: '2027-01-26' as Day, by: 'test' });
    expect(told(about(await planned(), late.id))).toEqual([
      'step-publication-amber publication',
      'step-publication-red publication',
    ]);
  });
});
