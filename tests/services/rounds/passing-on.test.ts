import type { Database } from '../../../services/db/database';
import { onEachEngine } from '../../support/engines';
import { leaves } from '../../support/leaving';
import { at, markSent, openedRound, requestOf, type Scene, setScene, stopMessages } from './scene';

onEachEngine('who answers for an update', (open) => {
  let database: Database;
  let scene: Scene;
  let roundId: string;
  let requestId: string;
  const rounds = () => scene.services.rounds;
  const id = (name: string) => scene.people[name] ?? '';
  const handOver = (by: string, to: string, submissionId: string = crypto.randomUUID()) =>
    rounds().handOver({ requestId, byPersonId: id(by), toPersonId: id(to), submissionId });
  const leadsOf = async (name: string) =>
    (await rounds().dueFrom(id(name))).flatMap((list) => list.items.map((item) => item.request.ref));
  const noticesOf = async (kind: string) => {
    const rows = await database.db
      .selectFrom('notice')
      .select(['person_id', 'due_at'])
      .where('kind', '=', kind)
      .execute();
    return rows.map((row) => row.person_id);
  };

  beforeEach(async () => {
    database = await open();
    scene = await setScene(database);
    roundId = await openedRound(scene);
    requestId = (await requestOf(scene, roundId, '2.1')).id;
  });
  afterEach(() => database.close());

  it('is whoever it was handed to: in their list, told once, and gone from the other’s', async () => {
    const handed = await handOver('Lee', 'Dee');
    expect(handed).toMatchObject({ ok: true, value: { leadName: 'Dee', handedBy: id('Lee') } });
    expect(await leadsOf('Lee')).toEqual([]);
    expect(await leadsOf('Dee')).toEqual(['2.1']);
    expect(await noticesOf('handed-over')).toEqual([id('Dee')]);
  });

  it('is never somebody who could not open it: a councillor, or a young person, however their id came to the card', async () => {
    for (const role of ['member', 'shadow-member', 'data-protection-adviser'] as const) {
      const personId = crypto.randomUUID();
      const named = { name: role, email: `${role}@council.example`, aad_object_id: null };
      await database.db
        .insertInto('person')
        .values({ id: personId, ...named, created_at: new Date(0) })
        .execute();
      const span = { deputy: false, from_day: null, until_day: null };
      await database.db
        .insertInto('person_role')
        .values({ person_id: personId, role, committee_id: scene.committeeId, ...span })
        .execute();
      const press = { requestId, byPersonId: id('Lee'), submissionId: crypto.randomUUID() };
      const passed = await rounds().handOver({ ...press, toPersonId: personId });
      expect([role, passed]).toEqual([role, { ok: false, refusal: { code: 'person-not-in-force' } }]);
    }
    expect(await leadsOf('Lee')).toContain('2.1');
  });

  it('changes once however often one press arrives', async () => {
    const again = await Promise.all([1, 2, 3].map(() => handOver('Lee', 'Dee', 'press-1')));
    expect(again.map((one) => one.ok && one.value.leadName)).toEqual(['Dee', 'Dee', 'Dee']);
    await handOver('Dee', 'Sam', 'press-2');
    expect(await handOver('Lee', 'Dee', 'press-1')).toMatchObject({ ok: true, value: { leadName: 'Sam' } });
    expect(await noticesOf('handed-over')).toEqual([id('Dee'), id('Sam')]);
  });

  it('can be handed on again, taken back by who holds the post, and moved by a clerk', async () => {
    await handOver('Lee', 'Dee');
    await handOver('Dee', 'Sam');
    expect(await leadsOf('Sam')).toEqual(['2.1', '2.2']);
    expect(await handOver('Lee', 'Lee')).toMatchObject({
      ok: true,
      value: { leadName: 'Lee', handedBy: null },
    });
    expect(await handOver('Cleo', 'Hana')).toMatchObject({ ok: true, value: { leadName: 'Hana' } });
    expect(await noticesOf('handed-over')).toHaveLength(3);
    expect(await leadsOf('Hana')).toEqual(['1.9', '1.10', '2.1']);
  });

  it('goes back to the holder of the post when the receiver leaves', async () => {
    await handOver('Lee', 'Sam');
    await leaves(database.db, id('Sam'), '2027-01-06');
    scene.now = at('2027-01-07');
    expect(await requestOf(scene, roundId, '2.1')).toMatchObject({ leadName: 'Lee', handedBy: null });
  });

  it.each([
    ['someone else’s update', 'Sam', 'Dee', { code: 'not-your-update', leadName: 'Lee' }],
    ['to who has it already', 'Lee', 'Lee', { code: 'same-person' }],
    ['to nobody known', 'Lee', 'Zed', { code: 'person-not-in-force' }],
  ])('refuses %s, and a refused press may be tried again', async (_, by, to, refusal) => {
    expect(await handOver(by, to, 'press-1')).toEqual({ ok: false, refusal });
    expect(await handOver('Lee', 'Dee', 'press-1')).toMatchObject({ ok: true });
  });

  it('refuses a receiver who has left or gets no messages, and anything after the lock', async () => {
    await stopMessages(scene, 'Sam', 'long leave');
    expect(await handOver('Lee', 'Sam')).toMatchObject({ refusal: { code: 'person-not-in-force' } });
    await leaves(database.db, id('Dee'), '2027-01-04');
    expect(await handOver('Lee', 'Dee')).toMatchObject({ refusal: { code: 'person-not-in-force' } });
    scene.now = at('2027-02-05', '12:00');
    expect(await handOver('Lee', 'Hana')).toEqual({
      ok: false,
      refusal: { code: 'round-locked', lockedAt: at('2027-02-05', '12:00') },
    });
  });

  it('lists what is due from a person with what each needs, sent ones included, in reading order', async () => {
    await markSent(database, (await requestOf(scene, roundId, '1.9')).id, id('Hana'));
    await markSent(database, requestId, id('Lee'), true);
    scene.now = at('2027-01-27', '12:00');
    const due = async (name: string) =>
      (await rounds().dueFrom(id(name))).flatMap((list) =>
        list.items.map((item) => [item.request.ref, item.need, item.late, item.request.status]),
      );
    expect(await due('Hana')).toEqual([
      ['1.9', null, false, 'on-track'],
      ['1.10', 'words', true, null],
    ]);
    expect(await due('Lee')).toEqual([['2.1', 'figures', true, 'on-track']]);
    expect(await due('Sam')).toEqual([['2.2', 'words-and-figures', true, null]]);
    await database.db
      .updateTable('update_request')
      .set({ state: 'returned' })
      .where('id', '=', requestId)
      .execute();
    expect(await due('Lee')).toEqual([['2.1', 'reply', false, 'on-track']]);
    scene.now = at('2027-02-02', '12:00');
    expect(await due('Lee')).toEqual([['2.1', 'reply', true, 'on-track']]);
  });

  it('gives one request with its round in one query, fast enough for every press', async () => {
    const found = await rounds().request(requestId);
    expect(found).toMatchObject({
      request: {
        ref: '2.1',
        leadName: 'Lee',
        deputyPersonId: id('Dee'),
        hasFigures: true,
        figuresToCome: true,
      },
      round: { id: roundId, state: 'open', meetingDay: '2027-03-02' },
    });
    expect(await rounds().request('no such request')).toBeNull();
  });
});
