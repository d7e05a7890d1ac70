/** Finds, in an adult's note, what could tell who a child is: the pack's identity check, and what a note has besides. */
import { bareContext } from '../language/context';
import { identityHits } from '../language/identity';
import type { Finding } from '../language/rules';

/** Each finding is a sentence that names the words and the fix; none: nothing was found. */
export type CheckNote = (text: string) => string[];

const patterns: { pattern: RegExp; what: string }[] = [
  { pattern: /\b(?:aged?|is|was|turned|just turned)\s+\d{1,2}\b/i, what: 'an age' },
  { pattern: /\b(?:\d{1,2}|\p{L}+)[- ]years?[- ]old\b/iu, what: 'an age' },
  { pattern: /\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b/, what: 'a date' },
  { pattern: /\b(?:born on|date of birth|dob)\b/i, what: 'a date of birth' },
  {
    pattern:
      /\b(?:a|one|the) (?:young person|boy|girl|child|lad|teenager|young man|young woman) (?:called|named)\b/i,
    what: 'a name',
  },
  {
    pattern: /\b(?:her|his|their) (?:mum|mother|dad|father|brother|sister) (?:is|was|has|had)\b/i,
    what: 'a family',
  },
];

/**
 * Counts in words may stand in a note, which is not printed; what points at one child may not. A word that is only unknown
 * may be a place: it is asked about beside the field, and stops no note.
 */
const points = ({ rule, privacy, mayKeep, term, certain }: Finding) =>
  privacy && (term === undefined ? !mayKeep || rule === 'identity-initials' : certain === true);

export const checkNote: CheckNote = (text) => {
  const found = new Map<string, string>();
  const note = { place: 'The note', text, kind: 'paragraph', document: 'note', part: 1 } as const;
  for (const { finding } of identityHits([note], bareContext)) {
    if (!points(finding)) continue;
    // The name alone, so that whoever wrote a long note sees at once which word is meant.
    found.set(finding.term ?? finding.excerpt, finding.term ? 'a name' : 'something');
  }
  for (const { pattern, what } of patterns) {
    const match = pattern.exec(text)?.[0];
    if (match) found.set(match, what);
  }
  return [...found].map(
    ([words, what]) =>
      `“${words.slice(0, 80)}” may be ${what} that could tell who a child is. Please say it without, such as “a young person”.`,
  );
};
