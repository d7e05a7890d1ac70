/** `import services FILE` and `import members FILE`: shows what was understood, then stores it if agreed. */
import type { Audit } from '../audit/service';
import type { Clock } from '../calendar/clock';
import { londonDay } from '../calendar/rules';
import type { Executor } from '../db/tables';
import type { PeopleKeeper } from '../people/service';
import { describeTableDoubt } from '../spreadsheets/seen';
import type { Strategies } from '../strategy/service';
import type { ServiceEntry } from '../visits/rules';
import type { Visits } from '../visits/service';
import { type MemberEntry, readMemberTable, readServiceTable } from '../visits/service-table';
import { type CommandResult, type ImportArgs, type ImportDeps, importTable } from './import-file';

export interface ImportVisitsDeps extends ImportDeps {
  db: Executor;
  clock: Clock;
  strategies: Pick<Strategies, 'current'>;
  people: Pick<PeopleKeeper, 'known' | 'holders'>;
  visits: Pick<Visits, 'services' | 'storeServices' | 'storeMember'>;
  audit: Pick<Audit, 'record'>;
}

/** `retireOthers`: services that are not in the file are visited no more; their past visits stay. */
export async function importServices(
  deps: ImportVisitsDeps,
  args: ImportArgs & { retireOthers?: boolean },
): Promise<CommandResult> {
  const { committeeId } = await deps.committees.default();
  const command = `npm run pledgekeeper -- import services "${args.file}"${args.retireOthers ? ' --retire-others' : ''}`;
  const plan = await deps.strategies.current(committeeId);
  const pledges = plan === null ? null : plan.pledges.map(({ no }) => no);
  return importTable(deps, args, command, async (sheets) => {
    const { entries, problems, doubts } = readServiceTable(sheets, pledges);
    if (problems.length > 0) return { problems };
    const holders = await deps.people.holders(committeeId);
    const vacant = [...new Set(entries.map((entry) => entry.managerPost))].filter(
      (post) => !holders.has(post),
    );
    const retired = args.retireOthers
      ? (await deps.visits.services(committeeId)).filter(
          (one) => !one.retired && !entries.some(({ name }) => name === one.name),
        )
      : [];
    return {
      shown: [
        entries.length === 1 ? '1 service' : `${entries.length} services`,
        ...entries.map(describeService),
        ...retired.map(({ name }) => `  ${name}: is not in the file, and is visited no more.`),
        ...doubts.map(describeTableDoubt),
        ...vacant.map(
          (post) => `Nobody holds the post “${post}”, so no manager is asked or told. Import people with it.`,
        ),
      ].join('\n'),
      async stored() {
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
        return `Stored: ${stored.added} new, ${stored.changed} already here${stored.retired > 0 ? `, ${stored.retired} visited no more` : ''}.`;
      },
    };
  });
}

function describeService(entry: ServiceEntry): string {
  const contact = entry.contact ? `; contact ${entry.contact}` : '';
  const home = entry.isHome ? '; a home: the manager and the children agree first' : '';
  return `  ${entry.name}: ${entry.place}; ${entry.managerPost}${contact}; pledges ${entry.pledges.join(', ')}; ${entry.startsAt}, ${entry.minutes} minutes${home}`;
}

/** Party, training and check of members who have been imported as people. */
export async function importMembers(deps: ImportVisitsDeps, args: ImportArgs): Promise<CommandResult> {
  const { committeeId } = await deps.committees.default();
  const command = `npm run pledgekeeper -- import members "${args.file}"`;
  const known = new Map((await deps.people.known()).map((person) => [person.email.toLowerCase(), person]));
  const today = londonDay(deps.clock.now());
  // Nobody at all with the address is a refusal of its own, below.
  const mayVisit = (email: string) =>
    known
      .get(email.toLowerCase())
      ?.appointments.some(
        (one) =>
          one.committeeId === committeeId &&
          one.role === 'member' &&
          !one.deputy &&
          (one.untilDay === null || one.untilDay >= today),
      ) ?? true;
  return importTable(deps, args, command, async (sheets) => {
    const { entries, problems, doubts } = readMemberTable(sheets, { today, mayVisit });
    if (problems.length > 0) return { problems };
    const strangers = entries.filter((entry) => !known.has(entry.email.toLowerCase()));
    if (strangers.length > 0)
      return {
        refused: strangers.map(
          ({ email }) => `Nobody here has the address ${email}. Import people first, with the role member.`,
        ),
      };
    return {
      shown: [
        entries.length === 1 ? '1 member' : `${entries.length} members`,
        ...entries.map((entry) => describeMember(entry, known.get(entry.email.toLowerCase())?.name ?? '')),
        ...doubts.map(describeTableDoubt),
      ].join('\n'),
      async stored() {
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
        return `Stored: ${entries.length}.`;
      },
    };
  });
}

function describeMember(entry: MemberEntry, name: string): string {
  const trained = entry.trainedOn ? `trained ${entry.trainedOn}` : 'not trained: is not asked';
  const check = entry.checkUntil ? `check until ${entry.checkUntil}` : 'no check: is not asked';
  return `  ${name}: ${entry.party}; ${trained}; ${check}; ${entry.visitsBefore} visits before`;
}
