/** How near the last lawful publication is: amber at three working days, red at one (domain.md 2.3, 5 failure 3). */
import {
  countsAs,
  type Day,
  formatDay,
  formatMoment,
  formatTime,
  londonDay,
  type WorkingCalendar,
  workingDaysBetween,
} from '../calendar/rules';

export interface PublicationStanding {
  level: 'published' | 'late' | 'calm' | 'amber' | 'red' | 'missed';
  /** Working days after today, up to the day that is aimed at; below 0 when it has passed. */
  workingDaysLeft: number;
  /** A sentence for the clerk. */
  line: string;
}

/** From how many working days before on it is amber, and red. */
export const amberFrom = 3;
export const redFrom = 1;

/**
 * `lawful` is the last lawful day; `aim` the committee's own, where that is earlier. `publishedAt` is when the papers went
 * out, null until then.
 */
export function publicationStanding({
  now,
  lawful,
  aim = lawful,
  publishedAt,
  calendar,
}: {
  now: Date;
  lawful: Day;
  aim?: Day;
  publishedAt: Date | null;
  calendar: WorkingCalendar;
}): PublicationStanding {
  const workingDaysLeft = workingDaysBetween(londonDay(now), aim, calendar);
  const standing = (level: PublicationStanding['level'], line: string) => ({ level, workingDaysLeft, line });
  if (publishedAt) {
    const counted = countsAs(publishedAt, calendar);
    return standing(counted > lawful ? 'late' : 'published', publishedWords(publishedAt, counted, lawful));
  }
  if (countsAs(now, calendar) > lawful) {
    return standing(
      'missed',
      `The last lawful day to publish, ${formatDay(lawful)} until 17:00, has passed: ask the Monitoring Officer about the ` +
        'urgent route, or move the meeting.',
    );
  }
  const last = aim < lawful ? ` The last lawful day is ${formatDay(lawful)}.` : '';
  if (workingDaysLeft < 0) {
    return standing('red', `The committee’s own day to publish, ${formatDay(aim)}, has passed.${last}`);
  }
  if (workingDaysLeft === 0)
    return standing('red', `Publish today, by 12:00 if you can and 17:00 at the latest.${last}`);
  const left = workingDaysLeft === 1 ? '1 working day left' : `${workingDaysLeft} working days left`;
  const level = workingDaysLeft <= redFrom ? 'red' : workingDaysLeft <= amberFrom ? 'amber' : 'calm';
  return standing(level, `Publish by ${formatDay(aim)}: ${left}.${last}`);
}

/** 'Published on Monday 22 February 2027, 17:30, which counts as Tuesday 23 February 2027 (later than 17:00), after …' */
export function publishedWords(at: Date, counted: Day, lawful: Day): string {
  const why = formatTime(at) > '17:00' ? 'later than 17:00' : 'the offices were closed';
  const counting = counted === londonDay(at) ? '' : `, which counts as ${formatDay(counted)} (${why})`;
  const late = counted > lawful ? `, after the last lawful day, ${formatDay(lawful)}` : '';
  return `Published on ${formatMoment(at)}${counting}${late}.`;
}
