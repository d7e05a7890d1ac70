/** `import people FILE`: shows who was understood and every doubt, then stores them if agreed; nobody is ever removed. */
import type { Audit } from '../audit/service';
import type { Clock } from '../calendar/clock';
import { londonDay } from '../calendar/rules';
import type { Executor } from '../db/tables';
import type { Directory } from '../graph/directory';
import type { Matching } from '../people/matching';
import { describePeople } from '../people/people-preview';
import type { PeopleKeeper } from '../people/service';
import { understandPeople } from '../people/understand-people';
import { postFinder } from '../strategy/known-posts';
import type { Strategies } from '../strategy/service';
import { type CommandResult, type ImportArgs, type ImportDeps, importTable } from './import-file';
import { lookUpPeople } from './look-up-people';

export interface ImportPeopleDeps extends ImportDeps {
  db: Executor;
  clock: Clock;
  people: Pick<PeopleKeeper, 'known' | 'store' | 'endings'>;
  strategies: Pick<Strategies, 'current'>;
  audit: Pick<Audit, 'record'>;
  matching?: Pick<Matching, 'unmatched' | 'match'>;
  directory?: Directory | null;
}

export async function importPeople(deps: ImportPeopleDeps, args: ImportArgs): Promise<CommandResult> {
  const { committeeId } = await deps.committees.default();
  const plan = await deps.strategies.current(committeeId);
  const known = await deps.people.known();
  const leadPosts = (plan?.actions ?? []).map(({ leadPost }) => leadPost);
  const findPost = postFinder([
    ...known.flatMap(({ holdings }) => holdings.map(({ post }) => post)),
    ...leadPosts,
  ]);
  const context = { committeeId, known, today: londonDay(deps.clock.now()), leadPosts, findPost };
  const command = `npm run pledgekeeper -- import people "${args.file}"`;
  return importTable(deps, args, command, async (sheets) => {
    const { entries, doubts, problems } = understandPeople(sheets, context);
    if (problems.length > 0) return { problems };
    const endings = await deps.people.endings(entries, { committeeId });
    return {
      shown: describePeople(entries, doubts, endings),
      async stored() {
        const written = await deps.db.transaction().execute(async (on) => {
          const result = await deps.people.store(entries, { committeeId }, on);
          for (const personId of [...result.added, ...result.changed])
            await deps.audit.record(on, {
              personId: null,
              what: 'person imported',
              subject: { personId, committeeId },
            });
          return result;
        });
        const found = deps.matching ? await lookUpPeople(deps.matching, deps.directory ?? null) : '';
        const done = `Stored: ${written.added.length} new, ${written.changed.length} already here.`;
        return found ? `${done}\n${found}` : done;
      },
    };
  });
}
