/** The plan as data: pledges, actions and measures in the order people read them, 1.9 before 1.10 (domain.md 1.2). */
import type { Day } from '../calendar/rules';

export type MeasureKind = 'count' | 'percentage' | 'milestone' | 'descriptive';

/** Where a measure started. Two sources that disagree are both kept, until a person confirms one (domain.md 1.4 C1). */
export interface Baseline {
  value: number | string | null;
  /** As the source words it: '2022-03-31', '2021-22', 'care leavers survey'. */
  asAt: string | null;
  source: string | null;
  note?: string;
  conflicts?: { value: number | string; source: string; note?: string | undefined }[];
}

export interface Measure {
  id: string;
  /** '2.1-a' */
  code: string;
  name: string;
  kind: MeasureKind;
  unit: string | null;
  /** Which way is better; null: monitored only (domain.md 0.8). */
  goodDirection: 'up' | 'down' | 'yes' | null;
  baseline: Baseline | null;
  target: { value: number | string | null; op: string; basis: string | null } | null;
  due: Day | null;
  frequency: string | null;
  smallNumberRisk: boolean;
  note: string | null;
}

export interface PlanAction {
  id: string;
  strategyId: string;
  pledgeNo: number;
  /** Text, never a number: '1.10'. */
  ref: string;
  title: string;
  leadPost: string;
  contributorPosts: string[];
  kind: string;
  starts: Day | null;
  due: Day | null;
  /** Where the due date comes from: 'stated', 'month', 'year-end default' and so on. */
  duePrecision: string | null;
  flags: string[];
  measures: Measure[];
}

export interface Pledge {
  id: string;
  no: number;
  slug: string;
  wording: string;
  shortName: string;
}

export interface Strategy {
  id: string;
  committeeId: string;
  version: number;
  title: string;
  fromDay: Day;
  untilDay: Day;
  pledges: Pledge[];
  /** In reading order. */
  actions: PlanAction[];
  workstreams: { name: string; leadPost: string | null; pledgeNos: number[] }[];
}

/** A plan before it is stored: the same facts, no ids. */
export type PlannedMeasure = Omit<Measure, 'id'>;
export type PlannedAction = Omit<PlanAction, 'id' | 'strategyId' | 'measures'> & {
  measures: PlannedMeasure[];
};
export type Workstream = Strategy['workstreams'][number];

export interface Plan {
  title: string;
  fromDay: Day;
  untilDay: Day;
  pledges: Omit<Pledge, 'id'>[];
  /** In reading order. */
  actions: PlannedAction[];
  workstreams: Workstream[];
}

/** Orders refs by their parts as numbers: 1.9, 1.10, 2.1 (domain.md Annex B 12). */
export function compareRefs(a: string, b: string): number {
  const [left, right] = [a, b].map((ref) => ref.split('.').map(Number));
  for (let part = 0; part < Math.max(left?.length ?? 0, right?.length ?? 0); part += 1) {
    const difference = (left?.[part] ?? -1) - (right?.[part] ?? -1);
    if (difference) return difference;
  }
  return 0;
}
