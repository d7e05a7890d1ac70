/** What was told never comes earlier in silence, and the past is fixed: over random calendars (domain.md 2.11). */
import fc from 'fast-check';
import {
  addDays,
  addWorkingDays,
  calendarOf,
  countsAs,
  type Day,
  formatTime,
  instantAt,
  isWeekend,
  londonDay,
  publishBy,
  workingDaysBetween,
} from '../../../services/calendar/rules';
import type { TimetableStep } from '../../../services/meetings/rules';
import { planTimetable } from '../../../services/meetings/timetable';
import { type StoredDate, standingTimetable } from '../../../services/meetings/told-dates';
import { englishBankHolidays, englishCalendar } from '../../support/english-days';

const day = (text: string) => text as Day;
const knownUntil = day('2028-12-31');
const meetingDay = day('2027-03-02');
const before = englishCalendar();
const after = calendarOf({
  bankHolidays: [...englishBankHolidays, { day: day('2027-02-26'), name: 'One-off' }],
  closures: [],
  knownUntil,
});

function stored(steps: TimetableStep[], calendar = before): Map<TimetableStep, StoredDate> {
  const toldAt = new Date('2027-01-05T09:00:00Z');
  return new Map(
    planTimetable(meetingDay, calendar).map(({ step, day: on, reasons }) => [
      step,
      { day: on, reasons, toldAt: steps.includes(step) ? toldAt : null },
    ]),
  );
}

describe('a bank holiday on 26 February that is added on 12 January', () => {
  const told: TimetableStep[] = ['round-opens', 'words-due', 'figures-due', 'draft-to-consultees'];
  const entries = standingTimetable(planTimetable(meetingDay, after), stored(told), {
    today: day('2027-01-13'),
    movedAt: null,
    calledOn: day('2026-09-01'),
  });
  const of = (step: TimetableStep) => entries.find((entry) => entry.step === step);

  test('leaves what people were told', () => {
    expect(of('words-due')).toMatchObject({ day: '2027-01-19', wouldBe: '2027-01-18' });
    expect(of('words-due')?.reasons.join()).toMatch(/as people were told.*Monday 18 January 2027/);
    expect(of('draft-to-consultees')).toMatchObject({ day: '2027-02-05', wouldBe: '2027-02-04' });
  });
  test('leaves the days gone by', () => {
    expect(of('round-opens')).toMatchObject({ day: '2027-01-05', reasons: [], wouldBe: null });
    expect(of('nudge-1')).toMatchObject({ day: '2027-01-12', reasons: [] });
  });
  test('moves what the law counts, and what nobody knows of yet', () => {
    expect(of('publication')).toMatchObject({
      day: '2027-02-19',
      reasons: ['26 February is a bank holiday'],
    });
    expect(of('chairs-briefing')).toMatchObject({ day: '2027-02-15' });
  });
  test('stands on the lines that it touches alone', () => {
    const named = entries.filter(({ reasons }) => reasons.some((reason) => /is a bank holiday/.test(reason)));
    const steps = named.map(({ step }) => step);
    expect(steps).toContain('publication');
    for (const step of [...told, 'meeting', 'decision-note', 'minutes-online', 'nudge-1'])
      expect(steps).not.toContain(step);
  });
  test('added when publication has gone by, it rewrites nothing and says what to ask', () => {
    const later = standingTimetable(planTimetable(meetingDay, after), stored([]), {
      today: day('2027-02-24'),
      movedAt: null,
      calledOn: day('2026-09-01'),
    });
    const publication = later.find(({ step }) => step === 'publication');
    expect(publication?.day).toBe('2027-02-22');
    expect(publication?.warnings.join()).toMatch(/Friday 19 February 2027.*Monitoring Officer/s);
  });
});

test('when a meeting moves on, what prepares it is asked for again and the round stays as it was', () => {
  const entries = standingTimetable(planTimetable(day('2027-03-30'), before), stored(['words-due']), {
    today: day('2027-02-25'),
    movedAt: new Date('2027-02-25T09:00:00Z'),
    calledOn: day('2026-09-01'),
  });
  const of = (step: TimetableStep) => entries.find((entry) => entry.step === step)?.day;
  expect(of('words-due')).toBe('2027-01-19');
  expect(of('final-report')).toBe('2027-03-16');
  expect(of('publication')).toBe(publishBy(day('2027-03-30'), before));
});

const anyDays = fc.array(fc.integer({ min: 0, max: 120 }), { maxLength: 12 });

test('no told date comes earlier while there is time, none gone by moves, and the law is kept, whatever days off come', () => {
  const saw = { kept: 0, past: 0, holidays: 0, closures: 0, weekends: 0, moved: 0 };
  fc.assert(
    fc.property(
      anyDays,
      anyDays,
      fc.integer({ min: 0, max: 70 }),
      fc.subarray(planTimetable(meetingDay, before).map(({ step }) => step)),
      (holidays, closures, gone, told) => {
        const named = (days: number[], name: string) =>
          days.map((count) => ({ day: addDays(day('2026-12-10'), count), name }));
        const calendar = calendarOf({
          bankHolidays: [...englishBankHolidays, ...named(holidays, 'One-off')],
          closures: named(closures, 'Shut'),
          knownUntil,
        });
        const today = addDays(day('2026-12-28'), gone);
        const known = stored(told);
        for (const entry of standingTimetable(planTimetable(meetingDay, calendar), known, {
          today,
          movedAt: null,
          calledOn: day('2026-09-01'),
        })) {
          const was = known.get(entry.step)?.day ?? entry.day;
          if (entry.step === 'publication') {
            const lawful = publishBy(meetingDay, calendar);
            expect(entry.day === lawful || was < today).toBe(true);
          } else if (was < today) {
            expect(entry.day).toBe(was);
            saw.past += 1;
          } else if (entry.wouldBe !== null) {
            expect(entry.day).toBe(was);
            expect(entry.wouldBe < was).toBe(true);
            saw.kept += 1;
          } else if (entry.day !== was) saw.moved += 1;
          for (let at = entry.day; at < meetingDay; at = addDays(at, 1)) {
            const closed = calendar.closedBecause(at)?.kind;
            if (closed === 'bank-holiday') saw.holidays += 1;
            if (closed === 'closure') saw.closures += 1;
            if (closed === 'weekend') saw.weekends += 1;
          }
        }
      },
    ),
    { seed: 20270302, numRuns: 150 },
  );
  for (const [what, count] of Object.entries(saw)) expect([what, count > 20]).toEqual([what, true]);
});

test('what is put out counts as the next working day from 17:01 on, in summer time too', () => {
  let [late, inTime, off] = [0, 0, 0];
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 1439 }), (count, minute) => {
      const on = addDays(day('2026-12-10'), count);
      const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
      const at = instantAt(on, time);
      const counted = countsAs(at, before);
      expect(before.isWorkingDay(counted)).toBe(true);
      const open = before.isWorkingDay(londonDay(at)) && formatTime(at) <= '17:00';
      expect(counted).toBe(open ? londonDay(at) : addWorkingDays(londonDay(at), 1, before));
      if (open) inTime += 1;
      else if (isWeekend(londonDay(at)) || before.closedBecause(londonDay(at))) off += 1;
      else late += 1;
      expect(workingDaysBetween(londonDay(at), counted, before)).toBeLessThanOrEqual(1);
    }),
    { seed: 1700, numRuns: 400 },
  );
  expect([late > 20, inTime > 20, off > 20]).toEqual([true, true, true]);
});
