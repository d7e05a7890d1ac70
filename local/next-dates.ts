/** The dates that the local clock can jump to: every step of the meetings to come, at its hour. */
import { addWorkingDays, instantAt, londonDay } from '../services/calendar/rules';
import type { Services } from '../services/wiring';
import { visitDates } from './visit-dates';

type DateSources = Pick<Services, 'committees' | 'meetings' | 'rounds' | 'calendar' | 'clock' | 'visits'>;

/** Soonest first. A step without an hour happens when reminders may go out. */
export async function nextDates(services: DateSources): Promise<{ at: Date; title: string }[]> {
  const now = services.clock.now();
  const dates: { at: Date; title: string }[] = [];
  for (const { committeeId } of await services.committees.all()) {
    dates.push(...(await visitDates(services, committeeId)));
    const round = await services.rounds.present(committeeId);
    for (const meeting of await services.meetings.upcoming(committeeId)) {
      // A round that the clerk opened early does not open again on its day.
      const isOpen = round?.meetingId === meeting.id && round.state !== 'planned';
      for (const entry of await services.meetings.timetable(meeting)) {
        if (isOpen && entry.step === 'round-opens') continue;
        dates.push({ at: instantAt(entry.day, entry.at ?? '09:00'), title: entry.title });
      }
    }
  }
  return dates.filter(({ at }) => at > now).sort((one, other) => one.at.getTime() - other.at.getTime());
}

/** 09:00 on the next working day. */
export async function nextWorkingDay(services: DateSources, after: Date): Promise<Date> {
  const calendar = await services.calendar.workingCalendar();
  return instantAt(addWorkingDays(londonDay(after), 1, calendar), '09:00');
}
