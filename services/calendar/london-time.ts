/** Between instants and London's clock, summer time included: the only place that knows the time zone. */
import { IANAZone } from 'luxon';
import { type Day, dayOfNumber, formatDay } from './day';

const london = IANAZone.create('Europe/London');
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** Well over an hour, well under the time between two changes of the clock. */
const aroundMs = 3 * hourMs;

/** Asking the time zone takes some thirty times longer than remembering; its offset changes on whole hours only. */
const offsets = new Map<number, number>();
const rememberedHours = 10_000;

/** Milliseconds that London is ahead of UTC. */
function ahead(time: number): number {
  const hour = Math.floor(time / hourMs);
  const known = offsets.get(hour);
  if (known !== undefined) return known;
  if (offsets.size >= rememberedHours) offsets.clear();
  const offset = london.offset(time) * minuteMs;
  offsets.set(hour, offset);
  return offset;
}

/** London's wall clock as if it were UTC, in milliseconds. */
function wallClock(instant: Date): number {
  return instant.getTime() + ahead(instant.getTime());
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
  const wanted = Date.parse(`${day}T${at}Z`);
  // Not luxon's own reading of local times: in the repeated hour its answer depends on today's season.
  const [before, after] = [-aroundMs, aroundMs].map(
    (around) => new Date(wanted - ahead(wanted + around)),
  ) as [Date, Date];
  return [before, after].find((instant) => wallClock(instant) === wanted) ?? before;
}
