/** `import figures FILE`: shows what was understood of the performance team's table and every doubt, then stores it if agreed. */
import { basename } from 'node:path';
import type { Executor } from '../db/tables';
import type { Scorecards } from '../scorecard/service';
import { describeFigures } from '../scorecard/understand-figures';
import { type CommandResult, type ImportArgs, type ImportDeps, importTable, refused } from './import-file';

export interface ImportFiguresDeps extends ImportDeps {
  db: Executor;
  scorecards: Pick<Scorecards, 'understand' | 'store' | 'measures'>;
}

export async function importFigures(deps: ImportFiguresDeps, args: ImportArgs): Promise<CommandResult> {
  const { committeeId } = await deps.committees.default();
  if ((await deps.scorecards.measures(committeeId)).length === 0)
    return refused(args.file, ['There is no plan with measures yet. Import one first: import plan FILE.']);
  const command = `npm run pledgekeeper -- import figures "${args.file}"`;
  return importTable(deps, args, command, async (sheets) => {
    const understood = await deps.scorecards.understand(committeeId, sheets);
    if (understood.problems.length > 0) return { problems: understood.problems };
    return {
      shown: describeFigures(understood),
      async stored() {
        const options = { committeeId, cameBy: basename(args.file), byPersonId: null };
        const stored = await deps.db
          .transaction()
          .execute((on) => deps.scorecards.store(understood, options, on));
        return `Stored: ${stored.added} new, ${stored.corrected} corrected, ${stored.comparators} comparators.`;
      },
    };
  });
}
