import { sql } from 'kysely';
import type { Database } from '../../../services/db/database';
import type { NoticeKind, PlannedNotice } from '../../../services/notices/rules';
import type { Delivery, SendResult } from '../../../services/notices/service';
import { onEachEngine } from '../../support/engines';
import { leaves } from '../../support/leaving';
import { at, courierFor, delivered, type Scene, setScene } from '../rounds/scene';

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
      answering({ kind: 'not-reached', reason: 'Lee has not installed the app' }).courier,
    );
    const [row] = await ledger();
    expect(row).toEqual([
      'Lee',
      'nudge-1',
      'not-reached',
      'Lee has not installed the app. The clerk sees this in the list of notices and can ring, chase or hand the update on.',
    ]);
  });

  it('is tried again when told, by the clock of the product, and given up after eight times', async () => {
    await queue(due('Lee'));
    const { courier, messages } = answering({ kind: 'later', afterSeconds: 600, reason: 'Teams is busy' });
    await notices().deliverDue(courier);
    expect(await ledger()).toEqual([['Lee', 'nudge-1', 'queued', 'Teams is busy']]);
    scene.now = at('2027-01-12', '10:09');
    await notices().deliverDue(courier);
    expect(messages).toHaveLength(1);
    for (let minutes = 10; minutes <= 120; minutes += 10) {
      scene.now = new Date(at('2027-01-12', '10:00').getTime() + minutes * 60_000);
      await notices().deliverDue(courier);
    }
    expect(messages).toHaveLength(8);
    const reason = expect.stringMatching(/^Tried 8 times\. Teams is busy\. The clerk/);
    expect(await ledger()).toEqual([['Lee', 'nudge-1', 'not-reached', reason]]);
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
      return { result: { kind: 'not-reached', reason: 'too late to say' }, notNeeded: new Map() };
    });
    await notices().deliverDue(slow.courier);
    expect(await ledger()).toEqual([['Lee', 'nudge-1', 'delivered', '']]);
  });

  it('goes to nobody whose messages are stopped or who has left, and the ledger says so', async () => {
    await scene.services.people.stopNotices(scene.people.Lee ?? '', 'a bereavement');
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
});
