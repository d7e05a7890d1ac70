/** The current plan, whole or one action at a time; a new import is a new version, and the old one stays. */
import type { Clock, NewId } from '../calendar/clock';
import type { Day } from '../calendar/rules';
import type { Executor } from '../db/tables';
import type { Plan, PlanAction, Strategy } from './rules';
import { readAction, readActionHistory, readCurrentId, readStrategy, readVersions } from './store';
import { insertPlan } from './store-plan';

export interface Strategies {
  /** The plan in force for a committee; null before any import. */
  current(committeeId: string, on?: Executor): Promise<Strategy | null>;
  byId(strategyId: string, on?: Executor): Promise<Strategy>;
  /** One action with its measures: cheap, used on every press. */
  action(actionId: string, on?: Executor): Promise<PlanAction | null>;
}

/** One version of a committee's plan, as the list of versions shows it. */
export interface StrategyVersion {
  id: string;
  version: number;
  title: string;
  state: 'current' | 'closed';
  fromDay: Day;
  untilDay: Day;
  /** Where it came from: the name of the file, or 'the demo plan'. */
  source: string;
  importedAt: Date;
  importedBy: string;
}

export interface StrategyKeeper extends Strategies {
  /**
   * Stores the plan as the committee's next version and closes the version before it (domain.md 1.2 P9). Give `on` when
   * more must happen in the same transaction; otherwise it opens its own.
   */
  store(
    plan: Plan,
    options: { committeeId: string; by: string; source: string },
    on?: Executor,
  ): Promise<Strategy>;
  versions(committeeId: string, on?: Executor): Promise<StrategyVersion[]>;
  /** The action under one ref in every version, oldest first: a reworded action keeps its past. */
  historyOf(
    committeeId: string,
    ref: string,
    on?: Executor,
  ): Promise<{ version: number; action: PlanAction }[]>;
}

export function createStrategies(parts: { db: Executor; clock: Clock; newId: NewId }): StrategyKeeper {
  const { db, clock, newId } = parts;
  /** A stored version never changes (a new import makes a new one), so one read lasts as long as the process. */
  const knownActions = new Map<string, PlanAction>();
  const knownStrategies = new Map<string, Strategy>();

  async function byId(strategyId: string, on: Executor = db): Promise<Strategy> {
    const strategy = knownStrategies.get(strategyId) ?? (await readStrategy(on, strategyId));
    if (!strategy) throw new Error(`No strategy has the id ${strategyId}`);
    knownStrategies.set(strategyId, strategy);
    return strategy;
  }

  return {
    byId,
    async current(committeeId, on = db) {
      const id = await readCurrentId(on, committeeId);
      return id ? byId(id, on) : null;
    },
    async action(actionId, on = db) {
      const action = knownActions.get(actionId) ?? (await readAction(on, actionId));
      if (action) knownActions.set(actionId, action);
      return action;
    },
    async store(plan, { committeeId, by, source }, on) {
      const id = newId();
      const insert = (within: Executor) =>
        insertPlan(within, plan, { id, committeeId, source, by, at: clock.now(), newId });
      if (on) await insert(on);
      else await db.transaction().execute(insert);
      return byId(id, on ?? db);
    },
    async versions(committeeId, on = db) {
      const rows = await readVersions(on, committeeId);
      return rows.map((row) => ({
        id: row.id,
        version: row.version,
        title: row.title,
        state: row.state,
        fromDay: row.from_day as Day,
        untilDay: row.until_day as Day,
        source: row.source,
        importedAt: row.imported_at,
        importedBy: row.imported_by,
      }));
    },
    historyOf: (committeeId, ref, on = db) => readActionHistory(on, committeeId, ref),
  };
}

export type { Day };
