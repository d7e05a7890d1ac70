/** A London calendar day as text: counted, read and written without any clock or time zone. */
import { z } from 'zod';

/** A London calendar day, 'YYYY-MM-DD'. */
export const Day = z.iso.date().brand<'Day'>();
export type Day = z.infer<typeof Day>;

const dayMs = 86_400_000;
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** 'March' for 3. @param month 1 to 12; '' for anything else. */
export const monthName = (month: number): string => months[month - 1] ?? '';

export function laterDay(one: Day, other: Day): Day {
  if (one < other) return other;
  return one;
}

export interface DayParts {
  year: number;
  /** 1 to 12. */
  month: number;
  date: number;
  weekday: (typeof weekdays)[number];
  monthName: (typeof months)[number];
}

/** Counting forty days back for ten thousand updates asks for the same few hundred days over and over. */
const rememberedDays = 20_000;
const numberOf = new Map<Day, number>();
const dayOf = new Map<number, Day>();

function remember(number: number, day: Day): void {
  if (dayOf.size >= rememberedDays || numberOf.size >= rememberedDays) {
    dayOf.clear();
    numberOf.clear();
  }
  dayOf.set(number, day);
  numberOf.set(day, number);
}

/** Whole days since 1 January 1970. */
export function dayNumber(day: Day): number {
  const known = numberOf.get(day);
  if (known !== undefined) return known;
  const number = Date.parse(day) / dayMs;
  remember(number, day);
  return number;
}

/** The last that is written with four figures: beyond it days would no longer sort as text. */
const lastNumber = Date.parse('9999-12-31') / dayMs;

/** @throws RangeError after 9999: whoever counts on from there would never end. */
export function dayOfNumber(number: number): Day {
  if (number > lastNumber) throw new RangeError('a day after the year 9999');
  const known = dayOf.get(number);
  if (known !== undefined) return known;
  const day = new Date(number * dayMs).toISOString().slice(0, 10) as Day;
  remember(number, day);
  return day;
}

/** Councils fix their meetings a year or two ahead: a day five years on is a slip of the pen. */
export const isFarAhead = (day: Day, today: Day): boolean => day > addDays(today, 5 * 366);

export function addDays(day: Day, count: number): Day {
  return dayOfNumber(dayNumber(day) + count);
}

export function dayParts(day: Day): DayParts {
  const midnight = new Date(day);
  const month = midnight.getUTCMonth();
  return {
    year: midnight.getUTCFullYear(),
    month: month + 1,
    date: midnight.getUTCDate(),
    weekday: weekdays[midnight.getUTCDay()] ?? 'Sunday',
    monthName: months[month] ?? 'January',
  };
}

/** 'Tuesday 19 January 2027' */
export function formatDay(day: Day): string {
  const { weekday, date, monthName, year } = dayParts(day);
  return `${weekday} ${date} ${monthName} ${year}`;
}

/** 'Tue 19 Jan' */
export function formatShortDay(day: Day): string {
  const { weekday, date, monthName } = dayParts(day);
  return `${weekday.slice(0, 3)} ${date} ${monthName.slice(0, 3)}`;
}

const asIso = /^(\d{4})-(\d{2})-(\d{2})$/;
const asNumbers = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
const asWords = /^(?:([a-z]+),?\s+)?(\d{1,2})\s+([a-z]+)\s+(\d{4})$/i;

/**
 * The day that a person or a card wrote: '2027-01-19', '19/01/2027', '19 January 2027', '19 Jan 2027' or
 * 'Tuesday 19 January 2027'. Null when it is none of these, no such day exists, or the weekday is not that day's.
 */
export function parseDay(text: string): Day | null {
  const written = text.trim();
  const iso = asIso.exec(written);
  if (iso) return readDay(iso[1], iso[2], iso[3]);
  const numbers = asNumbers.exec(written);
  if (numbers) return readDay(numbers[3], numbers[2], numbers[1]);
  const words = asWords.exec(written);
  if (!words) return null;
  const day = readDay(words[4], String(named(months, words[3] ?? '') + 1), words[2]);
  if (!day || words[1] === undefined) return day;
  return weekdays[named(weekdays, words[1])] === dayParts(day).weekday ? day : null;
}

function readDay(year: string | undefined, month = '', date = ''): Day | null {
  return Day.safeParse(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`).data ?? null;
}

/** The place of a name, whole or cut to three letters or more ('Sept'); -1 when it is none. */
function named(names: readonly string[], text: string): number {
  if (text.length < 3) return -1;
  return names.findIndex((name) => name.toLowerCase().startsWith(text.toLowerCase()));
}
