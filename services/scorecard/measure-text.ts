/** What a plan says of a measure in words: its target, its direction, whether a figure meets it and which way it moved. */
import type { Day } from '../calendar/rules';
import type { Measure } from '../strategy/rules';
import type { Mark } from './rules';

/** Targets are never hidden: they are about nobody (domain.md 2.10, S7). */
export function targetText(measure: Measure): string {
  const { target } = measure;
  if (target === null) return 'None set';
  if (typeof target.value === 'string') return target.value.charAt(0).toUpperCase() + target.value.slice(1);
  if (target.value === null) return changeText(target.op);
  const value =
    measure.kind === 'percentage' || measure.unit?.startsWith('%') ? `${target.value}%` : `${target.value}`;
  if (target.op === '>=') return target.value === 100 ? value : `${value} or more`;
  if (target.op === '<=') return `${value} or fewer`;
  return value;
}

function changeText(operator: string): string {
  if (operator === 'increase') return 'An increase';
  return operator === 'decrease' ? 'A decrease' : 'None set';
}

/** 'Up' is not always good: 5.4 wants more complaints, 4.3 lower scores (domain.md 0.8). */
export function directionText(measure: Measure): string {
  switch (measure.goodDirection) {
    case 'up':
      return 'Up is good';
    case 'down':
      return 'Down is good';
    case 'yes':
      return 'Done is good';
    case null:
      return 'Watched only';
  }
}

export function unitText(measure: Measure): string {
  const { unit } = measure;
  if (unit === null || unit === 'yes/no' || measure.kind === 'milestone') return '';
  return measure.kind === 'count' || measure.kind === 'percentage' ? ` (${unit})` : '';
}

/** The plan's first day where a measure's name says that it counts up, '3.3-h': each figure holds the ones before it (S5). */
export function countsFrom(measure: Pick<Measure, 'name' | 'unit'>, planBegan: Day): Day | null {
  const running =
    /\b(two-year|yearly|year|running) totals?\b|\bcumulative\b|\bso far\b|(?<!\bup[ -])\bto date\b/i;
  return running.test(`${measure.name} ${measure.unit ?? ''}`) ? planBegan : null;
}

/** `value`: a count, or a percentage not yet rounded. */
export function standingOf(measure: Measure, value: number | null): Mark | null {
  const { target } = measure;
  if (value === null || typeof target?.value !== 'number') return null;
  const met =
    target.op === '<='
      ? value <= target.value
      : target.op === '='
        ? value === target.value
        : value >= target.value;
  return met ? { word: 'Target met', shape: '✔' } : { word: 'Target not met', shape: '▲' };
}

/** More complaints are better, lower scores are better: the shape points the way the number went. */
export function movementOf(measure: Measure, now: number | null, before: number | null): Mark | null {
  if (now === null || before === null) return null;
  if (now === before) return { word: 'No change', shape: '●' };
  const shape = now > before ? '↑' : '↓';
  const wanted = measure.goodDirection;
  if (wanted !== 'up' && wanted !== 'down') return { word: now > before ? 'Higher' : 'Lower', shape };
  const better = (wanted === 'up') === now > before;
  return { word: better ? 'Better' : 'Worse', shape };
}
