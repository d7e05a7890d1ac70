/**
 * A reader of the tests' own, who shares no code with the product: keeps every paper that came out, and tries every count of
 * every quarter that fits what was printed in any of them.
 */
import { assembleScorecard } from '../../../services/scorecard/assemble';
import type {
  FigurePlace,
  PublishedFigure,
  Scorecard,
  ScorecardFacts,
  SourcedFigure,
} from '../../../services/scorecard/rules';
import { day, factsOf, figure } from './figure-sample';

export const sizes = [1, 3, 5, 7, 12];
export const thresholdsOf = (smallCount: number) => ({ smallCount, smallBase: 10 });

/** Counts children, and is no share. */
export const measure = '3.3-h';

const begins = ['2026-04-01', '2026-07-01', '2026-10-01', '2027-01-01'].map(day);
export const ends = ['2026-06-30', '2026-09-30', '2026-12-31', '2027-03-31'].map(day);

/** Of the quarters from `first` to `last`, both counted in, from 0. */
export interface Stretch {
  first: number;
  last: number;
}

export const sumOf = (quarters: readonly number[], { first, last }: Stretch) =>
  quarters.slice(first, last + 1).reduce((all, one) => all + one, 0);

export const placeOf = ({ first, last }: Stretch): Omit<FigurePlace, 'measureCode' | 'part'> => ({
  from: begins[first] ?? null,
  asAt: ends[last] ?? day('2027-03-31'),
});

export function figuresOf(quarters: readonly number[], stretches: readonly Stretch[]): SourcedFigure[] {
  return stretches.map((one) => figure(measure, { count: sumOf(quarters, one), ...placeOf(one) }));
}

/** Papers that are out, and what the product keeps of them. */
export class Papers {
  readonly printed: PublishedFigure[] = [];

  constructor(readonly smallCount: number) {}

  facts(figures: SourcedFigure[], quarter: number, over: Partial<ScorecardFacts> = {}): ScorecardFacts {
    return factsOf(figures, {
      periodEnds: ends[quarter] ?? day('2027-03-31'),
      thresholds: thresholdsOf(this.smallCount),
      published: this.printed.filter(({ hidden }) => !hidden),
      hiddenBefore: this.printed.filter(({ hidden }) => hidden),
      ...over,
    });
  }

  publish(figures: SourcedFigure[], quarter: number, over: Partial<ScorecardFacts> = {}): Scorecard {
    const scorecard = assembleScorecard(this.facts(figures, quarter, over), 'public');
    const ours = scorecard.published.filter((one) => one.measureCode === measure);
    // As the store keeps it: no number of what was hidden.
    this.printed.push(...ours.map((one) => (one.hidden ? { ...one, count: Number.NaN } : one)));
    return scorecard;
  }

  /** What was printed of a stretch in any paper; null where it was always hidden, undefined where nobody spoke of it. */
  read(stretch: Stretch): number | null | undefined {
    const { from, asAt } = placeOf(stretch);
    const said = this.printed.filter((one) => one.from === from && one.asAt === asAt && one.part === '');
    if (said.length === 0) return undefined;
    return said.find(({ hidden }) => !hidden)?.count ?? null;
  }
}

const most = 30;

/** What each stretch of quarters may come to, for all that the papers say. */
export function possible(
  papers: Papers,
  quarters: readonly number[],
): { stretch: Stretch; values: Set<number> }[] {
  const stretches = quarters.flatMap((_, first) =>
    quarters.slice(first).map((__, more): Stretch => ({ first, last: first + more })),
  );
  const all = stretches.map((stretch) => {
    // Noughts are shown, and a reader knows that.
    const least = sumOf(quarters, stretch) === 0 ? 0 : 1;
    return { stretch, said: papers.read(stretch), least, values: new Set<number>() };
  });
  const tried: number[] = [];
  const next = () => {
    const last = tried.length - 1;
    for (const { stretch, said, least } of all) {
      if (stretch.last !== last || said === undefined) continue;
      const value = sumOf(tried, stretch);
      if (said === null ? value < least : value !== said) return;
    }
    if (tried.length === quarters.length) {
      for (const one of all) one.values.add(sumOf(tried, one.stretch));
      return;
    }
    for (let value = 0; value <= most; value += 1) {
      tried.push(value);
      next();
      tried.pop();
    }
  };
  next();
  return all;
}

/** Small counts that a reader has worked out, and how many small ones there were to go for. */
export function workedOut(papers: Papers, quarters: readonly number[]): { found: Stretch[]; small: number } {
  const small = possible(papers, quarters).filter(({ stretch }) => {
    const value = sumOf(quarters, stretch);
    return value >= 1 && value <= papers.smallCount;
  });
  // Where 1 alone is small, it must be possible that it is 2.
  const limit = Math.max(papers.smallCount, 2);
  const found = small.filter(({ values }) => [...values].filter((value) => value <= limit).length < 2);
  return { found: found.map(({ stretch }) => stretch), small: small.length };
}
