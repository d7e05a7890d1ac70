/**
 * Teams answers 503 for two hours from nine o'clock, when the rounds of two committees open, and much happens meanwhile:
 * everyone gets what is due now, in one message, once, and each notice ends with its true reason.
 */
import { readConfig } from '../../config';
import { type Running, start } from '../../main';
import type { Day } from '../../services/calendar/rules';
import { Dialog } from '../support/dialogs';
import { freshPostgres, onlyPostgres } from '../support/engines';
import { type Server, startServer } from '../support/server';
import { type Chat, openTeams, type Refusal } from '../support/teams';
import { openTown, type Town } from '../support/town';

jest.setTimeout(300_000);

const leads = [
  ...['Head of Service', 'Virtual School Headteacher', 'Designated Nurse', 'Service Manager'],
  ...['Fostering Service Manager', 'Deputy Virtual School Headteacher', 'Participation Lead'],
];
const otherLead = 'Lead of the other committee';
const clerkName = 'Democratic Services Officer';
const names = [
  ...leads,
  ...[
    otherLead,
    clerkName,
    'Clerk of the other committee',
    'Participation Worker',
    'Shadow Committee Member',
  ],
  ...['Operational Group Chair', 'Councillor B', 'Councillor of the other committee'],
];
const down = (): Refusal => ({ status: 503, code: 'ServiceUnavailable' });

interface Stage {
  town: Town;
  chats: Map<string, Chat>;
  /** PostgreSQL alone: starts a second instance beside the first. */
  second: (() => Promise<Running>) | null;
}

async function setStage(databaseUrl: string | null): Promise<Stage> {
  const town = await openTown(databaseUrl);
  // Local Teams meets the second committee's people when it starts; later it would take their chats from this test's.
  await town.down();
  await town.up();
  const [, other] = await town.services.committees.all();
  // On the same day as the first committee's, so that both rounds open together.
  await town.services.meetings.add({
    ...{ committeeId: other?.committeeId ?? '', day: '2027-03-02' as Day, by: 'test' },
  });
  const chats = new Map<string, Chat>();
  for (const name of names) chats.set(name, await town.at(name));
  const config = { ...readConfig({}), databaseUrl, dataDir: town.dataDir, port: 0 };
  return { town, chats, second: databaseUrl === null ? null : () => start(config) };
}

async function everyNotice(
  town: Town,
): Promise<{ name: string; kind: string; state: string; reason: string }[]> {
  const found = [];
  for (const { committeeId } of await town.services.committees.all()) {
    const round = await town.services.rounds.present(committeeId);
    for (const one of round ? await town.services.notices.ledger(round.id) : [])
      found.push({ name: one.personName, kind: one.kind, state: one.state, reason: one.reason });
  }
  return found;
}

function engines(title: string, tests: (open: () => Promise<Stage>) => void): void {
  if (!onlyPostgres) describe(`${title} (embedded database)`, () => tests(() => setStage(null)));
  const server = process.env.TEST_DATABASE_URL;
  if (!server) return;
  describe(`${title} (PostgreSQL)`, () =>
    tests(async () => {
      const database = await freshPostgres(server);
      const stage = await setStage(database.url);
      const { stop } = stage.town;
      Object.assign(stage.town, { stop: () => stop().then(database.drop) });
      return stage;
    }));
}

