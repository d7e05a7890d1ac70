/** The scorecard: each measure's figures over time, where they come from and who confirmed them (domain.md 1.2, P10 to P12). */
import type { Day } from '../calendar/rules';
import type { MeasureKind } from '../strategy/rules';

/** Whom a figure counts: small numbers are hidden only where it counts children, young people or care leavers (2.10, S7). */
export type Population = 'children' | 'others';

/** One figure as one source gives it. A percentage is never stored: count and base are (domain.md 1.4 C, trap 5). */
export interface SourcedFigure {
  id: string;
  measureCode: string;
  asAt: Day;
  count: number | null;
  base: number | null;
  /** Milestones and descriptive measures. */
  words: string;
  source: string;
  /** What exactly was counted, kept with the number (trap 2). */
  definition: string;
  /** Where it came from: a lead's accepted update, or the performance team's table. */
  origin: 'update' | 'performance' | 'baseline';
  /** A post or group, such as 'Operational Group'; null until someone confirmed it. */
  confirmedBy: string | null;
}

export interface Comparator {
  name: 'England' | 'Statistical neighbours' | string;
  value: string;
  source: string;
  year: string;
}

/** Two or more sources that disagree on one measure and date: none of them is published until one is confirmed. */
export interface FigureConflict {
  measureCode: string;
  measure: string;
  asAt: Day;
  figures: SourcedFigure[];
}

/** What may be printed of one figure: the text, or the mark of a hidden number. Never both. */
export interface ShownFigure {
  text: string;
  hidden: boolean;
  /** For a chart: null where hidden, missing or not a number. */
  value: number | null;
}

export interface ScorecardRow {
  measureCode: string;
  actionRef: string;
  pledgeNo: number;
  measure: string;
  kind: MeasureKind;
  unit: string | null;
  now: ShownFigure;
  last: ShownFigure;
  sameQuarterLastYear: ShownFigure;
  target: string;
  /** 'Up is good', 'Down is good', 'Done is good', 'Watched only'. */
  direction: string;
  comparators: Comparator[];
  asAt: Day | null;
  base: string;
  source: string;
  confirmedBy: string;
  note: string;
  /** Oldest first, for the trend chart; a hidden or missing quarter is null. */
  trend: { label: string; value: number | null }[];
  targetValue: number | null;
}

export interface Scorecard {
  periodLabel: string;
  rows: ScorecardRow[];
  conflicts: FigureConflict[];
}
