/** Facts that papers contradict themselves in: names, dates, shares and words with two meanings (domain.md 1.4 C, 5, 7 to 9, 12, 14). */
import { isPossible, statedShares } from '../strategy/percentages';
import { type Hit, spanOf, type Wording, wordFinding } from './hits';
import type { CheckedText, Finding } from './rules';
import { nearby, sentencesOf } from './sentences';

export function controlledNameHits(texts: readonly CheckedText[]): Hit[] {
  return [
    ...contradictions(texts, strategyNames, (was, now) => ({
      rule: 'name-two-forms',
      why: `The same document is called ${was} elsewhere and ${now} here.`,
      fix: 'Use the title on its cover everywhere.',
    })),
    ...contradictions(texts, decisions, (was, now) => ({
      rule: 'date-two-forms',
      why: `The same decision is dated ${was} elsewhere and ${now} here.`,
      fix: 'Check the minutes, and give that date everywhere.',
    })),
    ...texts.flatMap((text, index) => (text.kind === 'quote' ? [] : textHits(text, index))),
  ];
}

export const controlledNameFindings = (texts: readonly CheckedText[]): Finding[] =>
  controlledNameHits(texts)
    .toSorted((one, other) => one.text - other.text || one.offset - other.offset)
    .map(({ finding }) => finding);

interface Stated {
  /** What is named or dated. */
  subject: string;
  value: string;
  /** As it is shown to people. */
  shown: string;
  start: number;
  end: number;
}

/** The first statement stands; each other value is found once. */
function contradictions(
  texts: readonly CheckedText[],
  read: (text: string) => Stated[],
  wording: (was: string, now: string) => Wording,
): Hit[] {
  const first = new Map<string, Stated>();
  const seen = new Set<string>();
  return texts.flatMap((text, index) =>
    read(text.text).flatMap((stated): Hit[] => {
      const before = first.get(stated.subject);
      if (before === undefined) {
        first.set(stated.subject, stated);
        return [];
      }
      const key = `${stated.subject}\n${stated.value}`;
      if (before.value === stated.value || seen.has(key)) return [];
      seen.add(key);
      return [
        {
          text: index,
          offset: stated.start,
          finding: wordFinding(text, stated, 'advice', wording(before.shown, stated.shown)),
        },
      ];
    }),
  );
}

