import fc from 'fast-check';
import type { Database } from '../../../services/db/database';
import type { RequestState } from '../../../services/rounds/rules';
import { onEachEngine } from '../../support/engines';
import { leaves } from '../../support/leaving';
import { at, openedRound, type Scene, setScene } from './scene';

const refs = ['1.9', '1.10', '2.1', '2.2', '2.3'];
const names = ['Hana', 'Lee', 'Dee', 'Sam'];

interface Situation {
  /** By the place of the ref. */
  states: RequestState[];
  handed: (string | null)[];
  gone: string | null;
  secondHolder: { name: string; from: string } | null;
}

/** 'Gone' left before today: what was handed to them is their post's again. */
const situation: fc.Arbitrary<Situation> = fc.record({
  states: fc.tuple(
    ...refs.map(() => fc.constantFrom<RequestState[]>('not-started', 'sent', 'returned', 'accepted')),
  ),
  handed: fc.tuple(...refs.map(() => fc.option(fc.constantFrom(...names)))),
  gone: fc.option(fc.constantFrom(...names)),
  secondHolder: fc.option(
    fc.record({ name: fc.constantFrom(...names), from: fc.constantFrom('2026-12-01', '2027-02-01') }),
  ),
});

onEachEngine('what a lead answers next', (open) => {
  let database: Database;
  let scene: Scene;
  let ids: Map<string, string>;
  const person = (name: string) => scene.people[name] ?? '';

  beforeAll(async () => {
    database = await open();
    scene = await setScene(database);
    const { requests } = await scene.services.rounds.overview(await openedRound(scene));
    ids = new Map(requests.map((request) => [request.ref, request.id]));
    scene.now = at('2027-01-12');
  });
  afterAll(() => database.close());

  async function arrange(now: Situation): Promise<void> {
    const { db } = database;
    for (const [place, ref] of refs.entries()) {
      const handed = now.handed[place];
      await db
        .updateTable('update_request')
        .set({
          state: now.states[place] ?? 'not-started',
          version_no: now.states[place] === 'not-started' ? 0 : 1,
          handed_to: handed ? person(handed) : null,
        })
        .where('id', '=', ids.get(ref) ?? '')
        .execute();
    }
    for (const id of Object.values(scene.people)) await leaves(db, id, null);
    if (now.gone) await leaves(db, person(now.gone), '2027-01-11');
    await db.deleteFrom('post_holding').where('id', '=', 'second').execute();
    if (!now.secondHolder) return;
    const post = await db
      .selectFrom('post')
      .select('id')
      .where('title', '=', 'Service Manager')
      .executeTakeFirstOrThrow();
    const holding = {
      post_id: post.id,
      person_id: person(now.secondHolder.name),
      committee_id: scene.committeeId,
      from_day: now.secondHolder.from,
    };
    await db
      .insertInto('post_holding')
      .values({ id: 'second', ...holding })
      .execute();
  }

  /** From the whole list of what is due: slower, and plain to see. */
  async function fromTheList(requestId: string, by: string): Promise<string | null> {
    const found = await scene.services.rounds.request(requestId);
    const lists = await scene.services.rounds.dueFrom(found?.request.leadPersonId ?? by);
    const items = lists.flatMap((list) => list.items);
    const owed = items.find(
      ({ request, need }) => request.id !== requestId && need !== null && need !== 'figures',
    );
    return owed?.request.ref ?? null;
  }

  it('is the first in their list whose words or reply they owe, but for the one just sent', async () => {
    let [some, none] = [0, 0];
    await fc.assert(
      fc.asyncProperty(situation, async (now) => {
        await arrange(now);
        for (const requestId of ids.values()) {
          const next = await scene.services.rounds.nextDue({ requestId, personId: person('Hana') });
          expect(next?.ref ?? null).toBe(await fromTheList(requestId, person('Hana')));
          if (next) expect(ids.get(next.ref)).toBe(next.requestId);
          if (next) some += 1;
          else none += 1;
        }
      }),
      { numRuns: 25, seed: 11 },
    );
    expect([some > 20, none > 5]).toEqual([true, true]);
  });

  it('is each their own when many ask at once, and nothing for an update that is not there', async () => {
    await arrange({ states: [], handed: [], gone: null, secondHolder: null });
    const asked = [...refs.map((ref) => ids.get(ref) ?? ''), 'not-there'];
    const together = await Promise.all(
      asked.map((requestId) => scene.services.rounds.nextDue({ requestId, personId: person('Lee') })),
    );
    // 2.3's post is vacant: the list of whoever sent it goes on. Nobody's list goes on from what is not there.
    expect(together.map((next) => next?.ref ?? null)).toEqual(['1.10', '1.9', null, null, '2.1', null]);
  });
});
