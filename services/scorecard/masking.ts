/** Figures as a card may show them: a chat keeps its cards for years, so no small number of children is put on one (S10). */
import { numbersSaid } from '../language/said-numbers';
import { measuresOf } from './gather-facts';
import type { ScorecardFacts, SourcedFigure } from './rules';
import { byItself, wholePercentage } from './small-numbers';
import { isAboutChildren } from './verdicts';

/** '321', '97.5%', or 'a small number' where rule S1 or S3 hides it. */
export function cardValue(figure: SourcedFigure, facts: ScorecardFacts): string {
  const measure = measuresOf(facts).find(({ code }) => code === figure.measureCode) ?? null;
  const aboutPeople = isAboutChildren(figure, measure);
  const { count, base, stated } = figure;
  if (count === null) return statedWithoutSplit(stated, aboutPeople, facts.thresholds.smallCount);
  if (byItself({ id: '', count, base, aboutPeople }, facts.thresholds).hidden)
    return 'a small number, or one that gives a small number away';
  if (base === null) return `${count}`;
  return `${count} of ${base} (${wholePercentage(count, base) ?? 'no percentage'})`;
}

/** '7 = 6 external + 1 in council' is 7, in a split that is not shown (domain.md 2.10, case e). */
function statedWithoutSplit(stated: string, aboutPeople: boolean, smallCount: number): string {
  const numbers = numbersSaid(stated);
  const small = numbers.some((number) => number > 0 && number <= smallCount);
  if (!aboutPeople || !small || numbers.length < 2) return stated;
  const whole = /^\s*(\d+(?:\.\d+)?)\s*=/.exec(stated)?.[1];
  return whole ? `${whole}, in a split with a small number` : 'a split with a small number';
}
