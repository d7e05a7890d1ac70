/** Where sources disagree on one measure and date, how they differ, and which figure stands (domain.md 1.4 C, traps 1 to 4). */
import {
  type Confirmation,
  type Disagreement,
  type FigureConflict,
  fingerprint,
  placeKey,
  type SourcedFigure,
} from './rules';

/** What stands at one place: a figure, or a question that only a person can settle. */
export type Standing =
  /** `confirmed`: a person chose it among several. */
  | { kind: 'figure'; figure: SourcedFigure; told: Disagreement | null; confirmed: boolean }
  | { kind: 'conflict'; figures: SourcedFigure[]; disagreement: Disagreement };

/** By place. Figures of one place that say the same become one, with all their sources. */
export function standings(figures: SourcedFigure[], confirmations: Confirmation[]): Map<string, Standing> {
  const byPlace = new Map<string, SourcedFigure[]>();
  for (const figure of latestUpdates(figures)) {
    const key = placeKey(figure);
    byPlace.set(key, [...(byPlace.get(key) ?? []), figure]);
  }
  const confirmed = new Map(confirmations.map((one) => [placeKey(one), one]));
  return new Map(
    [...byPlace].map(([key, group]) => [key, standingOf(group, confirmed.get(key) ?? null)] as const),
  );
}

/** A lead who reports the same day again, a quarter later, has put the earlier figure right. */
function latestUpdates(figures: SourcedFigure[]): SourcedFigure[] {
  const latest = new Map<string, SourcedFigure>();
  for (const figure of figures.filter(({ origin }) => origin === 'update')) {
    const before = latest.get(placeKey(figure));
    if (!before || before.quarterEnds < figure.quarterEnds) latest.set(placeKey(figure), figure);
  }
  return figures.filter((figure) => figure.origin !== 'update' || latest.get(placeKey(figure)) === figure);
}

function standingOf(figures: SourcedFigure[], confirmation: Confirmation | null): Standing {
  const best = [...figures].sort((one, other) => rank(one) - rank(other))[0] as SourcedFigure;
  const disagreement = worstOf(figures);
  const chosen = confirmation && figures.find(({ id }) => id === confirmation.figureId);
  // A figure that came since, or was corrected, was not among those that the person chose from.
  if (chosen && figures.every((figure) => confirmation.seen.includes(fingerprint(figure)))) {
    const figure = { ...chosen, confirmedBy: confirmation.confirmedBy };
    return { kind: 'figure', figure, told: null, confirmed: true };
  }
  if (disagreement !== null && blocks(disagreement)) return { kind: 'conflict', figures, disagreement };
  return { kind: 'figure', figure: withSources(best, figures), told: disagreement, confirmed: false };
}

/** Numbers before words, then what was accepted before what was imported before what the plan began with. */
function rank(figure: SourcedFigure): number {
  const byOrigin = { update: 0, performance: 1, baseline: 2 }[figure.origin];
  return (figure.count === null && figure.stated !== '' ? 10 : 0) + byOrigin;
}

function withSources(best: SourcedFigure, figures: SourcedFigure[]): SourcedFigure {
  const sources = [...new Set([best, ...figures].map(({ source }) => source).filter(Boolean))];
  const confirmedBy = best.confirmedBy ?? figures.find((one) => one.confirmedBy)?.confirmedBy ?? null;
  return { ...best, source: sources.join('; '), confirmedBy };
}

export const blocks = (disagreement: Disagreement): boolean =>
  disagreement === 'value' || disagreement === 'definition';

const order: Disagreement[] = ['value', 'definition', 'presentation', 'rounding'];

function worstOf(figures: SourcedFigure[]): Disagreement | null {
  const found = figures.flatMap((one, index) =>
    figures.slice(index + 1).map((other) => disagreementOf(one, other)),
  );
  return order.find((kind) => found.includes(kind)) ?? null;
}

/** How two figures of one place differ; null when they say the same, or are words, which may stand side by side. */
export function disagreementOf(one: SourcedFigure, other: SourcedFigure): Disagreement | null {
  if (one.words !== '' || other.words !== '') return null;
  if (one.reached !== null || other.reached !== null) return one.reached === other.reached ? null : 'value';
  if (one.count === other.count && one.base === other.base && one.stated === other.stated) return null;
  const [left, right] = [numberOf(one), numberOf(other)];
  if (left !== null && right !== null) {
    const asPercentages = isPercentage(one) && isPercentage(other);
    if (left === right) return 'presentation';
    if (asPercentages && Math.round(left) === Math.round(right)) return 'rounding';
  }
  const differs = one.definition !== other.definition && (one.definition !== '' || other.definition !== '');
  return differs ? 'definition' : 'value';
}

const isPercentage = ({ base, stated }: SourcedFigure) => base !== null || stated.includes('%');

/** The number that a figure comes to: '34% + 3%' is 37, '7 = 6 external + 1 in council' is 7. */
function numberOf({ count, base, stated }: SourcedFigure): number | null {
  if (count !== null) return base === null ? count : base > 0 ? (100 * count) / base : null;
  const whole = /^\s*(\d+(?:\.\d+)?)\s*%?\s*(?:$|=)/.exec(stated);
  if (whole) return Number(whole[1]);
  const parts = [...stated.matchAll(/\d+(?:\.\d+)?/g)].map(([digits]) => Number(digits));
  const added = /[+]|\bplus\b|\bwith a further\b|\band\b/i.test(stated);
  return added && parts.length > 1 ? parts.reduce((sum, part) => sum + part, 0) : null;
}

export function conflictsOf(
  standing: Map<string, Standing>,
  figures: SourcedFigure[],
  nameOf: (measureCode: string) => string,
): FigureConflict[] {
  const found: FigureConflict[] = [];
  for (const [key, one] of standing) {
    const kind = one.kind === 'conflict' ? one.disagreement : one.told;
    if (kind === null) continue;
    const all = one.kind === 'conflict' ? one.figures : figures.filter((figure) => placeKey(figure) === key);
    const [first] = all;
    if (!first) continue;
    const { measureCode, part, from, asAt } = first;
    const measure = nameOf(measureCode);
    found.push({ measureCode, part, from, asAt, measure, kind, blocks: blocks(kind), figures: all });
  }
  return found;
}
