/** `report list|import`: written reports of a meeting, and one read from plain text or Markdown with its form's headings. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { formatDay } from '../calendar/rules';
import type { Meeting } from '../meetings/rules';
import { missingFrom } from '../reports/checks';
import { readReportFile } from '../reports/read-file';
import type { Report } from '../reports/rules';
import type { Services } from '../wiring';
import { type CommandResult, refused } from './import-file';
import { readMeetingDay } from './timetable';

type Parts = Pick<Services, 'committees' | 'reports' | 'meetings' | 'questions'>;

/** The meeting of that day; the next one when none is named. @throws Error in plain words. */
async function meetingOn({ committees, meetings }: Parts, date: string | undefined): Promise<Meeting> {
  const { committeeId } = await committees.default();
  const upcoming = await meetings.upcoming(committeeId);
  if (date === undefined) {
    const [next] = upcoming;
    if (next) return next;
    throw new Error('No meeting is planned. Add one: meeting add 2027-03-02');
  }
  const day = readMeetingDay('--meeting', date);
  const found = upcoming.find((meeting) => meeting.day === day);
  if (found) return found;
  const known = upcoming.map((meeting) => meeting.day).join(', ');
  throw new Error(`--meeting: there is no meeting to come on ${formatDay(day)}. There is: ${known}.`);
}

export async function listReports(parts: Parts, options: { meeting?: string }): Promise<string> {
  const meeting = await meetingOn(parts, options.meeting);
  const reports = await parts.reports.forMeeting(meeting.id);
  if (reports.length === 0) return `No report has been begun for ${formatDay(meeting.day)}.`;
  return reports.map((report) => `${report.title}\n${missingText(report)}`).join('\n');
}

/** The same title again for the same meeting is the next version of that report. */
export async function importReport(
  parts: Parts,
  input: { file: string; meeting?: string },
): Promise<CommandResult> {
  if (/\.(docx?|pdf|odt|rtf)$/i.test(input.file)) {
    const fix =
      'Save it as plain text (.txt) or Markdown (.md) with the form’s headings, or attach the file to an agenda item.';
    return refused(input.file, [`This reads plain text, not ${input.file.split('.').at(-1)} files. ${fix}`]);
  }
  const meeting = await meetingOn(parts, input.meeting);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(input.file));
  } catch (fault) {
    const why =
      (fault as { code?: unknown }).code === 'ERR_ENCODING_INVALID_ENCODED_DATA'
        ? 'It is not plain text in UTF-8. Save it again as UTF-8.'
        : 'There is no file that can be read under this name.';
    return refused(input.file, [why]);
  }
  const held = await parts.questions.held.hold({
    ids: { meetingId: meeting.id },
    committeeId: async () => meeting.committeeId,
    ...{ way: 'adult-text', place: `a report read from ${basename(input.file)}`, byPersonId: null },
    ...{ theirVoice: false, text },
  });
  if (!held.ok) {
    return refused(input.file, [
      'Some of it may be a young person’s own words, and there is no safe place for them yet. Set QUESTIONS_KEY, or leave them out.',
    ]);
  }
  const template = await parts.reports.templateOn(meeting.committeeId, meeting.day);
  const read = readReportFile(held.value.text, template);
  if (!read.ok) return refused(input.file, read.refusal.faults);
  const report = await parts.reports.importFile({
    meetingId: meeting.id,
    read: read.value,
    by: 'command line',
  });
  return {
    ok: true,
    text: [
      `Stored from ${basename(input.file)}: “${report.title}”, for ${formatDay(meeting.day)}, in the ${template.name}.`,
      missingText(report),
      ...(held.value.waiting > 0
        ? [
            `Waiting to be read by the participation worker, with a note in its place: ${held.value.waiting === 1 ? 'one passage' : `${held.value.waiting} passages`} that may be a young person’s own words.`,
          ]
        : []),
      'The clerk gives it its place: type “agenda” in the chat.',
    ].join('\n'),
  };
}

function missingText(report: Report): string {
  const missing = missingFrom(report);
  if (missing.length === 0) return '  nothing is missing';
  return missing.map(({ heading, message }) => `  ${heading}: ${message}`).join('\n');
}
