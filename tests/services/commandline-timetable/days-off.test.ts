/** `day-off` and `meeting` as an administrator types them, on the real services. */

import { createAudit } from '../../../services/audit/service';
import { createDaysOff } from '../../../services/calendar/days-off';
import type { Day } from '../../../services/calendar/rules';
import { createCalendar } from '../../../services/calendar/service';
import { addDayOff, listDaysOff, removeDayOff } from '../../../services/commandline/days-off';
import { addMeeting, listMeetings } from '../../../services/commandline/meetings';
import { createCommittees } from '../../../services/committees/service';
import type { Database } from '../../../services/db/database';
import { createMeetings } from '../../../services/meetings/service';
import { createPeople } from '../../../services/people/service';
import { onEachEngine } from '../../support/engines';

onEachEngine('day-off and meeting', (open) => {
  let database: Database;
  let parts: Awaited<ReturnType<typeof wire>>;
  let made = 0;

  async function wire() {
    const clock = { now: () => new Date('2026-11-22T10:00:00Z') };
    const base = { db: database.db, clock, newId: () => `id-${++made}` };
    const calendar = createCalendar(base);
    await calendar.refreshBankHolidays();
    const committees = createCommittees(base);
    await committees.add({
      fromDay: '2018-05-01' as Day,
      name: 'Corporate Parenting Committee',
      parentBody: 'Cabinet',
      governanceModel: 'leader-and-cabinet',
      operationalGroupName: 'Operational Group',
      shadowCommitteeName: 'My VOICE',
      meetingTime: '16:00',
      venue: 'Committee Suite',
      offsets: {},
    });
    const meetings = createMeetings({ ...base, calendar, committees });
    const datesChanged = async () => ({
      moved: (await meetings.recompute()).map((date) => ({
        committeeId: date.meeting.committeeId,
        text: `${date.title}: ${date.from} is now ${date.to}`,
      })),
      kept: [],
    });
    const people = createPeople(base);
    const daysOff = createDaysOff({ ...base, calendar, people, audit: createAudit(base) });
    return { calendar, clock, committees, meetings, daysOff, datesChanged };
  }

  beforeEach(async () => {
    database = await open();
    parts = await wire();
  });
  afterEach(() => database.close());

  test('a meeting that is added shows its dates, and is listed', async () => {
    const added = await addMeeting(parts, { date: '2027-04-06' });
    expect(added).toContain('Added: Tuesday 6 April 2027, 16:00, Committee Suite\n');
    expect(added).toContain('  publish by Thursday 25 March 2027\n');
    expect(added).toContain('Quarter 4 ended on Wednesday 31 March 2027, too late');
    await addMeeting(parts, { date: '2027-09-07', light: true });
    expect(await listMeetings(parts)).toBe(
      [
        'Tuesday 6 April 2027, 16:00, Committee Suite',
        '  reports Quarter 3, October to December 2026',
        '  round opens Friday 5 February 2027, updates due Friday 19 February 2027',
        '  publish by Thursday 25 March 2027',
        '  Tuesday 6 April 2027 is in the pre-election period (Council and mayoral elections: notice Wednesday 31 March 2027, polling day Thursday 6 May 2027). Normal business may go on, but publicity must favour nobody, and contested items are often moved.',
        'Tuesday 7 September 2027, 16:00, Committee Suite (light profile)',
        '  reports Quarter 1, April to June 2027',
        '  round opens Wednesday 28 July 2027, updates due Thursday 5 August 2027',
        '  publish by Friday 27 August 2027',
      ].join('\n'),
    );
  });

  test('a meeting that cannot be is refused with the fix', async () => {
    expect(await listMeetings(parts)).toBe('No meeting is planned. Add one: meeting add 2027-03-02');
    await expect(addMeeting(parts, { date: '2027-04-04' })).rejects.toThrow('Choose a day from Monday');
    await expect(addMeeting(parts, { date: '2026-11-20' })).rejects.toThrow('choose a later day');
  });

  test('a day off that is added says which dates it moved', async () => {
    await addMeeting(parts, { date: '2027-03-02' });
    const text = await addDayOff(parts, { days: '2027-02-24', name: 'National day' });
    expect(text).toContain('Added:\n  Wednesday 24 February 2027: National day (bank holiday, added here)\n');
    expect(text).toContain('These dates moved:\n');
    expect(text).toContain('  Publication: 2027-02-22 is now 2027-02-19');
    expect(await removeDayOff(parts, { days: '2027-02-24' })).toContain(
      '  Publication: 2027-02-19 is now 2027-02-22',
    );
  });

  test('a closure is a range of days, and moves nothing where no meeting is near', async () => {
    const text = await addDayOff(parts, {
      days: '2026-12-29..2026-12-31',
      name: 'Offices closed',
      closure: true,
    });
    expect(text.split('\n')).toEqual([
      'Added:',
      '  Tuesday 29 December 2026: Offices closed (offices closed, added here)',
      '  Wednesday 30 December 2026: Offices closed (offices closed, added here)',
      '  Thursday 31 December 2026: Offices closed (offices closed, added here)',
      '',
      'No date of a meeting had to move.',
    ]);
  });

  test('the list shows what is ahead and how far the bank holidays are known', async () => {
    await addDayOff(parts, { days: '2026-12-24', name: 'Offices closed', closure: true });
    const lines = (await listDaysOff(parts)).split('\n');
    expect(lines[0]).toBe(
      '2026-12-24  Thursday 24 December 2026: Offices closed (offices closed, added here)',
    );
    expect(lines[1]).toBe('2026-12-25  Friday 25 December 2026: Christmas Day (bank holiday)');
    expect(lines.at(-1)).toBe('Bank holidays are known until Tuesday 31 December 2030.');
  });

  test('what cannot be understood is refused with the fix, and stores nothing', async () => {
    const add = (days: string, name = 'Offices closed') => addDayOff(parts, { days, name });
    await expect(add('tomorrow')).rejects.toThrow('The days off: “tomorrow” is not a date.');
    await expect(add('2027-04-03')).rejects.toThrow('Saturday 3 April 2027 is at a weekend');
    await expect(add('2027-04-08..2027-04-06')).rejects.toThrow('Write it as 2027-04-06..2027-04-08.');
    await expect(add('2027-04-08', '  ')).rejects.toThrow('The name is empty.');
    expect(await removeDayOff(parts, { days: '2027-04-06..2027-04-08' })).toContain('Nothing was removed');
  });
});
