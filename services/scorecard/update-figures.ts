/** A figure of a lead's update as a figure of the scorecard. */
import type { Day } from '../calendar/rules';
import type { Measure } from '../strategy/rules';
import type { Figure } from '../updates/rules';
import { countsFrom } from './measure-text';
import type { SourcedFigure } from './rules';

export interface ReportedFigure {
  requestId: string;
  measure: Pick<Measure, 'code' | 'name' | 'unit'>;
  figure: Omit<Figure, 'measureId'>;
  /** Of the round that it was reported in. */
  periodEnds: Day;
  planBegan: Day;
  /** Who accepted it: the Operational Group's name. */
  confirmedBy: string;
}

/** null: nothing was given, or it is still to come. */
export function updateFigure(reported: ReportedFigure): SourcedFigure | null {
  const { measure, figure, periodEnds, planBegan, confirmedBy } = reported;
  const { count, base, words, reached, reachedOn, source } = figure;
  const given = count !== null || reached !== null || words.trim() !== '';
  if (figure.toCome || !given) return null;
  const numberOrMilestone = count !== null || reached !== null;
  return {
    id: `update:${reported.requestId}:${measure.code}`,
    measureCode: measure.code,
    part: '',
    from: count === null ? null : countsFrom(measure, planBegan),
    asAt: figure.asAt ?? periodEnds,
    count,
    base,
    stated: '',
    words: numberOrMilestone ? '' : words,
    note: numberOrMilestone ? words : '',
    reached,
    reachedOn,
    source: source.trim(),
    definition: '',
    origin: 'update',
    population: null,
    zeroReveals: false,
    confirmedBy,
    quarterEnds: periodEnds,
  };
}
