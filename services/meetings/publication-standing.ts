/** How near the last lawful publication is: amber at three working days, red at one (domain.md 2.3, 5 failure 3). */
import {
  type Day,
  formatDay,
  formatMoment,
  formatTime,
  londonDay,
  type WorkingCalendar,
  workingDaysBetween,
} from '../calendar/rules';

export interface PublicationStanding {
  level: 'published' | 'calm' | 'amber' | 'red' | 'missed';
  /** Working days after today, up to the last lawful day; below 0 when it has passed. */
  workingDaysLeft: number;
  /** A sentence for the clerk. */
  line: string;
}

/** Papers put out later than this belong to the next working day; noon is the aim. */
const officeCloses = '17:00';

/** `publication` is the last lawful day; `publishedAt` when the papers went out, null until then. */
export function publicationStanding({
  now,
  publication,
  publishedAt,
  calendar,
}: {
  now: Date;
  publication: Day;
  publishedAt: Date | null;
  calendar: WorkingCalendar;
}): PublicationStanding {
  const workingDaysLeft = workingDaysBetween(londonDay(now), publication, calendar);
  const standing = (level: PublicationStanding['level'], line: string) => ({ level, workingDaysLeft, line });
  const day = formatDay(publication);
  if (publishedAt) {
    const when = formatMoment(publishedAt);
    return isAfterCutOff(publishedAt, publication)
      ? standing('missed', `Published ${when}, after the last lawful day, ${day}.`)
      : standing('published', `Published ${when}.`);
  }
  if (isAfterCutOff(now, publication)) {
    return standing(
      'missed',
      `The last lawful day to publish, ${day}, has passed: ask the Monitoring Officer about the urgent route, or move the meeting.`,
    );
  }
  const left = workingDaysLeft === 1 ? '1 working day left' : `${workingDaysLeft} working days left`;
  if (workingDaysLeft <= 0)
    return standing('red', `Publish today, by 12:00 if you can and 17:00 at the latest.`);
  if (workingDaysLeft === 1) return standing('red', `Publish by ${day}: ${left}.`);
  return standing(workingDaysLeft <= 3 ? 'amber' : 'calm', `Publish by ${day}: ${left}.`);
}

function isAfterCutOff(instant: Date, publication: Day): boolean {
  const day = londonDay(instant);
  return day > publication || (day === publication && formatTime(instant) > officeCloses);
}
