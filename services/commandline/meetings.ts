/** `meeting add|move|cancel|profile|list`: the committee's meetings, with the last lawful day to publish of each. */
import { formatDay } from '../calendar/rules';
import { reportingPeriod } from '../meetings/reporting-period';
import type { Meeting, Profile, TimetableEntry } from '../meetings/rules';
import type { ShortNotice } from '../meetings/short-notice';
import { shortNoticeWords } from '../meetings/short-notice-words';
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
  const late = await meetings.shortNotice(meeting);
  return [
    `Added: ${describe(meeting)}`,
    `  reports ${meeting.periodLabel}`,
    ...dates(entries),
    ...(late ? lateLines(meeting, late) : []),
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
  const late = await parts.meetings.shortNotice(moved);
  return [
    `Moved: ${describe(moved)}`,
    ...(late ? lateLines(moved, late) : []),
    ...standing,
    ...[...dates.moved, ...dates.kept].map(({ text }) => `  ${text}`),
  ].join('\n');
}

/** The light profile, or the normal one again; every date follows. @throws as moveMeeting. */
export async function changeProfile(
  parts: Parts & Pick<Services, 'datesChanged'>,
  input: { date: string; profile: Profile },
): Promise<string> {
  const found = await meetingOn(parts, input.date);
  const meeting = await parts.meetings.setProfile(found.id, input.profile);
  const changed = await parts.datesChanged();
  const late = await parts.meetings.shortNotice(meeting);
  return [
    `Changed: ${describe(meeting)}`,
    ...dates(await parts.meetings.timetable(meeting)),
    ...(late ? lateLines(meeting, late) : []),
    ...[...changed.moved, ...changed.kept].map(({ text }) => `  ${text}`),
  ].join('\n');
}

/** @throws as moveMeeting. */
export async function cancelMeeting(
  parts: Parts & Pick<Services, 'datesChanged' | 'agendas' | 'workProgramme'>,
  input: { date: string },
): Promise<string> {
  const meeting = await meetingOn(parts, input.date);
  await parts.meetings.cancel(meeting.id);
  await parts.datesChanged();
  const carried = await parts.agendas.carryCalledOff(meeting.committeeId);
  await parts.workProgramme.carryCalledOff(meeting.committeeId);
  const items = carried
    .filter(({ calledOff }) => calledOff.id === meeting.id)
    .flatMap(({ to, titles }) => [
      to
        ? `  What had been put on its agenda is with the meeting on ${formatDay(to.day)} now, and the clerk is told:`
        : '  What had been put on its agenda waits for the next meeting that is added:',
      ...titles.map((title) => `    ${title}`),
    ]);
  return [`Called off: ${describe(meeting)}`, ...items, ...standing].join('\n');
}

const standing = [
  '  Young people’s questions stay open: they go with it, or to the next meeting, and people are told.',
];

/** What a meeting made too late has lost, and what would fit instead. */
function lateLines({ day, profile }: Meeting, late: ShortNotice): string[] {
  const { lost, light, nextDay } = shortNoticeWords(profile, late);
  return [
    ...lost.map((line) => `  ${line}`),
    ...(light ? [`  ${light} Choose it: meeting profile ${day} light`] : []),
    ...(nextDay ? [`  ${nextDay} Move it: meeting move ${day} ${late.nextDay}`] : []),
  ];
}

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
    const entries = await meetings.timetable(meeting);
    told.push(
      describe(meeting),
      `  reports ${meeting.periodLabel}`,
      ...dates(entries),
      ...entries
        .filter(({ step }) => step === 'meeting')
        .flatMap(({ warnings }) => warnings.map((line) => `  ${line}`)),
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

/** @throws Error naming the two there are. */
export function readProfile(text: string): Profile {
  const profile = text.trim().toLowerCase();
  if (profile === 'light' || profile === 'normal') return profile;
  throw new Error(`The profile: “${text}” is not one. Give light or normal.`);
}
