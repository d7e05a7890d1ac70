/** Days as they are given on the command line: one day, FROM..TO, or several of these between commas. */
import { addDays, type Day, parseDay } from '../calendar/rules';

export interface DayRange {
  from: Day;
  /** Included. */
  to: Day;
}

const longestRange = 366;

/** @throws Error naming the argument, what is wrong with it and how to write it. */
export function readDay(argument: string, text: string): Day {
  const day = parseDay(text);
  if (!day) throw new Error(`${argument}: “${text}” is not a date. Write it as 2027-04-06.`);
  return day;
}

/** 'DAY' or 'FROM..TO'. @throws as readDay does. */
export function readRange(argument: string, text: string): DayRange {
  const [first = '', last = first, ...more] = text.split('..').map((part) => part.trim());
  if (more.length > 0) {
    throw new Error(
      `${argument}: “${text}” is not a range. Write it as 2026-12-29..2026-12-31, first day first.`,
    );
  }
  const range = { from: readDay(argument, first), to: readDay(argument, last) };
  if (range.to < range.from) {
    throw new Error(`${argument}: “${text}” is reversed. Write it as ${range.to}..${range.from}.`);
  }
  if (range.to > addDays(range.from, longestRange)) {
    throw new Error(`${argument}: “${text}” is more than a year. Check the years of both days.`);
  }
  return range;
}

/** 'DAY,FROM..TO,…' as single days. @throws as readDay does. */
export function readDays(argument: string, text: string): Day[] {
  return text.split(',').flatMap((part) => {
    const { from, to } = readRange(argument, part.trim());
    const days: Day[] = [];
    for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
    return days;
  });
}
