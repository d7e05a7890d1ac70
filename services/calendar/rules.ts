/** Working days, clear days and London time: the only place that knows how dates are counted (domain.md 2.3). */
import { type Day, dayNumber, dayOfNumber, dayParts } from './day';
import { formatTime, instantAt, londonDay } from './london-time';

export {
  addDays,
  Day,
  type DayParts,
  dayParts,
  formatDay,
  formatShortDay,
  isFarAhead,
  laterDay,
  monthName,
  parseDay,
} from './day';
export { formatMoment, formatTime, instantAt, londonDay } from './london-time';

/** Which days count as working days for one committee, and why the others do not. */
export interface WorkingCalendar {
  isWorkingDay(day: Day): boolean;
  /** 'Saturday', 'Sunday', 'Good Friday' (a bank holiday's name) or a closure's name; null on a working day. */
  closedBecause(day: Day): { kind: 'weekend' | 'bank-holiday' | 'closure'; name: string } | null;
  /** Bank holidays are known up to and including this day; later dates carry a warning. */
  knownUntil: Day;
}

export interface NamedDay {
  day: Day;
  name: string;
}

/** The council's working days: Monday to Friday, without bank holidays and the days its offices are shut. */
export function calendarOf({
  bankHolidays,
  closures,
  knownUntil,
}: {
  bankHolidays: readonly NamedDay[];
  closures: readonly NamedDay[];
  knownUntil: Day;
}): WorkingCalendar {
  const closed = new Map<Day, { kind: 'bank-holiday' | 'closure'; name: string }>();
  for (const { day, name } of closures) closed.set(day, { kind: 'closure', name });
  for (const { day, name } of bankHolidays) closed.set(day, { kind: 'bank-holiday', name });
  return {
    isWorkingDay: (day) => !isWeekend(day) && !closed.has(day),
    closedBecause: (day) =>
      isWeekend(day) ? { kind: 'weekend', name: dayParts(day).weekday } : (closed.get(day) ?? null),
    knownUntil,
  };
}

/**
 * Working days as the Care Planning Regulations 2010 count them (the 20 working days of action 4.4): Christmas Day,
 * Good Friday and bank holidays are left out, the council's own closures are not (domain.md 2.3).
 */
export function statutoryCalendarOf(known: {
  bankHolidays: readonly NamedDay[];
  knownUntil: Day;
}): WorkingCalendar {
  return calendarOf({ ...known, closures: [] });
}

/** 1 January 1970 was a Thursday. */
export function isWeekend(day: Day): boolean {
  return ((((dayNumber(day) + 4) % 7) + 7) % 7) % 6 === 0;
}

/** A calendar that is shut for years on end is a mistake: stop, do not loop. */
const longestSearch = 3 * 366;

/** The next working day after `number` (or before it, with step -1), as a day number. */
function nextWorking(number: number, step: 1 | -1, calendar: WorkingCalendar): number {
  for (let next = number + step; Math.abs(next - number) <= longestSearch; next += step) {
    if (calendar.isWorkingDay(dayOfNumber(next))) return next;
  }
  throw new RangeError(`no working day within three years of ${dayOfNumber(number)}`);
}

/** `count` working days after `day`, or before it when negative; `day` itself is not counted, and 0 gives it back. */
export function addWorkingDays(day: Day, count: number, calendar: WorkingCalendar): Day {
  const step = count < 0 ? -1 : 1;
  let number = dayNumber(day);
  for (let left = Math.abs(count); left > 0; left--) number = nextWorking(number, step, calendar);
  return dayOfNumber(number);
}

/**
 * How many working days lie after `from`, up to and including `to`; negative when `to` is earlier. The answer that
 * addWorkingDays turns back: workingDaysBetween(day, addWorkingDays(day, n)) is n.
 */
export function workingDaysBetween(from: Day, to: Day, calendar: WorkingCalendar): number {
  const step = to < from ? -1 : 1;
  const last = dayNumber(to);
  let count = 0;
  for (let number = dayNumber(from); number !== last; ) {
    number += step;
    if (calendar.isWorkingDay(dayOfNumber(number))) count += step;
  }
  return count;
}

/**
 * The last day on which papers may be published for a meeting: `clearDays` whole working days lie between the two,
 * neither counted (Local Government Act 1972 s.100A(6), s.100B(3); domain.md 2.3). With 3: when member notice closes.
 */
export function publishBy(meetingDay: Day, calendar: WorkingCalendar, clearDays = 5): Day {
  return addWorkingDays(meetingDay, -(clearDays + 1), calendar);
}

/** Noon is the aim; what is put out later than this belongs to the next working day (domain.md 2.3). */
const officeCloses = '17:00';

/** The day that something put before the public counts as: later than 17:00, or on a day off, is the next working day. */
export function countsAs(instant: Date, calendar: WorkingCalendar): Day {
  const day = londonDay(instant);
  const inHours = calendar.isWorkingDay(day) && formatTime(instant) <= officeCloses;
  return inHours ? day : addWorkingDays(day, 1, calendar);
}

const sendingFrom = '09:00';
const sendingUntil = '16:00';

/** Whether a reminder may be sent: a working day, 09:00 to before 16:00 in London (domain.md 3, reminder manners). */
export function isSendingTime(now: Date, calendar: WorkingCalendar): boolean {
  const time = formatTime(now);
  return time >= sendingFrom && time < sendingUntil && calendar.isWorkingDay(londonDay(now));
}

/** `now` where it is a sending time, else the next 09:00 of a working day. */
export function nextSendingTime(now: Date, calendar: WorkingCalendar): Date {
  if (isSendingTime(now, calendar)) return now;
  const today = londonDay(now);
  const stillToCome = formatTime(now) < sendingFrom && calendar.isWorkingDay(today);
  return instantAt(stillToCome ? today : addWorkingDays(today, 1, calendar), sendingFrom);
}
