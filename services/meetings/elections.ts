/** Pre-election periods: from notice of election to polling day business goes on, and publicity favours nobody (domain.md 2.4). */
import { addWorkingDays, Day, formatDay, type WorkingCalendar } from '../calendar/rules';

export interface Election {
  pollingDay: Day;
  /** Notice of election: publicity is restrained from then on. */
  noticeDay: Day;
  name: string;
}

/** Those that are known; a council adds its own, or takes one away, with the command `election`. */
export const usualElections: readonly Election[] = [
  {
    pollingDay: Day.parse('2027-05-06'),
    noticeDay: Day.parse('2027-03-31'),
    name: 'Council and mayoral elections',
  },
];

/** Notice of election is given at the latest so many working days before polling day. */
const noticeDays = 25;

export function latestNotice(pollingDay: Day, calendar: WorkingCalendar): Day {
  return addWorkingDays(pollingDay, -noticeDays, calendar);
}

export function electionOn(day: Day, elections: readonly Election[]): Election | null {
  return elections.find(({ noticeDay, pollingDay }) => day >= noticeDay && day <= pollingDay) ?? null;
}

/** A sentence for a meeting, or a step of it, that falls into such a period; null for one that does not. */
export function electionWarning(day: Day, isMeeting: boolean, elections: readonly Election[]): string | null {
  const election = electionOn(day, elections);
  if (!election) return null;
  const { name, noticeDay, pollingDay } = election;
  if (day === pollingDay) return `${formatDay(day)} is polling day (${name}).`;
  if (!isMeeting) return null;
  return (
    `${formatDay(day)} is in the pre-election period (${name}: notice ${formatDay(noticeDay)}, polling day ` +
    `${formatDay(pollingDay)}). Normal business may go on, but publicity must favour nobody, and contested items are ` +
    'often moved.'
  );
}
