/** What cards about the steps of a meeting's cycle send back; spread into verbs.ts. */
import { z } from 'zod';
import { id } from './verb-values';

export const stepVerbs = {
  'step.open': z.object({ meetingId: id, step: id }),
  'step.done': z.object({ meetingId: id, step: id }),
  'step.not-done': z.object({ meetingId: id, step: id }),
} as const;
