/** A worked timetable as aligned text for a terminal. */
import { type Day, dayParts, formatDay, formatShortDay } from '../calendar/rules';
import { listDays } from '../meetings/day-lists';
import type { ReportingPeriod } from '../meetings/reporting-period';
import type { Profile, TimetableEntry } from '../meetings/rules';

export interface WorkedTimetable {
  meeting: Day;
  profile: Profile;
  period: ReportingPeriod;
  /** Last lawful day: five clear working days. */
  publishBy: Day;
  /** Last day for public or member notice: three clear working days. */
  noticeBy: Day;
  closed: readonly Day[];
  timetable: readonly TimetableEntry[];
}

export function timetableText(worked: WorkedTimetable): string {
  const { period, closed, timetable } = worked;
  const notes = timetable.flatMap(({ title, warnings }) => warnings.map((warning) => `${title}: ${warning}`));
  return [
    `Meeting on ${formatDay(worked.meeting)}${worked.profile === 'light' ? ', light profile' : ''}`,
    ...aligned([
      ['  Reports', period.label],
      ...(period.note ? [['', period.note]] : []),
      [
        '  Publish by',
        `${formatDay(worked.publishBy)} (5 clear working days): by 12:00, at the latest 17:00`,
      ],
      ['  Notice by', `${formatDay(worked.noticeBy)} (3 clear working days)`],
      ...(closed.length > 0 ? [['  Offices closed', listDays(closed.toSorted())]] : []),
    ]),
    '',
    ...aligned([
      ['Date', 'Step', 'Who', 'Why this date'],
      ...timetable.map(({ day, title, who, reasons }) => [withYear(day), title, who, reasons.join('; ')]),
    ]),
    ...(notes.length > 0 ? ['', 'Please note', ...notes.map((note) => `  ${note}`)] : []),
  ].join('\n');
}

/** 'Tue 19 Jan 2027': a cycle may begin in the year before. */
function withYear(day: Day): string {
  return `${formatShortDay(day)} ${dayParts(day).year}`;
}

/** Columns two spaces apart, each as wide as its longest cell; nothing trails. */
function aligned(rows: string[][]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, cell.length);
    });
  }
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
