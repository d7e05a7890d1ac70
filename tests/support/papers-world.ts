/** A committee with its people and a year of meetings on real SQL, for services that make papers. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Day, londonDay } from '../../services/calendar/rules';
import type { Database } from '../../services/db/database';
import { createFolderLibrary } from '../../services/library/folder';
import type { Library } from '../../services/library/service';
import type { Role } from '../../services/people/rules';
import type { Result } from '../../services/result';
import { type Services, wireServices } from '../../services/wiring';

export const day = (text: string) => text as Day;

export interface PapersWorld {
  services: Services;
  db: Database['db'];
  library: Library;
  /** The library itself, without what `options.library` puts before it. */
  folder: Library;
  /** Where its folders are. */
  root: string;
  committeeId: string;
  /** Person ids by role. */
  who: Record<'clerk' | 'second' | 'chair' | 'member' | 'lead', string>;
  /** Meeting ids by day. */
  meetings: Record<string, string>;
  clock: { at: Date; now(): Date };
  /** One press of a person, with a fresh id each time. */
  by(personId: string): { byPersonId: string; submissionId: string };
  /** As somebody in the library would: another content under the same name. */
  changeFile(folder: string, name: string, content: Buffer): Promise<void>;
  close(): Promise<void>;
}

/** `library` stands before the folder library; `log` gets what is logged, which otherwise fails the test. */
export interface WorldOptions {
  library?: (folder: Library) => Library;
  log?: (error: unknown, what: string) => void;
  /** Another release's. */
  wire?: typeof wireServices;
}

/** On 4 January 2027, with meetings in March, June, September and December. */
export async function papersWorld(
  open: () => Promise<Database>,
  options: WorldOptions = {},
): Promise<PapersWorld> {
  const database = await open();
  const root = mkdtempSync(join(tmpdir(), 'pk-papers-'));
  const folders = createFolderLibrary({
    root,
    urlFor: (folder, name) => `https://library.example/${folder}/${name}`,
  });
  const library = options.library?.(folders) ?? folders;
  const clock = { at: new Date('2026-09-01T09:00:00Z'), now: () => clock.at };
  const services = (options.wire ?? wireServices)({
    ...{ db: database.db, clock, newId: randomUUID, library, alone: true, everyTick: [] },
    log:
      options.log ??
      ((error) => {
        throw error;
      }),
  });
  await services.calendar.refreshBankHolidays();
  const { committeeId } = await services.committees.add({
    fromDay: day('2022-11-01'),
    name: 'Cared for Children Committee',
    parentBody: 'Children and Families Committee',
    governanceModel: 'committee-system',
    operationalGroupName: 'Operational Group',
    shadowCommitteeName: 'Shadow committee (My VOICE)',
    meetingTime: '14:00',
    venue: 'Committee Suite',
    offsets: {},
  });
  const people: [keyof PapersWorld['who'], Role[]][] = [
    ['clerk', ['clerk']],
    ['second', ['clerk']],
    ['chair', ['chair', 'member']],
    ['member', ['member']],
    ['lead', ['lead']],
  ];
  await services.people.store(
    people.map(([name, roles]) => ({
      ...{ name, roles, email: `${name}@council.example`, aadObjectId: null, holdings: [] },
      ...{ fromDay: null, untilDay: null },
    })),
    { committeeId },
  );
  const all = await services.people.everyone(committeeId);
  const who = Object.fromEntries(all.map(({ name, id }) => [name, id])) as PapersWorld['who'];
  const meetings: Record<string, string> = {};
  for (const date of ['2026-12-01', '2027-03-02', '2027-06-08', '2027-09-07', '2027-12-07']) {
    meetings[date] = (await services.meetings.add({ committeeId, day: day(date), by: 'test' })).id;
  }
  clock.at = new Date('2027-01-04T09:00:00Z');
  if (londonDay(clock.at) !== '2027-01-04') throw new Error('The clock is not where the tests think');
  return {
    ...{ services, db: database.db, library, folder: folders, root, committeeId, who, meetings, clock },
    by: (byPersonId) => ({ byPersonId, submissionId: randomUUID() }),
    changeFile: (folder, name, content) => writeFile(join(root, folder, name), content),
    async close() {
      await database.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** The value of what must have gone well. */
export function good<Value, Refusal extends { code: string }>(result: Result<Value, Refusal>): Value {
  if (result.ok) return result.value;
  throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
}

/** Why it was refused; 'went well' when it was not. */
export const whyNot = (result: Result<unknown, { code: string }>): string =>
  result.ok ? 'went well' : result.refusal.code;
