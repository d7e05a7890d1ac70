/**
 * Every step of the timetable at its borders: the minute before, at and after each hour that counts, around clock changes,
 * Christmas, Easter and leap days. The rows come from the product's own list, so that a new step has its borders too.
 */
import { addDays, type Day, londonDay, type WorkingCalendar } from '../../../services/calendar/rules';
import { duties, isOver, isTold, publicationNotices, toldFrom } from '../../../services/cycle/rules';
import { publicationStanding } from '../../../services/meetings/publication-standing';
import type { Profile, TimetableStep } from '../../../services/meetings/rules';
import { steps } from '../../../services/meetings/steps';
import { planTimetable } from '../../../services/meetings/timetable';
import { noticeKinds } from '../../../services/notices/kinds';
import { stepNoticeKinds } from '../../../services/notices/step-kinds';
import { englishCalendar } from '../../support/english-days';

/** Steps that the round's own reminders tell of, publication, and the meeting itself, which needs no reminder. */
const toldOtherwise: Partial<Record<TimetableStep, readonly string[]>> = {
  'round-opens': ['round-opened', 'round-opened-clerk'],
  'nudge-1': ['nudge-1'],
  'nudge-2': ['nudge-2'],
  'words-due': ['words-due-today', 'late-to-cover', 'late-to-manager'],
  'late-list': ['late-list'],
  'figures-due': ['figures-due-today'],
  publication: [
    ...['step-publication-amber', 'step-publication-red', 'step-publication-cover'],
    'step-publication-missed',
  ],
  meeting: [],
};

test('every step of the timetable is told to somebody, in one way', () => {
  for (const { step } of steps) {
    const byDuty = duties.filter((duty) => duty.step === step).length;
    const otherwise = toldOtherwise[step] === undefined ? 0 : 1;
    expect([step, byDuty + otherwise]).toEqual([step, 1]);
    for (const kind of toldOtherwise[step] ?? []) expect(Object.keys(noticeKinds)).toContain(kind);
  }
  for (const { step, roles, also, otherwise } of duties) {
    expect([step, roles.length > 0 || (also !== undefined && otherwise !== undefined)]).toEqual([step, true]);
  }
  const used = [
    'step-due',
    ...Object.values(toldOtherwise).flat(),
    'step-deadline-earlier',
    'step-agenda-carried',
  ];
  expect(Object.keys(stepNoticeKinds).filter((kind) => !used.includes(kind))).toEqual([]);
});

