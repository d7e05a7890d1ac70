/** 'The picture': a few facts of the whole service, all with one as-at date (domain.md 1.2, P18). */
import type { Day } from '../calendar/rules';
import { comparatorValue } from './beside';
import {
  type ContextFigure,
  placeKey,
  type Scorecard,
  type ScorecardAudience,
  type ScorecardFacts,
  type SourcedFigure,
} from './rules';
import { showFigure } from './shown';
import { isAboutChildren, type Verdicts } from './verdicts';

/** 'K01': a fact of the picture, not a measure of the plan. */
export const isContextCode = (code: string): boolean => /^K\d{1,3}$/i.test(code);

/** Figures of the latest day, up to the period's end, on which most of them are known. Others are not mixed in. */
export function contextOf(
  facts: ScorecardFacts,
  verdicts: Verdicts,
  audience: ScorecardAudience,
): Scorecard['picture'] {
  const known = facts.figures.filter(
    ({ measureCode, part, asAt }) => isContextCode(measureCode) && part === '' && asAt <= facts.periodEnds,
  );
  const asAt = known
    .map((figure) => figure.asAt)
    .sort()
    .at(-1);
  if (asAt === undefined) return null;
  return { asAt, figures: figuresOf(asAt, facts, { known, verdicts, audience }) };
}

function figuresOf(
  asAt: Day,
  facts: ScorecardFacts,
  given: { known: ScorecardFacts['figures']; verdicts: Verdicts; audience: ScorecardAudience },
): ContextFigure[] {
  const { known, verdicts, audience } = given;
  const about = (figure: SourcedFigure) => audience === 'public' && isAboutChildren(figure, null);
  const places = new Map(known.filter((one) => one.asAt === asAt).map((one) => [placeKey(one), one]));
  return [...places]
    .sort(([, one], [, other]) => one.measureCode.localeCompare(other.measureCode, 'en', { numeric: true }))
    .map(([key, figure]) => {
      const standing = verdicts.standing.get(key) ?? null;
      const stands = standing?.kind === 'figure' ? standing.figure : null;
      return {
        code: figure.measureCode,
        name: figure.definition || figure.measureCode,
        shown: showFigure(standing, null, verdicts, audience),
        source: stands?.source ?? '',
        confirmedBy: stands?.confirmedBy ?? '',
        comparators: facts.comparators
          .filter((one) => one.measureCode === figure.measureCode)
          .map((one) => ({ ...one, value: comparatorValue(one.value, about(figure), facts.thresholds) })),
      };
    });
}
