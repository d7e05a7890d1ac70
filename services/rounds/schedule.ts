/** When each reminder of one request falls: a deadline's own nudges, its day, and the day its lateness is passed on. */
import {
  addWorkingDays,
  type Day,
  instantAt,
  londonDay,
  nextSendingTime,
  type WorkingCalendar,
  workingDaysBetween,
} from '../calendar/rules';

/** The round's own days, from its meeting's timetable. */
export interface ReminderDays {
  wordsDueAt: Date;
  nudge1: Day;
  nudge2: Day;
  lateList: Day;
}

export interface WordsSchedule {
  day: Day;
  nudge1: Date;
  nudge2: Date;
  onTheDay: Date;
  /** From then on it is for the cover and the manager, once. */
  passedOn: Date;
}

export type FiguresSchedule = Pick<WordsSchedule, 'day' | 'onTheDay' | 'passedOn'>;

export interface Schedules {
  /** The first time from then on at which a message may go. */
  sendingFrom(instant: Date): Date;
  forWords(dueAt: Date): WordsSchedule;
  forFigures(dueAt: Date): FiguresSchedule;
}

/** Counting working days is the dear part, and ten thousand requests share a handful of deadlines: each is counted once. */
export function schedulesFor(days: ReminderDays, calendar: WorkingCalendar): Schedules {
  const wordsDay = londonDay(days.wordsDueAt);
  const gaps = {
    nudge1: -workingDaysBetween(days.nudge1, wordsDay, calendar),
    nudge2: -workingDaysBetween(days.nudge2, wordsDay, calendar),
    passedOn: Math.max(workingDaysBetween(wordsDay, days.lateList, calendar), 1),
  };
  const morning = (day: Day) => nextSendingTime(instantAt(day, '00:00'), calendar);
  const sendingFrom = once((instant) => nextSendingTime(instant, calendar));
  const shifted = (day: Day, by: number) => morning(by === 0 ? day : addWorkingDays(day, by, calendar));
  const forFigures = once((dueAt) => {
    const day = londonDay(dueAt);
    return { day, onTheDay: morning(day), passedOn: shifted(day, gaps.passedOn) };
  });
  const forWords = once((dueAt) => {
    const day = londonDay(dueAt);
    return { ...forFigures(dueAt), nudge1: shifted(day, gaps.nudge1), nudge2: shifted(day, gaps.nudge2) };
  });
  return { sendingFrom, forWords, forFigures };
}

function once<Value>(work: (instant: Date) => Value): (instant: Date) => Value {
  const known = new Map<number, Value>();
  return (instant) => {
    const found = known.get(instant.getTime());
    if (found !== undefined) return found;
    const value = work(instant);
    known.set(instant.getTime(), value);
    return value;
  };
}
