/** England's bank holidays as the date-holidays library knows them, substitute and one-off days included. */
import type { Day, NamedDay } from './rules';

/** The years that the product has use for: the strategy before this one began in 2018. */
export const firstYear = 2018;

/**
 * Every bank holiday of the years, both included, by day; Saturdays and Sundays too. Loads the library's rules for the
 * whole world at the first call: half a second and 32 MB, which a server leaves to a child process (library-days.ts).
 */
export function englishBankHolidays(fromYear: number, toYear: number): NamedDay[] {
  // Required, the package is the class itself, whatever its types say.
  const Holidays = require('date-holidays') as typeof import('date-holidays').default;
  const england = new Holidays('GB', 'ENG');
  const days: NamedDay[] = [];
  for (let year = fromYear; year <= toYear; year++) {
    for (const { type, date, name } of england.getHolidays(year, 'en')) {
      if (type === 'public' || type === 'bank') days.push({ day: date.slice(0, 10) as Day, name });
    }
  }
  return days;
}

/** 'date-holidays 3.37.0': another version may know of a day announced since. */
export function librarySource(): string {
  const { version } = require('date-holidays/package.json') as { version: string };
  return `date-holidays ${version}`;
}
