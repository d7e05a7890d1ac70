/** Schedule 12A to the Local Government Act 1972 in short words of our own, and how to choose (domain.md 2.2). */
import type { ConfidentialGround } from './rules';

/** Shown beside the number; the Act's own text is what counts, and the Monitoring Officer decides. */
export const schedule12A: { paragraph: number; words: string }[] = [
  { paragraph: 1, words: 'about any individual' },
  { paragraph: 2, words: 'likely to reveal who an individual is' },
  { paragraph: 3, words: 'about the financial or business affairs of any person, the council included' },
  { paragraph: 4, words: 'about consultations or negotiations on labour relations' },
  { paragraph: 5, words: 'covered by legal professional privilege' },
  { paragraph: 6, words: 'about a notice, order or direction the council means to make' },
  { paragraph: 7, words: 'about preventing, investigating or prosecuting crime' },
];

/** Asked in this order: young people's voice should stay in the open wherever it can (domain.md 2.2). */
export const howToChoose = [
  'First: can names and details come out, so that the item stays in Part 1?',
  'Then: can the sensitive part be an item of its own in Part 2, with the report in Part 1?',
  'Only then take the whole item in Part 2.',
];

export const groundWords: Record<ConfidentialGround, string> = {
  'government-department':
    'a government department gave the information on terms that forbid making it public',
  'law-or-court': 'the law or a court order forbids making the information public',
};

/** '1', '1 and 2', '1, 2 and 5' */
export function paragraphList(paragraphs: number[]): string {
  const texts = paragraphs.map(String);
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`;
}

/** 'paragraph 2' or 'paragraphs 1 and 2', of Part 1 of Schedule 12A. */
export function paragraphsOf(paragraphs: number[]): string {
  return `${paragraphs.length === 1 ? 'paragraph' : 'paragraphs'} ${paragraphList(paragraphs)}`;
}

/** 'Not for publication: Schedule 12A, paragraph 2': on every page of a private paper (s.100B(5)). */
export function markingOf(
  privacy: { kind: 'exempt'; paragraphs: number[] } | { kind: 'confidential' },
): string {
  return privacy.kind === 'exempt'
    ? `Not for publication: Schedule 12A, ${paragraphsOf(privacy.paragraphs)}`
    : 'Not for publication: confidential information, section 100A(3)';
}
