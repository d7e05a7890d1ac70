/** A round's own dates, taken from its meeting's timetable, and how they follow it when the calendar changes. */
import { addWorkingDays, type Day, instantAt, londonDay, type WorkingCalendar } from '../calendar/rules';
import type { TimetableEntry, TimetableStep } from '../meetings/rules';
import { earlier, later, type Round } from './rules';

export type RoundDates = Pick<Round, 'opensAt' | 'wordsDueAt' | 'figuresDueAt' | 'locksAt'>;

/** Working days that leads are given at least when a round opens after its words deadline, lock permitting. */
const fairNotice = 5;
/** Working days left at least when an open round's deadline has to move closer. */
const movingNotice = 2;

/** After 'draft-to-consultees' the report is with legal, finance and HR, and updates no longer change (domain.md 3). */
export function datesOf(timetable: Pick<TimetableEntry, 'step' | 'day'>[]): RoundDates & { neededAt: Date } {
  const at = (step: TimetableStep, time: string) => {
    const entry = timetable.find((one) => one.step === step);
    if (!entry) throw new Error(`The timetable has no step '${step}'.`);
    return instantAt(entry.day, time);
  };
  return {
    opensAt: at('round-opens', '09:00'),
    wordsDueAt: at('words-due', '12:00'),
    figuresDueAt: at('figures-due', '12:00'),
    locksAt: at('draft-to-consultees', '12:00'),
    neededAt: at('final-report', '12:00'),
  };
}

/** A deadline that has gone by already is nobody's deadline: a round that opens late gives fair notice from its opening. */
export function datesWhenOpening(dates: RoundDates, calendar: WorkingCalendar, now: Date): RoundDates {
  if (now < dates.wordsDueAt) return dates;
  return inOrder({ ...dates, wordsDueAt: noonAfter(fairNotice, calendar, now) });
}

/**
 * The dates of an open round under a new timetable. What has gone by stays, nothing moves into the past, and what moves
 * closer leaves leads two working days at least. A date that ought to have gone by stays as long as it lies before
 * `neededAt`, when the report goes to the clerk.
 */
export function followTimetable(
  stands: RoundDates,
  { neededAt, ...computed }: RoundDates & { neededAt: Date },
  calendar: WorkingCalendar,
  now: Date,
): RoundDates {
  const follow = (old: Date, fresh: Date) => {
    if (old <= now) return old;
    if (fresh >= old) return fresh;
    if (fresh <= now && old < neededAt) return old;
    return later(fresh, earlier(noonAfter(movingNotice, calendar, now), old));
  };
  return inOrder({
    opensAt: stands.opensAt,
    wordsDueAt: follow(stands.wordsDueAt, computed.wordsDueAt),
    figuresDueAt: follow(stands.figuresDueAt, computed.figuresDueAt),
    locksAt: follow(stands.locksAt, computed.locksAt),
  });
}

/** A round's dates as steps of its meeting's timetable: what leads are told. */
export function toldSteps(dates: RoundDates): { step: TimetableStep; day: Day }[] {
  return [
    { step: 'round-opens', day: londonDay(dates.opensAt) },
    { step: 'words-due', day: londonDay(dates.wordsDueAt) },
    { step: 'figures-due', day: londonDay(dates.figuresDueAt) },
    { step: 'draft-to-consultees', day: londonDay(dates.locksAt) },
  ];
}

/** Whether something that leads were told comes earlier. */
export function comesEarlier(stands: RoundDates, fresh: RoundDates): boolean {
  return fresh.wordsDueAt < stands.wordsDueAt || fresh.figuresDueAt < stands.figuresDueAt;
}

export function sameDates(one: RoundDates, other: RoundDates): boolean {
  return (['opensAt', 'wordsDueAt', 'figuresDueAt', 'locksAt'] as const).every(
    (name) => one[name].getTime() === other[name].getTime(),
  );
}

function noonAfter(workingDays: number, calendar: WorkingCalendar, now: Date): Date {
  return instantAt(addWorkingDays(londonDay(now), workingDays, calendar), '12:00');
}

/** Words at the lock at the latest, figures no earlier than words. */
function inOrder(dates: RoundDates): RoundDates {
  const wordsDueAt = earlier(dates.wordsDueAt, dates.locksAt);
  return { ...dates, wordsDueAt, figuresDueAt: later(dates.figuresDueAt, wordsDueAt) };
}
