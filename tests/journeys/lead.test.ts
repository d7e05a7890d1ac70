import { problemsOf } from '../support/card-check';
import type { Chat } from '../support/teams';
import { openTown, type Town } from '../support/town';

const words = (what: string) => ({
  Status: 'on-track',
  'What was done': what,
  'What difference did it make?': 'Young people say that they were heard.',
});

describe('a lead and a quarter’s updates', () => {
  let town: Town;
  let head: Chat;

  beforeAll(async () => {
    town = await openTown();
    head = await town.at('Head of Service');
    await town.clock('2027-01-05T09:00:00Z');
  }, 120_000);
  afterAll(() => town.stop());

  const openUpdate = async (chat: Chat, ref: string) => {
    await chat.says('my updates');
    if (!chat.buttons.includes(`Open ${ref}`)) await chat.presses('Show more');
    await chat.presses(`Open ${ref}`);
  };

  it('gets one message with everything due, however many actions they lead', () => {
    const messages = head.received.filter((one) => JSON.stringify(one.card).includes('Quarter 3 updates'));
    expect(messages).toHaveLength(1);
    expect(head.lines[0]).toBe('Quarter 3 updates: you have 22 to check');
    expect(problemsOf(head.card)).toEqual([]);
  });

  it('shows nothing of the content on a lock screen', () => {
    expect(head.previews.join(' ')).not.toMatch(/governance|1\.1/i);
  });

  it('finds last time’s words there to edit, and is told where they come from', async () => {
    await openUpdate(head, '1.4');
    expect(problemsOf(head.card)).toEqual([]);
    const done = JSON.stringify(head.card);
    expect(done).toContain('Young people and staff read through the ten letters');
    expect(head.lines.join('\n')).toContain('The words are last time’s, to edit.');
  });

  it('sends once, however often Teams delivers the press', async () => {
    await head.pressesAgainAndAgain('Send update', words('Fourteen letters are rewritten.'), 5);
    expect(head.lines.join('\n')).toMatch(/Here is your copy/);
    await openUpdate(head, '1.4');
    await head.presses('Send update', words('Fifteen letters are rewritten.'));
    await head.presses('Every version');
    const versions = head.lines.filter((text) => text.startsWith('Version '));
    expect(versions.map((text) => text.slice(0, 9))).toEqual(['Version 2', 'Version 1']);
  });

  it('keeps a draft, and finds it again on another device', async () => {
    await openUpdate(head, '1.5');
    await head.presses('Save draft', { 'What was done': 'Half a sentence' });
    await openUpdate(head, '1.5');
    expect(JSON.stringify(head.card)).toContain('Half a sentence');
    expect(head.lines.join('\n')).toMatch(/This is your draft, saved on/);
  });

  it('is shown what to put right beside the field, with every word still there', async () => {
    await openUpdate(head, '1.2');
    await head.presses('Send update', {
      Status: 'off-track',
      'What was done': 'Kept words',
      'What happens next': '',
    });
    expect(head.lines.join('\n')).toMatch(/before this is sent\. Your words are kept/);
    expect(head.lines.some((text) => text.includes('What happens next'))).toBe(true);
    expect(JSON.stringify(head.card)).toContain('Kept words');
    expect(problemsOf(head.card)).toEqual([]);
  });

  it('sees their text as typed on every card, never as Markdown or a mention', async () => {
    const hostile = '*bold* [x](y) <at>Everyone</at> _x_';
    await openUpdate(head, '1.8');
    await head.presses('Send update', words(hostile));
    expect(problemsOf(head.card)).toEqual([]);
    const blocks = JSON.stringify(head.card);
    expect(blocks).toContain('"TextRun"');
    expect(head.lines.filter((text) => text.includes('[x](y)'))).toEqual([hostile]);
  });

  it('answers an old card with how things stand, and changes nothing', async () => {
    await openUpdate(head, '1.9');
    const old = head.card;
    await head.presses('Send update', { ...words('First words'), Status: 'done' });
    head.lookBackAt(old);
    await head.presses('Send update', { ...words('Words from the old card'), Status: 'done' });
    await head.presses('Every version');
    expect(head.lines.join('\n')).toContain('First words');
    expect(head.lines.join('\n')).toContain('Words from the old card');
  });

  it('does not take an update from someone else, and keeps their words', async () => {
    await openUpdate(head, '1.7');
    const press = head.activityFor('Send update', words('Words of a stranger to this action'));
    const other = await town.at('Designated Nurse');
    await other.send(press);
    expect(other.lines.join('\n')).toContain('Words of a stranger to this action');
    expect(other.lines[0]).toBe('This update is with someone else');
  });

  it('passes an action to their deputy, who is told and can send it', async () => {
    const deputy = await town.at('Service Manager');
    await openUpdate(head, '1.3');
    await head.presses('Pass to someone');
    const people = JSON.parse(JSON.stringify(head.card)).body.find(
      (one: { id?: string }) => one.id === 'toPersonId',
    );
    const choice = people.choices.find((one: { title: string }) => one.title.startsWith('Service Manager'));
    await head.presses('Pass it on', { 'Pass to': choice.value });
    expect(head.lines.join('\n')).toContain('1.3 is now with Service Manager');
    await town.settle();
    await openUpdate(deputy, '1.3');
    await deputy.presses('Send update', words('Sent by the deputy'));
    expect(deputy.lines.join('\n')).toMatch(/Here is your copy/);
  });

  it('neither loses words when two edit the same action', async () => {
    const deputy = await town.at('Service Manager');
    await openUpdate(head, '5.6');
    const mine = head.card;
    const press = head.activityFor('Send update', words('Words of the head of service'));
    await deputy.send(press);
    head.lookBackAt(mine);
    await head.presses('Send update', words('Other words of the head of service'));
    expect(head.lines.join('\n')).toContain('Both are kept');
    expect(JSON.stringify(head.card)).toContain('Other words of the head of service');
    await head.presses('Send mine as the next version');
    await head.presses('Every version');
    expect(head.lines.filter((text) => text.startsWith('Version '))).toHaveLength(2);
  });

  it('asks for more time, the clerk agrees, and the new date is on the card', async () => {
    const clerk = await town.at('Democratic Services Officer');
    await openUpdate(head, '5.8');
    await head.presses('Ask for more time');
    await head.presses('Ask for more time', {
      'New date': '2027-01-25',
      Because: 'The events team is away.',
    });
    expect(head.lines[0]).toBe('The clerk has been asked');
    await clerk.says('status');
    expect(clerk.lines.join('\n')).toContain('The events team is away.');
    await clerk.presses('Agree to more time');
    await openUpdate(head, '5.8');
    expect(head.lines.join('\n')).toContain('Words due Monday 25 January 2027, 12:00');
  });

  it('cannot send after the round has locked, and loses nothing', async () => {
    await openUpdate(head, '5.9');
    const open = head.card;
    await town.clock('2027-02-08T10:00:00Z');
    head.lookBackAt(open);
    await head.presses('Send update', words('Words that came too late'));
    expect(head.lines[0]).toBe('This round has locked');
    expect(head.lines.join('\n')).toContain('Words that came too late');
  });

  it('is told that last quarter’s round is over when an old card comes back, and loses nothing', async () => {
    await town.clock('2027-03-05T10:00:00Z');
    const old = head.received.find((one) => JSON.stringify(one.card).includes('you have 22 to check'));
    expect(old).toBeDefined();
    if (!old) return;
    head.lookBackAt(old.card);
    await head.presses('Open 1.1');
    expect(head.lines.join('\n')).toMatch(/not open|no longer asked/);
  });
});
