/** What the cards about stopped messages send back. */
import { z } from 'zod';
import { id, longId } from './verb-values';

export const stopVerbs = {
  'stops.list': z.object({ committeeId: id.optional() }),
  'stops.form': z.object({ committeeId: id }),
  'stops.stop': z.object({ committeeId: id, submissionId: id }),
  'stops.end': z.object({ stopId: longId, submissionId: id }),
} as const;

/** The ids of the inputs on these cards. */
export const stopInputs = { person: 'person', from: 'from', until: 'until', reason: 'reason' } as const;
