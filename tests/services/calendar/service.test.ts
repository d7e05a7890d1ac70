/** The kept calendar: the library's bank holidays, the clerk's own days, and neither undoing the other. */
import type { Day } from '../../../services/calendar/rules';
import { type Calendar, createCalendar } from '../../../services/calendar/service';
import type { Database } from '../../../services/db/database';
import { onEachEngine } from '../../support/engines';
import { englishBankHolidays } from '../../support/english-days';

const day = (text: string) => text as Day;
const by = 'clerk-1';

onEachEngine('the working calendar', (open) => {
  let database: Database;
  let calendar: Calendar;
  let now = new Date('2026-11-22T10:00:00Z');
  let elapsed = 0;
  const another = () =>
    createCalendar({ db: database.db, clock: { now: () => now }, elapsedMs: () => elapsed });

  beforeEach(async () => {
    now = new Date('2026-11-22T10:00:00Z');
    elapsed = 0;
    database = await open();
    calendar = another();
    await calendar.refreshBankHolidays();
  });
  afterEach(() => database.close());

  /** As a later version of the library would: everything is read and stored again. */
  async function readLibraryAgain(): Promise<void> {
    await database.db.updateTable('day_off_horizon').set({ source: 'an older library' }).execute();
    expect(await calendar.refreshBankHolidays()).toBe(true);
  }

  test('holds every bank holiday, one-off and substitute days included', async () => {
    const working = await calendar.workingCalendar();
    for (const { day: holiday } of englishBankHolidays) {
      expect([holiday, working.closedBecause(holiday)?.kind]).toEqual([holiday, 'bank-holiday']);
    }
    const years = [day('2022-01-01'), day('2023-12-31')] as const;
    const weekdays = (await calendar.list(...years)).filter(
      (one) => working.closedBecause(one.day)?.kind === 'bank-holiday',
    );
    // 2022 had ten, the new year's substitute day of 3 January included, and the coronation made nine in 2023.
    expect(weekdays).toHaveLength(10 + 9);
  });

  test('reaches to the end of the fourth year from now, and is read again only when that is not enough', async () => {
    expect((await calendar.workingCalendar()).knownUntil).toBe('2030-12-31');
    expect(await calendar.refreshBankHolidays()).toBe(false);
    now = new Date('2027-01-04T09:00:00Z');
    expect(await calendar.refreshBankHolidays()).toBe(true);
    expect((await calendar.workingCalendar()).knownUntil).toBe('2031-12-31');
    now = new Date('2026-12-01T09:00:00Z');
    expect(await calendar.refreshBankHolidays()).toBe(false);
  });

  test('before the library was read it is a fault, not a calendar without holidays', async () => {
    await database.db.deleteFrom('day_off_horizon').execute();
    await expect(another().workingCalendar()).rejects.toThrow('refreshBankHolidays');
  });

  test('a bank holiday that the clerk removed is not brought back by the library', async () => {
    const removed = await calendar.removeDayOff({ from: day('2027-05-03'), to: day('2027-05-03'), by });
    expect(removed.map((one) => one.name)).toEqual(['Early May bank holiday']);
    await readLibraryAgain();
    expect((await calendar.workingCalendar()).isWorkingDay(day('2027-05-03'))).toBe(true);
  });

  test('a name that the clerk gave is kept, and a removed day can be added again', async () => {
    const may = { from: day('2027-05-03'), to: day('2027-05-03'), by };
    await calendar.addDayOff({ ...may, kind: 'bank-holiday', name: 'May Day' });
    await readLibraryAgain();
    expect((await calendar.workingCalendar()).closedBecause(day('2027-05-03'))?.name).toBe('May Day');
    await calendar.removeDayOff(may);
    await calendar.addDayOff({ ...may, kind: 'bank-holiday', name: 'Early May' });
    expect((await calendar.workingCalendar()).closedBecause(day('2027-05-03'))?.name).toBe('Early May');
  });

  test('a closure covers the weekdays of its range and leaves the bank holidays in it when it goes', async () => {
    const christmas = { from: day('2026-12-24'), to: day('2026-12-31'), by };
    const added = await calendar.addDayOff({ ...christmas, kind: 'closure', name: 'Offices closed' });
    expect(added).toHaveLength(6);
    const shut = await calendar.workingCalendar();
    expect(shut.closedBecause(day('2026-12-24'))).toEqual({ kind: 'closure', name: 'Offices closed' });
    expect(shut.closedBecause(day('2026-12-25'))?.kind).toBe('bank-holiday');
    const statutory = await calendar.statutoryCalendar();
    expect(statutory.isWorkingDay(day('2026-12-24'))).toBe(true);
    expect(statutory.isWorkingDay(day('2026-12-28'))).toBe(false);

    expect(await calendar.removeDayOff(christmas)).toHaveLength(6);
    const open = await calendar.workingCalendar();
    expect(open.isWorkingDay(day('2026-12-24'))).toBe(true);
    expect(open.isWorkingDay(day('2026-12-25'))).toBe(false);
  });

  test('a reversed range is a fault and stores nothing', async () => {
    const reversed = { from: day('2026-12-31'), to: day('2026-12-24'), by };
    await expect(
      calendar.addDayOff({ ...reversed, kind: 'closure', name: 'Offices closed' }),
    ).rejects.toThrow(RangeError);
    expect((await calendar.workingCalendar()).isWorkingDay(day('2026-12-24'))).toBe(true);
  });

  test('what another process added is seen within a minute, and at once where it matters', async () => {
    const elsewhere = another();
    const added = day('2027-06-14');
    expect((await calendar.workingCalendar()).isWorkingDay(added)).toBe(true);
    await elsewhere.addDayOff({ from: added, to: added, kind: 'bank-holiday', name: 'One-off', by });
    elapsed = 59_000;
    expect((await calendar.workingCalendar()).isWorkingDay(added)).toBe(true);
    expect((await another().freshWorkingCalendar()).isWorkingDay(added)).toBe(false);
    elapsed = 60_000;
    expect((await calendar.workingCalendar()).isWorkingDay(added)).toBe(false);
  });

  test('can be asked inside a transaction', async () => {
    const working = await database.db.transaction().execute((on) => another().workingCalendar(on));
    expect(working.isWorkingDay(day('2027-03-26'))).toBe(false);
  });
});
