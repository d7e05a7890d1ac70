/** Meetings as they are kept: their dates, and what a day off added later moves (domain.md 2.3, Annex B 1). */
import type { Day } from '../../../services/calendar/rules';
import { type Calendar, createCalendar } from '../../../services/calendar/service';
import { type Committees, createCommittees } from '../../../services/committees/service';
import type { Database } from '../../../services/db/database';
import { createMeetings, type Meetings } from '../../../services/meetings/service';
import { onEachEngine } from '../../support/engines';

const day = (text: string) => text as Day;
const by = 'clerk-1';

onEachEngine('meetings', (open) => {
  let database: Database;
  let calendar: Calendar;
  let committees: Committees;
  let meetings: Meetings;
  let committeeId: string;
  let now: Date;
  let made = 0;

  beforeEach(async () => {
    now = new Date('2026-11-22T10:00:00Z');
    database = await open();
    const parts = { db: database.db, clock: { now: () => now }, newId: () => `id-${++made}` };
    calendar = createCalendar(parts);
    await calendar.refreshBankHolidays();
    committees = createCommittees(parts);
    ({ committeeId } = await committees.add({
      fromDay: day('2018-05-01'),
      name: 'Corporate Parenting Committee',
      parentBody: 'Cabinet',
      governanceModel: 'leader-and-cabinet',
      operationalGroupName: 'Operational Group',
      shadowCommitteeName: 'My VOICE',
      meetingTime: '16:00',
      venue: 'Committee Suite',
      offsets: {},
    }));
    meetings = createMeetings({ ...parts, calendar, committees });
  });
  afterEach(() => database.close());

  const add = (text: string) => meetings.add({ committeeId, day: day(text), by });
  const holiday = (text: string) =>
    calendar.addDayOff({ from: day(text), to: day(text), kind: 'bank-holiday', name: 'One-off', by });
  const dateOf = async (meetingId: string, step: string) =>
    (await meetings.timetable(await meetings.byId(meetingId))).find((entry) => entry.step === step)?.day;

  test('a meeting takes the committee’s time and place, and the quarter that it can report', async () => {
    const meeting = await add('2027-03-02');
    expect(meeting).toEqual({
      id: meeting.id,
      committeeId,
      day: '2027-03-02',
      startsAt: '16:00',
      venue: 'Committee Suite',
      profile: 'normal',
      periodLabel: 'Quarter 3, October to December 2026',
      periodEnds: '2026-12-31',
    });
    expect(await meetings.byId(meeting.id)).toEqual(meeting);
  });

  test('one day holds one meeting of a committee, and it must still be to come', async () => {
    await add('2027-03-02');
    await expect(add('2027-03-02')).rejects.toMatchObject({ code: 'already-a-meeting' });
    await expect(add('2026-11-22')).rejects.toMatchObject({
      code: 'not-in-the-future',
      message: 'Sunday 22 November 2026 is not in the future: choose a later day.',
    });
    expect(await meetings.upcoming(committeeId)).toHaveLength(1);
  });

  test('those to come are listed by day, today’s included', async () => {
    await add('2027-06-08');
    await add('2027-03-02');
    now = new Date('2027-03-02T12:00:00Z');
    const days = async (from?: Day) =>
      (await meetings.upcoming(committeeId, from)).map((meeting) => meeting.day);
    expect(await days()).toEqual(['2027-03-02', '2027-06-08']);
    expect(await days(day('2027-03-03'))).toEqual(['2027-06-08']);
  });

  test('a new bank holiday moves every date before it, once, with the reason', async () => {
    const { id } = await add('2027-03-02');
    expect(await meetings.recompute()).toEqual([]);
    await holiday('2027-02-24');
    const moved = await meetings.recompute();
    expect(moved.find((one) => one.step === 'publication')).toMatchObject({
      meeting: { id },
      title: 'Publication',
      from: '2027-02-22',
      to: '2027-02-19',
      reasons: ['24 February is a bank holiday'],
    });
    expect(moved.map((one) => one.step)).toContain('round-opens');
    expect(moved.map((one) => one.step)).not.toContain('questions-to-officers');
    expect(moved.every((one) => one.to < one.from)).toBe(true);
    expect(await dateOf(id, 'publication')).toBe('2027-02-19');
    expect(await meetings.recompute()).toEqual([]);
  });

  test('taking the day away again moves them back', async () => {
    await add('2027-03-02');
    await holiday('2027-02-24');
    await meetings.recompute();
    await calendar.removeDayOff({ from: day('2027-02-24'), to: day('2027-02-24'), by });
    const back = await meetings.recompute();
    expect(back.find((one) => one.step === 'publication')).toMatchObject({
      from: '2027-02-19',
      to: '2027-02-22',
      reasons: [],
    });
  });

  test('only meetings to come and dates to come move', async () => {
    await add('2027-01-12');
    await add('2027-03-02');
    now = new Date('2027-01-20T10:00:00Z');
    await holiday('2027-02-24');
    const moved = await meetings.recompute();
    expect(new Set(moved.map((one) => one.meeting.day))).toEqual(new Set(['2027-03-02']));
    // The round has opened and the words were due the day before.
    expect(moved.map((one) => one.step)).not.toContain('words-due');
    expect(moved.map((one) => one.step)).toContain('late-list');
  });

  test('a date that ought to have passed by the new reckoning is told all the more', async () => {
    await add('2027-03-02');
    now = new Date('2027-02-22T08:00:00Z');
    await holiday('2027-02-24');
    expect((await meetings.recompute()).find((one) => one.step === 'publication')).toMatchObject({
      from: '2027-02-22',
      to: '2027-02-19',
    });
  });

  test('another process with an older calendar in memory does not move dates back', async () => {
    const elsewhere = createCalendar({ db: database.db, clock: { now: () => now } });
    const theirs = createMeetings({
      ...{ db: database.db, clock: { now: () => now }, newId: () => `id-${++made}` },
      ...{ calendar: elsewhere, committees },
    });
    await add('2027-03-02');
    await elsewhere.workingCalendar();
    await holiday('2027-02-24');
    expect(await meetings.recompute()).not.toEqual([]);
    expect(await theirs.recompute()).toEqual([]);
  });

  test('asked twice at once, each move is told once', async () => {
    await add('2027-03-02');
    await holiday('2027-02-24');
    const [one, other] = await Promise.all([meetings.recompute(), meetings.recompute()]);
    const publications = [...one, ...other].filter((moved) => moved.step === 'publication');
    expect(publications).toHaveLength(1);
  });

  test('inside a transaction that fails, nothing has moved', async () => {
    await add('2027-03-02');
    await holiday('2027-02-24');
    const undone = database.db.transaction().execute(async (on) => {
      expect(await meetings.recompute(on)).not.toEqual([]);
      throw new Error('something else failed');
    });
    await expect(undone).rejects.toThrow('something else failed');
    expect(await meetings.recompute()).not.toEqual([]);
  });

  test('the committee’s settings on the day of the meeting are what counts', async () => {
    const before = await add('2027-03-02');
    const after = await add('2027-06-08');
    await committees.change(committeeId, {
      fromDay: day('2027-04-01'),
      operationalGroupName: 'Delivery Board',
      offsets: { 'chairs-briefing': -12 },
    });
    const titles = async (id: string) =>
      (await meetings.timetable(await meetings.byId(id))).map((entry) => entry.title);
    expect(await titles(before.id)).toContain('Operational Group scrutiny');
    expect(await titles(after.id)).toContain('Delivery Board scrutiny');
    expect(await titles(after.id)).toContain('Meeting, 16:00');
    expect((await meetings.recompute()).map((one) => [one.meeting.id, one.step])).toEqual([
      [after.id, 'chairs-briefing'],
    ]);
  });

  test('an id that names no meeting is a fault', async () => {
    await expect(meetings.byId('nobody')).rejects.toThrow('nobody');
  });
});
