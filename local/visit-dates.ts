/** The dates of visits that the local clock can jump to: invited, reminded, the day itself, the note. */
import { addDays, addWorkingDays, instantAt, londonDay } from '../services/calendar/rules';
import { endOf, visitClock } from '../services/visits/times';
import type { Services } from '../services/wiring';

type Sources = Pick<Services, 'visits' | 'calendar' | 'clock'>;

const steps = [
  [visitClock.invitation, 'Members are invited to visit'],
  [visitClock.reminder, 'Ten working days before the visit to'],
  [visitClock.lastReminder, 'Two working days before the visit to'],
  [visitClock.noteAsked, 'The note is asked for of the visit to'],
] as const;

/** Of the next visits that are planned; a call for what is past costs nothing, because the caller drops it. */
export async function visitDates(
  { visits, calendar, clock }: Sources,
  committeeId: string,
): Promise<{ at: Date; title: string }[]> {
  const today = londonDay(clock.now());
  const planned = await visits.ofCommittee(committeeId, addDays(today, -10), addDays(today, 120));
  const working = await calendar.workingCalendar();
  return planned
    .filter((visit) => visit.state === 'planned')
    .slice(0, 4)
    .flatMap((visit) => {
      const name = visit.service.name;
      return [
        ...steps.map(([offset, words]) => ({
          at: instantAt(addWorkingDays(visit.day, offset, working), '09:00'),
          title: `${words} ${name}`,
        })),
        { at: endOf(visit), title: `The visit to ${name} ends` },
      ];
    });
}
