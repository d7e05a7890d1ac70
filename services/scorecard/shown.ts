/** One figure as it may be printed: its text, the mark of a hidden number, or what stands in its place. */

import { saysSmallNumber } from '../language/said-numbers';
import { plainDay, sentence } from '../pack/compose/wording';
import type { Measure } from '../strategy/rules';
import type { Standing } from './conflicts';
import { placeKey, type ScorecardAudience, type ShownFigure, type SourcedFigure } from './rules';
import { hiddenMark, wholePercentage } from './small-numbers';
import { isAboutChildren, type Verdicts } from './verdicts';

const without = (text: string): ShownFigure => ({ text, hidden: false, value: null });

export const baseNotKnown = 'Base not known';
export const disagree = 'Sources disagree';
export const wordsWithheld = 'Words held back: they give a small number of people.';

/** `verdicts` decides for the public; the other editions see the exact figure (domain.md 2.10, S9). */
export function showFigure(
  standing: Standing | null,
  measure: Measure | null,
  verdicts: Verdicts,
  audience: ScorecardAudience,
): ShownFigure {
  if (standing === null) return without('Not given');
  if (standing.kind === 'conflict') return without(disagree);
  const { figure } = standing;
  const hidden = verdicts.byPlace.get(placeKey(figure))?.hidden === true;
  if (audience === 'public' && hidden) return { text: hiddenMark, hidden: true, value: null };
  if (figure.count !== null) return { text: numberText(figure), hidden: false, value: chartValue(figure) };
  if (figure.reached !== null) return without(milestoneText(figure));
  if (figure.words !== '') {
    const withheld = audience === 'public' && saysSmallNumber(figure.words, verdicts.thresholds.smallCount);
    return withheld ? { ...without(wordsWithheld), hidden: true } : without(sentence(figure.words));
  }
  // A percentage whose base is not known cannot be checked by rule S3.
  if (audience === 'public' && isAboutChildren(figure, measure)) return without(baseNotKnown);
  if (figure.stated === '') return without('Not given');
  return without(figure.stated.includes('%') ? `${figure.stated} (base not known)` : figure.stated);
}

function numberText({ count, base }: SourcedFigure): string {
  if (count === null || base === null) return `${count}`;
  const percentage = wholePercentage(count, base);
  return percentage === null ? `${count} of ${base}` : `${count} of ${base} (${percentage})`;
}

/** Whole percentages, as in the text: a chart is measured no finer than it is read. */
function chartValue({ count, base }: SourcedFigure): number | null {
  if (count === null) return null;
  return base === null ? count : base > 0 ? Math.round((100 * count) / base) : null;
}

function milestoneText({ reached, reachedOn }: SourcedFigure): string {
  if (!reached) return 'Not yet reached';
  return reachedOn === null ? 'Reached' : `Reached on ${plainDay(reachedOn)}`;
}
