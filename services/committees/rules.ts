/** A committee's names, parent body and offsets, each true from a day on (domain.md 2.1, 5 failure 15). */
import type { Day } from '../calendar/rules';

export interface CommitteeSettings {
  committeeId: string;
  fromDay: Day;
  name: string;
  parentBody: string;
  governanceModel: 'committee-system' | 'leader-and-cabinet';
  operationalGroupName: string;
  shadowCommitteeName: string;
  /** London wall clock, 'HH:mm'. */
  meetingTime: string;
  venue: string;
  /** Working days from the meeting, by timetable step; a step not named keeps its default. */
  offsets: Record<string, number>;
}
