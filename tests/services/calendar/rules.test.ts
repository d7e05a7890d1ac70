/** Working days, London's clock and written days, by table and by seeded random properties. */
import fc from 'fast-check';
import {
  addDays,
  addWorkingDays,
  calendarOf,
  countsAs,
  type Day,
  formatDay,
  formatMoment,
  formatShortDay,
  formatTime,
  instantAt,
  isSendingTime,
  londonDay,
  nextSendingTime,
  parseDay,
  publishBy,
  statutoryCalendarOf,
  workingDaysBetween,
} from '../../../services/calendar/rules';
import { christmasClosure2026, englishBankHolidays, englishCalendar } from '../../support/english-days';

const calendar = englishCalendar(christmasClosure2026);
const day = (text: string) => text as Day;

const anyDay = fc.integer({ min: 0, max: 4_000 }).map((days) => addDays(day('2018-01-01'), days));
const anyCalendar = fc.uniqueArray(anyDay, { maxLength: 60 }).map((days) =>
  calendarOf({
    bankHolidays: [...englishBankHolidays, ...days.map((one) => ({ day: one, name: 'Added' }))],
    closures: [],
    knownUntil: day('2028-12-31'),
  }),
);
const seeded = { seed: 20261122, numRuns: 300 };

test.each([
  ['2027-01-19', '17:00', '2027-01-19'],
  ['2027-01-19', '17:01', '2027-01-20'],
  ['2027-01-22', '17:01', '2027-01-25'],
  ['2027-01-23', '09:00', '2027-01-25'],
  // 16:00 UTC is 17:00 in London.
  ['2027-06-22', '17:00', '2027-06-22'],
])('what is put out on %s at %s counts as %s', (on, time, counted) => {
  expect(countsAs(instantAt(day(on), time), calendar)).toBe(counted);
});

describe('counting working days', () => {
  test('is undone by counting between', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -80, max: 80 }), anyCalendar, (from, count, days) => {
        expect(workingDaysBetween(from, addWorkingDays(from, count, days), days)).toBe(count);
      }),
      seeded,
    );
  });

  test('lands on a working day and, from a working day, comes back', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 80 }), anyCalendar, (start, count, days) => {
        const from = addWorkingDays(start, 1, days);
        const there = addWorkingDays(from, count, days);
        expect(days.isWorkingDay(there)).toBe(true);
        expect(addWorkingDays(there, -count, days)).toBe(from);
      }),
      seeded,
    );
  });

  test('does not count the day itself, and nought stays where it is', () => {
    expect(addWorkingDays(day('2027-03-01'), 1, calendar)).toBe('2027-03-02');
    expect(addWorkingDays(day('2027-03-06'), 0, calendar)).toBe('2027-03-06');
    expect(addWorkingDays(day('2027-03-06'), 1, calendar)).toBe('2027-03-08');
    expect(workingDaysBetween(day('2027-03-02'), day('2027-03-02'), calendar)).toBe(0);
  });

  test('stops with a fault on a calendar that is never open', () => {
    const never = { isWorkingDay: () => false, closedBecause: () => null, knownUntil: day('2028-12-31') };
    expect(() => addWorkingDays(day('2027-03-01'), 1, never)).toThrow(RangeError);
  });
});

describe('publication', () => {
  test('is on a working day with exactly five whole working days between it and the meeting', () => {
    fc.assert(
      fc.property(anyDay, anyCalendar, (meeting, days) => {
        const published = publishBy(meeting, days);
        expect(days.isWorkingDay(published)).toBe(true);
        let clear = 0;
        for (let one = addDays(published, 1); one < meeting; one = addDays(one, 1)) {
          if (days.isWorkingDay(one)) clear += 1;
        }
        expect(clear).toBe(5);
      }),
      seeded,
    );
  });

  test('is never moved later by one more day off', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -30, max: 5 }), (meeting, apart) => {
        const added = { day: addDays(meeting, apart), name: 'Added' };
        const without = englishCalendar();
        const withIt = calendarOf({
          bankHolidays: [...englishBankHolidays, added],
          closures: [],
          knownUntil: day('2028-12-31'),
        });
        expect(publishBy(meeting, withIt) <= publishBy(meeting, without)).toBe(true);
      }),
      seeded,
    );
  });
});

describe('why a day is off', () => {
  test.each([
    ['2027-03-27', { kind: 'weekend', name: 'Saturday' }],
    ['2027-03-28', { kind: 'weekend', name: 'Sunday' }],
    ['2027-03-26', { kind: 'bank-holiday', name: 'Good Friday' }],
    ['2026-12-24', { kind: 'closure', name: 'Offices closed' }],
    ['2027-03-25', null],
  ])('%s', (text, because) => {
    expect(calendar.closedBecause(day(text))).toEqual(because);
    expect(calendar.isWorkingDay(day(text))).toBe(because === null);
  });

  test('a bank holiday within a closure keeps its own name', () => {
    const both = calendarOf({
      bankHolidays: [{ day: day('2026-12-28'), name: 'Boxing Day (substitute day)' }],
      closures: [{ day: day('2026-12-28'), name: 'Offices closed' }],
      knownUntil: day('2028-12-31'),
    });
    expect(both.closedBecause(day('2026-12-28'))).toMatchObject({ kind: 'bank-holiday' });
  });

  test('the statutory calendar counts the days on which only the council is shut', () => {
    const statutory = statutoryCalendarOf({
      bankHolidays: englishBankHolidays,
      knownUntil: day('2028-12-31'),
    });
    expect(addWorkingDays(day('2026-12-23'), 4, calendar)).toBe('2027-01-07');
    expect(addWorkingDays(day('2026-12-23'), 4, statutory)).toBe('2026-12-31');
  });
});

