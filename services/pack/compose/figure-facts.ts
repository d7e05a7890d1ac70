/** The figures of a pack and what may be printed of them: one decision for the progress report and the scorecard alike. */
import { baselineFigures } from '../../scorecard/baselines';
import { quartersBefore } from '../../scorecard/periods';
import type { ScorecardFacts, SourcedFigure } from '../../scorecard/rules';
import { usualThresholds } from '../../scorecard/small-numbers';
import { updateFigure } from '../../scorecard/update-figures';
import { decideVerdicts, type Verdicts } from '../../scorecard/verdicts';
import type { UpdateVersion } from '../../updates/rules';
import type { PackAction, PackContents } from '../gather/contents';
import { printedVersion } from './position';

/** Where the contents bring no facts of the scorecard, what the leads reported is all there is. */
export function figureFacts(contents: PackContents): ScorecardFacts {
  if (contents.scorecard) return contents.scorecard;
  const { round, strategy, committee } = contents;
  return {
    strategy,
    periodLabel: round.periodLabel,
    periodEnds: round.periodEnds,
    operationalGroupName: committee.operationalGroupName,
    figures: [...contents.actions.flatMap((item) => reported(item, contents)), ...baselineFigures(strategy)],
    comparators: [],
    partsOf: [],
    confirmations: [],
    agreed: [],
    published: [],
    hiddenBefore: [],
    thresholds: usualThresholds,
  };
}

function reported(item: PackAction, contents: PackContents): SourcedFigure[] {
  const { periodEnds } = contents.round;
  const of = (version: UpdateVersion | null, ends: typeof periodEnds, key: string) =>
    item.action.measures.flatMap((measure) => {
      const figure = version?.content.figures.find((one) => one.measureId === measure.id);
      if (!figure) return [];
      const made = updateFigure({
        ...{ requestId: `${key}${item.action.ref}`, measure, figure, periodEnds: ends },
        ...{ planBegan: contents.strategy.fromDay, confirmedBy: contents.committee.operationalGroupName },
      });
      return made ? [made] : [];
    });
  return [
    ...of(printedVersion(item, 'public'), periodEnds, 'now '),
    ...of(item.last, quartersBefore(periodEnds, 1), 'last '),
  ];
}

const decided = new WeakMap<PackContents, Verdicts>();

/** Asked for by every table of one pack: worked out once. */
export function verdictsOf(contents: PackContents): Verdicts {
  const known = decided.get(contents) ?? decideVerdicts(figureFacts(contents));
  decided.set(contents, known);
  return known;
}
