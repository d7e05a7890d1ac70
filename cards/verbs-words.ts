/** What the cards about words and small numbers send back. */
import { z } from 'zod';
import { id, whole } from './verb-values';

export const wordVerbs = {
  'words.accept': z.object({ buildId: id }),
  'words.send-accept': z.object({ buildId: id, submissionId: id, fingerprints: z.array(id).max(20) }),
  'words.numbers': z.object({ buildId: id, fingerprint: id, page: whole.optional() }),
  'words.confirm': z.object({ buildId: id, fingerprint: id, page: whole.optional(), submissionId: id }),
  'words.return': z.object({ buildId: id, fingerprint: id, submissionId: id }),
} as const;
