/** What the card of the young people's edition sends back; spread into verbs.ts. */
import { z } from 'zod';
import { id } from './verb-values';

export const editionVerbs = {
  'edition.open': z.object({ buildId: id }),
  'edition.sign-off': z.object({ buildId: id, submissionId: id }),
  'edition.send-back': z.object({ buildId: id, submissionId: id }),
} as const;
