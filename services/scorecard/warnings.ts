/** What a clerk or the gate should look at before figures go out; no small number is in these words. */
import type { Finding } from '../language/rules';
import { plainDay } from '../pack/compose/wording';
import {
  type FigureConflict,
  type FigurePlace,
  type PublishedFigure,
  placeKey,
  type ScorecardFacts,
  type ScorecardWarning,
  type SourcedFigure,
} from './rules';
import { isSmallChange } from './small-numbers';
import { isAboutChildren, type Verdicts } from './verdicts';

type NameOf = (code: string) => string;

export function warningsOf(
  facts: ScorecardFacts,
  verdicts: Verdicts,
  conflicts: FigureConflict[],
  nameOf: NameOf,
): ScorecardWarning[] {
  return [
    ...conflicts.map((conflict) => conflictWarning(conflict)),
    ...changes(facts, verdicts, nameOf),
    ...verdicts.exposed.map(
      ({ measureCode, asAt }): ScorecardWarning => ({
        rule: 'small-number-exposed',
        measureCode,
        why: `${measureCode} ${nameOf(measureCode)}: a small number as at ${plainDay(asAt)} can be worked out from figures that are already out or agreed.`,
        fix: 'Leave this figure and the totals it belongs to out, or speak to the data protection adviser.',
      }),
    ),
    ...verdicts.overfull.map(
      ({ measureCode, asAt }): ScorecardWarning => ({
        rule: 'parts-do-not-add-up',
        measureCode,
        why: `${measureCode} ${nameOf(measureCode)}: as at ${plainDay(asAt)} its parts come to more than its total.`,
        fix: 'Check the parts and the total with the performance team.',
      }),
    ),
    ...unitMismatches(facts),
  ];
}

const reasons = {
  value: 'give different figures',
  definition: 'count different things and give different figures',
  rounding: 'give the same figure, rounded differently or for a different group',
  presentation: 'give the same total in different ways',
} as const;

function conflictWarning({
  measureCode,
  measure,
  asAt,
  figures,
  kind,
  blocks,
}: FigureConflict): ScorecardWarning {
  const sources = [...new Set(figures.map(({ source }) => source || 'a source without a name'))].join(
    ' and ',
  );
  return {
    rule: blocks ? 'figures-disagree' : 'figures-told-differently',
    measureCode,
    why: `${measureCode} ${measure}, as at ${plainDay(asAt)}: ${sources} ${reasons[kind]}.`,
    fix: blocks
      ? 'None of them is printed until you confirm one: type “figures in conflict”.'
      : 'Say in a note which group and which rounding is meant.',
  };
}

/** What others have read at this figure's place, where nobody has read this value yet. */
function correctedFrom(figure: SourcedFigure, published: PublishedFigure[]): PublishedFigure[] {
  const key = placeKey(figure);
  const before = published.filter((one) => !one.hidden && placeKey(one) === key);
  return before.some((one) => one.count === figure.count && one.base === figure.base) ? [] : before;
}

/** Figures that this edition gives otherwise than papers that are out, for the first time: members are told (domain.md 5). */
export function correctedPlaces(
  facts: ScorecardFacts,
  verdicts: Verdicts,
  printed: readonly FigurePlace[],
): FigurePlace[] {
  const told = new Set(facts.hiddenBefore.map(placeKey));
  return printed
    .filter((place) => {
      const standing = verdicts.standing.get(placeKey(place));
      if (standing?.kind !== 'figure' || told.has(placeKey(place))) return false;
      return correctedFrom(standing.figure, facts.published).length > 0;
    })
    .map(({ measureCode, part, from, asAt }) => ({ measureCode, part, from, asAt }));
}

