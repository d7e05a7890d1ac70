/** A busy lead leaves a form by every way there is, and finds their words again; and says "no change" once for several. */
import { problemsOf } from '../support/card-check';
import type { Chat } from '../support/teams';
import { onEachTown, type Town } from '../support/town';

onEachTown('A lead with little time', (open) => {
  let town: Town;
  let head: Chat;

  beforeAll(async () => {
    town = await open();
    head = await town.at('Head of Service');
    await town.clock('2027-01-05T09:00:00Z');
  }, 120_000);
  afterAll(() => town.stop());

  it.each([
    ['Ask for more time', '1.5'],
    ['Pass to someone', '1.6'],
    ['No change since last time', '1.8'],
    ['Back to my list', '1.9'],
  ])('leaves an update by “%s”, and what was typed is there when they come back', async (way, ref) => {
    await head.says('my updates');
    await head.presses(`Open ${ref}`);
    expect(head.text).not.toContain('This is your draft');
    await head.presses(way, { 'What was done': `Half a sentence about ${ref}` });
    await head.says('my updates');
    await head.presses(`Open ${ref}`);
    expect(JSON.stringify(head.card)).toContain(`Half a sentence about ${ref}`);
    expect(head.text).toContain('This is your draft');
  });

  it('makes no draft of a form on which nothing was written', async () => {
    await head.says('my updates');
    await head.presses('Open 1.2');
    await head.presses('Back to my list');
    await head.presses('Open 1.2');
    expect(head.text).not.toContain('This is your draft');
  });

  it('ticks several, gives one reason, and each is sent with it', async () => {
    await head.says('my updates');
    await head.presses('No change for several');
    expect(problemsOf(head.card)).toEqual([]);
    const [first, second] = choices(head);
    expect([first, second]).not.toContain(undefined);
    const ticked = `${first?.value},${second?.value}`;
    await head.presses('Send no change', { 'Updates in which nothing has changed': ticked });
    expect(head.text).toContain('Please say in a few words why nothing has changed.');
    expect(JSON.stringify(head.card)).toContain(ticked);
    await head.pressesAgainAndAgain(
      'Send no change',
      {
        'Updates in which nothing has changed': ticked,
        'No change, because': 'The work goes on as planned.',
      },
      3,
    );
    expect(head.text).toContain('Sent, with your reason');
    expect(choices(head).map(({ value }) => value)).not.toContain(first?.value);
    const history = await town.services.updates.history(first?.value ?? '');
    expect(history.map(({ content }) => content.noChangeReason)).toEqual(['The work goes on as planned.']);
  });
});

/** What is offered to tick on the card that is open. */
function choices(chat: Chat): { title: string; value: string }[] {
  const inputs = JSON.stringify(chat.card).match(/"choices":(\[.*?\])/);
  return JSON.parse(inputs?.[1] ?? '[]') as { title: string; value: string }[];
}
