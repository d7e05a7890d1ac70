/** The current plan, whole or one action at a time. */
import type { Day } from '../calendar/rules';
import type { Executor } from '../db/tables';
import type { PlanAction, Strategy } from './rules';

export interface Strategies {
  /** The plan in force for a committee; null before any import. */
  current(committeeId: string, on?: Executor): Promise<Strategy | null>;
  byId(strategyId: string, on?: Executor): Promise<Strategy>;
  /** One action with its measures: cheap, used on every press. */
  action(actionId: string, on?: Executor): Promise<PlanAction | null>;
}

export type { Day };
