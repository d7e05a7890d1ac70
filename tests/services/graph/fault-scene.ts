/** A library over a drive with scripted faults, and what a test says of it in a word. */
import type { Database } from '../../../services/db/database';
import { plainLibraryFault } from '../../../services/library/faults';
import { onEachEngine } from '../../support/engines';
import type { Scripted, Seen } from '../../support/graph-double';
import type { Step } from '../../support/graph-steps';
import { bytes, meeting, openPlace, type Place, unit } from './town';

/** Four fragments. */
export const content = bytes(3 * unit + 77);
export const facts = {
  meetingDay: '2027-03-02',
  committee: 'C',
  part: 1,
  version: 1,
  status: 'final',
} as const;

export interface FaultScene {
  readonly place: Place;
  readonly database: Database['db'];
  put(name?: string, what?: Buffer): Promise<unknown>;
  count(step: Step): number;
  /** Faults for so many requests of a step, from the first or a later one. */
  script(step: Step, fault: Scripted, times?: number, from?: number): void;
  /** One file, as it was sent, with its columns, and no upload left open. */
  expectWhole(name?: string, what?: Buffer): void;
  /** Of the fault that the work ends with: one that a clerk can be told of. */
  codeOf(work: Promise<unknown>): Promise<string>;
  /** Another drive, and nothing remembered. */
  afresh(): Promise<void>;
}

export function onEachFaultyDrive(title: string, tests: (scene: FaultScene) => void): void {
  onEachEngine(title, (open) => {
    let database: Database;
    let place: Place;
    beforeAll(async () => {
      database = await open();
    });
    afterAll(() => database.close());
    beforeEach(begin);
    afterEach(() => place.close());

    async function begin(): Promise<void> {
      await database.db.deleteFrom('library_file').execute();
      place = await openPlace(database, { largestPut: 50 * unit });
    }

    tests({
      get place() {
        return place;
      },
      get database() {
        return database.db;
      },
      put: (name = 'Report v1.pdf', what = content) => place.library().put(meeting, name, what, facts),
      count: (step) => place.graph.steps().filter((one) => one === step).length,
      script(step, fault, times = 1, from = 1) {
        let met = 0;
        place.timeoutMs = 'hang' in fault ? 200 : 5000;
        place.graph.faults = (seen: Seen) => {
          if (seen.step !== step) return null;
          met++;
          return met >= from && met < from + times ? fault : null;
        };
      },
      expectWhole(name = 'Report v1.pdf', what = content) {
        const files = place.graph.drive.files();
        expect(files.map((file) => file.name)).toEqual([name]);
        expect(files[0]?.content?.equals(what)).toBe(true);
        expect(files[0]?.fields).toMatchObject({ PackStatus: 'final' });
        // One whose address never reached us cannot be cancelled: it runs out by itself.
        const lost = place.graph.seen.filter(({ step }) => step === 'create-session').length > 1;
        if (!lost) expect(place.graph.drive.sessions.size).toBe(0);
      },
      async codeOf(work) {
        const fault = await work.then(
          () => null,
          (thrown: unknown) => thrown,
        );
        expect(plainLibraryFault(fault)).not.toBeNull();
        return (fault as { code: string }).code;
      },
      async afresh() {
        await place.close();
        await begin();
      },
    });
  });
}
