/** Figures for the scorecard's tests, on the real plan. */
import type { Day } from '../../../services/calendar/rules';
import { quarterEnd } from '../../../services/scorecard/periods';
import type { ScorecardFacts, SourcedFigure } from '../../../services/scorecard/rules';
import { usualThresholds } from '../../../services/scorecard/small-numbers';
import { sampleStrategy } from '../../support/pack-sample';

export const day = (text: string) => text as Day;
export const quarters = {
  now: day('2026-12-31'),
  last: day('2026-09-30'),
  spring: day('2026-03-31'),
  lastYear: day('2025-12-31'),
};

let next = 0;
export function figure(measureCode: string, over: Partial<SourcedFigure> = {}): SourcedFigure {
  next += 1;
  const asAt = over.asAt ?? quarters.now;
  return {
    id: `performance:${next}`,
    ...{ measureCode, part: '', from: null, asAt, count: null, base: null, stated: '', words: '', note: '' },
    ...{ reached: null, reachedOn: null, source: 'A return', definition: '', origin: 'performance' },
    ...{
      population: null,
      zeroReveals: false,
      confirmedBy: 'Performance team',
      quarterEnds: quarterEnd(asAt),
    },
    ...over,
  };
}

export function factsOf(figures: SourcedFigure[], over: Partial<ScorecardFacts> = {}): ScorecardFacts {
  return {
    strategy: sampleStrategy(),
    periodLabel: 'Quarter 3, October to December 2026',
    periodEnds: quarters.now,
    operationalGroupName: 'Operational Group',
    figures,
    ...{ comparators: [], partsOf: [], confirmations: [], agreed: [], published: [], hiddenBefore: [] },
    thresholds: usualThresholds,
    ...over,
  };
}
