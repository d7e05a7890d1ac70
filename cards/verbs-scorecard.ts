/** What the cards about figures and small numbers send back. */
import { z } from 'zod';
import { longId as id, whole } from './verb-values';

export const scorecardVerbs = {
  'figures.list': z.object({ page: whole.optional() }),
  'figures.open': z.object({ meetingId: id, disputeId: id }),
  'figures.confirm': z.object({ meetingId: id, disputeId: id, seen: id, submissionId: id }),
  'figures.add': z.object({ measureCode: id.optional() }),
  'figures.send': z.object({ submissionId: id }),
  'figures.withdraw': z.object({ figureId: id, submissionId: id }),
  'small-numbers.list': z.object({ page: whole.optional() }),
  'small-numbers.open': z.object({ meetingId: id, smallNumberId: id }),
  'small-numbers.agree': z.object({ meetingId: id, smallNumberId: id, submissionId: id }),
  'small-numbers.withdraw': z.object({ meetingId: id, smallNumberId: id, submissionId: id }),
} as const;

/** The ids of the inputs on these cards. */
export const figureInputs = {
  figure: 'figure',
  confirmedBy: 'confirmedBy',
  reason: 'reason',
  measureCode: 'measureCode',
  count: 'count',
  base: 'base',
  asAt: 'asAt',
  source: 'source',
  definition: 'definition',
  note: 'note',
} as const;