/** S4, and figures put right after they were published. */
function changes(facts: ScorecardFacts, verdicts: Verdicts, nameOf: NameOf): ScorecardWarning[] {
  const measures = new Map(
    facts.strategy.actions.flatMap(({ measures }) => measures.map((one) => [one.code, one])),
  );
  const found: ScorecardWarning[] = [];
  for (const [key, standing] of verdicts.standing) {
    if (standing.kind === 'conflict' || standing.figure.count === null) continue;
    const { figure } = standing;
    const { measureCode, part, count } = figure;
    const measure = measures.get(measureCode) ?? null;
    if (figure.quarterEnds > facts.periodEnds || verdicts.byPlace.get(key)?.hidden) continue;
    const same = facts.published.filter(
      (one) => one.measureCode === measureCode && one.part === part && !one.hidden,
    );
    const differs = (before: number) => isSmallChange(count ?? 0, before, facts.thresholds);
    const name = `${measureCode} ${nameOf(measureCode)}`;
    // A correction comes when its quarter's papers are out, so it is looked for in every quarter.
    if (
      correctedFrom(figure, facts.published).some((before) => differs(before.count)) &&
      isAboutChildren(figure, measure)
    )
      found.push({
        rule: 'corrected-since-published',
        measureCode,
        why: `${name}: this figure was published before, and the correction is so small that it could be one person.`,
        fix: 'Ask whether the correction can wait for the next quarter, or keep it and say why.',
      });
    if (figure.quarterEnds !== facts.periodEnds) continue;
    const earlier = same.filter((one) => one.asAt < figure.asAt);
    if (measure?.smallNumberRisk && earlier.some((one) => differs(one.count)))
      found.push({
        rule: 'small-change',
        measureCode,
        why: `${name}: it differs from a figure that was published before by so little that the difference could be one person.`,
        fix: 'Read the words beside it for anyone who could be known, then keep it and say why, or leave it out.',
      });
  }
  return found;
}

/**
 * Trap 14: a measure that is a number, given as a percentage. What an earlier year gave is history once this quarter has
 * its number: the importer asked about the plan's wording, and a clerk is not asked again on every pack.
 */
function unitMismatches({ strategy, figures, periodEnds }: ScorecardFacts): ScorecardWarning[] {
  const counts = new Map(
    strategy.actions.flatMap(({ measures }) => measures.map((one) => [one.code, one] as const)),
  );
  const mismatched = ({ measureCode, stated, base }: ScorecardFacts['figures'][number]) =>
    counts.get(measureCode)?.kind === 'count' &&
    !counts.get(measureCode)?.unit?.startsWith('%') &&
    (stated.includes('%') || base !== null);
  const numbered = new Set(
    figures
      .filter((one) => one.quarterEnds === periodEnds && one.count !== null && !mismatched(one))
      .map(({ measureCode }) => measureCode),
  );
  const wrong = figures.filter(
    (one) => mismatched(one) && (one.quarterEnds === periodEnds || !numbered.has(one.measureCode)),
  );
  return [...new Set(wrong.map(({ measureCode }) => measureCode))].map((measureCode) => ({
    rule: 'unit-mismatch',
    measureCode,
    why: `${measureCode} ${counts.get(measureCode)?.name}: the measure is a number, and one source gives a percentage.`,
    fix: 'Give the number, or change the measure in the plan.',
  }));
}

/**
 * For the gate: the same warnings as findings of the scorecard's item, each with the measures it is about. Small changes are
 * one question, with every measure in it: from the second quarter on there are many, and whoever answers has to see them
 * together (domain.md 2.10, S4).
 */
export function scorecardFindings(
  warnings: ScorecardWarning[],
  item: string,
): (Finding & { measureCodes: string[] })[] {
  const changed = warnings.filter(({ rule }) => rule === 'small-change');
  const [first] = changed;
  if (first === undefined || changed.length === 1) return warnings.map((one) => scorecardFinding(one, item));
  const others = warnings.filter(({ rule }) => rule !== 'small-change');
  const codes = [...new Set(changed.map(({ measureCode }) => measureCode))];
  const together = {
    ...scorecardFinding(first, item),
    place: `${item}, ${codes.length} measures`,
    excerpt: `${codes.length} measures, the first: ${codes[0]}`,
    why: `Each of these differs from a figure that was published before by so little that the difference could be one person: ${listOf(codes)}.`,
    measureCodes: codes,
  };
  return [...others.map((one) => scorecardFinding(one, item)), together];
}

const listOf = (codes: readonly string[]) =>
  codes.length === 1 ? `${codes[0]}` : `${codes.slice(0, -1).join(', ')} and ${codes.at(-1)}`;

function scorecardFinding({ rule, measureCode, why, fix }: ScorecardWarning, item: string) {
  const privacy = ['small-change', 'corrected-since-published', 'small-number-exposed'].includes(rule);
  const severity: Finding['severity'] = privacy ? 'answer' : 'advice';
  return {
    rule,
    severity: rule === 'small-number-exposed' ? ('stops' as const) : severity,
    privacy,
    place: `${item}, measure ${measureCode}`,
    excerpt: measureCode,
    why,
    fix,
    suggestion: null,
    mayKeep: rule !== 'small-number-exposed',
    measureCodes: [measureCode],
  };
}
