/** Working days, clear days and London time: the only place that knows how dates are counted (domain.md 2.3). */
import { z } from 'zod';

/** A London calendar day, 'YYYY-MM-DD'. */
export const Day = z.iso.date().brand<'Day'>();
export type Day = z.infer<typeof Day>;

/** Which days count as working days for one committee, and why the others do not. */
export interface WorkingCalendar {
  isWorkingDay(day: Day): boolean;
  /** 'Saturday', 'Sunday', 'Good Friday' (a bank holiday's name) or a closure's name; null on a working day. */
  closedBecause(day: Day): { kind: 'weekend' | 'bank-holiday' | 'closure'; name: string } | null;
  /** Bank holidays are known up to and including this day; later dates carry a warning. */
  knownUntil: Day;
}
