import type { Chat } from '../support/teams';
import { openTown, type Town } from '../support/town';

jest.setTimeout(120_000);

const leads = ['Head of Service', 'Virtual School Headteacher', 'Designated Nurse', 'Service Manager'];

/** Of the open round: how many notices stand in each state. */
async function states(town: Town): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const committee of await town.services.committees.all()) {
    const round = await town.services.rounds.present(committee.committeeId);
    for (const { state } of round ? await town.services.notices.ledger(round.id) : []) {
      found[state] = (found[state] ?? 0) + 1;
    }
  }
  return found;
}

describe.each([
  [503, 'ServiceUnavailable'],
  [429, 'TooManyRequests'],
  [401, 'Unauthorized'],
  [500, 'ServiceError'],
])('Teams answers %i for two hours at nine o’clock', (status, code) => {
  let town: Town;
  const chats = new Map<string, Chat>();
  const lead = (name: string) => chats.get(name) as Chat;

  beforeAll(async () => {
    town = await openTown();
    for (const name of leads) chats.set(name, await town.at(name));
  }, 120_000);
  afterAll(() => town?.stop());

  it('and nothing ends for good', async () => {
    for (const chat of chats.values()) chat.refuses = { status, code };
    for (const time of ['09:00', '09:01', '09:20', '10:00', '10:40', '11:00']) {
      await town.clock(`2027-01-05T${time}:00Z`);
    }
    for (const name of leads) expect(lead(name).headings.filter((one) => /Quarter 3/.test(one))).toEqual([]);
    const now = await states(town);
    expect(now['not-reached'] ?? 0).toBe(0);
    expect(now.queued).toBeGreaterThanOrEqual(leads.length);
  });

  it('and afterwards each person gets one message with what is due', async () => {
    const before = new Map(leads.map((name) => [name, lead(name).received.length]));
    for (const chat of chats.values()) chat.refuses = null;
    await town.clock('2027-01-05T11:15:00Z');
    await town.clock('2027-01-05T14:00:00Z');
    for (const name of leads) {
      expect([name, lead(name).received.length - (before.get(name) ?? 0)]).toEqual([name, 1]);
    }
    lead('Head of Service').looks();
    expect(lead('Head of Service').text).toMatch(/22/);
    expect((await states(town)).queued ?? 0).toBe(0);
  });
});

describe('a person who comes later', () => {
  let town: Town;
  beforeAll(async () => {
    town = await openTown();
  }, 120_000);
  afterAll(() => town?.stop());

  it('and installs the app an hour after the round opened gets what is due, in one message', async () => {
    const nurse = await town.at('Designated Nurse');
    await nurse.deliver({ type: 'installationUpdate', action: 'remove' });
    await town.clock('2027-01-05T09:00:00Z');
    expect((await states(town))['not-reached']).toBeGreaterThan(0);
    expect(nurse.headings.filter((one) => /Quarter 3/.test(one))).toEqual([]);
    await town.clock('2027-01-05T10:00:00Z');
    await nurse.deliver({ type: 'installationUpdate', action: 'add' });
    await town.settle();
    const due = nurse.headings.filter((one) => /Quarter 3/.test(one));
    expect(due).toHaveLength(1);
    await town.clock('2027-01-05T10:05:00Z');
    expect(nurse.headings.filter((one) => /Quarter 3/.test(one))).toHaveLength(1);
  });

  it('and takes the block away is written to again the next day, and at once when they say a word', async () => {
    const school = await town.at('Virtual School Headteacher');
    await town.settle();
    school.refuses = { status: 403, code: 'ConversationBlockedByUser' };
    await town.clock('2027-01-12T09:00:00Z');
    const before = school.received.length;
    school.refuses = null;
    await town.clock('2027-01-12T12:00:00Z');
    expect(school.received.length).toBe(before);
    await school.says('help');
    await town.clock('2027-01-12T12:05:00Z');
    expect(school.headings.slice(before).filter((one) => /Quarter 3/.test(one))).toHaveLength(1);
  });
});

describe('messages to one person', () => {
  let town: Town;
  let clerk: Chat;
  let nurse: Chat;
  beforeAll(async () => {
    town = await openTown();
    clerk = await town.at('Democratic Services Officer');
    nurse = await town.at('Designated Nurse');
  }, 120_000);
  afterAll(() => town?.stop());

  it('are stopped by the clerk from a card, with a reason that goes no further', async () => {
    await clerk.says('stop messages');
    await clerk.presses('Stop messages to someone');
    const choice = JSON.stringify(clerk.card);
    const id = /"title":"Designated Nurse","value":"([^"]+)"/.exec(choice)?.[1] ?? '';
    expect(id).not.toBe('');
    await clerk.presses('Stop all messages', { Who: id });
    expect(clerk.text).toMatch(/give the reason/);
    await clerk.presses('Stop all messages', {
      Who: id,
      'Reason, for the clerk and the manager alone': 'A bereavement',
    });
    expect(clerk.text).toMatch(/Designated Nurse gets no messages/);
    await town.clock('2027-01-05T09:00:00Z');
    expect(nurse.headings.filter((one) => /Quarter 3/.test(one))).toEqual([]);
    await clerk.says('messages sent');
    expect(clerk.text).toMatch(/Messages to this person are stopped/);
    expect(clerk.text).not.toMatch(/bereavement/);
    await nurse.says('stop messages');
    expect(nurse.text).toMatch(/This is for/);
  });

  it('start again from the same card, with what is still due', async () => {
    await clerk.says('messages sent');
    await clerk.presses('Stopped messages');
    expect(clerk.text).toMatch(/A bereavement/);
    await clerk.presses('Start again');
    await town.clock('2027-01-06T10:00:00Z');
    expect(nurse.headings.filter((one) => /Quarter 3/.test(one))).toHaveLength(1);
  });
});
