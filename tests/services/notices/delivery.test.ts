import { sql } from 'kysely';
import type { Database } from '../../../services/db/database';
import {
  mostFaults,
  type NoticeKind,
  type PlannedNotice,
  type Unreached,
} from '../../../services/notices/rules';
import type { Delivery, SendResult } from '../../../services/notices/service';
import { onEachEngine } from '../../support/engines';
import { leaves } from '../../support/leaving';
import { at, courierFor, delivered, type Scene, setScene, stopMessages } from '../rounds/scene';

onEachEngine('a notice', (open) => {
  let database: Database;
  let scene: Scene;
  const notices = () => scene.services.notices;

  beforeEach(async () => {
    database = await open();
    scene = await setScene(database);
    scene.now = at('2027-01-12', '10:00');
  });
  afterEach(() => database.close());

  const due = (name: string, kind: NoticeKind = 'nudge-1', detail = ''): PlannedNotice => ({
    key: `round:r1:${kind}:${detail}${name}`,
    kind,
    personId: scene.people[name] ?? '',
    subject: { roundId: 'r1' },
    dueAt: at('2027-01-12'),
  });
  const queue = (...planned: PlannedNotice[]) =>
    database.db.transaction().execute((on) => notices().queue(on, planned));
  const ledger = async () =>
    (await notices().ledger('r1')).map((one) => [one.personName, one.kind, one.state, one.reason]);
  const answering = (result: SendResult | { kind: 'nothing-to-send' }) =>
    courierFor(scene, (): Delivery => ({ result, notNeeded: new Map() }));

  it('is queued once for one key, in the transaction that made it due', async () => {
    expect(await queue(due('Lee'), due('Sam'), due('Lee'))).toBe(2);
    expect(await queue(due('Lee'))).toBe(0);
    const undone = database.db.transaction().execute(async (on) => {
      await notices().queue(on, [due('Hana')]);
      throw new Error('The transaction fails.');
    });
    await expect(undone).rejects.toThrow('The transaction fails.');
    expect(await ledger()).toHaveLength(2);
  });

  it('goes with everything else due to the person as one message, and says where it went', async () => {
    await queue(due('Lee'), due('Lee', 'chase'), due('Lee', 'late-to-cover'), due('Sam'));
    const { courier, messages } = courierFor(scene);
    expect(await notices().deliverDue(courier)).toBe(2);
    expect(messages.map((one) => one.kinds).sort()).toEqual([
      ['chase', 'late-to-cover', 'nudge-1'],
      ['nudge-1'],
    ]);
    expect(await notices().deliverDue(courier)).toBe(0);
    const rows = await database.db.selectFrom('notice').selectAll().execute();
    for (const row of rows) {
      expect(row).toMatchObject({ state: 'delivered', conversation_id: 'conversation-1', attempts: 1 });
      expect(row.activity_id).toMatch(/^activity-/);
      expect(row.ended_at).toEqual(scene.now);
    }
  });

  it('ends as not needed where the courier says so, beside what was delivered', async () => {
    await queue(due('Lee'), due('Lee', 'chase'));
    const { courier } = courierFor(scene, (_, sent) => ({
      ...delivered(),
      notNeeded: new Map(
        sent.filter((one) => one.kind === 'nudge-1').map((one) => [one.id, 'They have started.']),
      ),
    }));
    await notices().deliverDue(courier);
    expect(await ledger()).toEqual([
      ['Lee', 'chase', 'delivered', ''],
      ['Lee', 'nudge-1', 'not-needed', 'They have started.'],
    ]);
  });

  it('waits for sending hours, except an answer to a press', async () => {
    scene.now = at('2027-01-12', '16:00');
    await queue(due('Lee'), due('Cleo', 'pack-finished'), due('Cleo', 'late-list'));
    const { courier, messages } = courierFor(scene);
    expect(await notices().deliverDue(courier)).toBe(1);
    expect(messages).toMatchObject([{ personId: scene.people.Cleo, kinds: ['pack-finished'] }]);
    scene.now = at('2027-01-13');
    expect(await notices().deliverDue(courier)).toBe(2);
  });

  it('is not sent on 26 March 2027, a bank holiday, nor at the weekend', async () => {
    await queue(due('Lee'));
    const { courier, messages } = courierFor(scene);
    for (const day of ['2027-03-26', '2027-03-27', '2027-03-28', '2027-03-29']) {
      scene.now = at(day, '11:00');
      expect(await notices().deliverDue(courier)).toBe(0);
    }
    scene.now = at('2027-03-30', '09:00');
    await notices().deliverDue(courier);
    expect(messages).toHaveLength(1);
  });

  it('as a second reminder on one day waits for the next working day', async () => {
    await queue(due('Lee'));
    const { courier, messages } = courierFor(scene);
    await notices().deliverDue(courier);
    await queue(due('Lee', 'nudge-2'), due('Lee', 'sent-back'));
    scene.now = at('2027-01-12', '15:00');
    await notices().deliverDue(courier);
    expect(await ledger()).toContainEqual([
      'Lee',
      'nudge-2',
      'queued',
      'Waits for tomorrow: this person had a reminder today.',
    ]);
    scene.now = at('2027-01-13');
    await notices().deliverDue(courier);
    expect(messages.map((one) => one.kinds)).toEqual([['nudge-1'], ['sent-back'], ['nudge-2']]);
  });

  it('ends as not reached with the reason and what stands in its place', async () => {
    await queue(due('Lee'));
    await notices().deliverDue(
      answering({ kind: 'not-reached', unreached: 'blocked', reason: 'Lee has not installed the app' })
        .courier,
    );
    const [row] = await ledger();
    expect(row).toEqual([
      'Lee',
      'nudge-1',
      'not-reached',
      'Lee has not installed the app. The clerk sees this in the list of notices and can ring, chase or hand the update on.',
    ]);
  });

  it('is tried with growing waits for as long as Teams is unwell, and ends for nothing but its own reason', async () => {
    await queue(due('Lee'));
    const { courier, messages } = answering({
      kind: 'later',
      afterSeconds: null,
      reason: 'Teams was not available (503)',
    });
    const from = at('2027-01-12', '09:00').getTime();
    for (let seconds = 0; seconds <= 2 * 3600; seconds += 20) {
      scene.now = new Date(from + seconds * 1000);
      await notices().deliverDue(courier);
    }
    const gaps = messages
      .slice(1)
      .map((one, place) => (one.at.getTime() - (messages[place]?.at.getTime() ?? 0)) / 1000);
    expect(gaps.length).toBeGreaterThan(12);
    expect(gaps[0]).toBeLessThanOrEqual(20);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(620);
    expect(gaps.at(-1)).toBeGreaterThanOrEqual(400);
    expect(await ledger()).toEqual([['Lee', 'nudge-1', 'queued', 'Teams was not available (503)']]);
    // It is still due when it was; what waits is only the next try.
    expect((await notices().ledger('r1'))[0]?.dueAt).toEqual(at('2027-01-12'));
    scene.now = new Date(scene.now.getTime() + 600_000);
    const back = courierFor(scene);
    await notices().deliverDue(back.courier);
    expect(back.messages.map((one) => one.kinds)).toEqual([['nudge-1']]);
  });

  it('is not tried sooner than Teams has said, and what waits goes with whatever comes meanwhile, as one message', async () => {
    await queue(due('Lee'));
    const busy = answering({ kind: 'later', afterSeconds: 1800, reason: 'Teams asked to slow down (429)' });
    await notices().deliverDue(busy.courier);
    scene.now = at('2027-01-12', '10:29');
    const { courier, messages } = courierFor(scene);
    await notices().deliverDue(courier);
    expect(messages).toEqual([]);
    await queue(due('Lee', 'sent-back'));
    await notices().deliverDue(courier);
    expect(messages.map((one) => one.kinds)).toEqual([['nudge-1', 'sent-back']]);
  });

  it('that only a fault of ours stops ends after weeks of it, and one about safeguarding never', async () => {
    await queue(due('Lee'), due('Sam', 'question-arrived'));
    const { courier, messages } = courierFor(scene, () => {
      throw new TypeError('a bug');
    });
    await expect(notices().deliverDue(courier)).rejects.toThrow(TypeError);
    await database.db.updateTable('notice').set({ faults: mostFaults }).execute();
    scene.now = at('2027-02-12', '10:00');
    await expect(notices().deliverDue(courier)).rejects.toThrow(TypeError);
    expect(messages).toHaveLength(3);
    expect((await ledger()).sort()).toEqual([
      ['Lee', 'nudge-1', 'not-reached', expect.stringMatching(/^Tried for weeks\. A fault/)],
      ['Sam', 'question-arrived', 'queued', 'A fault stopped this message (TypeError).'],
    ]);
  });

  describe('that was not reached', () => {
    const endAs = async (unreached: Unreached, name = 'Lee') => {
      await queue(due(name));
      await notices().deliverDue(
        answering({ kind: 'not-reached', unreached, reason: 'it did not arrive' }).courier,
      );
    };
    const heard = (name: string, state: 'installed' | 'blocked', seenAt: Date) =>
      database.db
        .insertInto('conversation')
        .values({
          person_key: `aad-${name.toLowerCase()}`,
          tenant_id: null,
          service_url: 'https://teams.example/',
          conversation_id: `a:${name}`,
          bot_id: '28:bot',
          bot_name: '',
          user_id: '29:x',
          channel_id: 'msteams',
          state,
          seen_at: seenAt,
        })
        .onConflict((conflict) => conflict.column('person_key').doUpdateSet({ state, seen_at: seenAt }))
        .execute();

    it.each(['no-chat', 'blocked'] as const)(
      '(%s) comes back once the person is heard from, with all that is due, in one message',
      async (unreached) => {
        await endAs(unreached);
        await heard('Lee', 'installed', at('2027-01-12', '09:30'));
        expect(await notices().reopenReachable()).toBe(0);
        await queue(due('Lee', 'words-due-today'));
        await heard('Lee', 'installed', at('2027-01-12', '10:30'));
        scene.now = at('2027-01-12', '10:30');
        expect(await notices().reopenReachable()).toBe(1);
        const { courier, messages } = courierFor(scene);
        await notices().deliverDue(courier);
        expect(messages.map((one) => one.kinds)).toEqual([['nudge-1', 'words-due-today']]);
        expect((await ledger()).map(([, , state]) => state)).toEqual(['delivered', 'delivered']);
        expect(await notices().reopenReachable()).toBe(0);
      },
    );

    it('is tried once a day where nobody would tell of an installation or a lifted block, in sending hours', async () => {
      await endAs('blocked');
      scene.now = at('2027-01-13', '08:59');
      expect(await notices().reopenReachable()).toBe(0);
      scene.now = at('2027-01-13', '10:00');
      expect(await notices().reopenReachable()).toBe(1);
    });

    it('comes back once an Entra id is known, and stays ended where Teams refuses the message itself', async () => {
      await database.db
        .updateTable('person')
        .set({ aad_object_id: null })
        .where('name', '=', 'Lee')
        .execute();
      await endAs('no-account');
      await endAs('refused', 'Sam');
      scene.now = at('2027-01-14', '10:00');
      await heard('Sam', 'installed', scene.now);
      expect(await notices().reopenReachable()).toBe(0);
      await database.db
        .updateTable('person')
        .set({ aad_object_id: 'aad-lee' })
        .where('name', '=', 'Lee')
        .execute();
      expect(await notices().reopenReachable()).toBe(1);
      scene.now = at('2027-05-14', '10:00');
      expect(await notices().reopenReachable()).toBe(0);
    });
  });

  it('does not keep other people waiting when a fault of ours stops it, and is tried again', async () => {
    await queue(due('Lee'), due('Sam'));
    let broken = true;
    const { courier, messages } = courierFor(scene, (personId) => {
      if (broken && personId === scene.people.Lee) throw new TypeError('someone’s words');
      return delivered();
    });
    await expect(notices().deliverDue(courier)).rejects.toThrow(TypeError);
    expect((await ledger()).sort()).toEqual([
      ['Lee', 'nudge-1', 'queued', 'A fault stopped this message (TypeError).'],
      ['Sam', 'nudge-1', 'delivered', ''],
    ]);
    broken = false;
    scene.now = at('2027-01-12', '10:01');
    expect(await notices().deliverDue(courier)).toBe(1);
    expect(messages).toHaveLength(3);
  });

  it('is one message when two workers come at the same moment', async () => {
    await queue(due('Lee'), due('Sam'), due('Hana'), due('Lee', 'chase'));
    const { courier, messages } = courierFor(scene, async () => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      return delivered();
    });
    const sent = await Promise.all([1, 2, 3].map(() => notices().deliverDue(courier)));
    expect(sent.reduce((sum, one) => sum + one)).toBe(3);
    expect(messages.map((one) => one.personId).sort()).toEqual(
      [scene.people.Hana, scene.people.Lee, scene.people.Sam].sort(),
    );
  });

  it('that comes while another is being sent to the person waits until that has ended', async () => {
    await queue(due('Lee'));
    const { courier, messages } = courierFor(scene, async () => {
      if (messages.length === 1) {
        await queue(due('Lee', 'chase'));
        expect(await notices().deliverDue(courier)).toBe(0);
      }
      return delivered();
    });
    await notices().deliverDue(courier);
    await notices().deliverDue(courier);
    expect(messages.map((one) => one.kinds)).toEqual([['nudge-1'], ['chase']]);
  });

  it('left in the middle by a process that died is sent again after its lease, and not before', async () => {
    await queue(due('Lee'));
    await database.db
      .updateTable('notice')
      .set({ state: 'sending', attempts: 1, leased_until: sql`clock_timestamp() + interval '1 minute'` })
      .execute();
    const { courier, messages } = courierFor(scene);
    // The product's own clock may be moved by days: the lease does not mind.
    scene.now = at('2027-01-20', '10:00');
    expect(await notices().deliverDue(courier)).toBe(0);
    await database.db
      .updateTable('notice')
      .set({ leased_until: sql`clock_timestamp() - interval '1 second'` })
      .execute();
    expect(await notices().deliverDue(courier)).toBe(1);
    expect(messages).toHaveLength(1);
    expect(await ledger()).toEqual([['Lee', 'nudge-1', 'delivered', '']]);
  });

  it('that another worker has taken over is not ended by the one that lost its lease', async () => {
    await queue(due('Lee'));
    const slow = courierFor(scene, async () => {
      await database.db
        .updateTable('notice')
        .set({ leased_until: sql`clock_timestamp() - interval '1 second'` })
        .execute();
      await notices().deliverDue(courierFor(scene).courier);
      return {
        result: { kind: 'not-reached', unreached: 'blocked', reason: 'too late to say' },
        notNeeded: new Map(),
      };
    });
    await notices().deliverDue(slow.courier);
    expect(await ledger()).toEqual([['Lee', 'nudge-1', 'delivered', '']]);
  });

  it('goes to nobody whose messages are stopped or who has left, and the ledger says so', async () => {
    await stopMessages(scene, 'Lee', 'a bereavement');
    await leaves(database.db, scene.people.Sam ?? '', '2027-01-11');
    await queue(due('Lee'), due('Sam', 'chase'));
    const { courier, messages } = courierFor(scene);
    expect(await notices().deliverDue(courier)).toBe(0);
    expect(messages).toEqual([]);
    const rows = await ledger();
    expect(rows).toContainEqual(['Sam', 'chase', 'not-needed', 'This person is no longer in post.']);
    expect(rows).toContainEqual([
      'Lee',
      'nudge-1',
      'not-reached',
      expect.stringMatching(/^Messages to this person are stopped\./),
    ]);
    expect(JSON.stringify(rows)).not.toContain('bereavement');
  });

  it('about a committee that its person has left does not go, though they are on another', async () => {
    const { db } = database;
    const [meeting] = await db.selectFrom('meeting').select('id').execute();
    const about = { meetingId: meeting?.id ?? '' };
    await db.insertInto('committee').values({ id: 'another', created_at: scene.now }).execute();
    await leaves(db, scene.people.Sam ?? '', '2027-01-11');
    await db
      .insertInto('person_role')
      .values({ person_id: scene.people.Sam ?? '', role: 'lead', committee_id: 'another' })
      .execute();
    await queue({ ...due('Sam', 'chase'), subject: about }, { ...due('Lee', 'chase'), subject: about });
    const { courier } = courierFor(scene);
    expect(await notices().deliverDue(courier)).toBe(1);
    const rows = await db.selectFrom('notice').select(['person_id', 'state', 'reason']).execute();
    expect(rows).toContainEqual({
      ...{ person_id: scene.people.Sam, state: 'not-needed' },
      reason: 'This person is no longer in post.',
    });
    expect(rows.find(({ person_id }) => person_id === scene.people.Lee)?.state).toBe('delivered');
  });
});
