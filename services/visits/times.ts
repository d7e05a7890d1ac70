/** When a visit is, and the dates that hang on it (domain.md 3, visit rota clock). */
import { addWorkingDays, type Day, instantAt, type WorkingCalendar } from '../calendar/rules';
import type { Visit } from './rules';

/** Working days from the visit's day. */
export const visitClock = {
  agreementAsked: -40,
  invitation: -30,
  swapsEnd: -10,
  reminder: -10,
  lastReminder: -2,
  noteAsked: 1,
  noteReminder: 5,
  /** From the day the note came. */
  replyDue: 10,
  replyReminder: 8,
} as const;

/** A home's manager and children are asked before the members are invited. */
export const homeLeadDays = 45;
export const leadDays = -visitClock.invitation;

export function startOf(visit: Pick<Visit, 'day' | 'startsAt'>): Date {
  return instantAt(visit.day, visit.startsAt);
}

export function endOf(visit: Pick<Visit, 'day' | 'startsAt' | 'minutes'>): Date {
  return new Date(startOf(visit).getTime() + visit.minutes * 60_000);
}

export function dayOf(visit: Pick<Visit, 'day'>, offset: number, calendar: WorkingCalendar): Day {
  return addWorkingDays(visit.day, offset, calendar);
}
