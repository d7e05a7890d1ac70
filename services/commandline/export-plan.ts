/** `export plan`: the plan in force as the council's own four columns, in a CSV file that `import plan` reads back. */
import { planAsCsv } from '../strategy/plan-csv';
import type { Strategies } from '../strategy/service';
import type { CommandResult } from './import-file';

export interface ExportPlanDeps {
  strategies: Pick<Strategies, 'current'>;
  writeFile(path: string, text: string): Promise<void>;
}

/** `file` null: the CSV itself is the text. */
export async function exportPlan(
  deps: ExportPlanDeps,
  args: { committeeId: string; file: string | null },
): Promise<CommandResult> {
  const strategy = await deps.strategies.current(args.committeeId);
  if (!strategy) return { ok: false, text: 'There is no plan yet. Import one first: import plan FILE' };
  const csv = planAsCsv(strategy.actions);
  if (args.file === null) return { ok: true, text: csv };
  await deps.writeFile(args.file, csv);
  return { ok: true, text: `${strategy.actions.length} actions written to ${args.file}` };
}
