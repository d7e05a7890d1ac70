/** A text made ready for every check: normalised once, with each place known in what the author wrote; and cut into words. */
import { inReadableWords } from '../text-runs';
import { withoutAddresses } from './masks';
import { normalise, writtenSpan } from './normalise';
import type { CheckedText } from './rules';
import { type Token, tokensOf } from './tokens';

/** The same text as the checks read it; findings quote `written`. Doing it twice changes nothing. */
export function normalised(checked: CheckedText): CheckedText {
  if (checked.written) return checked;
  // Thousands of spaces and endless words are no reading matter for anybody: what is quoted is the readable form.
  const readable = inReadableWords(checked.text);
  const plain = normalise(readable);
  if (plain.text === checked.text) return checked;
  return {
    ...checked,
    text: plain.text,
    written: { text: readable, spanOf: (span) => writtenSpan(plain, span) },
  };
}

/** @param checked a normalised text. Web and e-mail addresses are no words. */
export const tokensOfText = ({ text }: CheckedText): Token[] => tokensOf(withoutAddresses(text));
