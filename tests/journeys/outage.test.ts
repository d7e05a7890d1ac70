import type { Chat } from '../support/teams';
import { openTown, type Town } from '../support/town';

jest.setTimeout(60_000);

const names = [
  'Democratic Services Officer',
  'Head of Service',
  'Virtual School Headteacher',
  'Designated Nurse',
  'Fostering Service Manager',
  'Deputy Virtual School Headteacher',
  'Participation Lead',
  'Service Manager',
  'Operational Group Administrator',
  'Operational Group Chair',
  'Operational Group Reviewer',
  'Councillor B',
];
const leads = names.slice(1, 9);

interface Watched {
  town: Town;
  chats: Map<string, Chat>;
  /** Messages that have come to each since last asked. */
  came(): Map<string, string[]>;
}

async function watch(): Promise<Watched> {
  const town = await openTown();
  const chats = new Map<string, Chat>();
  for (const name of names) chats.set(name, await town.at(name));
  const seen = new Map<string, number>();
  const came = () => {
    const found = new Map<string, string[]>();
    for (const [name, chat] of chats) {
      const fresh = chat.headings.slice(seen.get(name) ?? 0);
      seen.set(name, chat.headings.length);
      if (fresh.length > 0) found.set(name, fresh);
    }
    return found;
  };
  came();
  return { town, chats, came };
}

async function waiting(town: Town): Promise<string[]> {
  const [committee] = await town.services.committees.all();
  const round = committee && (await town.services.rounds.present(committee.committeeId));
  const ledger = round ? await town.services.notices.ledger(round.id) : [];
  return ledger
    .filter((one) => one.state === 'queued' || one.state === 'sending')
    .map((one) => `${one.kind} ${one.dueAt.toISOString()}`);
}

describe('a service that was down from before the round opened until after words were due', () => {
  let watched: Watched;
  let first: Map<string, string[]>;

  beforeAll(async () => {
    watched = await watch();
    await watched.town.down();
    await watched.town.up('2027-01-20T11:00:00Z');
    await watched.town.settle();
    first = watched.came();
  }, 120_000);
  afterAll(() => watched?.town.stop());

  it('writes to each lead once, with all that is still due', () => {
    for (const name of leads) expect([name, first.get(name)?.length]).toEqual([name, 1]);
    expect(watched.chats.get('Head of Service')?.text).toMatch(/22/);
    expect(first.has('Councillor B')).toBe(false);
    for (const [name, got] of first) expect([name, got.length]).toEqual([name, 1]);
  });

  it('writes nothing more on that day, and keeps nothing for ever', async () => {
    await watched.town.settle();
    await watched.town.clock('2027-01-20T15:00:00Z');
    expect([...watched.came()]).toEqual([]);
  });

  it('does not repeat on the days after what was said', async () => {
    const counts = new Map<string, number>();
    for (const day of ['21', '22', '25', '26', '27', '28', '29']) {
      await watched.town.clock(`2027-01-${day}T09:30:00Z`);
      for (const [name, got] of watched.came()) {
        expect([day, name, got.length]).toEqual([day, name, 1]);
        counts.set(name, (counts.get(name) ?? 0) + 1);
      }
    }
    for (const name of leads) expect([name, (counts.get(name) ?? 0) <= 4]).toEqual([name, true]);
    expect(await waiting(watched.town)).toEqual([]);
  });
});

describe('a clock that jumps three months', () => {
  let watched: Watched;

  beforeAll(async () => {
    watched = await watch();
    await watched.town.clock('2027-01-05T09:00:00Z');
    watched.came();
    await watched.town.clock('2027-01-12T09:30:00Z');
    watched.came();
    await watched.town.clock('2027-04-12T10:00:00Z');
  }, 120_000);
  afterAll(() => watched?.town.stop());

  it('sends nothing about the meeting that is over, and leaves nothing of it waiting', async () => {
    const came = watched.came();
    for (const [name, got] of came) expect([name, got.length]).toEqual([name, 1]);
    const words = [...came.values()].flat().join('\n');
    expect(words).not.toMatch(/Quarter 3/);
    expect(await waiting(watched.town)).toEqual([]);
  });

  it('goes on with the next round on its day', async () => {
    for (const now of ['2027-04-13T09:00:00Z', '2027-04-20T09:00:00Z', '2027-04-27T09:00:00Z']) {
      await watched.town.clock(now);
    }
    const lead = watched.chats.get('Head of Service');
    await lead?.says('my updates');
    expect(lead?.text).toMatch(/you have 22 to check/);
    expect(lead?.text).not.toMatch(/Quarter 3/);
  });
});

describe('the hours in which people are written to', () => {
  let watched: Watched;

  beforeAll(async () => {
    watched = await watch();
  }, 120_000);
  afterAll(() => watched?.town.stop());

  // London is at UTC in winter; on Sunday 28 March 2027 it goes to UTC+1.
  const moments: [now: string, may: boolean][] = [
    ['2027-01-05T08:59:50Z', false],
    ['2027-01-05T09:00:00Z', true],
    ['2027-01-11T16:00:00Z', false],
    ['2027-01-12T08:00:00Z', false],
    ['2027-01-12T15:58:00Z', true],
    ['2027-01-15T16:30:00Z', false],
    ['2027-01-16T10:00:00Z', false],
    ['2027-01-17T12:00:00Z', false],
    ['2027-01-18T09:00:00Z', true],
    ['2027-01-23T11:00:00Z', false],
    ['2027-01-25T09:00:00Z', true],
    ['2027-03-26T10:00:00Z', false],
    ['2027-03-27T10:00:00Z', false],
    ['2027-03-29T10:00:00Z', false],
    ['2027-03-30T07:59:00Z', false],
    ['2027-03-30T08:01:00Z', true],
    ['2027-04-17T10:00:00Z', false],
    ['2027-04-19T15:30:00Z', false],
    ['2027-05-03T10:00:00Z', false],
  ];

  it.each(moments)('are kept at %s', async (now, may) => {
    await watched.town.clock(now);
    const came = watched.came();
    if (!may) expect([...came]).toEqual([]);
    for (const [name, got] of came) expect([name, got.length]).toEqual([name, 1]);
  });

  it('are used: what waited has come by the end', async () => {
    const titles = watched.chats.get('Head of Service')?.headings ?? [];
    expect(titles.filter((title) => /Quarter 3/.test(title)).length).toBeGreaterThan(0);
    await watched.town.clock('2027-05-05T09:00:00Z');
    await watched.town.clock('2027-05-18T09:00:00Z');
    expect(titles.length).toBeLessThan(watched.chats.get('Head of Service')?.headings.length ?? 0);
  });

  it('are kept by a reminder that the clerk asks for at night', async () => {
    const clerk = watched.chats.get('Democratic Services Officer');
    await watched.town.clock('2027-06-05T22:00:00Z');
    watched.came();
    await clerk?.says('chase');
    if (clerk?.buttons.includes('Send the reminder')) await clerk.presses('Send the reminder');
    await watched.town.settle();
    const came = watched.came();
    came.delete('Democratic Services Officer');
    expect([...came]).toEqual([]);
  });
});
