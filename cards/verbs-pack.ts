/** What the pack's cards send back. */
import { z } from 'zod';
import { id, whole, yes } from './verb-values';

export const packVerbs = {
  'pack.retry': z.object({ buildId: id, submissionId: id }),
  'pack.files': z.object({ buildId: id, page: whole.optional() }),
  'pack.findings': z.object({ buildId: id, page: whole.optional() }),
  'pack.keep': z.object({ buildId: id, fingerprint: id }),
  'pack.send-keep': z.object({ buildId: id, fingerprint: id, submissionId: id }),
  'pack.ask-two': z.object({ buildId: id }),
  'pack.make-final': z.object({ buildId: id, submissionId: id, evenSo: yes.optional() }),
  'pack.versions': z.object({ meetingId: id }),
  'pack.compare': z.object({ earlierId: id, laterId: id, page: whole.optional() }),
  'pack.despatch': z.object({ buildId: id }),
  'pack.send-despatch': z.object({ buildId: id, submissionId: id }),
  'pack.supplement': z.object({ meetingId: id }),
  'pack.send-supplement': z.object({ meetingId: id, submissionId: id }),
} as const;

export const packInputIds = {
  keepReason: 'keepReason',
  despatchDay: 'despatchDay',
  despatchTime: 'despatchTime',
  supplementItems: 'supplementItems',
} as const;
