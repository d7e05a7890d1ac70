/** The verbs of the young people's edition; spread into registry.ts. */
import { editionSendBack, editionSignOff } from './edition-decide';
import { editionOpen } from './edition-open';

export const editionHandlers = {
  'edition.open': editionOpen,
  'edition.sign-off': editionSignOff,
  'edition.send-back': editionSendBack,
};
