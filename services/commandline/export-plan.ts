/** `export plan`: the plan in force with all that is known of it, as .xlsx or .csv that `import plan` reads back. */
import { writeFile } from 'node:fs/promises';
import type { Committees } from '../committees/service';
import { planAsFile } from '../strategy/plan-file';
import type { Strategies } from '../strategy/service';
import type { CommandResult } from './import-file';

export interface ExportPlanDeps {
  committees: Pick<Committees, 'default'>;
  strategies: Pick<Strategies, 'current'>;
}

export async function exportPlan(deps: ExportPlanDeps, args: { file: string }): Promise<CommandResult> {
  const { committeeId } = await deps.committees.default();
  const strategy = await deps.strategies.current(committeeId);
  if (!strategy) return { ok: false, text: 'There is no plan yet. Import one first: import plan FILE' };
  try {
    await writeFile(args.file, await planAsFile(strategy, args.file));
  } catch {
    return {
      ok: false,
      text: `${args.file} cannot be written: check that its folder is there and may be written to.`,
    };
  }
  return { ok: true, text: `${strategy.actions.length} actions written to ${args.file}` };
}
