/** Between instants and London's clock, summer time included: the only place that knows the time zone. */
import { DateTime, IANAZone } from 'luxon';
import { type Day, dayOfNumber, formatDay } from './day';

const london = IANAZone.create('Europe/London');
const minuteMs = 60_000;

/** London's wall clock as if it were UTC, in milliseconds. */
function wallClock(instant: Date): number {
  const time = instant.getTime();
  return time + london.offset(time) * minuteMs;
}

/** The calendar day in London at this instant. */
export function londonDay(instant: Date): Day {
  return dayOfNumber(Math.floor(wallClock(instant) / 86_400_000));
}

/** '14:02', London. */
export function formatTime(instant: Date): string {
  return new Date(wallClock(instant)).toISOString().slice(11, 16);
}

/** 'Tuesday 19 January 2027, 14:02', London. */
export function formatMoment(instant: Date): string {
  return `${formatDay(londonDay(instant))}, ${formatTime(instant)}`;
}

/**
 * The instant of a London wall-clock time, 'HH:mm'. The hour that spring skips counts on from the hour before
 * ('01:30' is 02:30 summer time); the hour that autumn repeats is its first, in summer time.
 * @throws RangeError when `at` is not a time of day.
 */
export function instantAt(day: Day, at: string): Date {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(at)) throw new RangeError(`not a time of day (HH:mm): ${at}`);
  return DateTime.fromISO(`${day}T${at}`, { zone: london }).toJSDate();
}
