/** The handlers of everything that the cards about words and small numbers send. */
import type { VerbName } from '../../cards/verbs';
import type { wordVerbs } from '../../cards/verbs-words';
import type { Handler } from '../press';
import { wordsAccept, wordsConfirm, wordsNumbers, wordsReturn, wordsSendAccept } from './words';

export const wordHandlers: { [Name in VerbName & keyof typeof wordVerbs]: Handler<Name> } = {
  'words.accept': wordsAccept,
  'words.send-accept': wordsSendAccept,
  'words.numbers': wordsNumbers,
  'words.confirm': wordsConfirm,
  'words.return': wordsReturn,
};
