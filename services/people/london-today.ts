/** The London calendar day of an instant, for deciding who is in force. */
import { Day } from '../calendar/rules';

const london = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });

export function londonToday(now: Date): Day {
  return Day.parse(london.format(now));
}
