/** The scorecard: each measure's figures over time, where they come from and who confirmed them (domain.md 1.2, P10 to P12). */
import type { Day } from '../calendar/rules';
import type { MeasureKind, Strategy } from '../strategy/rules';
import type { Thresholds } from './small-numbers';

/** Who reads it: the open papers, the exempt appendix for members, or the officers' edition (2.10, S9). */
export type ScorecardAudience = 'public' | 'exempt' | 'officers';

/** Whom a figure counts: small numbers are hidden only where it counts children, young people or care leavers (2.10, S7). */
export type Population = 'children' | 'others';

/** What a figure is a figure of: one measure, or one part of it, over a period or at a day. */
export interface FigurePlace {
  /** '2.1-a' of the plan, or 'K01' of the picture. */
  measureCode: string;
  /** '' is the whole; otherwise 'Award: Gold' or 'Gold', one part of a breakdown. */
  part: string;
  /** First day of what was counted; null: a snapshot at `asAt`, or a period that nobody named. */
  from: Day | null;
  asAt: Day;
}

/** One figure as one source gives it. A percentage is never stored: count and base are (domain.md 1.4 C, trap 5). */
export interface SourcedFigure extends FigurePlace {
  /** Stable: 'update:…', 'performance:…' or 'baseline:…'. */
  id: string;
  count: number | null;
  base: number | null;
  /** As a source states it where count and base are not known: '97.5%', '7 = 6 external + 1 in council'. Else ''. */
  stated: string;
  /** Descriptive measures. */
  words: string;
  /** Beside a number. */
  note: string;
  /** Milestones. */
  reached: boolean | null;
  reachedOn: Day | null;
  source: string;
  /** What exactly was counted, kept with the number (trap 2). */
  definition: string;
  /** Where it came from: a lead's accepted update, the performance team's table, or the plan's own starting figure. */
  origin: 'update' | 'performance' | 'baseline';
  /** null: as its measure's unit says. */
  population: Population | null;
  /** None or all would itself reveal something (S1). */
  zeroReveals: boolean;
  /** A post or group, such as 'Operational Group', never a person's name; null until someone confirmed it. */
  confirmedBy: string | null;
  /** Last day of the quarter that it is reported in. */
  quarterEnds: Day;
}

export interface Comparator {
  name: 'England' | 'Statistical neighbours' | string;
  value: string;
  source: string;
  year: string;
}

/** Which of several figures stands, who says so and why; the person who pressed is in the audit. */
export interface Confirmation extends FigurePlace {
  figureId: string;
  /** Every figure that was there to choose from, as `fingerprint` gives it: a new one opens the question again. */
  seen: string[];
  reason: string;
  /** A post or group. */
  confirmedBy: string;
}

/** S8: both have agreed that this one value is printed. */
export interface AgreedFigure {
  measureCode: string;
  part: string;
  asAt: Day;
  fingerprint: string;
}

/** What the public could read of one figure in papers that are out. */
export interface PublishedFigure extends FigurePlace {
  count: number;
  base: number | null;
  hidden: boolean;
}

/**
 * `value` and `definition`: none is published until one is confirmed. `rounding` and `presentation`: the same figure told
 * differently, which is warned of (domain.md 1.4 C, traps 1 to 4).
 */
export type Disagreement = 'value' | 'definition' | 'rounding' | 'presentation';

/** Two or more sources that disagree on one measure and date. */
export interface FigureConflict extends FigurePlace {
  measure: string;
  kind: Disagreement;
  /** True: none of them is published until one is confirmed. */
  blocks: boolean;
  figures: SourcedFigure[];
}

/** What may be printed of one figure: the text, or the mark of a hidden number. Never both. */
export interface ShownFigure {
  text: string;
  hidden: boolean;
  /** For a chart: null where hidden, missing or not a number. */
  value: number | null;
}

/** A word and a shape, never a colour alone. */
export interface Mark {
  word: string;
  shape: string;
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
  /** Where it started, with its date; null when the plan gives none. */
  start: { text: string; hidden: boolean } | null;
  target: string;
  /** Whether the target is met; null where there is none, or where saying so could tell a hidden number. */
  standing: Mark | null;
  /** Better or worse than last quarter; null where either is missing or hidden (S10). */
  movement: Mark | null;
  /** 'Up is good', 'Down is good', 'Done is good', 'Watched only'. */
  direction: string;
  comparators: Comparator[];
  asAt: Day | null;
  base: string;
  source: string;
  definition: string;
  confirmedBy: string;
  note: string;
  /** Parts of a breakdown, this quarter, in the order they came. */
  parts: { name: string; now: ShownFigure; last: ShownFigure }[];
  /** Oldest first, for the trend chart; a hidden or missing quarter is null. */
  trend: { label: string; value: number | null }[];
  targetValue: number | null;
}

/** One fact of 'The picture'; all share one as-at date (domain.md 1.2, P18). */
export interface ContextFigure {
  code: string;
  name: string;
  shown: ShownFigure;
  source: string;
  confirmedBy: string;
  comparators: Comparator[];
}

export interface ScorecardWarning {
  rule:
    | 'figures-disagree'
    | 'figures-told-differently'
    | 'small-change'
    | 'corrected-since-published'
    | 'small-number-exposed'
    | 'unit-mismatch'
    | 'parts-do-not-add-up';
  measureCode: string;
  /** A sentence each; no small number is in them. */
  why: string;
  fix: string;
}

export interface Scorecard {
  audience: ScorecardAudience;
  periodLabel: string;
  periodEnds: Day;
  quarters: { now: string; last: string; sameQuarterLastYear: string };
  pledges: { no: number; shortName: string }[];
  rows: ScorecardRow[];
  picture: { asAt: Day; figures: ContextFigure[] } | null;
  /** For officers and for the gate: all of them, with what each source says. Composing prints names only in public. */
  conflicts: FigureConflict[];
  warnings: ScorecardWarning[];
  /** What is hidden in the public edition, whoever reads this one. */
  hidden: FigurePlace[];
  /** What this edition lets its reader know: kept when a pack is made final. */
  published: PublishedFigure[];
  /** Read by others with another value before, and printed or hidden as they are now for the first time. */
  corrected: FigurePlace[];
  thresholds: Thresholds;
}

/** Everything that is true at one moment, before anything is chosen for an audience. */
export interface ScorecardFacts {
  strategy: Strategy;
  periodLabel: string;
  periodEnds: Day;
  operationalGroupName: string;
  /** Every standing figure of every quarter; withdrawn and corrected ones are not here. */
  figures: SourcedFigure[];
  comparators: (Comparator & { measureCode: string })[];
  /** Measures known to be parts of another: '3.3-a' of '1.7-a'. */
  partsOf: { part: string; total: string; breakdown: string }[];
  confirmations: Confirmation[];
  agreed: AgreedFigure[];
  published: PublishedFigure[];
  /** Hidden in papers that are out. */
  hiddenBefore: FigurePlace[];
  thresholds: Thresholds;
}

/** One string for one place: the same measure, part, period and day. */
export function placeKey({ measureCode, part, from, asAt }: FigurePlace): string {
  return [measureCode, part, from ?? '', asAt].join('|');
}

/** Changes when what a figure says changes; an agreement or a confirmation holds for this and no other value. */
export function fingerprint(
  figure: Pick<SourcedFigure, 'id' | 'count' | 'base' | 'stated' | 'reached'>,
): string {
  return [figure.id, figure.count ?? '', figure.base ?? '', figure.stated, figure.reached ?? ''].join('|');
}
