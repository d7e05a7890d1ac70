/** `timetable DATE`: every date of one meeting worked back from it, with its reason; needs no database. */
import { englishBankHolidays } from '../calendar/bank-holidays';
import {
  calendarOf,
  Day,
  dayParts,
  formatDay,
  isWeekend,
  londonDay,
  publishBy,
  type WorkingCalendar,
} from '../calendar/rules';
import { usualElections } from '../meetings/elections';
import { reportingPeriod } from '../meetings/reporting-period';
import { planTimetable } from '../meetings/timetable';
import { readDay, readDays } from './day-range';
import { timetableText } from './timetable-text';

export interface TimetableCommand {
  /** '2026-12-24,2026-12-29..2026-12-31' */
  closed?: string;
  light?: boolean;
  json?: boolean;
}

/** Bank holidays are announced, moved and added; nobody can promise them for longer. */
const yearsAhead = 4;
const firstYear = 2000;
const lastYear = 2099;

/** `ok` false: `text` names the argument that is wrong and how to put it right. */
export function timetable(
  date: string,
  { closed, light = false, json = false }: TimetableCommand,
  now: Date = new Date(),
): { text: string; ok: boolean } {
  let meetingDay: Day;
  let closures: Day[];
  try {
    meetingDay = readMeetingDay('The meeting’s date', date);
    closures = closed === undefined ? [] : readDays('--closed', closed);
  } catch (error) {
    if (error instanceof Error) return { text: error.message, ok: false };
    throw error;
  }
  const calendar = calendarAround(meetingDay, closures, now);
  const profile = light ? 'light' : 'normal';
  const worked = {
    meeting: meetingDay,
    profile,
    period: reportingPeriod(meetingDay),
    publishBy: publishBy(meetingDay, calendar),
    noticeBy: publishBy(meetingDay, calendar, 3),
    bankHolidaysKnownUntil: calendar.knownUntil,
    closed: closures,
    timetable: planTimetable(meetingDay, calendar, { profile, elections: usualElections }),
  } as const;
  return { text: json ? JSON.stringify(worked, null, 2) : timetableText(worked), ok: true };
}

/** A weekday of this century. @throws Error naming the argument and the fix. */
export function readMeetingDay(argument: string, text: string): Day {
  const day = readDay(argument, text);
  const { year } = dayParts(day);
  if (year < firstYear || year > lastYear) {
    throw new Error(`${argument}: ${day} is too far away. Choose a year from ${firstYear} to ${lastYear}.`);
  }
  if (isWeekend(day)) {
    throw new Error(`${argument}: ${formatDay(day)} is at a weekend. Choose a day from Monday to Friday.`);
  }
  return day;
}

function calendarAround(meetingDay: Day, closures: Day[], now: Date): WorkingCalendar {
  const { year } = dayParts(meetingDay);
  return calendarOf({
    bankHolidays: englishBankHolidays(year - 1, year + 1),
    closures: closures.map((day) => ({ day, name: 'Offices closed' })),
    knownUntil: Day.parse(`${dayParts(londonDay(now)).year + yearsAhead}-12-31`),
  });
}
