/** `meeting add|move|cancel|list`: the committee's meetings, with the last lawful day to publish of each. */
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

/** @throws Error with a plain sentence where there is no such meeting, or it cannot be moved there. */
export async function moveMeeting(
  parts: Parts & Pick<Services, 'datesChanged'>,
  input: { date: string; to: string },
): Promise<string> {
  const meeting = await meetingOn(parts, input.date);
  const moved = await parts.meetings.move(meeting.id, readMeetingDay('The new date', input.to));
  const dates = await parts.datesChanged();
  return [
    `Moved: ${describe(moved)}`,
    ...standing,
    ...[...dates.moved, ...dates.kept].map((line) => `  ${line}`),
  ].join('\n');
}

/** @throws as moveMeeting. */
export async function cancelMeeting(
  parts: Parts & Pick<Services, 'datesChanged'>,
  input: { date: string },
): Promise<string> {
  const meeting = await meetingOn(parts, input.date);
  await parts.meetings.cancel(meeting.id);
  await parts.datesChanged();
  return [`Called off: ${describe(meeting)}`, ...standing].join('\n');
}

const standing = [
  '  Young people’s questions stay open: they go with it, or to the next meeting, and people are told.',
];

async function meetingOn({ committees, meetings }: Parts, date: string): Promise<Meeting> {
  const day = readMeetingDay('The meeting’s date', date);
  const { committeeId } = await committees.default();
  const found = (await meetings.upcoming(committeeId)).find((one) => one.day === day);
  if (!found) throw new Error(`No meeting is planned on ${formatDay(day)}. See which are: meeting list`);
  return found;
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
