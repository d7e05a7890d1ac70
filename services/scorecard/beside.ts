/** Words beside a figure, and whether they tell a number that is hidden elsewhere (domain.md 2.10, S6 and S10). */
import { numbersSaid, saysSmallNumber } from '../language/said-numbers';
import { placeKey, type SourcedFigure } from './rules';
import { hiddenMark, type Thresholds } from './small-numbers';
import type { Verdicts } from './verdicts';

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
  reader: { verdicts: Verdicts; aboutChildren: boolean },
): boolean {
  if (saysSmallNumber(words, reader.verdicts.thresholds.smallCount)) return true;
  const said = new Set(numbersSaid(words));
  const hidden = [...reader.verdicts.standing.values()].some(
    (one) =>
      one.kind === 'figure' &&
      one.figure.measureCode === figure.measureCode &&
      one.figure.count !== null &&
      said.has(one.figure.count) &&
      reader.verdicts.byPlace.get(placeKey(one.figure))?.hidden === true,
  );
  return hidden || (reader.aboutChildren && tellsBreakdown(words, figure.count, reader.verdicts.thresholds));
}

/** S1 holds for whatever a figure is compared with: 'Last year: 3' counts children too. */
export function comparatorValue(value: string, aboutChildren: boolean, { smallCount }: Thresholds): string {
  const small = /^\d+$/.test(value.trim()) && Number(value) > 0 && Number(value) <= smallCount;
  return aboutChildren && small ? `${hiddenMark} (${smallCount} or fewer, hidden)` : value;
}
