/** `meeting add|list`: the committee's meetings, with the last lawful day to publish of each. */
import { formatDay } from '../calendar/rules';
import { reportingPeriod } from '../meetings/reporting-period';
import type { Meeting, TimetableEntry } from '../meetings/rules';
import type { Services } from '../wiring';
import { readMeetingDay } from './timetable';

type Parts = Pick<Services, 'committees' | 'meetings'>;

/** @throws Error with a plain sentence for a date that cannot be used. */
export async function addMeeting(
  { committees, meetings }: Parts,
  input: { date: string; light?: boolean },
): Promise<string> {
  const day = readMeetingDay('The meeting’s date', input.date);
  const { committeeId } = await committees.default();
  const meeting = await meetings.add({
    committeeId,
    day,
    profile: input.light ? 'light' : 'normal',
    by: 'command line',
  });
  const entries = await meetings.timetable(meeting);
  const { note } = reportingPeriod(day);
  const notes = [
    ...(note ? [note] : []),
    ...entries.flatMap(({ title, warnings }) => warnings.map((warning) => `${title}: ${warning}`)),
  ];
  return [
    `Added: ${describe(meeting)}`,
    `  reports ${meeting.periodLabel}`,
    ...dates(entries),
    ...notes.map((line) => `  ${line}`),
    `Every date: timetable ${day}${input.light ? ' --light' : ''}`,
  ].join('\n');
}

/** From today on. */
export async function listMeetings({ committees, meetings }: Parts): Promise<string> {
  const { committeeId } = await committees.default();
  const upcoming = await meetings.upcoming(committeeId);
  if (upcoming.length === 0) return 'No meeting is planned. Add one: meeting add 2027-03-02';
  const told: string[] = [];
  for (const meeting of upcoming) {
    told.push(
      describe(meeting),
      `  reports ${meeting.periodLabel}`,
      ...dates(await meetings.timetable(meeting)),
    );
  }
  return told.join('\n');
}

function describe({ day, startsAt, venue, profile }: Meeting): string {
  return `${formatDay(day)}, ${startsAt}, ${venue}${profile === 'light' ? ' (light profile)' : ''}`;
}

function dates(entries: TimetableEntry[]): string[] {
  const dayOf = (step: TimetableEntry['step']) => {
    const entry = entries.find((one) => one.step === step);
    return entry ? formatDay(entry.day) : 'no date';
  };
  return [
    `  round opens ${dayOf('round-opens')}, updates due ${dayOf('words-due')}`,
    `  publish by ${dayOf('publication')}`,
  ];
}
