/** Which steps of a meeting's cycle a person takes, who is told of each, and when (domain.md 3). Pure. */
import { addWorkingDays, countsAs, type Day, instantAt, type WorkingCalendar } from '../calendar/rules';
import { amberFrom, redFrom } from '../meetings/publication-standing';
import type { TimetableEntry, TimetableStep } from '../meetings/rules';
import type { StepNoticeKind } from '../notices/step-kinds';
import type { Role } from '../people/rules';

/** Who is told beside the roles: whoever wrote a report for the meeting, whoever owes a reply to the Operational Group. */
export type Also = 'report-authors' | 'leads-with-replies';

export interface Duty {
  step: TimetableStep;
  /** For a button. */
  label: string;
  roles: readonly Role[];
  also?: Also;
  /** Told when nobody else is: no report is written in the product, so the clerk gathers them. */
  otherwise?: Role;
  /** Working days before its day on whose morning they are told. */
  before: number;
  /** What to do, without the date. */
  what: string;
}

/** In the order of the cycle. Publication has notices of its own; what the clock does by itself is not here. */
export const duties: readonly Duty[] = [
  {
    step: 'operational-group-papers',
    label: 'Group papers',
    roles: ['reviewer'],
    before: 0,
    what: 'Send the updates to the group that looks at them.',
  },
  {
    step: 'operational-group',
    label: 'Scrutiny',
    roles: ['reviewer'],
    before: 1,
    what: 'Look at each update that was sent: accept it, or send it back with a comment.',
  },
  {
    step: 'returned-updates-back',
    label: 'Returned updates',
    roles: ['reviewer'],
    also: 'leads-with-replies',
    before: 1,
    what: 'Reply to the updates that came back, and accept those that are ready.',
  },
  {
    step: 'draft-to-consultees',
    label: 'Draft reports',
    roles: [],
    also: 'report-authors',
    otherwise: 'clerk',
    before: 2,
    what: 'Send the draft reports to legal, finance, HR and data protection.',
  },
  {
    step: 'consultees-back',
    label: 'Comments',
    roles: ['head-of-service'],
    also: 'report-authors',
    otherwise: 'clerk',
    before: 1,
    what: 'Take in the comments on the reports, and have the director sign them off.',
  },
  {
    step: 'chairs-briefing',
    label: 'Chair’s briefing',
    roles: ['chair', 'head-of-service', 'clerk'],
    before: 2,
    what: 'Brief the chair: the agenda and the draft papers are there to read.',
  },
  {
    step: 'final-report',
    label: 'Final reports',
    roles: ['clerk'],
    also: 'report-authors',
    before: 1,
    what: 'Finish the reports and hand them to the clerk, by 12:00.',
  },
  {
    step: 'short-version',
    label: 'Short version',
    roles: ['participation-worker'],
    before: 1,
    what: 'Give the short version and the sheet for questions to the young people.',
  },
  {
    step: 'pre-meet',
    label: 'Pre-meet',
    roles: ['participation-worker', 'chair', 'head-of-service'],
    before: 1,
    what: 'The young people meet the chair and the head of service.',
  },
  {
    step: 'member-notice-closes',
    label: 'Notice',
    roles: ['clerk'],
    before: 1,
    what: 'Notice from the public and from members closes: list what has come in.',
  },
  {
    step: 'questions-to-officers',
    label: 'Agreed questions',
    roles: ['participation-worker'],
    before: 1,
    what: 'Send the agreed questions to the chair and to the officers who answer them.',
  },
  {
    step: 'last-supplement',
    label: 'Supplement',
    roles: ['clerk'],
    before: 1,
    what: 'Send out late papers as a supplement, and note apologies and substitutes.',
  },
  {
    step: 'decision-note',
    label: 'Decision note',
    roles: ['clerk'],
    before: 1,
    what: 'Send out the decision note, and write down what the committee asked for.',
  },
  {
    step: 'draft-minutes',
    label: 'Draft minutes',
    roles: ['clerk'],
    before: 1,
    what: 'Send the draft minutes to the chair and to those who wrote the reports.',
  },
  {
    step: 'minutes-online',
    label: 'Minutes online',
    roles: ['clerk', 'participation-worker'],
    before: 2,
    what: 'Put the draft minutes online, and give the young people their replies.',
  },
];

export function dutyOf(step: string): Duty | null {
  return duties.find((duty) => duty.step === step) ?? null;
}

/** Working days after its day until which a step that nobody has marked is still spoken of. */
const stillTold = 2;

/** 09:00 of the day on which those who take it are told. */
export function toldFrom({ before }: Duty, day: Day, calendar: WorkingCalendar): Date {
  return instantAt(addWorkingDays(day, -before, calendar), '09:00');
}

/**
 * Whether a step is to be told now: its morning has come, and it has not gone by for long. A meeting that was called when
 * the step's day had passed already does not ask for what nobody could do.
 */
export function isTold(
  duty: Duty,
  entry: Pick<TimetableEntry, 'day'>,
  when: { now: Date; today: Day; calledOn: Day; calendar: WorkingCalendar },
): boolean {
  if (entry.day < when.calledOn || when.now < toldFrom(duty, entry.day, when.calendar)) return false;
  return when.today <= addWorkingDays(entry.day, stillTold, when.calendar);
}

/** Whether a step is late: after its hour where it has one, else after 17:00 of its day (domain.md 2.3). */
export function isOver(
  { day, at }: Pick<TimetableEntry, 'day' | 'at'>,
  now: Date,
  calendar: WorkingCalendar,
): boolean {
  return at === null ? countsAs(now, calendar) > day : now > instantAt(day, at);
}

/**
 * The notices of a publication with the moment of each. The cover hears at midday of the red day, so that the clerk has the
 * morning; what was missed is said on the next working day.
 */
export function publicationNotices(
  days: { aim: Day; lawful: Day },
  calendar: WorkingCalendar,
): { kind: StepNoticeKind; dueAt: Date; to: 'clerks' | 'cover' }[] {
  const before = (count: number, at: string) => instantAt(addWorkingDays(days.aim, -count, calendar), at);
  return [
    { kind: 'step-publication-amber', dueAt: before(amberFrom, '09:00'), to: 'clerks' },
    { kind: 'step-publication-red', dueAt: before(redFrom, '09:00'), to: 'clerks' },
    { kind: 'step-publication-cover', dueAt: before(redFrom, '12:00'), to: 'cover' },
    {
      kind: 'step-publication-missed',
      dueAt: instantAt(addWorkingDays(days.lawful, 1, calendar), '09:00'),
      to: 'clerks',
    },
  ];
}

export interface OpenStep {
  meetingId: string;
  meetingDay: Day;
  step: TimetableStep;
  label: string;
  title: string;
  day: Day;
  who: string;
  overdue: boolean;
}

export interface DoneStep {
  by: string;
  at: Date;
}
