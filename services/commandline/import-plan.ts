/** `import plan FILE`: shows what was understood of the council's table and every doubt, then stores it if agreed. */
import { basename } from 'node:path';
import type { Audit } from '../audit/service';
import type { Day } from '../calendar/rules';
import type { Executor } from '../db/tables';
import type { People } from '../people/service';
import { describeDoubts, describePlan } from '../strategy/plan-preview';
import type { StrategyKeeper } from '../strategy/service';
import { understandPlan } from '../strategy/understand-plan';
import {
  askBeforeStoring,
  type CommandResult,
  type ImportDeps,
  openTables,
  problemsAsText,
} from './import-file';

export interface ImportPlanDeps extends ImportDeps {
  db: Executor;
  strategies: StrategyKeeper;
  people: Pick<People, 'holders'>;
  audit: Pick<Audit, 'record'>;
}

export interface ImportPlanArgs {
  file: string;
  committeeId: string;
  /** Who asked: a person's id, or null for the command line. */
  by: string | null;
  strategyTitle: string | null;
  from: Day | null;
  until: Day | null;
  /** Store without asking. */
  yes: boolean;
}

/** `ok` false: there were problems, each named with row, column and fix, and nothing changed. */
export async function importPlan(deps: ImportPlanDeps, args: ImportPlanArgs): Promise<CommandResult> {
  const opened = await openTables(deps, args.file);
  if ('refused' in opened) return opened.refused;
  const holders = await deps.people.holders();
  const { plan, doubts, problems } = understandPlan(opened.sheets, {
    title: args.strategyTitle,
    fromDay: args.from,
    untilDay: args.until,
    previous: await deps.strategies.current(args.committeeId),
    posts: [...holders.keys()],
  });
  if (!plan || problems.length > 0) return problemsAsText(args.file, problems);

  const shown = `${describePlan(plan)}\n\n${describeDoubts(doubts)}`;
  const asked = await askBeforeStoring(deps, shown, args.yes, commandFor(args));
  if (asked !== 'store') return asked;
  const stored = await deps.db.transaction().execute(async (on) => {
    const source = basename(args.file);
    const options = { committeeId: args.committeeId, by: args.by ?? 'command line', source };
    const strategy = await deps.strategies.store(plan, options, on);
    const subject = { strategyId: strategy.id, committeeId: args.committeeId };
    await deps.audit.record(on, { personId: args.by, what: 'plan imported', subject });
    return strategy;
  });
  const done = `Stored as version ${stored.version} of the plan: ${stored.actions.length} actions.`;
  const before = stored.version > 1 ? ` Version ${stored.version - 1} is closed and stays on record.` : '';
  // Whoever was asked has seen the rest already.
  return { ok: true, text: args.yes ? `${shown}\n\n${done}${before}` : `${done}${before}` };
}

function commandFor({ file, strategyTitle, from, until }: ImportPlanArgs): string {
  const options = [
    strategyTitle && `--strategy-title "${strategyTitle}"`,
    from && `--from ${from}`,
    until && `--until ${until}`,
  ].filter(Boolean);
  return ['npm run pledgekeeper -- import plan', `"${file}"`, ...options].join(' ');
}
