/** `report list|import`: written reports of a meeting, and one read from plain text or Markdown with its form's headings. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { formatDay } from '../calendar/rules';
import type { Meeting } from '../meetings/rules';
import { missingFrom } from '../reports/checks';
import { readReportFile } from '../reports/read-file';
import type { Report } from '../reports/rules';
import { decodeTable } from '../spreadsheets/text-encoding';
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

/** In bytes: 500 pages of plain text. */
const largestReport = 2_000_000;
/** Signs that steer old printers and stand in no text. */
const holdsNoText = /(?![\t\n\f\r])[\p{Cc}]/u;

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
  const bytes = await readFile(input.file).catch(() => null);
  if (bytes === null) return refused(input.file, ['There is no file that can be read under this name.']);
  if (bytes.length > largestReport)
    return refused(input.file, ['It is larger than 2 MB, which no report is. Is it the right file?']);
  const decoded = decodeTable(bytes);
  if (!decoded.ok)
    return refused(input.file, [`${decoded.refusal.message} Save it again as plain text in UTF-8.`]);
  const text = decoded.value;
  if (holdsNoText.test(text))
    return refused(input.file, [
      'It holds signs that are no text: it may be another kind of file. Save it as plain text in UTF-8.',
    ]);
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