engines('two hours of 503 at nine o’clock', (open) => {
  let stage: Stage;
  let second: Running | null = null;
  let before: Map<string, number>;
  const of = (name: string) => stage.chats.get(name) as Chat;
  const all = (refusal: () => Refusal | null) => {
    for (const chat of stage.chats.values()) chat.refuses = refusal();
  };
  const news = (name: string) => of(name).received.slice(before.get(name) ?? 0);
  const at = (time: string, day = '2027-01-05') => stage.town.clock(`${day}T${time}:00Z`);
  const remember = () => {
    before = new Map(names.map((name) => [name, of(name).received.length]));
  };

  beforeAll(async () => {
    stage = await open();
    await at('08:30');
    // The Fostering Service Manager is on leave, and the nurse has not installed the app.
    const clerk = of(clerkName);
    await clerk.says('stop messages');
    await clerk.presses('Stop messages to someone');
    const id =
      /"title":"Fostering Service Manager","value":"([^"]+)"/.exec(JSON.stringify(clerk.card))?.[1] ?? '';
    await clerk.presses('Stop all messages', {
      Who: id,
      'Reason, for the clerk and the manager alone': 'On leave',
    });
    await of('Shadow Committee Member').says('ask');
    await of('Designated Nurse').deliver({ type: 'installationUpdate', action: 'remove' });
    all(down);
    for (const time of ['09:00', '09:01', '09:05']) await at(time);
    // One is told to wait for forty minutes, one meets a fault of Teams' own, one loses the connection.
    of('Virtual School Headteacher').refuses = { status: 429, code: 'TooManyRequests', retryAfter: 2400 };
    of('Service Manager').refuses = { status: 500, code: 'ServiceError' };
    of('Participation Lead').refuses = { status: 'cut', code: '' };
    await at('09:20');
    // Then the bot's token is not good any more, for everybody.
    all(() => ({ status: 401, code: 'Unauthorized' }));
    await at('09:40');
    if (stage.second) second = await stage.second();
    all(down);
    await at('10:00');
    await of('Designated Nurse').deliver({ type: 'installationUpdate', action: 'add' });
    clerk.looks();
    await clerk.send(invoke('stops.list'));
    await clerk.presses('Start again');
    await at('10:10');
    const young = of('Shadow Committee Member');
    const dialog = await Dialog.open(young, 'Ask a question');
    await dialog.presses('Send my question', {
      'Your question, in your own words': 'i am not safe at home pineapple',
      'Who may read it': 'no',
    });
    await at('10:30');
    // The deputy head sends her words while no message comes: figures alone are due from her then.
    const deputy = of('Deputy Virtual School Headteacher');
    await deputy.send(invoke('updates.list'));
    await deputy.pressesLike(/^Open /);
    await deputy.presses('Send update', {
      Status: 'on-track',
      'What was done': 'Apprenticeships were opened.',
      'What difference did it make?': 'More of them have work.',
    });
    expect(deputy.text).toMatch(/your copy/);
    await at('10:50');
    remember();
  }, 280_000);
  afterAll(async () => {
    await second?.stop();
    await stage?.town.stop();
  });

  const invoke = (verb: string, data: Record<string, string> = {}) => ({
    ...{ type: 'invoke', name: 'adaptiveCard/action' },
    value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
  });

  it('ends nothing for good while it lasts, and sends nothing', async () => {
    const states = await everyNotice(stage.town);
    for (const name of [...leads, otherLead])
      expect([name, of(name).headings.filter((one) => /Quarter 3/.test(one))]).toEqual([name, []]);
    expect(of('Head of Service').refused).toBeGreaterThan(3);
    const ended = states.filter(
      ({ name, state }) => names.includes(name) && (state === 'not-reached' || state === 'delivered'),
    );
    expect(ended).toEqual([]);
  });

  it('then everyone gets what is due now, in one message, once, the young person’s first', async () => {
    all(() => null);
    const clocks = [at('11:05')];
    if (second)
      clocks.push(
        fetch(`${second.url}/local/api/clock`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ now: '2027-01-05T11:05:00Z' }),
        }).then(() => undefined),
      );
    await Promise.all(clocks);
    await at('11:15');
    const order = names
      .flatMap((name) => news(name).map((one) => ({ name, order: one.order })))
      .sort((one, next) => one.order - next.order);
    expect(order.findIndex(({ name }) => name === 'Participation Worker')).toBeLessThan(2);
    expect(JSON.stringify(news('Deputy Virtual School Headteacher'))).toMatch(/figure/);
    expect(JSON.stringify(news('Deputy Virtual School Headteacher'))).not.toMatch(/needs? words/);
    for (const name of [...leads, otherLead]) {
      const titles = news(name).map(({ card }) => card.fallbackText);
      expect([name, titles.filter((title) => /Quarter 3/.test(title)).length]).toEqual([name, 1]);
      expect([name, titles.length]).toEqual([name, 1]);
    }
    for (const name of [clerkName, 'Clerk of the other committee', 'Participation Worker'])
      expect([name, news(name).length]).toEqual([name, 1]);
    for (const name of ['Councillor B', 'Councillor of the other committee'])
      expect([name, news(name).length]).toEqual([name, 0]);
  });

  it('and each notice has ended with its true reason', async () => {
    const ledger = await everyNotice(stage.town);
    expect(ledger.filter(({ state }) => state === 'queued' || state === 'sending')).toEqual([]);
    for (const name of [...leads, otherLead])
      expect(ledger.filter((one) => one.name === name && one.kind === 'round-opened')).toMatchObject([
        { state: 'delivered', reason: '' },
      ]);
    const unreached = ledger.filter(({ state }) => state === 'not-reached').map(({ name }) => name);
    expect(unreached.filter((name) => names.includes(name))).toEqual([]);
  });

  it('nothing is said again later that day or the next', async () => {
    remember();
    await at('14:00');
    await at('10:00', '2027-01-06');
    for (const name of names.filter((one) => one !== 'Operational Group Chair'))
      expect([name, news(name).filter(({ card }) => /Quarter|round/i.test(card.fallbackText))]).toEqual([
        name,
        [],
      ]);
  });

  it('who is chased during a fault by three presses of two people hears it once', async () => {
    await at('11:00', '2027-01-20');
    remember();
    all(down);
    const [clerk, reviewer] = [of(clerkName), of('Operational Group Chair')];
    const [first] = await stage.town.services.committees.all();
    const round = await stage.town.services.rounds.present(first?.committeeId ?? '');
    for (const presser of [clerk, reviewer, clerk]) {
      await presser.send(invoke('clerk.chase', { roundId: round?.id ?? '' }));
      if (presser.buttons.includes('Send the reminder')) await presser.presses('Send the reminder');
    }
    await at('11:30', '2027-01-20');
    all(() => null);
    await at('13:00', '2027-01-20');
    await at('15:00', '2027-01-20');
    const heard = news('Head of Service').map(({ card }) => card.fallbackText);
    expect(heard).toHaveLength(1);
    const chases = (await everyNotice(stage.town)).filter(
      ({ kind, name }) => kind === 'chase' && name === 'Head of Service',
    );
    expect(chases.map(({ state }) => state)).toEqual(['delivered']);
  });
});

