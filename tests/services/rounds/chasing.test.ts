import type { Database } from '../../../services/db/database';
import { onEachEngine } from '../../support/engines';
import {
  at,
  courierFor,
  markSent,
  openedRound,
  requestOf,
  type Scene,
  setScene,
  stopMessages,
} from './scene';

onEachEngine('a chase', (open) => {
  let database: Database;
  let scene: Scene;
  let roundId: string;
  const rounds = () => scene.services.rounds;
  const id = (name: string) => scene.people[name] ?? '';
  const chase = (submissionId: string, requestId: string | null = null, by = 'Cleo') =>
    rounds().chase({ roundId, requestId, byPersonId: id(by), submissionId });
  const whom = async (requestId: string | null = null) =>
    (await rounds().chasePreview(roundId, requestId)).map((one) => [
      one.name,
      one.requests.map((request) => request.ref),
    ]);

  beforeEach(async () => {
    database = await open();
    scene = await setScene(database);
    roundId = await openedRound(scene);
  });
  afterEach(() => database.close());

  it('goes to nobody before anything is late', async () => {
    expect(await whom()).toEqual([]);
  });

  it('shows whom it goes to, and goes once to each, with everything of theirs that is late', async () => {
    scene.now = at('2027-01-20', '10:00');
    await markSent(database, (await requestOf(scene, roundId, '2.2')).id, id('Sam'));
    expect(await whom()).toEqual([
      ['Hana', ['1.9', '1.10']],
      ['Lee', ['2.1']],
    ]);
    const first = await chase('press-1');
    expect(first).toMatchObject({ ok: true, value: [{ name: 'Hana' }, { name: 'Lee' }] });
    expect(await chase('press-1')).toEqual(first);
    const { courier, messages } = courierFor(scene);
    await scene.services.notices.deliverDue(courier);
    const chased = messages.filter((one) => one.kinds.includes('chase')).map((one) => one.personId);
    expect(chased.sort()).toEqual([id('Hana'), id('Lee')].sort());
  });

  it('gives the same answer to the same press when someone has sent meanwhile', async () => {
    scene.now = at('2027-01-20', '10:00');
    await chase('press-1');
    await markSent(database, (await requestOf(scene, roundId, '2.1')).id, id('Lee'), false);
    const again = await chase('press-1');
    expect(again.ok && again.value.map((one) => one.name)).toEqual(['Hana', 'Lee', 'Sam']);
  });

  it('of one update goes to its lead, late or not, and to nobody once it is in', async () => {
    const { id: requestId } = await requestOf(scene, roundId, '1.10');
    expect(await whom(requestId)).toEqual([['Hana', ['1.10']]]);
    await markSent(database, requestId, id('Hana'));
    expect(await whom(requestId)).toEqual([]);
  });

  it('leaves out who must not be written to, and posts that nobody holds', async () => {
    scene.now = at('2027-01-20', '10:00');
    await stopMessages(scene, 'Hana', 'long leave');
    expect((await whom()).map(([name]) => name)).toEqual(['Lee', 'Sam']);
    const vacant = await requestOf(scene, roundId, '2.3');
    expect(await whom(vacant.id)).toEqual([]);
  });

  it('pressed in the evening goes at the next sending time', async () => {
    scene.now = at('2027-01-22', '18:00');
    await chase('press-1');
    const rows = await database.db
      .selectFrom('notice')
      .select('due_at')
      .where('kind', '=', 'chase')
      .execute();
    expect(rows.map((row) => row.due_at)).toEqual([1, 2, 3].map(() => at('2027-01-25')));
  });

  it('goes once a day to a person, however often and by whomever it is pressed, and says when last and by whom', async () => {
    scene.now = at('2027-01-20', '10:00');
    expect(await chase('press-1')).toMatchObject({ ok: true, value: [{}, {}, {}] });
    scene.now = at('2027-01-20', '10:20');
    expect(await chase('press-2', null, 'Rae')).toEqual({ ok: true, value: [] });
    const { id: requestId } = await requestOf(scene, roundId, '1.10');
    expect(await chase('press-3', requestId)).toEqual({ ok: true, value: [] });
    const { courier, messages } = courierFor(scene);
    await scene.services.notices.deliverDue(courier);
    expect(messages.filter((one) => one.kinds.includes('chase'))).toHaveLength(3);
    expect(messages).toHaveLength(new Set(messages.map((one) => one.personId)).size);
    const [hana] = await rounds().chasePreview(roundId, null);
    expect(hana).toMatchObject({
      name: 'Hana',
      lastChased: { at: at('2027-01-20', '10:00'), byName: 'Cleo' },
      hasOneThatDay: true,
    });
    scene.now = at('2027-01-21', '09:30');
    expect(await chase('press-4', null, 'Rae')).toMatchObject({ ok: true, value: [{}, {}, {}] });
    expect((await rounds().chasePreview(roundId, null))[0]?.lastChased?.byName).toBe('Rae');
  });

  it('pressed on Saturday and on Sunday is one on Monday; pressed by two at once is one', async () => {
    scene.now = at('2027-01-23', '11:00');
    await Promise.all([chase('press-1'), chase('press-2', null, 'Rae')]);
    scene.now = at('2027-01-24', '11:00');
    expect(await chase('press-3')).toEqual({ ok: true, value: [] });
    const rows = await database.db
      .selectFrom('notice')
      .select('person_id')
      .where('kind', '=', 'chase')
      .execute();
    expect(rows).toHaveLength(3);
  });

  it('is for clerks and reviewers of an open round', async () => {
    scene.now = at('2027-01-20', '10:00');
    expect(await chase('press-1', null, 'Lee')).toEqual({ ok: false, refusal: { code: 'not-allowed' } });
    expect(await chase('press-2', null, 'Rae')).toMatchObject({ ok: true });
    scene.now = at('2027-03-03');
    await rounds().closeDue();
    expect(await chase('press-3')).toEqual({ ok: false, refusal: { code: 'round-not-open' } });
  });
});
