/** Finds, in an adult's note, what could tell who a child is: the pack's identity check, and what a note has besides. */
import { bareContext } from '../language/context';
import { identityFindings } from '../language/identity';

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

/** Counts in words may stand in a note, which is not printed; what points at one child may not. */
const points = ({ rule, privacy, mayKeep }: { rule: string; privacy: boolean; mayKeep: boolean }) =>
  privacy && (!mayKeep || rule === 'identity-likely-name' || rule === 'identity-initials');

export const checkNote: CheckNote = (text) => {
  const note = { place: 'The note', text, kind: 'paragraph', document: 'note', part: 1 } as const;
  const found = new Map<string, string>();
  for (const finding of identityFindings(note, bareContext)) {
    if (points(finding)) found.set(finding.excerpt, finding.why);
  }
  for (const { pattern, what } of patterns) {
    const match = pattern.exec(text)?.[0];
    const known = [...found.keys()].some((words) => match !== undefined && words.includes(match));
    if (match && !known) found.set(match, `It may be ${what} that could tell who a child is.`);
  }
  return [...found].map(
    ([words, why]) => `“${words.slice(0, 80)}”: ${why} Please say it without, such as “a young person”.`,
  );
};
