/** Figures as a card may show them: a chat keeps its cards for years, so no small number of children is put on one (S10). */
import { numbersSaid } from '../language/said-numbers';
import { measuresOf } from './gather-facts';
import { placeKey, type ScorecardFacts, type SourcedFigure } from './rules';
import { byItself, wholePercentage } from './small-numbers';
import { decideVerdicts, isAboutChildren, type Verdicts } from './verdicts';

/**
 * '321', '97.5%', or 'a small number' where rules S1 to S5 hide it. Beside the scorecard as it stands (`printed`), one source's
 * total may give away a part that is hidden while no total is printed.
 */
export function cardValue(figure: SourcedFigure, facts: ScorecardFacts, printed: Verdicts): string {
  const measure = measuresOf(facts).find(({ code }) => code === figure.measureCode) ?? null;
  const aboutPeople = isAboutChildren(figure, measure);
  const { count, base, stated } = figure;
  if (count === null) return statedWithoutSplit(stated, aboutPeople, facts.thresholds.smallCount);
  const cell = { id: '', count, base, aboutPeople, zeroReveals: figure.zeroReveals };
  if (byItself(cell, facts.thresholds).hidden || givesAway(figure, facts, printed))
    return 'a small number, or one that gives a small number away';
  if (base === null) return `${count}`;
  return `${count} of ${base} (${wholePercentage(count, base) ?? 'no percentage'})`;
}

/** Whether, if this source were right, its figure would be hidden, or another that is printed now would have to be. */
function givesAway(figure: SourcedFigure, facts: ScorecardFacts, printed: Verdicts): boolean {
  const key = placeKey(figure);
  const figures = facts.figures.filter((one) => one.id === figure.id || placeKey(one) !== key);
  const { byPlace } = decideVerdicts({ ...facts, figures });
  return [...byPlace].some(
    ([place, { hidden }]) => hidden && (place === key || printed.byPlace.get(place)?.hidden === false),
  );
}

/** '7 = 6 external + 1 in council' is 7, in a split that is not shown (domain.md 2.10, case e). */
function statedWithoutSplit(stated: string, aboutPeople: boolean, smallCount: number): string {
  const numbers = numbersSaid(stated);
  const small = numbers.some((number) => number > 0 && number <= smallCount);
  if (!aboutPeople || !small || numbers.length < 2) return stated;
  const whole = /^\s*(\d+(?:\.\d+)?)\s*=/.exec(stated)?.[1];
  return whole && Number(whole) > smallCount
    ? `${whole}, in a split with a small number`
    : 'a split with a small number';
}
