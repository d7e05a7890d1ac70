/** The plan's starting figures as figures of the scorecard, each source by itself (domain.md 1.4 C, traps 1 to 4). */
import type { Baseline, Measure, Strategy } from '../strategy/rules';
import { asAtDay, quarterEnd } from './periods';
import type { SourcedFigure } from './rules';

export function baselineFigures(strategy: Strategy): SourcedFigure[] {
  return strategy.actions.flatMap(({ measures }) =>
    measures.flatMap((measure) => (measure.baseline ? ofMeasure(measure, measure.baseline, strategy) : [])),
  );
}

function ofMeasure(measure: Measure, baseline: Baseline, strategy: Strategy): SourcedFigure[] {
  const asAt = asAtDay(baseline.asAt) ?? strategy.fromDay;
  const said = [
    { value: baseline.value, source: baseline.source ?? 'the plan', note: baseline.note },
    ...(baseline.conflicts ?? []),
  ];
  return said.flatMap(({ value, source, note }, index) =>
    value === null
      ? []
      : [
          {
            id: `baseline:${measure.code}:${index}`,
            measureCode: measure.code,
            part: '',
            from: null,
            asAt,
            ...statedValue(measure, value),
            words: measure.kind === 'descriptive' ? String(value) : '',
            note: '',
            reached: null,
            reachedOn: null,
            source,
            definition: index > 0 && note ? note : '',
            origin: 'baseline' as const,
            population: null,
            zeroReveals: false,
            confirmedBy: null,
            quarterEnds: quarterEnd(asAt),
          },
        ],
  );
}

/** A percentage without its count and base stays as it was stated: nothing can be worked out from it. */
function statedValue(
  measure: Measure,
  value: number | string,
): Pick<SourcedFigure, 'count' | 'base' | 'stated'> {
  if (typeof value === 'number' && measure.kind === 'count') return { count: value, base: null, stated: '' };
  const stated = typeof value === 'number' ? `${value}${measure.kind === 'percentage' ? '%' : ''}` : value;
  return { count: null, base: null, stated };
}
