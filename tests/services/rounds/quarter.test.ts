import { addDays, Day, formatDay, londonDay } from '../../../services/calendar/rules';
import type { Database } from '../../../services/db/database';
import { demoPlan } from '../../../services/strategy/demo-plan';
import { onEachEngine } from '../../support/engines';
import {
  at,
  courierFor,
  markSent,
  openedRound,
  requestOf,
  type Scene,
  setScene,
  storing,
  tick,
} from './scene';

function mostFrequent(words: string[]): string {
  const count = (word: string) => words.filter((one) => one === word).length;
  return words.reduce((most, word) => (count(word) > count(most) ? word : most));
}

onEachEngine('a quarter of reminders', (open) => {
  let database: Database;
  let scene: Scene;
  const id = (name: string) => scene.people[name] ?? '';

  beforeEach(async () => {
    database = await open();
    scene = await setScene(database);
    await scene.services.rounds.planUpcoming();
  });
  afterEach(() => database.close());

  /** Ticks at every hour of some days. */
  async function live(
    from: string,
    until: string,
    hours: string[],
    each: () => Promise<void> = async () => {},
  ) {
    const { courier, messages } = courierFor(scene);
    for (let day = Day.parse(from); day <= until; day = addDays(day, 1)) {
      for (const hour of hours) {
        scene.now = at(day, hour);
        await each();
        await tick(scene, database, courier);
      }
    }
    return messages;
  }
  const diary = (messages: { personId: string; kinds: string[]; at: Date }[], name: string) =>
    messages
      .filter((one) => one.personId === id(name))
      .map((one) => `${formatDay(londonDay(one.at))}: ${one.kinds.join(', ')}`);

  it('is one message at each step for a lead who never sends, and then their cover and manager’s', async () => {
    const messages = await live('2027-01-04', '2027-02-08', ['07:00', '09:00', '15:59', '20:00']);
    expect(diary(messages, 'Lee')).toEqual([
      'Tuesday 5 January 2027: round-opened',
      'Tuesday 12 January 2027: nudge-1',
      'Friday 15 January 2027: nudge-2',
      'Tuesday 19 January 2027: words-due-today',
      'Wednesday 27 January 2027: figures-due-today',
    ]);
    expect(diary(messages, 'Dee')).toEqual(['Thursday 21 January 2027: late-to-cover, late-to-cover']);
    expect(diary(messages, 'Rae')).toEqual(['Thursday 21 January 2027: late-list, late-to-manager']);
    expect(diary(messages, 'Cleo')).toEqual([
      'Tuesday 5 January 2027: round-opened-clerk',
      'Thursday 21 January 2027: late-list',
    ]);
  });

  it('stops the moment the updates are in', async () => {
    let sent = false;
    const messages = await live('2027-01-05', '2027-01-27', ['09:00'], async () => {
      if (sent || scene.now < at('2027-01-13')) return;
      sent = true;
      const round = await scene.services.rounds.present(scene.committeeId);
      await markSent(database, (await requestOf(scene, round?.id ?? '', '2.1')).id, id('Lee'));
    });
    expect(diary(messages, 'Lee')).toEqual([
      'Tuesday 5 January 2027: round-opened',
      'Tuesday 12 January 2027: nudge-1',
    ]);
  });

  it('after an outage is one message a person with what is still due, nothing skipped, nothing doubled', async () => {
    const roundId = await openedRound(scene);
    await markSent(database, (await requestOf(scene, roundId, '2.2')).id, id('Sam'));
    scene.now = at('2027-01-22', '11:00');
    const { courier, messages } = courierFor(scene);
    await tick(scene, database, courier);
    await tick(scene, database, courier);
    const people = messages.map((one) => one.personId);
    expect(new Set(people).size).toBe(people.length);
    expect(diary(messages, 'Lee')).toEqual([
      'Friday 22 January 2027: nudge-1, nudge-2, round-opened, words-due-today',
    ]);
    expect(diary(messages, 'Sam')).toEqual([]);
  });

  it('after an outage of three months is silence about a round that is over', async () => {
    const roundId = await openedRound(scene);
    const planned = await scene.services.rounds.plannedNotices();
    await database.db.transaction().execute((on) => scene.services.notices.queue(on, planned));
    scene.now = at('2027-04-06', '11:00');
    await scene.services.rounds.closeDue();
    const { courier, messages } = courierFor(scene);
    await tick(scene, database, courier);
    expect(messages).toEqual([]);
    const ledger = await scene.services.notices.ledger(roundId);
    expect(new Set(ledger.map((one) => one.state))).toEqual(new Set(['not-needed']));
  });

  it('tells a person who takes over a post in the middle, and no longer the one who left it', async () => {
    const roundId = await openedRound(scene);
    const { courier, messages } = courierFor(scene);
    await tick(scene, database, courier);
    const holding = await database.db
      .selectFrom('post_holding')
      .selectAll()
      .where('person_id', '=', id('Lee'))
      .executeTakeFirstOrThrow();
    await database.db.updateTable('post_holding').set({ until_day: '2027-01-10' }).execute();
    await database.db
      .insertInto('post_holding')
      .values({ ...holding, id: 'h2', person_id: id('Dee'), from_day: '2027-01-11' })
      .execute();
    for (const day of ['2027-01-11', '2027-01-12', '2027-01-15', '2027-01-19']) {
      scene.now = at(day);
      await tick(scene, database, courier);
    }
    expect(diary(messages, 'Lee')).toEqual(['Tuesday 5 January 2027: round-opened']);
    expect(diary(messages, 'Dee')).toEqual([
      'Monday 11 January 2027: round-opened',
      'Tuesday 12 January 2027: nudge-1',
      'Friday 15 January 2027: nudge-2',
      'Tuesday 19 January 2027: words-due-today',
    ]);
    expect(await requestOf(scene, roundId, '2.1')).toMatchObject({ leadName: 'Dee' });
  });

  it('is one message to the post that leads 22 of the 50 real actions', async () => {
    const real = demoPlan(4);
    await scene.services.strategies.store(real, storing(scene.committeeId));
    const title = mostFrequent(real.actions.map((action) => action.leadPost));
    await database.db.updateTable('post').set({ title }).where('title', '=', 'Head of Service').execute();
    await openedRound(scene);
    const { courier, messages } = courierFor(scene);
    await tick(scene, database, courier);
    expect(diary(messages, 'Hana')).toEqual(['Tuesday 5 January 2027: round-opened']);
    const [list] = await scene.services.rounds.dueFrom(id('Hana'));
    expect(list?.items).toHaveLength(22);
    const refs = list?.items.map((item) => item.request.ref) ?? [];
    expect(refs.indexOf('1.10')).toBeGreaterThan(refs.indexOf('1.9'));
  });
});
