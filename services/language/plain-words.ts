/** Plain words for young people: short sentences, a reading age to meet, everyday words (domain.md 4.5). */
import { everybodyKnows } from './acronym-list';
import { wordFinding } from './hits';
import type { CheckedText, Finding } from './rules';
import { sentencesOf } from './sentences';

export interface Readers {
  /** Reading ages: '9-11'. The higher is the limit. */
  ages: string;
  /** Where the text stands; 'This text' when nothing is said. */
  place?: string;
  document?: string;
}

/** Longest phrases first. Each has an everyday word in its place. */
const jargon: readonly (readonly [string, string])[] = [
  ['not in education,? employment,? or training', 'out of learning and work'],
  ['statement of special educational needs', 'plan for extra help at school'],
  ['independent reviewing officers?', 'the person who runs your review'],
  ['key performance indicators?', 'the numbers we check'],
  ['multi-?agency', 'with other services'],
  ['with regards? to|in regard to|in relation to|in respect of|pertaining to', 'about'],
  ['in order to', 'to'],
  ['in the event (?:of|that)', 'if'],
  ['due to the fact that', 'because'],
  ['prior to', 'before'],
  ['subsequent(?:ly)?(?: to)?', 'after'],
  ['going forward', 'from now on'],
  ['at this (?:moment|point) in time', 'now'],
  ['a number of', 'some'],
  ['local authority|local authorities', 'council'],
  ['corporate parent(?:s|ing)?', 'the people who look after you'],
  ['stakeholders?', 'people'],
  ['implement(?:s|ed|ing|ation)?', 'do, or put in place'],
  ['utilis(?:e|es|ed|ing|ation)', 'use'],
  ['commenc(?:e|es|ed|ing|ement)', 'start'],
  ['facilitat(?:e|es|ed|ing|ion)', 'help, or run'],
  ['participat(?:e|es|ed|ing|ion)', 'take part'],
  ['accommodation', 'a place to live'],
  ['assessments?', 'a check'],
  ['interventions?', 'help'],
  ['provision', 'help, or service'],
  ['engagement', 'taking part'],
  ['outcomes?', 'what changed'],
  ['mechanisms?', 'way'],
  ['strateg(?:y|ies|ic)', 'plan'],
  ['framework', 'plan'],
  ['governance', 'how it is run'],
  ['commission(?:ed|ing|er|ers)', 'choosing and paying for services'],
  ['procure(?:ment|d)?', 'buying'],
  ['statutory', 'by law'],
  ['pursuant to', 'under'],
  ['safeguarding', 'keeping you safe'],
  ['trajector(?:y|ies)', 'plan'],
  ['baseline', 'where we started'],
  ['quarter(?:ly)?', 'three months'],
  ['transitions?', 'moving on'],
  ['allocat(?:e|es|ed|ion)', 'give'],
  ['endeavour(?:s|ed)?', 'try'],
  ['ascertain(?:ed)?', 'find out'],
  ['approximately', 'about'],
  ['additional', 'more'],
  ['sufficient', 'enough'],
  ['demonstrat(?:e|es|ed)', 'show'],
  ['per annum', 'a year'],
  ['via', 'by, or through'],
  ['e\\.g\\.|eg', 'for example'],
  ['i\\.e\\.|ie', 'that is'],
  ['etc\\.?', 'and so on'],
  ['inter alia|pro rata|ad hoc|vis-à-vis|viz\\.?', 'an English word'],
];
const anyJargon = new RegExp(
  `(?<![\\p{L}.])(?:${jargon.map(([words]) => `(${words})`).join('|')})(?![\\p{L}])`,
  'giu',
);
const acronym = /(?<![\p{L}\p{N}])\p{Lu}{2,7}s?(?![\p{L}\p{N}])/gu;
/** Adults' words for young people that young people do not like. */
const disliked = /\b(?:kids|our looked afters|looked afters|cases)\b/gi;

/** Advice about one text for young readers, in reading order. */
export function plainWords(text: string, readers: Readers): Finding[] {
  const limit = Number(/(\d+)\D*$/.exec(readers.ages)?.[1] ?? 11);
  const longest = limit <= 11 ? 20 : 25;
  const read: CheckedText = {
    place: readers.place ?? 'This text',
    text,
    kind: 'paragraph',
    document: readers.document ?? '',
    part: 1,
  };
  const found: { at: number; finding: Finding }[] = [];
  const say = (
    start: number,
    end: number,
    rule: string,
    why: string,
    fix: string,
    suggestion: string | null = null,
  ) =>
    found.push({
      at: start,
      finding: wordFinding(read, { start, end }, 'advice', { rule, why, fix, suggestion }),
    });
  const sentences = sentencesOf(text);
  for (const { start, end } of sentences) {
    const words = wordsIn(text.slice(start, end)).length;
    if (words > longest)
      say(
        start,
        end,
        'plain-long-sentence',
        `This sentence has ${words} words.`,
        `Make two of it, with at most ${longest} words in each.`,
      );
  }
  for (const match of text.matchAll(anyJargon)) {
    const plain = jargon[match.slice(1).findIndex((group) => group !== undefined)]?.[1] ?? null;
    say(
      match.index,
      match.index + match[0].length,
      'plain-jargon',
      `“${match[0]}” is a word that adults use at work.`,
      `Say “${plain}”, or explain it.`,
      plain,
    );
  }
  for (const match of text.matchAll(acronym)) {
    if (everybodyKnows.has(match[0]) || /^(?:I|A)$/.test(match[0])) continue;
    say(
      match.index,
      match.index + match[0].length,
      'plain-acronym',
      `“${match[0]}” is short for something that not everybody knows.`,
      'Write the words in full each time.',
    );
  }
  for (const match of text.matchAll(disliked)) {
    say(
      match.index,
      match.index + match[0].length,
      'plain-disliked',
      `Young people do not like “${match[0]}”.`,
      'Say “young people” or “children”.',
      'young people',
    );
  }
  const age = readingAge(text);
  const enough = wordsIn(text).length >= 20;
  if (enough && age > limit + 0.5 && text !== '') {
    say(
      0,
      Math.min(80, text.length),
      'plain-reading-age',
      `This reads as for people of about ${Math.round(age)}.`,
      `Shorter sentences and shorter words bring it to ${readers.ages}.`,
    );
  }
  return found.toSorted((one, other) => one.at - other.at).map(({ finding }) => finding);
}

/** Reading age in years, by the Flesch-Kincaid grade and five more; 5 at least, and 5 for no words. */
export function readingAge(text: string): number {
  const words = wordsIn(text);
  if (words.length === 0) return 5;
  const sentences = Math.max(1, sentencesOf(text).length);
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0);
  const grade = 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59;
  return Math.max(5, Math.round((grade + 5) * 10) / 10);
}

const wordsIn = (text: string): string[] => text.match(/\p{L}[\p{L}’'-]*/gu) ?? [];

/** By groups of vowels: near enough for an average. */
function syllablesIn(word: string): number {
  const said = word.toLowerCase().replace(/[^a-z]/g, '');
  if (said.length <= 3) return 1;
  const groups = said
    .replace(/(?:[^laeiouy]es|ed|[^laeiouy]e)$/, '')
    .replace(/^y/, '')
    .match(/[aeiouy]{1,2}/g);
  return Math.max(1, groups?.length ?? 1);
}
