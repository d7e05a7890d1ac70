/** Which numbers words say, for every check that holds them against figures: one reader for all (domain.md 2.10, S6 and S10). */
import { countsIn, countsNobody, isPronoun, lastsFor, numberOf, signOfShare } from './counts';
import { singledOutIn } from './identity-counts';
import { withoutAddresses } from './masks';
import { normalise } from './normalise';
import { type Token, tokensOf } from './tokens';

const tokensIn = (words: string): Token[] => tokensOf(withoutAddresses(normalise(words).text));

/** In figures or words, in reading order: no date, reference, share, length of time, limit or target. */
export function numbersSaid(words: string): number[] {
  const tokens = tokensIn(words);
  return tokens.flatMap((token, index) => {
    const value = numberOf(token) ?? decimalOf(token);
    if (value === null || countsNobody(tokens, index) || lastsFor(tokens, index)) return [];
    if (signOfShare(tokens, index) !== null) return [];
    return token.lower === 'one' && isPronoun(tokens, index) ? [] : [value];
  });
}

const decimalOf = ({ kind, text }: Token) =>
  kind === 'number' && /^\d{1,9}\.\d{1,9}$/.test(text) ? Number(text) : null;

/**
 * Whether the words say a small number of children outright: 'two of our young people', 'the only', '75 of the 76', '6
 * external and one within'. What may count children, and does not say so, is asked about by the gate.
 * @param smallCount counts from 1 to this are small.
 */
export const saysSmallNumber = (words: string, smallCount: number): boolean =>
  smallNumberSaid(words, smallCount) !== null || singledOutIn(normalise(words).text);

/** The first small number of children that is said outright, with what it counts: 'two of our young people'; null: none. */
export function smallNumberSaid(words: string, smallCount: number): string | null {
  const { text } = normalise(words);
  const first = countsIn(tokensOf(withoutAddresses(text)), { smallCount }).find(
    ({ verdict, how, ofChildren }) => verdict === 'asked' && (ofChildren || how !== 'count'),
  );
  return first ? text.slice(first.start, first.end) : null;
}
