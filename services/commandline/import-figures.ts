/** `import figures FILE`: shows what was understood of the performance team's table and every doubt, then stores it if agreed. */
import { basename } from 'node:path';
import type { Executor } from '../db/tables';
import type { Scorecards } from '../scorecard/service';
import { describeFigures } from '../scorecard/understand-figures';
import {
  askBeforeStoring,
  type CommandResult,
  type ImportArgs,
  type ImportDeps,
  openTables,
  refused,
  refusedFor,
} from './import-file';

export interface ImportFiguresDeps extends ImportDeps {
  db: Executor;
  scorecards: Pick<Scorecards, 'understand' | 'store' | 'measures'>;
}

/** `ok` false: there were problems, each named with row, column and fix, and nothing changed. */
export async function importFigures(deps: ImportFiguresDeps, args: ImportArgs): Promise<CommandResult> {
  const opened = await openTables(args.file);
  if ('refused' in opened) return opened.refused;
  const { committeeId } = await deps.committees.default();
  if ((await deps.scorecards.measures(committeeId)).length === 0)
    return refused(args.file, ['There is no plan with measures yet. Import one first: import plan FILE.']);
  const understood = await deps.scorecards.understand(committeeId, opened.sheets);
  if (understood.problems.length > 0) return refusedFor(args.file, understood.problems);

  const shown = describeFigures(understood);
  const command = `npm run pledgekeeper -- import figures "${args.file}"`;
  const asked = await askBeforeStoring(deps, args, shown, command);
  if (asked !== 'store') return asked;
  const options = { committeeId, cameBy: basename(args.file), byPersonId: null };
  const stored = await deps.db.transaction().execute((on) => deps.scorecards.store(understood, options, on));
  const done = `Stored: ${stored.added} new, ${stored.corrected} corrected, ${stored.comparators} comparators.`;
  return { ok: true, text: args.yes ? `${shown}\n\n${done}` : done };
}
