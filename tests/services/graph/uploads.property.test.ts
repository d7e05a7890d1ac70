import fc from 'fast-check';
import type { Database } from '../../../services/db/database';
import { LibraryFault } from '../../../services/library/faults';
import { onEachEngine } from '../../support/engines';
import type { Scripted } from '../../support/graph-double';
import { bytes, meeting, openPlace, unit } from './town';

const fault: fc.Arbitrary<Scripted | null> = fc.oneof(
  { weight: 5, arbitrary: fc.constant(null) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('at-once', 'within-request', 'before-answer', 'within-answer')
      .map((cut) => ({ cut }) as Scripted),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(401, 403, 404, 408, 409, 412, 416, 423, 429, 500, 502, 503, 504, 507)
      .map((status) => ({ status })),
  },
  { weight: 1, arbitrary: fc.constant({ status: 429, headers: { 'retry-after': '900' } }) },
);

const facts = { meetingDay: '2027-03-02', committee: 'C', part: 1, version: 1, status: 'draft' } as const;
const sizes = [1, 999, 1000, 1001, unit - 1, unit, unit + 1, 2 * unit, 2 * unit + 1, 3 * unit + 7];

onEachEngine('files put into SharePoint through any faults', (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  it('are there whole, each once, when the build that puts them is tried until it succeeds', async () => {
    let brokenOff = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fault, { minLength: 5, maxLength: 60 }),
        fc.array(fc.constantFrom(...sizes), { minLength: 1, maxLength: 3 }),
        async (faults, lengths) => {
          await database.db.deleteFrom('library_file').execute();
          const place = await openPlace(database, { largestPut: 50 * unit });
          place.graph.faults = ({ no }) => faults[no - 1] ?? null;
          const files = lengths.map((length, index) => ({
            name: `File #${index + 1}.pdf`,
            content: bytes(length, index + 1),
          }));
          try {
            // Nothing is remembered from one try to the next but what is in the database.
            for (let tries = 0; !(await build(place.library())); tries++) expect(tries).toBeLessThan(100);
            const kept = place.graph.drive.files();
            expect(kept.map(({ name }) => name).sort()).toEqual(files.map(({ name }) => name));
            for (const { name, content } of files) {
              expect(kept.find((one) => one.name === name)?.content?.equals(content)).toBe(true);
            }
            const folders = [...place.graph.drive.items.values()].filter(({ content }) => content === null);
            expect(folders.map(({ name }) => name)).toEqual(['root', 'Packs', '2027', meeting]);
          } finally {
            await place.close();
          }

          async function build(library: ReturnType<typeof place.library>): Promise<boolean> {
            try {
              for (const { name, content } of files) await library.put(meeting, name, content, facts);
              return true;
            } catch (thrown) {
              if (!(thrown instanceof LibraryFault)) throw thrown;
              brokenOff += 1;
              return false;
            }
          }
        },
      ),
      { numRuns: 60, seed: 20270302 },
    );
    expect(brokenOff).toBeGreaterThan(20);
  });
});
