/** The plan as data: pledges, actions and measures in the order people read them, 1.9 before 1.10 (domain.md 1.2). */
import type { Day } from '../calendar/rules';

export type MeasureKind = 'count' | 'percentage' | 'milestone' | 'descriptive';

export interface Measure {
  id: string;
  /** '2.1-a' */
  code: string;
  name: string;
  kind: MeasureKind;
  unit: string | null;
  /** Which way is better; null: monitored only (domain.md 0.8). */
  goodDirection: 'up' | 'down' | 'yes' | null;
  baseline: { value: number | string | null; asAt: string | null; source: string | null } | null;
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