describe('a clock that is put right in the middle of a fault', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage(null);
  }, 120_000);
  afterAll(() => stage?.town.stop());

  it('an hour back and a week ahead: everyone is written to once, of what is due then', async () => {
    const { town, chats } = stage;
    for (const chat of chats.values()) chat.refuses = down();
    await town.clock('2027-01-05T09:00:00Z');
    await town.clock('2027-01-05T09:20:00Z');
    await town.down();
    await town.up('2027-01-05T08:20:00Z');
    await town.settle();
    await town.clock('2027-01-05T09:30:00Z');
    await town.clock('2027-01-12T09:30:00Z');
    const before = new Map(names.map((name) => [name, chats.get(name)?.received.length ?? 0]));
    for (const chat of chats.values()) chat.refuses = null;
    await town.clock('2027-01-12T09:50:00Z');
    await town.clock('2027-01-12T15:00:00Z');
    for (const name of [...leads, otherLead]) {
      const titles = chats.get(name)?.headings.slice(before.get(name)) ?? [];
      expect([name, titles]).toEqual([name, [expect.stringMatching(/Quarter 3/)]]);
    }
    const waiting = (await everyNotice(town)).filter(
      ({ state }) => state === 'queued' || state === 'sending',
    );
    expect(waiting.filter(({ name }) => names.includes(name))).toEqual([]);
  });
});

describe('a process that is killed in the middle of a fault', () => {
  it('writes to everyone once when it is back', async () => {
    const { town, chats } = await setStage(null);
    let server: Server | null = null;
    try {
      await town.down();
      const dataDir = town.dataDir;
      const running = async () => {
        server = await startServer(dataDir, null);
        return server;
      };
      await running();
      const teams = await openTeams(() => server?.url ?? '');
      const mine = new Map<string, Chat>();
      for (const name of leads.slice(0, 4)) {
        const { aadObjectId } = chats.get(name) as Chat;
        mine.set(name, await teams.person(aadObjectId, name));
      }
      for (const chat of mine.values()) chat.refuses = down();
      const clock = (now: string) =>
        fetch(`${server?.url}/local/api/clock`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ now }),
        });
      await clock('2027-01-05T09:00:00Z');
      await (server as Server | null)?.kill();
      await running();
      await clock('2027-01-05T09:30:00Z');
      for (const chat of mine.values()) chat.refuses = null;
      await clock('2027-01-05T10:00:00Z');
      await clock('2027-01-05T11:00:00Z');
      for (const [name, chat] of mine)
        expect([name, chat.headings.filter((one) => /Quarter 3/.test(one)).length]).toEqual([name, 1]);
      await teams.close();
    } finally {
      await (server as Server | null)?.kill();
      await town.stop();
    }
  });
});
