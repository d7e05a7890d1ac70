/** A committee's names, parent body and offsets, each true from a day on (domain.md 2.1, 5 failure 15). */
import { z } from 'zod';
import { Day } from '../calendar/rules';

const name = z.string().trim().min(1).max(200);

/** What may change from a day on, as a setting gives it. */
export const DatedSettings = z.object({
  fromDay: Day,
  name,
  parentBody: name,
  governanceModel: z.enum(['committee-system', 'leader-and-cabinet']),
  operationalGroupName: name,
  shadowCommitteeName: name,
  /** London wall clock, 'HH:mm'. */
  meetingTime: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  venue: z.string().trim().max(200),
  /** Working days from the meeting, by timetable step; a step not named keeps its default. */
  offsets: z.record(z.string(), z.int().min(-250).max(250)),
});
export type DatedSettings = z.infer<typeof DatedSettings>;

export interface CommitteeSettings extends DatedSettings {
  committeeId: string;
}

/** The settings true on `day`: the last to begin by then; before the first of them, the first. Null when there are none. */
export function inForceOn(settings: readonly CommitteeSettings[], day: Day): CommitteeSettings | null {
  const byDay = settings.toSorted((one, other) => (one.fromDay < other.fromDay ? -1 : 1));
  return byDay.findLast((one) => one.fromDay <= day) ?? byDay[0] ?? null;
}
