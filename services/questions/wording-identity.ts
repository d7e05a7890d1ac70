/** The identity check of the language helper, for wordings that leave the room: an adult's wording, never a young person's words. */
import { bareContext } from '../language/context';
import { identityFindings } from '../language/identity';
import { type CheckWording, checkWording } from './wording-checks';

/** R1 to R6 as this room sees them, then whatever else could tell a reader who is meant. */
export const checkWordingAndIdentity: CheckWording = (text) => {
  const own = checkWording(text);
  const found = identityFindings(
    { place: 'The wording', text, kind: 'paragraph', document: 'wording', part: 1 },
    bareContext,
  );
  return [
    ...own,
    ...found.filter(({ severity }) => severity === 'stops').map(({ why, fix }) => `R1: ${why} ${fix}`),
  ];
};
