/** The bank holidays around the meetings of the tests, and domain.md 3's own offsets, worked back from a meeting. */
import { addWorkingDays, calendarOf, Day, type WorkingCalendar } from '../../../services/calendar/rules';
import type { TimetableStep } from '../../../services/meetings/rules';

const named = (name: string, ...days: string[]) => days.map((day) => ({ day: Day.parse(day), name }));

export const bankHolidays = [
  ...named('Christmas Day', '2026-12-25', '2027-12-27'),
  ...named('Boxing Day', '2026-12-28', '2027-12-28'),
  ...named('New Year’s Day', '2027-01-01', '2028-01-03'),
  ...named('Good Friday', '2027-03-26'),
  ...named('Easter Monday', '2027-03-29'),
  ...named('Bank holiday', '2027-05-03', '2027-05-31', '2027-08-30'),
];

export function calendarWith(...closures: string[]): WorkingCalendar {
  return calendarOf({
    bankHolidays,
    closures: named('Offices shut', ...closures),
    knownUntil: Day.parse('2028-12-31'),
  });
}

export const offsets = {
  'round-opens': -40,
  'nudge-1': -35,
  'nudge-2': -32,
  'words-due': -30,
  'late-list': -28,
  'figures-due': -24,
  'returned-updates-back': -20,
  'draft-to-consultees': -17,
  'final-report': -8,
  meeting: 0,
} satisfies Partial<Record<TimetableStep, number>>;

export function dayOf(step: keyof typeof offsets, meeting: Day, calendar: WorkingCalendar): Day {
  return addWorkingDays(meeting, offsets[step], calendar);
}
