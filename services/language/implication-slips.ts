/** An implication that speaks of another heading's matter: 'no direct financial implications' under HR (domain.md 1.3, D6). */
import { type Hit, spanOf, wordFinding } from './hits';
import type { CheckedText, Finding } from './rules';

interface Subject {
  name: string;
  heading: RegExp;
  /** What stands before 'implications' when a sentence is about this subject. */
  words: string;
}

const subjects: Subject[] = [
  { name: 'Legal', heading: /\blegal\b/i, words: 'legal' },
  { name: 'Finance', heading: /\bfinanc/i, words: 'financial|finance|budget(?:ary)?|cost' },
  { name: 'Policy', heading: /\bpolicy\b/i, words: 'policy' },
  { name: 'Equality', heading: /\bequalit/i, words: 'equality|equalities|diversity' },
  {
    name: 'Human Resources',
    heading: /\bhuman resources\b|\bHR\b|\bworkforce\b/i,
    words: 'human resources?|HR|staffing|workforce',
  },
  { name: 'Risk Management', heading: /\brisk\b/i, words: 'risk(?: management)?' },
  { name: 'Rural Communities', heading: /\brural\b/i, words: 'rural(?: communit(?:y|ies))?' },
  { name: 'Public Health', heading: /\bpublic health\b/i, words: 'public health|health' },
  {
    name: 'Climate Change',
    heading: /\bclimate\b|\bcarbon\b/i,
    words: 'climate(?: change)?|carbon|environmental',
  },
];

const implication = new RegExp(
  `\\b(${subjects.map(({ words }) => words).join('|')})\\s+(?:implications?|impacts?|effects?|consequences)\\b`,
  'gi',
);
const refersOn =
  /\b(?:see|paragraph|section|set out (?:in|at|above|below)|as well as|in addition|beyond|apart from|together with|other than)\b/i;

export function implicationSlips(heading: string, text: CheckedText): Finding[] {
  const own = subjects.find((subject) => subject.heading.test(heading));
  if (own === undefined || refersOn.test(text.text)) return [];
  const matters = [...text.text.matchAll(implication)].map((found) => ({
    found,
    subject: subjectOf(found[1] ?? ''),
  }));
  if (matters.some(({ subject }) => subject === own)) return [];
  return matters.slice(0, 1).flatMap(({ found, subject }) =>
    subject === undefined
      ? []
      : [
          wordFinding(text, spanOf(found), 'answer', {
            rule: 'implication-other-heading',
            why: `This stands under ${own.name} and speaks of ${subject.name.toLowerCase()} implications, so it may have been copied.`,
            fix: `Say what the report means for ${own.name.toLowerCase()}.`,
          }),
        ],
  );
}

const subjectOf = (words: string) =>
  subjects.find((subject) => new RegExp(`^(?:${subject.words})$`, 'i').test(words));

export function implicationHits(texts: readonly CheckedText[]): Hit[] {
  let heading = '';
  let document = '';
  return texts.flatMap((text, index): Hit[] => {
    if (text.document !== document) heading = '';
    document = text.document;
    if (text.kind === 'heading') heading = text.text;
    if (text.kind !== 'paragraph' && text.kind !== 'list-item') return [];
    return implicationSlips(heading, text).map((finding) => ({ text: index, offset: 0, finding }));
  });
}