describe('London’s clock', () => {
  test.each([
    ['2027-01-19', '12:00', '2027-01-19T12:00:00.000Z'],
    ['2027-07-19', '12:00', '2027-07-19T11:00:00.000Z'],
    ['2027-03-28', '00:59', '2027-03-28T00:59:00.000Z'],
    ['2027-03-28', '02:00', '2027-03-28T01:00:00.000Z'],
    ['2027-03-28', '01:30', '2027-03-28T01:30:00.000Z'],
    ['2027-10-31', '01:30', '2027-10-31T00:30:00.000Z'],
    ['2027-10-31', '02:00', '2027-10-31T02:00:00.000Z'],
  ])('%s %s is the instant %s', (text, time, instant) => {
    expect(instantAt(day(text), time).toISOString()).toBe(instant);
  });

  test.each([
    ['2027-06-30T22:59:59Z', '2027-06-30', '23:59'],
    ['2027-06-30T23:00:00Z', '2027-07-01', '00:00'],
    ['2027-01-31T23:59:59Z', '2027-01-31', '23:59'],
    ['2027-03-28T01:00:00Z', '2027-03-28', '02:00'],
    ['1969-12-31T22:59:59Z', '1969-12-31', '23:59'],
  ])('%s is %s, %s in London', (instant, text, time) => {
    expect(londonDay(new Date(instant))).toBe(text);
    expect(formatTime(new Date(instant))).toBe(time);
  });

  test('a day and a time written and read come back, outside the hour that spring skips', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: 2, max: 23 }),
        fc.integer({ min: 0, max: 59 }),
        (text, hour, minute) => {
          const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
          expect([londonDay(instantAt(text, time)), formatTime(instantAt(text, time))]).toEqual([text, time]);
        },
      ),
      seeded,
    );
  });

  test('what is no time of day is a fault', () => {
    expect(() => instantAt(day('2027-01-19'), '24:00')).toThrow(RangeError);
    expect(() => instantAt(day('2027-01-19'), '9:00')).toThrow(RangeError);
  });
});

describe('sending time', () => {
  test.each([
    ['2027-01-19T08:59:59Z', false, '2027-01-19T09:00:00.000Z', 'before nine'],
    ['2027-01-19T09:00:00Z', true, '2027-01-19T09:00:00.000Z', 'nine exactly'],
    ['2027-01-19T15:59:59Z', true, '2027-01-19T15:59:59.000Z', 'just before four'],
    ['2027-01-19T16:00:00Z', false, '2027-01-20T09:00:00.000Z', 'four exactly'],
    ['2027-01-22T17:00:00Z', false, '2027-01-25T09:00:00.000Z', 'Friday evening'],
    ['2027-01-24T11:00:00Z', false, '2027-01-25T09:00:00.000Z', 'Sunday'],
    ['2027-03-26T11:00:00Z', false, '2027-03-30T08:00:00.000Z', 'Good Friday, before summer time begins'],
    ['2026-12-24T11:00:00Z', false, '2027-01-04T09:00:00.000Z', 'the offices are shut'],
    ['2027-07-19T08:00:00Z', true, '2027-07-19T08:00:00.000Z', 'nine in summer'],
    ['2027-07-19T15:00:00Z', false, '2027-07-20T08:00:00.000Z', 'four in summer'],
    ['2027-10-29T16:00:00Z', false, '2027-11-01T09:00:00.000Z', 'over the end of summer time'],
    ['2027-07-18T23:30:00Z', false, '2027-07-19T08:00:00.000Z', 'just after midnight in London'],
  ])('%s: %s, next %s (%s)', (instant, sending, next) => {
    expect(isSendingTime(new Date(instant), calendar)).toBe(sending);
    expect(nextSendingTime(new Date(instant), calendar).toISOString()).toBe(next);
  });
});

describe('days as people write them', () => {
  test('are formatted in full and short', () => {
    expect(formatDay(day('2027-01-19'))).toBe('Tuesday 19 January 2027');
    expect(formatShortDay(day('2027-01-05'))).toBe('Tue 5 Jan');
    expect(formatMoment(new Date('2027-07-19T13:02:00Z'))).toBe('Monday 19 July 2027, 14:02');
  });

  test.each([
    ['2027-01-19', '2027-01-19'],
    [' 19/01/2027 ', '2027-01-19'],
    ['1/2/2027', '2027-02-01'],
    ['19 January 2027', '2027-01-19'],
    ['19 jan 2027', '2027-01-19'],
    ['7 Sept 2027', '2027-09-07'],
    ['Tuesday 19 January 2027', '2027-01-19'],
    ['Tue, 19 Jan 2027', '2027-01-19'],
    ['29/02/2028', '2028-02-29'],
    ['29/02/2027', null],
    ['31 April 2027', null],
    ['01/19/2027', null],
    ['19/01/27', null],
    ['Wednesday 19 January 2027', null],
    ['19 Janury 2027', null],
    ['19 Ju 2027', null],
    ['19 x 2027', null],
    ['2027-01-19T00:00', null],
    ['', null],
  ])('"%s" is read as %s', (text, expected) => {
    expect(parseDay(text)).toBe(expected);
  });

  test('whatever is formatted is read back', () => {
    fc.assert(
      fc.property(anyDay, (one) => {
        expect(parseDay(formatDay(one))).toBe(one);
      }),
      seeded,
    );
  });
});
