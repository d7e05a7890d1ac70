/** `import plan FILE`: shows what was understood of the council's table and every doubt, then stores it if agreed. */
import { basename } from 'node:path';
import type { Audit } from '../audit/service';
import { type Day, parseDay } from '../calendar/rules';
import type { Executor } from '../db/tables';
import type { People } from '../people/service';
import type { Scorecards } from '../scorecard/service';
import { describeDoubts, describePlan } from '../strategy/plan-preview';
import type { StrategyKeeper } from '../strategy/service';
import { understandPlan } from '../strategy/understand-plan';
import { type CommandResult, type ImportArgs, type ImportDeps, importTable, refused } from './import-file';

export interface ImportPlanDeps extends ImportDeps {
  db: Executor;
  strategies: StrategyKeeper;
  people: Pick<People, 'holders'>;
  scorecards: Pick<Scorecards, 'thresholds'>;
  audit: Pick<Audit, 'record'>;
}

export interface ImportPlanArgs extends ImportArgs {
  strategyTitle?: string;
  /** First and last day of the plan's year, as a person writes them; else from the table, else as the plan before. */
  from?: string;
  until?: string;
}

export async function importPlan(deps: ImportPlanDeps, args: ImportPlanArgs): Promise<CommandResult> {
  const { file, strategyTitle = null } = args;
  const days = readDays(args);
  if (typeof days === 'string') return refused(file, [days]);
  const { committeeId } = await deps.committees.default();
  const previous = await deps.strategies.current(committeeId);
  const posts = [...(await deps.people.holders(committeeId)).keys()];
  const { smallCount } = await deps.scorecards.thresholds(committeeId);
  return importTable(deps, args, commandFor(args), async (sheets, answers) => {
    const given = { title: strategyTitle, ...days, previous, posts, smallCount, answers };
    const { plan, doubts, questions, problems } = understandPlan(sheets, given);
    if (!plan || problems.length > 0) return { problems, questions };
    return {
      shown: `${describePlan(plan)}\n\n${describeDoubts(doubts)}`,
      questions,
      async stored() {
        const stored = await deps.db.transaction().execute(async (on) => {
          const options = { committeeId, by: 'command line', source: basename(file) };
          const strategy = await deps.strategies.store(plan, options, on);
          const subject = { strategyId: strategy.id, committeeId };
          await deps.audit.record(on, { personId: null, what: 'plan imported', subject });
          return strategy;
        });
        const closed = previous ? ` Version ${previous.version} is closed and stays on record.` : '';
        return `Stored as version ${stored.version} of the plan: ${stored.actions.length} actions.${closed}`;
      },
    };
  });
}

function readDays({ from, until }: ImportPlanArgs): { fromDay: Day | null; untilDay: Day | null } | string {
  const fromDay = from ? parseDay(from) : null;
  const untilDay = until ? parseDay(until) : null;
  const wrong = [from && !fromDay && `--from ${from}`, until && !untilDay && `--until ${until}`].filter(
    Boolean,
  );
  return wrong.length > 0 ? `${wrong.join(' and ')}: write a date as 2026-09-01.` : { fromDay, untilDay };
}

function commandFor({ file, strategyTitle, from, until }: ImportPlanArgs): string {
  const options = [
    strategyTitle && `--strategy-title "${strategyTitle}"`,
    from && `--from "${from}"`,
    until && `--until "${until}"`,
  ].filter(Boolean);
  return ['npm run pledgekeeper -- import plan', `"${file}"`, ...options].join(' ');
}
