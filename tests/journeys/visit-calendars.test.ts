/** A council that has events in calendars on: a visit stands in the member's own calendar, moves with it and goes with it. */
import { type GraphDouble, openGraphDouble } from '../support/graph-double';
import type { Chat } from '../support/teams';
import { openTown, type Town } from '../support/town';

jest.setTimeout(60_000);

describe('a visit in a member’s own calendar', () => {
  let graph: GraphDouble;
  let town: Town;
  let goer: Chat;
  let clerk: Chat;
  let mailbox = '';

  beforeAll(async () => {
    const mailboxes: string[] = [];
    graph = await openGraphDouble({ mailboxes });
    town = await openTown(null, { GRAPH_BASE_URL: graph.url, AZURE_AUTHORITY_HOST: graph.authority });
    const known = await town.services.people.known();
    mailbox = known.find(({ name }) => name === 'Councillor H')?.aadObjectId ?? '';
    mailboxes.push(mailbox);
    goer = await town.at('Councillor H');
    clerk = await town.at('Democratic Services Officer');
    await town.clock('2027-01-05T10:00:00Z');
    await goer.presses('I will go');
  }, 120_000);
  afterAll(async () => {
    await town?.stop();
    await graph.close();
  });

  const mine = () =>
    graph.calendars.events.map(({ userId, body }) => [userId, (body.start as { dateTime: string }).dateTime]);

  it('is written nowhere, and Graph is not asked for anything, until the setting is on', async () => {
    await town.settle();
    expect(graph.steps()).toEqual([]);
  });

  it('is made once, by the setting', async () => {
    const [own] = await town.services.committees.all();
    const committeeId = own?.committeeId ?? '';
    await town.services.visits.changeSettings(committeeId, { calendarEvents: true });
    for (let times = 0; times < 3; times += 1) await town.settle();
    expect(mine().filter(([user]) => user === mailbox)).toEqual([[mailbox, '2027-02-16T10:00:00']]);
    expect(graph.steps().filter((step) => step === 'make-event').length).toBeLessThan(20);
  });

  it('that has no calendar in Microsoft 365 is seen by the clerk, in plain words', async () => {
    await clerk.says('visits');
    await clerk.presses('What is missing');
    expect(clerk.text).toContain('Microsoft 365 knows no calendar for this member');
  });

  it('is taken out when the member cannot go after all', async () => {
    goer.looks();
    await goer.says('visits');
    await goer.presses('Open Tue 16 Feb');
    await goer.presses('I can’t go');
    await town.settle();
    expect(mine().filter(([user]) => user === mailbox)).toEqual([]);
  });
});
