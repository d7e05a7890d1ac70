/** Works every date of a meeting's cycle back (and on) from the meeting, with the reasons (domain.md 2.3 and 3). */
import {
  addDays,
  addWorkingDays,
  type Day,
  dayParts,
  formatDay,
  publishBy,
  type WorkingCalendar,
} from '../calendar/rules';
import { closedBetween } from './day-lists';
import { type Election, electionWarning } from './elections';
import type { Profile, TimetableEntry } from './rules';
import { type GroupNames, type StepDefault, steps } from './steps';

export interface TimetableOptions {
  /** 'normal' unless told. */
  profile?: Profile;
  /**
   * Working days by step, in place of the recommended ones. A step whose light offset differs takes 'light:words-due'
   * in the light profile, so that a committee's own normal round does not stretch its short one.
   */
  offsets?: Record<string, number>;
  names?: GroupNames;
  /** London wall clock of the meeting, 'HH:mm'. */
  startsAt?: string;
  /** A meeting inside a pre-election period is flagged. */
  elections?: readonly Election[];
}

const plainNames: GroupNames = {
  operationalGroup: 'Operational Group',
  shadowCommittee: 'Shadow committee',
};

/** Every step with its date, in the order of the cycle. Pure: the same input gives the same dates. */
export function planTimetable(
  meetingDay: Day,
  calendar: WorkingCalendar,
  { profile = 'normal', offsets = {}, names = plainNames, startsAt, elections = [] }: TimetableOptions = {},
): TimetableEntry[] {
  return steps.map((step) => {
    const { offset, warnings } = offsetOf(step, profile, offsets, meetingDay, calendar);
    const day = addWorkingDays(meetingDay, offset, calendar);
    const at = step.step === 'meeting' ? (startsAt ?? null) : step.at;
    const title = step.title(names);
    const election = electionWarning(day, step.step === 'meeting', elections);
    return {
      step: step.step,
      title: at ? `${title}, ${at}` : title,
      who: step.who(names),
      offset,
      day,
      at,
      reasons: closedBetween(day, meetingDay, calendar),
      warnings: [
        ...warnings,
        ...dateWarnings(step, day, meetingDay, calendar),
        ...(election === null ? [] : [election]),
      ],
    };
  });
}

/** The last lawful day for papers is never passed, whatever a setting says. */
const lawfulOffset = -6;

function offsetOf(
  { step, offsets }: StepDefault,
  profile: Profile,
  overrides: Record<string, number>,
  meetingDay: Day,
  calendar: WorkingCalendar,
): { offset: number; warnings: string[] } {
  if (step === 'meeting') return { offset: 0, warnings: [] };
  const ownLight = profile === 'light' && offsets.light !== offsets.normal;
  const offset = overrides[ownLight ? `light:${step}` : step] ?? offsets[profile];
  if (step !== 'publication' || offset <= lawfulOffset) return { offset, warnings: [] };
  const lawful = formatDay(publishBy(meetingDay, calendar));
  return {
    offset: lawfulOffset,
    warnings: [
      `The committee’s setting asks for a later day than the law allows; this is the latest, ${lawful}.`,
    ],
  };
}

function dateWarnings({ step }: StepDefault, day: Day, meetingDay: Day, calendar: WorkingCalendar): string[] {
  const warnings: string[] = [];
  if (step === 'publication') warnings.push(...closureWarnings(day, meetingDay, calendar));
  if (step === 'meeting') warnings.push(...meetingWarnings(meetingDay, calendar));
  else if (day > calendar.knownUntil && meetingDay <= calendar.knownUntil) {
    warnings.push(
      `Bank holidays after ${formatDay(calendar.knownUntil)} are not known yet: this date may move.`,
    );
  }
  return warnings;
}

function meetingWarnings(meetingDay: Day, calendar: WorkingCalendar): string[] {
  const closed = calendar.closedBecause(meetingDay);
  const warnings: string[] = [];
  if (closed) warnings.push(`${formatDay(meetingDay)} is not a working day (${closed.name}).`);
  if (meetingDay > calendar.knownUntil) {
    warnings.push(
      `Bank holidays after ${formatDay(calendar.knownUntil)} are not known yet: every date may move.`,
    );
  }
  return warnings;
}

/** Lawful, but with no slack: nothing can be mended while the offices are shut (domain.md 3, the New Year example). */
function closureWarnings(publication: Day, meetingDay: Day, calendar: WorkingCalendar): string[] {
  if (!followsClosure(publication, calendar)) return [];
  const sensible = addWorkingDays(publication, -1, calendar);
  const weekLater = addDays(meetingDay, 7);
  const mends = calendar.isWorkingDay(weekLater) && !followsClosure(publishBy(weekLater, calendar), calendar);
  return [
    `${weekdayAndDate(publication)} is lawful, but it is the first working day after the offices were closed, with no ` +
      `slack. The sensible latest is ${weekdayAndDate(sensible)}.` +
      (mends ? ` A meeting on ${weekdayAndDate(weekLater)} would have the slack.` : ''),
  ];
}

/** Whether the days off just before this working day hold a closure of the offices. */
function followsClosure(day: Day, calendar: WorkingCalendar): boolean {
  for (let eve = addDays(day, -1); ; eve = addDays(eve, -1)) {
    const closed = calendar.closedBecause(eve);
    if (!closed) return false;
    if (closed.kind === 'closure') return true;
  }
}

/** 'Wednesday 23 December' */
function weekdayAndDate(day: Day): string {
  const { weekday, date, monthName } = dayParts(day);
  return `${weekday} ${date} ${monthName}`;
}
