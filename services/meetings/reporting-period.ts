/** Which quarter a meeting can report on: the newest whose figures can be checked in time (domain.md 3). */
import { addDays, Day, dayParts, formatDay } from '../calendar/rules';

export interface ReportingPeriod {
  /** 'Quarter 3, October to December 2026' */
  label: string;
  /** Last day of the quarter. */
  ends: Day;
  /** Where a newer quarter has ended but cannot be reported yet: a sentence for the page. */
  note: string | null;
}

/**
 * Figures are due 24 working days before the meeting (34 calendar days) and a quarter's figures take three weeks to be
 * checked. So early March reports October to December, and a January meeting still July to September.
 */
const daysFromQuarterEndToMeeting = 55;

const quarters = [
  { no: 4, months: 'January to March', ends: '03-31' },
  { no: 1, months: 'April to June', ends: '06-30' },
  { no: 2, months: 'July to September', ends: '09-30' },
  { no: 3, months: 'October to December', ends: '12-31' },
] as const;

type Quarter = { no: number; months: string; year: number; ends: Day };

export function reportingPeriod(meetingDay: Day): ReportingPeriod {
  const reported = newestEndedBy(addDays(meetingDay, -daysFromQuarterEndToMeeting));
  const newest = newestEndedBy(addDays(meetingDay, -1));
  return {
    label: `Quarter ${reported.no}, ${reported.months} ${reported.year}`,
    ends: reported.ends,
    note:
      newest.ends === reported.ends
        ? null
        : `Quarter ${newest.no} ended on ${formatDay(newest.ends)}, too late for its figures to be checked for this ` +
          `meeting. The figures reported are those of ${formatDay(reported.ends)}.`,
  };
}

/** The newest quarter that had ended by `day`, that day included. */
function newestEndedBy(day: Day): Quarter {
  const { year } = dayParts(day);
  const ended = [year - 1, year]
    .flatMap((each) =>
      quarters.map((quarter) => ({ ...quarter, year: each, ends: Day.parse(`${each}-${quarter.ends}`) })),
    )
    .findLast((quarter) => quarter.ends <= day);
  if (!ended) throw new RangeError(`no quarter ended by ${day}`);
  return ended;
}
