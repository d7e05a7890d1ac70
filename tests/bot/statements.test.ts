/** How many statements a press costs: counted, because a serial one more on this path cost a third of all throughput. */
import { createDispatch, type Dispatch } from '../../bot/dispatch';
import type { BotServices } from '../../bot/services';
import type { Database } from '../../services/db/database';
import { onEachEngine } from '../support/engines';
import { fineUpdate, type PacksWorld, packsWorld } from '../support/packs-world';
import { day } from '../support/papers-world';

/** At most, for an update that is sent: what the benchmark was measured with. */
const mostForSending = 5;

onEachEngine('the statements of a press', (open) => {
  let world: PacksWorld;
  let dispatch: Dispatch;
  let count = 0;
  let requestIds: string[] = [];

  beforeAll(async () => {
    world = await packsWorld(async (): Promise<Database> => {
      const database = await open();
      const db = database.db.withPlugin({
        transformQuery: ({ node }) => {
          count += 1;
          return node;
        },
        transformResult: async ({ result }) => result,
      });
      return { ...database, db };
    });
    const { services, committeeId, who, db } = world;
    dispatch = createDispatch({
      ...services,
      askAddress: () => null,
      questionNames: { reader: 'the worker', dutyTeam: null, phones: [] },
      address: () => '',
    } as unknown as BotServices);
    await db.updateTable('person').set({ aad_object_id: who.lead }).where('id', '=', who.lead).execute();
    const round = await services.rounds.present(committeeId);
    const { requests } = await services.rounds.overview(round?.id ?? '');
    requestIds = requests.filter(({ leadPersonId }) => leadPersonId === who.lead).map(({ id }) => id);
  });
  afterAll(() => world.close());

  async function statementsOf(verb: string, data: Record<string, unknown>): Promise<number> {
    const before = count;
    const reply = await dispatch(
      { aadObjectId: world.who.lead, conversationId: 'c' },
      { kind: 'presses', via: 'execute', activityId: null, data: { verb, ...data } },
    );
    expect(reply.kind).toBe('card');
    return count - before;
  }

  const send = (basedOn: number, done: string) =>
    statementsOf('update.send', {
      ...fineUpdate,
      ...{ requestId: requestIds[0], basedOn, done, submissionId: crypto.randomUUID() },
    });
  const openForm = () => statementsOf('update.open', { requestId: requestIds[0] });

  it('are few, and no more for a person of ten committees', async () => {
    // The first of a while tells the reviewers too.
    await send(0, 'The first words.');
    const withOne = { opened: await openForm(), sent: await send(1, 'Other words.') };
    expect(withOne.sent).toBeLessThanOrEqual(mostForSending);

    const { services, committeeId, who, db } = world;
    const settings = await services.committees.settingsOn(committeeId, day('2027-01-12'));
    for (let no = 2; no <= 10; no += 1) {
      const { committeeId: other } = await services.committees.add({ ...settings, name: `Committee ${no}` });
      await db
        .insertInto('person_role')
        .values({ person_id: who.lead, role: 'lead', committee_id: other })
        .execute();
    }
    const withTen = { opened: await openForm(), sent: await send(2, 'Other words again.') };
    expect(withTen).toEqual(withOne);
  });
});
