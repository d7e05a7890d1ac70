/** The meeting cycle's dates worked back from the meeting (domain.md 3). */
import type { Day } from '../calendar/rules';

export type Profile = 'normal' | 'light';

export type TimetableStep =
  | 'round-opens'
  | 'nudge-1'
  | 'nudge-2'
  | 'words-due'
  | 'late-list'
  | 'operational-group-papers'
  | 'figures-due'
  | 'operational-group'
  | 'returned-updates-back'
  | 'draft-to-consultees'
  | 'consultees-back'
  | 'chairs-briefing'
  | 'final-report'
  | 'publication'
  | 'short-version'
  | 'pre-meet'
  | 'member-notice-closes'
  | 'questions-to-officers'
  | 'last-supplement'
  | 'meeting'
  | 'decision-note'
  | 'draft-minutes'
  | 'minutes-online';

export interface TimetableEntry {
  step: TimetableStep;
  /** 'Updates due, 12:00': what happens, with the hour where it has one. */
  title: string;
  who: string;
  /** Working days before (negative) or after the meeting. */
  offset: number;
  day: Day;
  /** London wall clock where the step has an hour: '12:00'. */
  at: string | null;
  /** '26 and 29 March are bank holidays': every non-working weekday between this date and the meeting. */
  reasons: string[];
  /** 'This relies on the first day after a closure; Wednesday 23 December is safer.' */
  warnings: string[];
}

/** One that has been moved, or called off. */
export interface MeetingChange {
  meeting: Meeting;
  cancelledAt: Date | null;
  /** Its day before it was last moved, and when that was; null where it never was. */
  movedFrom: Day | null;
  movedAt: Date | null;
}

export interface Meeting {
  id: string;
  committeeId: string;
  day: Day;
  /** 'HH:mm' London. */
  startsAt: string;
  venue: string;
  profile: Profile;
  /** 'Quarter 3, October to December 2026' */
  periodLabel: string;
  /** Last day of the quarter reported on: the usual as-at date. */
  periodEnds: Day;
}

/** A sentence of one committee's date, which names the committee where there are several. */
export interface ChangedDate {
  committeeId: string;
  text: string;
}

export interface ChangedDates {
  moved: ChangedDate[];
  /** The calendar would have them earlier, and people know of them. */
  kept: ChangedDate[];
}
