/** Words beside a figure, and whether they tell a number that is hidden elsewhere (domain.md 2.10, S6 and S10). */

import { placeKey, type SourcedFigure } from './rules';
import { hiddenMark, saysSmallNumber, type Thresholds } from './small-numbers';
import type { Verdicts } from './verdicts';

const inWords = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const months = 'january|february|march|april|may|june|july|august|september|october|november|december';
/** Dates, references, shares and lengths of time count nobody. */
const countsNobody = new RegExp(
  [
    '\\b\\d{4}[-–/]\\d{2,4}(?:[-–/]\\d{1,2})?\\b',
    '\\b\\d{1,2}/\\d{1,2}/\\d{2,4}\\b',
    `\\b\\d{1,2}(?:st|nd|rd|th)?\\s+(?:${months})\\b`,
    `\\b(?:${months})\\s+\\d{4}\\b`,
    '\\b(?:quarter|pledge|action|table|figure|paragraph|section|appendix|version|item|page|form|step|level|year|age|aged)\\s+\\d+(?:\\.\\d+)*\\b',
    '\\b\\d+(?:\\.\\d+)?\\s*(?:%|per ?cent|(?:working )?(?:days?|weeks?|months?|years?|hours?|minutes?)\\b)',
    '\\b\\d+\\.\\d+(?:-[a-z])?\\b',
  ].join('|'),
  'gi',
);
const number = new RegExp(`\\b(?:\\d{1,3}(?:,\\d{3})+|\\d+|${inWords.join('|')})\\b`, 'gi');

/** In the order in which they are said. */
export function numbersSaid(words: string): number[] {
  const said = words.replaceAll(countsNobody, ' ').match(number) ?? [];
  return said.map((one) => {
    const at = inWords.indexOf(one.toLowerCase());
    return at < 0 ? Number(one.replaceAll(',', '')) : at + 1;
  });
}

/**
 * Neighbouring numbers that add up to the figure, one of them small: 'Gold 3, silver 6, bronze 9' beside 18 is a breakdown,
 * wherever it stands (S2).
 */
export function tellsBreakdown(words: string, total: number | null, { smallCount }: Thresholds): boolean {
  if (total === null) return false;
  const said = numbersSaid(words);
  return said.some((_, from) =>
    said.some((__, to) => {
      const parts = said.slice(from, to + 1);
      const small = parts.some((one) => one > 0 && one <= smallCount);
      return parts.length > 1 && small && parts.reduce((sum, one) => sum + one, 0) === total;
    }),
  );
}

/** 'Up from 4' repeats last quarter's hidden number beside a figure that may be shown. */
export function besideWithheld(
  words: string,
  figure: Pick<SourcedFigure, 'measureCode' | 'count'>,
  reader: { verdicts: Verdicts; aboutChildren: boolean; thresholds: Thresholds },
): boolean {
  if (saysSmallNumber(words.replaceAll(countsNobody, ' '))) return true;
  const said = new Set(numbersSaid(words));
  const hidden = [...reader.verdicts.standing.values()].some(
    (one) =>
      one.kind === 'figure' &&
      one.figure.measureCode === figure.measureCode &&
      one.figure.count !== null &&
      said.has(one.figure.count) &&
      reader.verdicts.byPlace.get(placeKey(one.figure))?.hidden === true,
  );
  return hidden || (reader.aboutChildren && tellsBreakdown(words, figure.count, reader.thresholds));
}

/** S1 holds for whatever a figure is compared with: 'Last year: 3' counts children too. */
export function comparatorValue(value: string, aboutChildren: boolean, { smallCount }: Thresholds): string {
  const small = /^\d+$/.test(value.trim()) && Number(value) > 0 && Number(value) <= smallCount;
  return aboutChildren && small ? `${hiddenMark} (${smallCount} or fewer, hidden)` : value;
}
