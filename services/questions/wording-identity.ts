/** The identity check of the language helper, for wordings that leave the room and for answers: adults' texts, never a young person's words. */
import { bareContext } from '../language/context';
import { identityFindings } from '../language/identity';
import { type CheckWording, checkWording } from './wording-checks';

/** Whatever in an adult's text could tell a reader who is meant. */
export const checkIdentity: CheckWording = (text) =>
  identityFindings(
    { place: 'The wording', text, kind: 'paragraph', document: 'wording', part: 1 },
    bareContext,
  )
    .filter(({ severity }) => severity === 'stops')
    .map(({ why, fix }) => `R1: ${why} ${fix}`);

/** R1 to R6 as this room sees them, then whatever else could tell a reader who is meant. */
export const checkWordingAndIdentity: CheckWording = (text) => [
  ...checkWording(text),
  ...checkIdentity(text),
];