const strategyTitle =
  /((?:\p{Lu}[\p{L}’'-]*\s+(?:(?:and|for|of|to)\s+)?){1,9}(?:Strategy|Plan|Policy|Charter))\s*,?\s*\(?(20\d\d)\s?[-–/]\s?((?:20)?\d\d)\b/gu;

function strategyNames(text: string): Stated[] {
  return [...text.matchAll(strategyTitle)].map((found) => {
    const until = (found[3] ?? '').slice(-2);
    return {
      subject:
        (found[1] ?? '')
          .replace(/^The\s+/, '')
          .replace(/\s+/g, ' ')
          .toLowerCase() + (found[2] ?? ''),
      value: `${found[2]}-${until}`,
      shown: `“${found[0].replace(/\s+/g, ' ').trim()}”`,
      ...spanOf(found),
    };
  });
}

const monthNames = 'January|February|March|April|May|June|July|August|September|October|November|December';
const decided = new RegExp(
  `\\b(pledges|strategy|scorecard|policy|offer)\\b((?:\\s+20\\d\\d(?:\\s?(?:-|–|/|to)\\s?\\d{2,4})?)?)[^.;\\n]{0,120}?\\b(endorsed|agreed|approved|adopted|made|launched)\\b[^.;\\n]{0,80}?\\b((?:${monthNames})\\s+20\\d\\d)\\b`,
  'gi',
);
/** These are said of one and the same moment. */
const sameDecision: Readonly<Record<string, string>> = {
  endorsed: 'agreed',
  agreed: 'agreed',
  approved: 'agreed',
  adopted: 'agreed',
  made: 'agreed',
};

function decisions(text: string): Stated[] {
  return [...text.matchAll(decided)].map((found) => {
    const verb = (found[3] ?? '').toLowerCase();
    return {
      subject: `${(found[1] ?? '').toLowerCase()}${found[2] ?? ''} ${sameDecision[verb] ?? verb}`,
      value: (found[4] ?? '').toLowerCase(),
      shown: found[4] ?? '',
      ...spanOf(found),
    };
  });
}

const twoMeanings = /\bbi-?(monthly|annual(?:ly)?|weekly|yearly)\b/gi;
const choices: Readonly<Record<string, string>> = {
  monthly: '“every two months” or “twice a month”',
  weekly: '“every two weeks” or “twice a week”',
  annual: '“every two years” or “twice a year”',
  annually: '“every two years” or “twice a year”',
  yearly: '“every two years” or “twice a year”',
};
const returnsThenShare =
  /\b(\d{2,4})\s+(?:[\p{L}-]+\s+){0,3}?(?:returns|responses|replies|respondents|young people (?:answered|replied|took part))\b[^.;\n]{0,120}?\b(\d{1,3}\.\d{1,2})%/giu;
const numberThenShare =
  /\b(?:number|count)\s+of\s+[^.;:\n%]{1,80}?(?:\b(?:is|was|were|are|at|rose to|fell to)|[:=])\s*(\d{1,3}(?:\.\d+)?)\s?%/gi;
const shareWords =
  /\b(?:split|broken down|breakdown|made up of|comprises?|divided|of whom|of which|shares?|the rest|remainder)\b/i;

function textHits(text: CheckedText, index: number): Hit[] {
  const hits: Hit[] = [];
  const add = (match: { start: number; end: number }, wording: Wording) =>
    hits.push({ text: index, offset: match.start, finding: wordFinding(text, match, 'advice', wording) });
  for (const found of text.text.matchAll(twoMeanings)) {
    const choice = choices[(found[1] ?? '').toLowerCase()] ?? '';
    add(spanOf(found), {
      rule: 'word-two-meanings',
      why: `“${found[0]}” can mean two things.`,
      fix: `Write ${choice}.`,
    });
  }
  if (text.text.includes('%')) percentageHits(text, add);
  return hits;
}

function percentageHits(
  text: CheckedText,
  add: (match: { start: number; end: number }, wording: Wording) => void,
) {
  const sentences = sentencesOf(text.text);
  for (const { start, end } of sentences) {
    // Nobody writes such a sentence; a program may.
    const sentence = text.text.slice(start, Math.min(end, start + 2_000));
    for (const share of statedShares(sentence)) {
      // '41% of 19-21' is of an age group, not of 19.
      if (new RegExp(`\\b${share.base}\\s?[-–]\\s?\\d`).test(sentence)) continue;
      if (!isPossible(share)) add({ start, end }, impossible(share.percentage, share.base));
    }
    for (const found of sentence.matchAll(returnsThenShare)) {
      const share = { percentage: found[2] ?? '', count: null, base: Number(found[1]) };
      if (!isPossible(share))
        add(
          { start: start + found.index, end: start + found.index + found[0].length },
          impossible(share.percentage, share.base),
        );
    }
    const parts = [...sentence.matchAll(/\b(\d{1,3}(?:\.\d+)?)\s?%/g)].map((found) => Number(found[1]));
    const total = parts.reduce((sum, part) => sum + part, 0);
    if (
      parts.length >= 3 &&
      parts.every((part) => part < 100) &&
      shareWords.test(sentence) &&
      Math.abs(total - 100) > 2
    ) {
      add(
        { start, end },
        {
          rule: 'shares-total',
          why: `These shares add up to ${Math.round(total * 100) / 100}%.`,
          fix: 'Check them, or say what the rest is.',
        },
      );
    }
  }
  for (const found of text.text.matchAll(numberThenShare)) {
    if (/percentage|proportion|share/i.test(nearby(text.text, sentences, spanOf(found)))) continue;
    add(spanOf(found), {
      rule: 'unit-mismatch',
      why: 'A number is announced and a percentage is given.',
      fix: 'Give the count, or say “percentage of”.',
    });
  }
}

const impossible = (percentage: string, base: number): Wording => ({
  rule: 'impossible-percentage',
  why: `No whole number out of ${base} comes to ${percentage}%.`,
  fix: 'Check the count and the base, and work the percentage out from them.',
});
