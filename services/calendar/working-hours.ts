/** Working hours: when a person whose job it is to read is at work, and when so many hours of that have gone by. */

import { formatTime, instantAt, londonDay } from './london-time';
import { addWorkingDays, type WorkingCalendar } from './rules';

export interface Hours {
  /** London wall clock, 'HH:mm'. */
  from: string;
  until: string;
}

const minuteMs = 60_000;

/** `now` where somebody is at work then, else the next opening. */
export function nextWorkingMoment(now: Date, calendar: WorkingCalendar, hours: Hours): Date {
  const day = londonDay(now);
  const time = formatTime(now);
  if (calendar.isWorkingDay(day)) {
    if (time < hours.from) return instantAt(day, hours.from);
    if (time < hours.until) return now;
  }
  return instantAt(addWorkingDays(day, 1, calendar), hours.from);
}

/** The instant at which `minutes` of working time have passed since `from`: evenings, weekends and days off do not count. */
export function addWorkingMinutes(
  from: Date,
  minutes: number,
  calendar: WorkingCalendar,
  hours: Hours,
): Date {
  let at = nextWorkingMoment(from, calendar, hours);
  let left = minutes * minuteMs;
  for (;;) {
    const closes = instantAt(londonDay(at), hours.until).getTime();
    if (at.getTime() + left <= closes) return new Date(at.getTime() + left);
    left -= closes - at.getTime();
    at = nextWorkingMoment(new Date(closes), calendar, hours);
  }
}
