/** `import services FILE` and `import members FILE`: shows what was understood, then stores it if agreed. */
import type { Audit } from '../audit/service';
import type { Executor } from '../db/tables';
import type { PeopleKeeper } from '../people/service';
import type { Visits } from '../visits/service';
import { readMemberTable, readServiceTable } from '../visits/service-table';
import {
  askBeforeStoring,
  type CommandResult,
  type ImportArgs,
  type ImportDeps,
  openTables,
  refused,
  refusedFor,
} from './import-file';

export interface ImportVisitsDeps extends ImportDeps {
  db: Executor;
  people: Pick<PeopleKeeper, 'known' | 'holders'>;
  visits: Pick<Visits, 'storeServices' | 'storeMember'>;
  audit: Pick<Audit, 'record'>;
}

/** `retireOthers`: services that are not in the file are visited no more; their past visits stay. */
export async function importServices(
  deps: ImportVisitsDeps,
  args: ImportArgs & { retireOthers?: boolean },
): Promise<CommandResult> {
  const opened = await openTables(args.file);
  if ('refused' in opened) return opened.refused;
  const { committeeId } = await deps.committees.default();
  const { entries, problems } = readServiceTable(opened.sheets);
  if (problems.length > 0) return refusedFor(args.file, problems);
  const holders = await deps.people.holders(committeeId);
  const vacant = [...new Set(entries.map((entry) => entry.managerPost))].filter((post) => !holders.has(post));
  const shown = [
    entries.length === 1 ? '1 service' : `${entries.length} services`,
    ...entries.map(
      (entry) =>
        `  ${entry.name}: ${entry.place}; ${entry.managerPost}; pledges ${entry.pledges.join(', ')}; ${entry.startsAt}, ${entry.minutes} minutes${entry.isHome ? '; a home: the manager and the children agree first' : ''}`,
    ),
    ...vacant.map(
      (post) => `Nobody holds the post “${post}”, so no manager is asked or told. Import people with it.`,
    ),
  ].join('\n');
  const asked = await askBeforeStoring(
    deps,
    args,
    shown,
    `npm run pledgekeeper -- import services "${args.file}"`,
  );
  if (asked !== 'store') return asked;
  const stored = await deps.db.transaction().execute(async (on) => {
    const result = await deps.visits.storeServices(committeeId, entries, {
      retireOthers: args.retireOthers ?? false,
      on,
    });
    await deps.audit.record(on, {
      personId: null,
      what: 'visit services imported',
      subject: { committeeId },
    });
    return result;
  });
  const done = `Stored: ${stored.added} new, ${stored.changed} already here${stored.retired > 0 ? `, ${stored.retired} visited no more` : ''}.`;
  return { ok: true, text: args.yes ? `${shown}\n\n${done}` : done };
}

/** Party, training and check of members who have been imported as people. */
export async function importMembers(deps: ImportVisitsDeps, args: ImportArgs): Promise<CommandResult> {
  const opened = await openTables(args.file);
  if ('refused' in opened) return opened.refused;
  const { committeeId } = await deps.committees.default();
  const { entries, problems } = readMemberTable(opened.sheets);
  if (problems.length > 0) return refusedFor(args.file, problems);
  const known = new Map((await deps.people.known()).map((person) => [person.email.toLowerCase(), person]));
  const strangers = entries.filter((entry) => !known.has(entry.email.toLowerCase()));
  if (strangers.length > 0)
    return refused(
      args.file,
      strangers.map(
        ({ email }) => `Nobody here has the address ${email}. Import people first, with the role member.`,
      ),
    );
  const shown = [
    entries.length === 1 ? '1 member' : `${entries.length} members`,
    ...entries.map(
      (entry) =>
        `  ${known.get(entry.email.toLowerCase())?.name}: ${entry.party}; ${entry.trainedOn ? `trained ${entry.trainedOn}` : 'not trained: is not asked'}; ${entry.checkUntil ? `check until ${entry.checkUntil}` : 'no check: is not asked'}; ${entry.visitsBefore} visits before`,
    ),
  ].join('\n');
  const asked = await askBeforeStoring(
    deps,
    args,
    shown,
    `npm run pledgekeeper -- import members "${args.file}"`,
  );
  if (asked !== 'store') return asked;
  await deps.db.transaction().execute(async (on) => {
    for (const { email, ...facts } of entries) {
      const personId = known.get(email.toLowerCase())?.id ?? '';
      await deps.visits.storeMember(committeeId, personId, facts, on);
      await deps.audit.record(on, {
        personId: null,
        what: 'visit member imported',
        subject: { personId, committeeId },
      });
    }
  });
  const done = `Stored: ${entries.length}.`;
  return { ok: true, text: args.yes ? `${shown}\n\n${done}` : done };
}
