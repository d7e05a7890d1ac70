/** A figure in words, the same on every card and page. */
import { type Day, dayParts } from '../calendar/rules';
import type { Measure } from '../strategy/rules';
import { percentageOf } from './percentages';
import type { Figure } from './rules';

/** '12 of 30 (40%) at 30 September 2026', '7 weeks at …', 'To come', 'Reached on …', or a descriptive measure's words. */
export function figureInWords(figure: Figure, measure: Measure): string {
  const fact = factOf(figure, measure);
  if (measure.kind === 'descriptive' || figure.words === '') return fact;
  return `${fact}. ${figure.words}`;
}

function factOf(figure: Figure, measure: Measure): string {
  switch (measure.kind) {
    case 'count':
      return figure.count === null ? 'To come' : `${amountOf(figure.count, measure.unit)}${atDay(figure)}`;
    case 'percentage':
      if (figure.count === null || figure.base === null) return 'To come';
      return `${plain(figure.count)} of ${plain(figure.base)} (${percentageOf(figure.count, figure.base)}%)${atDay(figure)}`;
    case 'milestone':
      if (figure.reached === null) return 'Not said yet';
      if (!figure.reached) return 'Not reached yet';
      return figure.reachedOn ? `Reached on ${inWords(figure.reachedOn)}` : 'Reached';
    case 'descriptive':
      return figure.words === '' ? 'Nothing said yet' : figure.words;
  }
}

/** A unit reads as a plural, so a single one stands alone; '% change' keeps its sign by the number. */
function amountOf(count: number, unit: string | null): string {
  if (unit?.startsWith('%')) return `${plain(count)}${unit}`;
  return unit === null || unit.includes(',') || count === 1 ? plain(count) : `${plain(count)} ${unit}`;
}

function atDay(figure: Figure): string {
  return figure.asAt ? ` at ${inWords(figure.asAt)}` : '';
}

function plain(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: 10 });
}

/** Without the weekday: a figure is true at a date, and nobody plans around it. */
function inWords(day: Day): string {
  const { date, monthName, year } = dayParts(day);
  return `${date} ${monthName} ${year}`;
}
