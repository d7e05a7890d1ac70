/** Meetings and their timetables; a new bank holiday moves what it must and says what moved. */
import type { Day } from '../calendar/rules';
import type { Executor } from '../db/tables';
import type { Meeting, Profile, TimetableEntry, TimetableStep } from './rules';

export interface MovedDate {
  meeting: Meeting;
  step: TimetableStep;
  title: string;
  from: Day;
  to: Day;
  reasons: string[];
}

export interface Meetings {
  /** `day` must be in the future; refuses a day that already has a meeting of this committee. */
  add(input: { committeeId: string; day: Day; profile?: Profile; by: string }): Promise<Meeting>;
  byId(id: string, on?: Executor): Promise<Meeting>;
  /** By day, from `from` (today unless told). */
  upcoming(committeeId: string, from?: Day, on?: Executor): Promise<Meeting[]>;
  /** Computed afresh from today's calendar and settings. */
  timetable(meeting: Meeting, on?: Executor): Promise<TimetableEntry[]>;
  /** Recomputes every future meeting, stores the new dates, returns what moved since last time. */
  recompute(on?: Executor): Promise<MovedDate[]>;
}
