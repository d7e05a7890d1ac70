/** Decides for each figure, once for every output, whether it may be printed, is hidden, or waits for a person to confirm it. */
import type { Measure } from '../strategy/rules';
import { type Standing, standings } from './conflicts';
import { addPeriodSums } from './period-sums';
import { quartersBefore } from './periods';
import {
  type FigurePlace,
  fingerprint,
  type PublishedFigure,
  placeKey,
  type ScorecardFacts,
  type SourcedFigure,
} from './rules';
import { isAboutPeople, protect, type Thresholds, type Verdict } from './small-numbers';
import { findSums, type PlacedCell } from './sums';

/** How many quarters the scorecard looks back on: a year and the quarter itself, and three more for a trend. */
export const quartersShown = 8;

export interface Verdicts {
  standing: Map<string, Standing>;
  /** The same by measure, part and quarter. */
  inQuarter: Map<string, Standing[]>;
  /** By place. A place that is not here has no number. */
  byPlace: Map<string, Verdict>;
  exposed: FigurePlace[];
  overfull: FigurePlace[];
  /** What they were decided by: words beside a figure are read by the same. */
  thresholds: Thresholds;
}

export function decideVerdicts(facts: ScorecardFacts): Verdicts {
  const measures = new Map(
    facts.strategy.actions.flatMap((action) => action.measures.map((measure) => [measure.code, measure])),
  );
  const standing = standings(facts.figures, facts.confirmations);
  const oldest = quartersBefore(facts.periodEnds, quartersShown - 1);
  const cells = new Map<string, PlacedCell>();
  for (const [key, one] of standing) {
    if (one.kind === 'conflict') continue;
    const cell = cellOf(one.figure, measures.get(one.figure.measureCode) ?? null, facts);
    // Baselines are printed as the start; other quarters before these are printed nowhere.
    if (cell && (one.figure.quarterEnds >= oldest || one.figure.origin === 'baseline')) cells.set(key, cell);
  }
  const corrected: PlacedCell[] = [];
  for (const known of publishedCells(facts.published, measures)) {
    const cell = cells.get(known.id);
    if (!cell) cells.set(known.id, known);
    else if (cell.count === known.count && cell.base === known.base) cell.published = true;
    else corrected.push({ ...known, id: `${known.id} as published, ${known.count}` });
  }
  for (const place of facts.hiddenBefore) {
    const cell = cells.get(placeKey(place));
    if (cell) cell.hiddenBefore = true;
  }
  const placed = [...cells.values()];
  const found = findSums(placed, facts.partsOf);
  addPeriodSums(placed, corrected, found, facts.thresholds.smallCount);
  const all = [...placed, ...corrected, ...found.implied];
  const { verdicts, exposed } = protect(all, found.sums, facts.thresholds);
  return {
    standing,
    inQuarter: byQuarter(standing),
    byPlace: verdicts,
    exposed: exposed.flatMap((id) => {
      const sum = found.sums.find(({ parts }) => parts.includes(id));
      const place = (cells.get(id) ?? cells.get(sum?.total ?? ''))?.place;
      return place ? [place] : [];
    }),
    overfull: found.overfull,
    thresholds: facts.thresholds,
  };
}

export const placeOf = (one: Standing): SourcedFigure | undefined =>
  one.kind === 'figure' ? one.figure : one.figures[0];

export function quarterKey(place: Pick<SourcedFigure, 'measureCode' | 'part' | 'quarterEnds'>): string {
  return [place.measureCode, place.part, place.quarterEnds].join('|');
}

function byQuarter(standing: Map<string, Standing>): Map<string, Standing[]> {
  const found = new Map<string, Standing[]>();
  for (const one of standing.values()) {
    const place = placeOf(one);
    if (!place) continue;
    const key = quarterKey(place);
    found.set(key, [...(found.get(key) ?? []), one]);
  }
  return found;
}

function cellOf(figure: SourcedFigure, measure: Measure | null, facts: ScorecardFacts): PlacedCell | null {
  if (figure.count === null) return null;
  const { count, base, measureCode, part, from, asAt } = figure;
  const key = fingerprint(figure);
  const agreed = facts.agreed.some(
    (one) =>
      one.measureCode === measureCode && one.part === part && one.asAt === asAt && one.fingerprint === key,
  );
  const place = { measureCode, part, from, asAt };
  return {
    id: placeKey(figure),
    place,
    count,
    base,
    aboutPeople: isAboutChildren(figure, measure),
    zeroReveals: figure.zeroReveals,
    agreed,
  };
}

/** S7: the figure's own population decides, else its measure's unit. */
export function isAboutChildren(
  { population }: Pick<SourcedFigure, 'population'>,
  measure: Measure | null,
): boolean {
  if (population !== null) return population === 'children';
  return isAboutPeople(measure ?? { unit: null, smallNumberRisk: false });
}

function publishedCells(published: PublishedFigure[], measures: Map<string, Measure>): PlacedCell[] {
  return published
    .filter(({ hidden }) => !hidden)
    .map(({ measureCode, part, from, asAt, count, base }) => {
      const place = { measureCode, part, from, asAt };
      const aboutPeople = isAboutChildren({ population: null }, measures.get(measureCode) ?? null);
      return { id: placeKey(place), place, count, base, aboutPeople, published: true };
    });
}
