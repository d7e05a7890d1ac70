/** The app's time in words, and mornings in London, whatever zone the browser is in. */

const zone = 'Europe/London';
const dateFormat = new Intl.DateTimeFormat('en-GB', { timeZone: zone, dateStyle: 'full' });
const timeFormat = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
const dayFormat = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
const hourFormat = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' });

/** 'Monday 4 January 2027': house style has no comma after the day's name. */
export function dateInWords(at: Date): string {
  return dateFormat.format(at).replace(',', '');
}

/** '09:00'. */
export function timeInWords(at: Date): string {
  return timeFormat.format(at);
}

/** The London calendar day, '2027-01-04'. */
export function dayOf(at: Date): string {
  return dayFormat.format(at);
}

/** Nine in the morning in London on 'YYYY-MM-DD'; null when that is not a day. */
export function morningOf(day: string): Date | null {
  const guess = new Date(`${day}T09:00:00Z`);
  if (Number.isNaN(guess.getTime())) return null;
  // In summer 09:00 UTC is ten in London: take back what is over.
  const hoursOver = Number(hourFormat.format(guess)) - 9;
  return new Date(guess.getTime() - hoursOver * 3_600_000);
}

/** '09:00' for today, otherwise 'Mon 4 Jan, 09:00'. */
export function stampInWords(at: Date, now: Date): string {
  if (dayOf(at) === dayOf(now)) return timeInWords(at);
  const date = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  });
  return `${date.format(at).replace(',', '')}, ${timeInWords(at)}`;
}
