/** What cards about the committee's meetings send back; spread into verbs.ts. */
import { z } from 'zod';
import { id } from './verb-values';

const profile = z.enum(['normal', 'light']);
/** What the card showed of a meeting. */
const shown = { meetingId: id, shownDay: id, shownProfile: profile };

export const meetingVerbs = {
  'meetings.list': z.object({ committeeId: id.optional() }),
  'meetings.form': z.object({ committeeId: id }),
  'meetings.add': z.object({ committeeId: id, submissionId: id }),
  'meetings.change-form': z.object({ meetingId: id }),
  /** `day` and `profile`: an offer that is taken with one press; without them what was typed. */
  'meetings.change': z.object({
    ...shown,
    submissionId: id,
    day: id.optional(),
    profile: profile.optional(),
  }),
  'meetings.off-form': z.object({ meetingId: id }),
  'meetings.call-off': z.object({ ...shown, submissionId: id }),
} as const;

/** The ids of the inputs on these cards. */
export const meetingInputs = { day: 'meetingDay', profile: 'meetingProfile' } as const;
