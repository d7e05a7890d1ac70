/** The handlers of everything that the pack's cards send. */
import type { VerbName } from '../../cards/verbs';
import type { packVerbs } from '../../cards/verbs-pack';
import type { Handler } from '../press';
import { packRetry } from './clerk-pack';
import { packDespatch, packMakeFinal, packSendDespatch } from './pack-final';
import { packAskTwo, packFindings, packKeep, packSendKeep } from './pack-findings';
import { packCompare, packFiles, packVersions } from './pack-lists';
import { packSendSupplement, packSupplement } from './pack-supplement';

export const packHandlers: { [Name in VerbName & keyof typeof packVerbs]: Handler<Name> } = {
  'pack.retry': packRetry,
  'pack.files': packFiles,
  'pack.findings': packFindings,
  'pack.keep': packKeep,
  'pack.send-keep': packSendKeep,
  'pack.ask-two': packAskTwo,
  'pack.make-final': packMakeFinal,
  'pack.versions': packVersions,
  'pack.compare': packCompare,
  'pack.despatch': packDespatch,
  'pack.send-despatch': packSendDespatch,
  'pack.supplement': packSupplement,
  'pack.send-supplement': packSendSupplement,
};
