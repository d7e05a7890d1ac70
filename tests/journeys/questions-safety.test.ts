/** In Teams: a member asks, a worker is worried, a clerk closes a meeting; windows for words, chats for none (domain.md 2.9). */
import { problemsOf } from '../support/card-check';
import { Dialog } from '../support/dialogs';
import type { Chat } from '../support/teams';
import { openTown, type Town } from '../support/town';

jest.setTimeout(120_000);

describe('the safety route, in Teams', () => {
  let town: Town;
  let young: Chat;
  let worker: Chat;
  let cover: Chat;
  let manager: Chat;
  const secret = 'i am not safe at home pineapple';

  beforeAll(async () => {
    town = await openTown();
    await town.clock('2027-01-05T09:30:00Z');
    young = await town.at('Shadow Committee Member');
    worker = await town.at('Participation Worker');
    cover = await town.at('Participation Cover');
    manager = await town.at('Safeguarding Service Manager');
  }, 120_000);
  afterAll(() => town?.stop());

  const good = (dialog: Dialog) => dialog.card && expect(problemsOf(dialog.card)).toEqual([]);
  const seenInChats = () =>
    JSON.stringify([young, worker, cover, manager].map((chat) => [chat.received, chat.texts, chat.previews]));

  it('greets a young person with the numbers and the way to ask', async () => {
    await young.says('help');
    expect(problemsOf(young.card)).toEqual([]);
    expect(young.text).toContain('0800 1111');
    await young.presses('What is coming to the meeting');
    expect(problemsOf(young.card)).toEqual([]);
    expect(young.text).toContain('Tuesday 2 March 2027');
  });

  it('takes a question in a window, and gives back what was typed when it was empty', async () => {
    await young.says('ask');
    const dialog = await Dialog.open(young, 'Ask a question');
    good(dialog);
    await dialog.presses('Send my question', {
      'Your question, in your own words': '  ',
      'Who may read it': 'yes',
    });
    expect(dialog.text).toContain('Please write the question in the box');
    expect(JSON.stringify(dialog.card)).toContain('"value":"yes"');
    await dialog.presses('Send my question', {
      'Your question, in your own words': secret,
      'Who may read it': 'no',
    });
    good(dialog);
    expect(dialog.text).toContain('A real person will read this by 5pm on Tuesday 5 January');
    await dialog.presses('My questions');
    good(dialog);
    expect(dialog.text).toContain('Sent Tuesday 5 January 2027');
    await dialog.presses('Open Sent Tuesday 5 January 2027');
    good(dialog);
    expect(dialog.text).toContain('A real person will read it by');
    await dialog.presses('Give me a new private code');
    expect(dialog.text).toMatch(/A code from before does not work/);
  });

  it('puts what can mean danger first, and after four working hours tells the cover, after a day the manager', async () => {
    await town.clock('2027-01-05T13:31:00Z');
    cover.looks();
    expect(cover.text).toContain('Something has waited four working hours');
    await cover.presses('Open the queue');
    expect(cover.text).toContain('Read first: Came Tuesday 5 January 2027, 09:30');
    await manager.says('questions');
    expect(manager.text).toContain('Nothing waits to be read');
    await town.clock('2027-01-06T09:31:00Z');
    manager.looks();
    expect(manager.text).toContain('Something has waited a working day');
    await manager.presses('Open the queue');
    expect(manager.buttons).toContain('Read the first');
  });

  it('is locked by a worry, from all others at once, with whom to ring', async () => {
    await worker.says('questions');
    const dialog = await Dialog.open(worker, 'Read the first');
    good(dialog);
    await cover.says('questions');
    const old = await Dialog.open(cover, 'Read the first');
    await dialog.presses('Worried about safety');
    good(dialog);
    expect(dialog.text).toContain('Locked: only you can see this');
    expect(dialog.text).toContain('Ring now');
    // The cover's window was open already: its button finds nothing any more.
    await old.presses('OK to use');
    expect(old.said).toMatch(/nothing here for you/);
    await manager.says('questions');
    expect(manager.text).not.toContain('Read first');
    await dialog.presses('Record the hand-over', {
      'Their reference': '',
      'Who received it': 'Front door',
      'Time received, such as 14:05 (empty: now)': 'noon',
    });
    expect(dialog.text).toContain('please write it as 14:05');
    await dialog.presses('Record the hand-over', {
      'Their reference': '',
      'Time received, such as 14:05 (empty: now)': '',
    });
    expect(dialog.text).toContain('please give the number');
    expect(JSON.stringify(dialog.card)).toContain('Front door');
  });

  it('shows the phone list after an hour, and lets the cover take it over', async () => {
    await town.clock('2027-01-06T10:35:00Z');
    worker.looks();
    expect(worker.text).toContain('Not handed over for an hour');
    await cover.says('questions');
    const dialog = await Dialog.open(cover, 'Take it over');
    expect(dialog.text).toContain(secret);
    await dialog.presses('Record the hand-over', {
      'Their reference': 'FD-22',
      'Who received it': 'Front door, J',
      'Day received (empty: today)': '',
      'Time received, such as 14:05 (empty: now)': '10.20',
    });
    expect(dialog.text).toContain(
      'Handed over Wednesday 6 January 2027, 10:20: Front door, J, reference FD-22',
    );
    await dialog.presses('It is on the child’s record');
    expect(dialog.text).toContain('will be deleted here');
    await town.clock('2027-01-06T10:40:00Z');
    await cover.says('questions');
    expect(cover.text).not.toContain('Worried about safety');
    await cover.says('deleted');
    expect(cover.text).toContain('The words of one question deleted');
  });

  it('keeps an allegation from the person named, whoever they are', async () => {
    await young.says('the manager called me a liar pineapple');
    expect(young.text).toContain('Send this as a question?');
    await young.presses('Send');
    expect(young.text).toContain('It arrived');
    await town.settle();
    await worker.says('questions');
    const dialog = await Dialog.open(worker, 'Read the first');
    await dialog.presses('Worried about safety');
    await dialog.presses('It is about someone who works with children, a carer or a councillor');
    good(dialog);
    await dialog.presses('Keep it from them', {});
    expect(dialog.text).toContain('Please choose for both');
    const choices = JSON.stringify(dialog.card);
    const idOf = (name: string) =>
      new RegExp(`"title":"${name}[^"]*","value":"([^"]+)"`).exec(choices)?.[1] ?? '';
    await dialog.presses('Keep it from them', {
      'The person it is about': idOf('Participation Cover'),
      'Their manager': idOf('Safeguarding Service Manager'),
    });
    expect(dialog.text).toContain('local authority designated officer');
    await town.clock('2027-01-07T12:00:00Z');
    for (const chat of [cover, manager]) {
      await chat.says('questions');
      expect(chat.buttons).not.toContain('Take it over');
      expect(chat.text).not.toContain('Worried');
    }
  });

  it('practises: the message takes the same road, and its result is recorded', async () => {
    await cover.says('practice');
    expect(problemsOf(cover.card)).toEqual([]);
    await cover.presses('Send this quarter’s practice message');
    await worker.says('questions');
    const dialog = await Dialog.open(worker, 'Read the first');
    expect(dialog.text).toContain('This is a practice message');
    await dialog.presses('Worried about safety');
    await dialog.presses('Record the hand-over', {
      'Their reference': 'PRACTICE',
      'Who received it': 'Front door',
    });
    await town.clock('2027-01-07T12:05:00Z');
    await cover.says('practice');
    expect(cover.text).toContain('handed over after 0 minutes');
  });

  it('takes a question raised at the pre-meet there, and keeps the record of who came', async () => {
    await worker.says('pre-meet');
    expect(problemsOf(worker.card)).toEqual([]);
    const dialog = await Dialog.open(worker, 'Enter a question raised there');
    good(dialog);
    await dialog.presses('Put it in the queue', {
      'Their question, in their words': 'why is it always the same room pineapple',
    });
    expect(dialog.text).toContain('It is in the queue');
    await worker.presses('Save the record', { 'Day it was held': '2027-02-24', Chair: 'yes' });
    expect(worker.text).toContain('The chair was there, the head of service was not.');
  });

  it('keeps a meeting open for the clerk until each question has its outcome', async () => {
    const clerk = await town.at('Democratic Services Officer');
    await town.clock('2027-03-03T10:00:00Z');
    await clerk.says('close the meeting');
    expect(problemsOf(clerk.card)).toEqual([]);
    await clerk.pressesLike(/Close it/);
    expect(clerk.text).toContain('Meeting on Tuesday 1 December 2026\nClosed');
    await clerk.says('close the meeting');
    await clerk.pressesLike(/Close it/);
    // The demo's two questions came for an earlier date, and wait for a wording.
    expect(clerk.text).toMatch(/no outcome yet, so the meeting stays open/);
    expect(clerk.text).not.toMatch(/social worker|after school/);
    await worker.says('close the meeting');
    expect(worker.text).toMatch(/clerk/);
    const [meeting] = await town.services.meetings.upcoming(
      (await town.services.committees.all())[0]?.committeeId ?? '',
    );
    expect(meeting).toBeDefined();
  });

  it('has left no word in any chat or on any lock screen', () => {
    expect(seenInChats()).not.toContain('pineapple');
    expect(seenInChats()).not.toContain('practice message. Nobody');
  });

  it('reads the words that come with a picture, and says that the picture was not taken', async () => {
    const picture = { contentType: 'image/png', contentUrl: 'https://teams.example/x' };
    await young.deliver({ type: 'message', text: 'can we choose the food', attachments: [picture] });
    young.looks();
    expect(young.text).toContain('Send this as a question?');
    expect(young.text).toContain('Only your words arrived. I cannot take pictures or files.');
    expect(problemsOf(young.card)).toEqual([]);
  });
});
