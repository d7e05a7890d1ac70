import type { PersonEntry } from '../../services/people/rules';
import { problemsOf } from '../support/card-check';
import type { Chat } from '../support/teams';
import { openTown, type Town } from '../support/town';

jest.setTimeout(60_000);

const leads = [
  'Head of Service',
  'Virtual School Headteacher',
  'Designated Nurse',
  'Fostering Service Manager',
  'Participation Lead',
  'Service Manager',
];

function person(name: string, post: string | null): PersonEntry {
  const holding = { post: post ?? '', deputyEmail: null, fromDay: null, untilDay: null };
  return {
    name,
    email: `${name.toLowerCase().replaceAll(' ', '.')}@council.example`,
    aadObjectId: null,
    roles: ['lead'],
    holdings: post === null ? [] : [holding],
    fromDay: null,
    untilDay: null,
  };
}

describe('the clerk of a round', () => {
  let town: Town;
  let clerk: Chat;
  const chats = new Map<string, Chat>();
  const of = (name: string) => chats.get(name) as Chat;

  beforeAll(async () => {
    town = await openTown();
    clerk = await town.at('Democratic Services Officer');
    for (const name of leads) chats.set(name, await town.at(name));
    const [committee] = await town.services.committees.all();
    const committeeId = committee?.committeeId ?? '';
    // One lead is not in the directory yet, and one post is vacant.
    await town.services.people.store(
      [person('Interim Deputy Headteacher', 'Deputy Virtual School Headteacher')],
      {
        committeeId,
      },
    );
    await town.services.people.store([person('Operational Group Administrator', null)], { committeeId });
    of('Participation Lead').refuses = { status: 403, code: 'ConversationBlockedByUser' };
    await of('Designated Nurse').deliver({ type: 'installationUpdate', action: 'remove' });
  }, 120_000);
  afterAll(() => town?.stop());

  async function messages(): Promise<string[]> {
    await clerk.says('messages sent');
    const lines = [...clerk.lines];
    while (clerk.buttons.includes('Show earlier messages')) {
      await clerk.presses('Show earlier messages');
      lines.push(...clerk.lines);
    }
    return lines;
  }
  const endOf = (lines: string[], who: string, what: RegExp) =>
    lines[lines.findIndex((text) => text.startsWith(who) && what.test(text)) + 1] ?? 'no such message';

  it('opens the round before its day, in the evening, and nobody is written to until the morning', async () => {
    await town.clock('2027-01-04T18:30:00Z');
    await clerk.says('status');
    expect(problemsOf(clerk.card)).toEqual([]);
    expect(clerk.text).toMatch(/opens by itself/i);
    await clerk.presses('Open the round now');
    expect(clerk.text).toMatch(/round is open/);
    await town.settle();
    expect(of('Head of Service').headings.filter((title) => /Quarter 3 updates/.test(title))).toEqual([]);
    await town.clock('2027-01-05T09:00:00Z');
    const got = [
      'Head of Service',
      'Virtual School Headteacher',
      'Service Manager',
      'Fostering Service Manager',
    ];
    for (const name of got) {
      expect([name, of(name).headings.filter((title) => /Quarter 3 updates/.test(title)).length]).toEqual([
        name,
        1,
      ]);
    }
  });

  it('opens it once, however often the button is pressed', async () => {
    await clerk.says('open the round');
    expect(clerk.text).toMatch(/opened on Monday 4 January/);
    await town.settle();
    expect(of('Head of Service').headings.filter((title) => /Quarter 3 updates/.test(title))).toHaveLength(1);
  });

  it('sees what came of every message, and why one did not arrive', async () => {
    const lines = await messages();
    expect(problemsOf(clerk.card)).toEqual([]);
    expect(endOf(lines, 'Head of Service', /round opened/)).toMatch(/^Delivered/);
    expect(endOf(lines, 'Participation Lead', /round opened/)).toMatch(/^Not reached.*blocked/);
    expect(endOf(lines, 'Designated Nurse', /round opened/)).toMatch(
      /^Not reached.*(removed|uninstalled|not installed)/i,
    );
    expect(endOf(lines, 'Interim Deputy Headteacher', /round opened/)).toMatch(/^Not reached.*Entra/);
  });

  it('sees the vacant post and the messages that did not arrive on the status', async () => {
    await clerk.says('status');
    expect(problemsOf(clerk.card)).toEqual([]);
    expect(clerk.text).toMatch(/No one holds this post.*Operational Group/);
    expect(clerk.text).toMatch(/3 .*messages.*did not reach/i);
  });

  it('writes again to a person who comes back', async () => {
    await of('Designated Nurse').deliver({ type: 'installationUpdate', action: 'add' });
    const before = of('Designated Nurse').received.length;
    await town.clock('2027-01-12T09:00:00Z');
    expect(of('Designated Nurse').received.length).toBe(before + 1);
  });

  it('declines more time with a reason to come back to, and the lead is told that the date stands', async () => {
    const lead = of('Head of Service');
    await lead.says('my updates');
    await lead.presses('Open 1.1');
    await lead.presses('Ask for more time');
    await lead.presses('Ask for more time', { 'New date': '2027-01-25', Because: 'The team is away.' });
    await town.settle();
    clerk.looks();
    expect(clerk.text).toContain('The team is away.');
    await clerk.says('status');
    await clerk.pressesLike(/decline|keep|not agree|stands/i);
    expect(clerk.text).toMatch(/1\.1.*stands/);
    await town.settle();
    lead.looks();
    expect(lead.text).toMatch(/1\.1/);
    expect(lead.text).toMatch(/stands/);
    expect(lead.text).toContain('19 January');
    expect(lead.text).not.toMatch(/is now due/);
  });

  it('shows whom a reminder goes to, sends one each however often it is pressed, and only to those', async () => {
    await town.clock('2027-01-20T10:00:00Z');
    const lead = of('Virtual School Headteacher');
    await clerk.says('chase');
    expect(problemsOf(clerk.card)).toEqual([]);
    const preview = JSON.stringify(clerk.card);
    expect(preview).toContain('Virtual School Headteacher');
    expect(preview).not.toContain('Councillor');
    await clerk.presses('Back to status');
    await clerk.presses('Chase 1.1');
    expect(clerk.text).toMatch(/one person/i);
    const before = new Map(leads.map((name) => [name, of(name).received.length]));
    const press = clerk.activityFor('Send the reminder');
    await Promise.all([clerk.send(press), clerk.send({ ...press, id: 'again' })]);
    expect(clerk.text).toMatch(/one person gets one message/i);
    await clerk.send({ ...press, id: 'and again' });
    await town.settle();
    expect(of('Head of Service').received.length - (before.get('Head of Service') ?? 0)).toBe(1);
    expect(lead.received.length).toBe(before.get('Virtual School Headteacher'));
  });

  it('reminds all who are late with one press, one message each', async () => {
    await clerk.says('status');
    await clerk.presses('Chase all that are late');
    const before = new Map(leads.map((name) => [name, of(name).received.length]));
    await clerk.pressesAgainAndAgain('Send the reminder', {}, 3);
    await town.settle();
    const got = leads.map((name) => [name, of(name).received.length - (before.get(name) ?? 0)]);
    // The Head of Service has been reminded today already, and is not a second time.
    const spared = ['Participation Lead', 'Head of Service'];
    expect(got).toEqual(leads.map((name) => [name, spared.includes(name) ? 0 : 1]));
  });

  it('sees that a nudge is no longer needed once the update is in', async () => {
    await town.clock('2027-01-21T10:00:00Z');
    const lead = of('Service Manager');
    await lead.says('my updates');
    const refs = lead.buttons.filter((title) => title.startsWith('Open ')).map((title) => title.slice(5));
    await clerk.says('chase');
    const press = clerk.activityFor('Send the reminder');
    await town.clock('2027-01-21T17:00:00Z');
    await clerk.send(press);
    for (const ref of refs) {
      await lead.says('my updates');
      await lead.presses(`Open ${ref}`);
      await lead.pressesLike(/no change/i);
      await lead.presses('Send no change', { 'No change, because': 'It goes on as before.' });
    }
    const before = lead.received.length;
    await town.clock('2027-01-22T09:00:00Z');
    const lines = await messages();
    const chased = lines.flatMap((text, at) =>
      text.startsWith('Service Manager') && /reminder from the clerk/.test(text) ? [lines[at + 1]] : [],
    );
    expect(chased.some((text) => /^No longer needed/.test(text ?? '')) || lead.received.length > before).toBe(
      true,
    );
    expect(lines.join('\n')).toMatch(/No longer needed/);
  });

  it('adds a bank holiday, reads which dates moved, and is told in a message too', async () => {
    const before = clerk.received.length;
    await clerk.says('add a bank holiday');
    await clerk.presses('Add this day', {
      Date: '2027-02-26',
      'What it is called': 'One-off bank holiday',
      'Kind of day': 'bank-holiday',
    });
    expect(clerk.text).toMatch(/Publication.*is now/);
    await town.settle();
    expect(clerk.received.length).toBeGreaterThan(before);
  });

  it('refuses a day that is off already, and keeps what was typed', async () => {
    await clerk.says('add a bank holiday');
    await clerk.presses('Add this day', {
      Date: '2027-02-27',
      'What it is called': 'A Saturday',
      'Kind of day': 'closure',
    });
    expect(clerk.text).toMatch(/weekend/);
    expect(JSON.stringify(clerk.card)).toContain('A Saturday');
  });

  it('builds the pack once however often the button is delivered, then a second version', async () => {
    await clerk.says('status');
    await clerk.pressesAgainAndAgain('Build the pack', {}, 3);
    await town.settle();
    await clerk.says('status');
    const [round] = await town.services.committees.all();
    const present = round && (await town.services.rounds.present(round.committeeId));
    expect(await town.services.packs.versions(present?.meetingId ?? '')).toMatchObject([
      { no: 1, state: 'built' },
    ]);
    expect(clerk.headings.filter((title) => /Papers for/.test(title)).length).toBeGreaterThan(0);
    await clerk.says('build the pack');
    await town.settle();
    clerk.looks();
    expect(clerk.text).toMatch(/Version 2, draft/);
    const links = clerk.linksOnCard;
    // With the card's words, which say why when there are none.
    expect([clerk.text, links.map((url) => url.slice(url.lastIndexOf('.')))]).toEqual([
      expect.stringMatching(/Built on/),
      expect.arrayContaining(['.docx', '.pdf', '.html']),
    ]);
    for (const url of links) expect((await fetch(url)).status).toBe(200);
  });

  it('is the only one whose buttons work: a forwarded card does nothing for anyone else', async () => {
    // Another day, on which nobody has been reminded yet.
    await town.clock('2027-01-25T10:00:00Z');
    await clerk.says('status');
    const presses = clerk.buttons.map((title) => clerk.activityFor(title));
    await clerk.says('chase');
    presses.push(clerk.activityFor('Send the reminder'));
    const before = (await messages()).length;
    for (const name of ['Councillor B', 'Head of Service', 'Operational Group Chair']) {
      const other = await town.at(name);
      // The group that reads the updates reminds whoever is late, as the clerk does.
      const reminds = name === 'Operational Group Chair';
      for (const press of presses.filter((one) => changes(one) && !(reminds && isChase(one)))) {
        await other.send(press);
        expect([name, other.text]).toEqual([name, expect.stringMatching(/committee’s clerk|Only a clerk/)]);
      }
    }
    await town.settle();
    expect((await messages()).length).toBe(before);
  });

  it('and a reviewer remind whoever is late, each person once that day', async () => {
    const reviewer = await town.at('Operational Group Chair');
    await reviewer.says('status');
    expect(reviewer.buttons).toContain('Chase all that are late');
    expect(reviewer.buttons).not.toContain('Build the pack');
    await reviewer.says('chase');
    await reviewer.presses('Send the reminder');
    expect(reviewer.text).toMatch(/Reminder on its way/);
    expect(reviewer.buttons).not.toContain('Messages sent');
    await town.settle();
    await clerk.says('chase');
    expect(clerk.text).toMatch(/by .*Operational Group Chair|Not again that day/);
    expect(clerk.buttons).not.toContain('Send the reminder');
  });
});

const isChase = (press: Record<string, unknown>) =>
  (press.value as { action: { verb: string } }).action.verb === 'clerk.send-chase';

/** Presses that could change something: not those that only look. */
function changes(press: Record<string, unknown>): boolean {
  const { action } = press.value as { action: { verb: string } };
  return /open-round|send-chase|decide|build-pack|day-off/.test(action.verb);
}
