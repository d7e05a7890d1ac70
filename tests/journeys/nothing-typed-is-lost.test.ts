/** A busy lead leaves a form by every way there is, and finds their words again; and says "no change" once for several. */
import { buttonsOf, inputsOf, problemsOf } from '../support/card-check';
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

  it('loses no end of words that are too long for a card, however often they are shown and saved', async () => {
    const person = await town.services.people.byAadObjectId(head.aadObjectId);
    const long = (name: string) =>
      `${name} begins. ${'We went on and on with it. '.repeat(900)}${name} ends.`;
    await head.says('my updates');
    await head.presses('Open 1.5');
    const save = head.activityFor('Save draft', {
      'What was done': long('Done'),
      'What difference did it make?': long('Difference'),
      'What happens next': long('Next'),
    });
    await head.send(save);
    expect(JSON.stringify(head.card).length).toBeLessThan(40_000);
    expect(head.text).toContain('“What was done” is too long to show whole');
    expect(JSON.stringify(head.card)).not.toContain('Done ends.');
    const [input] = inputsOf(head.card).filter(({ label }) => label === 'What was done');
    const requestId = String(JSON.stringify(head.card).match(/"requestId":"([^"]+)"/)?.[1]);
    const typed = async () => {
      const form = await town.services.updates.form(requestId, person?.id ?? '');
      return form.ok ? JSON.stringify(form.value.typed) : '';
    };
    await head.presses('Save draft');
    await head.presses('Back to my list', { 'What was done': `A new beginning. ${String(input?.value)}` });
    for (const name of ['Done', 'Difference', 'Next']) expect(await typed()).toContain(`${name} ends.`);
    expect(await typed()).toContain('A new beginning. Done begins.');
    // Elsewhere all of it is replaced: an older card that showed a part does not bring its end back.
    await head.says('my updates');
    await head.presses('Open 1.5');
    const older = head.card;
    const whole = head.activityFor('Save draft') as { value: { action: { data: Json } } };
    delete whole.value.action.data.onForm;
    for (const { id } of inputsOf(head.card)) whole.value.action.data[String(id)] = '';
    await head.send(whole as never);
    head.lookBackAt(older);
    const answer = await head.send(head.activityFor('Save draft'));
    expect(JSON.stringify(answer)).toContain('it has been changed elsewhere since');
    expect(await typed()).not.toContain('ends.');
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

onEachTown('Somebody who is interrupted', (open) => {
  let town: Town;
  let clerk: Chat;
  let reviewer: Chat;

  beforeAll(async () => {
    town = await open();
    clerk = await town.at('Democratic Services Officer');
    reviewer = await town.at('Operational Group Reviewer');
    await town.clock('2027-01-05T09:00:00Z');
  }, 120_000);
  afterAll(() => town.stop());

  const title = 'Title, as printed';
  const card = (chat: Chat) => JSON.stringify(chat.card);
  async function addsAnItem(): Promise<void> {
    await clerk.says('agenda');
    await clerk.presses('Add an item');
  }

  it('finds the words again after the service was started anew', async () => {
    await addsAnItem();
    await clerk.pressesLike(/^Back/, { [title]: 'Holiday activities, half written' });
    await town.down();
    await town.up();
    clerk = await town.at('Democratic Services Officer');
    await addsAnItem();
    expect(card(clerk)).toContain('Holiday activities, half written');
    expect(clerk.text).toContain('What you typed on Tuesday 5 January 2027');
  });

  it('finds them after a send that was refused, and no more after one that was not', async () => {
    await addsAnItem();
    await clerk.presses('Add it');
    expect(clerk.text).toMatch(/in one line what the item is for/);
    await addsAnItem();
    expect(card(clerk)).toContain('Holiday activities, half written');
    await clerk.pressesAgainAndAgain(
      'Add it',
      { 'What it is for, in one line': 'To note what was on offer.' },
      3,
    );
    await addsAnItem();
    expect(card(clerk)).not.toContain('Holiday activities, half written');
    expect(clerk.text).not.toContain('What you typed');
  });

  it('takes them out with one press, and is shown the form as it is stored', async () => {
    await addsAnItem();
    await clerk.pressesLike(/^Back/, { [title]: 'A second thought' });
    await addsAnItem();
    await clerk.presses('Take my words out and start again');
    expect(inputsOf(clerk.card).map(({ value }) => value)).not.toContain('A second thought');
    await addsAnItem();
    expect(card(clerk)).not.toContain('A second thought');
  });

  it('is told that somebody was first, when the words were kept from before', async () => {
    const open = async () => {
      await clerk.says('agenda');
      await clerk.presses('Open 7');
      await clerk.presses('Change the words');
    };
    await open();
    const before = clerk.card;
    await clerk.presses('Back to the item', { [title]: 'My title' });
    clerk.lookBackAt(before);
    await clerk.presses('Save', { [title]: 'The other title' });
    // The draft was sent with it; what is typed on an older card of the form is written for what it showed.
    clerk.lookBackAt(before);
    await clerk.presses('Back to the item', { [title]: 'My title' });
    await open();
    expect(card(clerk)).toContain('My title');
    await clerk.presses('Save');
    expect(clerk.text).toContain('Somebody changed this item since your card was made');
    expect(card(clerk)).toContain('My title');
    await clerk.presses('Save');
    expect(clerk.text).toContain('Saved.');
    await open();
    expect(clerk.text).not.toContain('What you typed');
  });

  it('loses no end of a long line either, on any other form', async () => {
    const long = `It begins. ${'And so it goes on. '.repeat(2_500)}It ends.`;
    await addsAnItem();
    await clerk.presses('Take my words out and start again').catch(() => {});
    await clerk.pressesLike(/^Back/, { 'What it is for, in one line': long });
    await addsAnItem();
    expect(JSON.stringify(clerk.card).length).toBeLessThan(40_000);
    expect(card(clerk)).not.toContain('It ends.');
    await clerk.pressesLike(/^Back/, { [title]: 'With a title now' });
    const rows = (await town.rows()).filter(({ table }) => table === 'form_draft').map(({ row }) => row);
    clerk = await town.at('Democratic Services Officer');
    expect(rows.filter((row) => row.includes('It ends.') && row.includes('With a title now'))).toHaveLength(
      1,
    );
  });

  it('keeps a young person’s speech for its reader and not in the draft, whichever button was pressed', async () => {
    await addsAnItem();
    const speech = 'One of them wrote: my Zebrafish teacher hits me and I am scared of him.';
    await clerk.pressesLike(/^Back/, { [title]: 'Health', 'If its paper is to follow, why': speech });
    expect(clerk.text).toContain('Waiting to be read by the participation worker');
    await addsAnItem();
    expect(card(clerk)).toContain('Health');
    expect(card(clerk)).toMatch(/\[waiting to be read by the participation worker: [a-z0-9]{10}\]/);
    // A young person's own window, and the worker's with their words in it: kept in no draft at all.
    const young = await town.at('Shadow Committee Member');
    const worker = await town.at('Participation Worker');
    const leave = (chat: Chat, of: string, verb: string) =>
      chat.deliver({
        type: 'invoke',
        name: 'task/submit',
        value: {
          data: {
            ...{ verb, words: 'I saw a Kingfisher today', wording: 'Can there be a Kingfisher?' },
            onForm: { of, thing: {}, on: {}, shown: '', out: true },
          },
        },
      });
    await leave(young, 'question.send', 'question.mine');
    await leave(worker, 'question.propose', 'question.queue');
    const rows = await town.rows();
    expect(rows.filter(({ row }) => /Zebrafish|Kingfisher/.test(row))).toEqual([]);
    expect(rows.filter(({ table }) => table === 'locked_words').length).toBeGreaterThan(0);
    clerk = await town.at('Democratic Services Officer');
  });

  /** The open form, sent as a card of an earlier version would send it. */
  async function sendsAsBefore(chat: Chat, over: Json, without: string[] = []): Promise<void> {
    const sending = buttonsOf(chat.card).find(({ data }) => 'submissionId' in (data as Json));
    const data: Json = { ...(sending?.data as Json), ...over };
    for (const name of without) delete data[name];
    const action = { type: 'Action.Execute', verb: data.verb, data };
    await chat.send({ type: 'invoke', name: 'adaptiveCard/action', value: { action, trigger: 'manual' } });
  }
  const drafts = async (words: RegExp) =>
    (await town.rows()).filter(({ table, row }) => /draft/.test(table) && words.test(row));

  it('an old card still brings a young person’s words to their reader, and keeps the rest', async () => {
    const said = (animal: string) => ({
      agendaTitle: `About ${animal}`,
      agendaReason: `One of them wrote: my carer hits me and I am scared of ${animal}.`,
    });
    await addsAnItem();
    await sendsAsBefore(clerk, said('Dugong'), ['submissionId']);
    expect(clerk.text).toContain('Waiting to be read by the participation worker');
    await addsAnItem();
    await sendsAsBefore(clerk, { ...said('Okapi'), verb: 'agenda.verb-of-last-year' });
    expect(clerk.text).toContain('Waiting to be read by the participation worker');
    expect((await town.rows()).filter(({ row }) => /scared of (Dugong|Okapi)/.test(row))).toEqual([]);
    expect(await drafts(/About Okapi/)).toHaveLength(1);
    clerk = await town.at('Democratic Services Officer');
  });

  it('an update’s old card loses nothing either', async () => {
    const lead = await town.at('Virtual School Headteacher');
    await lead.says('my updates');
    await lead.pressesLike(/^Open /);
    await sendsAsBefore(lead, { done: 'An hour of typing about Caracal.' }, ['submissionId']);
    expect(await drafts(/Caracal/)).toHaveLength(1);
    clerk = await town.at('Democratic Services Officer');
  });

  it('a mark that somebody wrote themselves keeps nothing that they may not send', async () => {
    const onForm = { of: 'agenda.save', thing: { itemId: 'zz' }, on: {}, shown: '' };
    const young = await town.at('Shadow Committee Member');
    await young.deliver({
      type: 'invoke',
      name: 'task/submit',
      value: { data: { verb: 'question.send', words: 'My uncle Kingfisher hurts me', onForm } },
    });
    const data = { verb: 'updates.list', agendaTitle: 'Platypus in the hall', onForm };
    const action = { type: 'Action.Execute', verb: data.verb, data };
    await reviewer.send({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action, trigger: 'manual' },
    });
    expect((await town.rows()).filter(({ row }) => /Kingfisher|Platypus/.test(row))).toEqual([]);
    clerk = await town.at('Democratic Services Officer');
    reviewer = await town.at('Operational Group Reviewer');
  });

  it('other words on a card that was sent already are a press of their own, and never said to be stored', async () => {
    await addsAnItem();
    await clerk.presses('Take my words out and start again').catch(() => {});
    const typed = (name: string) => ({ [title]: name, 'What it is for, in one line': 'To note it.' });
    const first = clerk.activityFor('Add it', typed('Narwhal one'));
    const other = clerk.activityFor('Add it', typed('Narwhal two'));
    await clerk.send(first);
    await clerk.send({ ...first, id: 'again' });
    await clerk.send(other);
    const items = (await town.rows()).filter(
      ({ table, row }) => table === 'agenda_item' && row.includes('Narwhal'),
    );
    expect(items.map(({ row }) => /Narwhal \w+/.exec(row)?.[0]).toSorted()).toEqual([
      'Narwhal one',
      'Narwhal two',
    ]);
    clerk = await town.at('Democratic Services Officer');
  });

  it('keeps nothing for whoever may not send that form, though the card came to them', async () => {
    await addsAnItem();
    const data = buttonsOf(clerk.card).find(({ title: name }) => String(name).startsWith('Back'))
      ?.data as Json;
    const value = {
      action: { type: 'Action.Execute', verb: data.verb, data: { ...data, agendaTitle: 'Not theirs' } },
      trigger: 'manual',
    };
    await reviewer.send({ type: 'invoke', name: 'adaptiveCard/action', value, replyToId: 'a' });
    expect(
      (await town.rows()).filter(({ table, row }) => table === 'form_draft' && row.includes('Not theirs')),
    ).toEqual([]);
    clerk = await town.at('Democratic Services Officer');
  });
});

type Json = Record<string, unknown>;

/** What is offered to tick on the card that is open. */
function choices(chat: Chat): { title: string; value: string }[] {
  const inputs = JSON.stringify(chat.card).match(/"choices":(\[.*?\])/);
  return JSON.parse(inputs?.[1] ?? '[]') as { title: string; value: string }[];
}
