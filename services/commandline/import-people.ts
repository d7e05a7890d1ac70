/** `import people FILE`: shows who was understood and every doubt, then stores them if agreed; nobody is ever removed. */
import type { Audit } from '../audit/service';
import type { Clock } from '../calendar/clock';
import { londonDay } from '../calendar/rules';
import type { Executor } from '../db/tables';
import { describePeople } from '../people/people-preview';
import type { PeopleKeeper } from '../people/service';
import { understandPeople } from '../people/understand-people';
import { postFinder } from '../strategy/known-posts';
import type { Strategies } from '../strategy/service';
import {
  askBeforeStoring,
  type CommandResult,
  type ImportArgs,
  type ImportDeps,
  openTables,
  refusedFor,
} from './import-file';

export interface ImportPeopleDeps extends ImportDeps {
  db: Executor;
  clock: Clock;
  people: Pick<PeopleKeeper, 'known' | 'store' | 'endings'>;
  strategies: Pick<Strategies, 'current'>;
  audit: Pick<Audit, 'record'>;
}

/** `ok` false: there were problems, each named with row, column and fix, and nothing changed. */
export async function importPeople(deps: ImportPeopleDeps, args: ImportArgs): Promise<CommandResult> {
  const opened = await openTables(args.file);
  if ('refused' in opened) return opened.refused;
  const { committeeId } = await deps.committees.default();
  const plan = await deps.strategies.current(committeeId);
  const known = await deps.people.known();
  const leadPosts = (plan?.actions ?? []).map(({ leadPost }) => leadPost);
  const findPost = postFinder([
    ...known.flatMap(({ holdings }) => holdings.map(({ post }) => post)),
    ...leadPosts,
  ]);
  const context = { committeeId, known, today: londonDay(deps.clock.now()), leadPosts, findPost };
  const { entries, doubts, problems } = understandPeople(opened.sheets, context);
  if (problems.length > 0) return refusedFor(args.file, problems);

  const endings = await deps.people.endings(entries, { committeeId });
  const shown = describePeople(entries, doubts, endings);
  const command = `npm run pledgekeeper -- import people "${args.file}"`;
  const asked = await askBeforeStoring(deps, args, shown, command);
  if (asked !== 'store') return asked;
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
  const done = `Stored: ${written.added.length} new, ${written.changed.length} already here.`;
  return { ok: true, text: args.yes ? `${shown}\n\n${done}` : done };
}