/** London's wall clock by another library than the product's. */
const clockFace = new Intl.DateTimeFormat('en-GB', {
  ...{ timeZone: 'Europe/London', hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
  ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
});

function londonAt(day: string, time: string): Date {
  const wanted = `${day.split('-').reverse().join('/')}, ${time}:00`;
  for (const hour of [0, 1]) {
    const instant = new Date(Date.parse(`${day}T${time}:00Z`) - hour * 3_600_000);
    if (clockFace.format(instant) === wanted) return instant;
  }
  throw new Error(`no such hour: ${wanted}`);
}

/** By going day for day, without the product's arithmetic. */
function workingDay(from: Day, count: number, calendar: WorkingCalendar): Day {
  let day = from;
  for (let left = Math.abs(count); left > 0; ) {
    day = addDays(day, Math.sign(count));
    const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
    if (weekday !== 0 && weekday !== 6 && calendar.closedBecause(day) === null) left -= 1;
  }
  return day;
}

const shut = ['2026-12-24', '2026-12-29', '2026-12-30', '2026-12-31'];

/** Meetings whose steps lie around what is hard to count. */
const scenes: [why: string, meeting: string, profile: Profile, closures: string[]][] = [
  ['an ordinary meeting', '2027-03-02', 'normal', []],
  ['the last Sunday of March, and Easter', '2027-04-06', 'normal', []],
  ['the last Sunday of October', '2026-11-03', 'normal', []],
  ['the end of the year', '2027-01-05', 'normal', []],
  ['the end of the year with the offices shut', '2027-01-12', 'light', shut],
  ['29 February', '2028-03-07', 'normal', []],
  ['two bank holidays in May, and polling day', '2027-06-08', 'light', []],
  ['a short summer', '2027-09-07', 'light', []],
  ['a meeting on a bank holiday', '2027-05-03', 'normal', []],
];

describe.each(scenes)('around %s (%s, %s)', (_why, meeting, profile, closures) => {
  const calendar = englishCalendar(closures);
  const offsets = profile === 'light' ? { 'chairs-briefing': -11, 'draft-minutes': 4 } : {};
  const entries = planTimetable(meeting as Day, calendar, { profile, offsets });
  const calledOn = '2026-01-01' as Day;

  test.each(duties.map((duty) => [duty.step, duty] as const))('%s', (step, duty) => {
    const entry = entries.find((one) => one.step === step);
    if (!entry) throw new Error('not in the timetable');
    const { day, at } = entry;
    expect(calendar.isWorkingDay(day)).toBe(true);
    const told = (instant: Date, called = calledOn) =>
      isTold(duty, entry, { now: instant, today: londonDay(instant), calledOn: called, calendar });
    const morning = workingDay(day, -duty.before, calendar);
    const last = workingDay(day, 2, calendar);
    expect(toldFrom(duty, day, calendar)).toEqual(londonAt(morning, '09:00'));
    expect([told(londonAt(morning, '08:59')), told(londonAt(morning, '09:00'))]).toEqual([false, true]);
    for (const time of ['16:59', '17:00', '17:01']) expect(told(londonAt(day, time))).toBe(true);
    expect([told(londonAt(last, '23:59')), told(londonAt(addDays(last, 1), '00:00'))]).toEqual([true, false]);
    // Called on the step's own day it is still to be done; called later nobody could do it.
    expect([told(londonAt(day, '12:00'), day), told(londonAt(last, '12:00'), last)]).toEqual([true, false]);
    const over = (onDay: Day, time: string) => isOver(entry, londonAt(onDay, time), calendar);
    if (at === null) {
      expect([over(day, '16:59'), over(day, '17:00'), over(day, '17:01')]).toEqual([false, false, true]);
    } else {
      expect([over(day, '11:59'), over(day, at), over(day, '12:01')]).toEqual([false, false, true]);
    }
    expect(over(addDays(day, -1), '23:59')).toBe(false);
    expect(over(addDays(day, 1), '00:01')).toBe(true);
  });

  test('publication', () => {
    const lawful = workingDay(meeting as Day, -6, calendar);
    expect(entries.find(({ step }) => step === 'publication')?.day).toBe(lawful);
    const due = publicationNotices({ aim: lawful, lawful }, calendar).map(({ kind, dueAt }) => [kind, dueAt]);
    expect(due).toEqual([
      ['step-publication-amber', londonAt(workingDay(lawful, -3, calendar), '09:00')],
      ['step-publication-red', londonAt(workingDay(lawful, -1, calendar), '09:00')],
      ['step-publication-cover', londonAt(workingDay(lawful, -1, calendar), '12:00')],
      ['step-publication-missed', londonAt(workingDay(lawful, 1, calendar), '09:00')],
    ]);
    const level = (day: Day, time: string, published: [Day, string] | null = null) =>
      publicationStanding({
        ...{ now: londonAt(day, time), lawful, calendar },
        publishedAt: published && londonAt(...published),
      }).level;
    const amber = workingDay(lawful, -3, calendar);
    expect(level(addDays(amber, -1), '23:59')).toBe('calm');
    expect(level(amber, '00:00')).toBe('amber');
    expect(level(workingDay(lawful, -1, calendar), '00:00')).toBe('red');
    for (const time of ['16:59', '17:00']) {
      expect(level(lawful, time)).toBe('red');
      expect(level(meeting as Day, '12:00', [lawful, time])).toBe('published');
    }
    expect(level(lawful, '17:01')).toBe('missed');
    expect(level(meeting as Day, '12:00', [lawful, '17:01'])).toBe('late');
    // Over a weekend or holidays the last day has not come yet.
    if (addDays(lawful, -1) !== workingDay(lawful, -1, calendar))
      expect(level(addDays(lawful, -1), '17:01')).toBe('red');
  });
});
