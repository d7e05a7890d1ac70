/** A young person's question, from the ask page to an answer and home again (domain.md 1.3 Y1 to Y3). */
import { asks, getPage, hiddenFields, keepsakeOn, postForm } from '../support/ask-page';
import { inputsOf, problemsOf } from '../support/card-check';
import { Dialog } from '../support/dialogs';
import type { Chat } from '../support/teams';
import { onEachTown, type Town } from '../support/town';

jest.setTimeout(120_000);

onEachTown('a question from the ask page', (open) => {
  let town: Town;
  let worker: Chat;
  let officer: Chat;
  let keepsake: string;
  let address: string;

  beforeAll(async () => {
    town = await open();
    await town.clock('2027-01-05T09:30:00Z');
    worker = await town.at('Participation Worker');
    officer = await town.at('Virtual School Headteacher');
    await worker.says('groups');
    address = worker.linksOnCard[0] ?? '';
  }, 120_000);
  afterAll(() => town?.stop());

  const words = 'why cant we pick our own school shoes its not fair';

  it('goes in with a private code and a time by which a person reads it', async () => {
    expect(problemsOf(worker.card)).toEqual([]);
    expect(address).toMatch(/\/ask\/[a-z-]+$/);
    const page = await asks(address, { words });
    expect(page.status).toBe(200);
    keepsake = keepsakeOn(page);
    expect(keepsake.split(' ')).toHaveLength(6);
    expect(page.text).toContain('A real person will read this by 5pm on Tuesday 5 January');
    expect(page.text).not.toContain('school shoes');
    expect(page.headers.get('set-cookie')).toBeNull();
  });

  it('tells the worker that something arrived, never what, and is read in a window of its own', async () => {
    await town.settle();
    worker.looks();
    expect(worker.text).toContain('Something has arrived to read');
    await worker.presses('Open the queue');
    expect(problemsOf(worker.card)).toEqual([]);
    expect(JSON.stringify(worker.card)).not.toContain('school shoes');
    const dialog = await Dialog.open(worker, 'Read the first');
    expect(dialog.text).toContain(words);
    expect(dialog.buttons).toEqual(expect.arrayContaining(['OK to use', 'Worried about safety']));
    await dialog.presses('OK to use');
    expect(dialog.said).toMatch(/OK to use/);
    expect(worker.previews.join(' ')).not.toContain('school shoes');
  });

  it('gets a wording that breaks no rule, and that the one who asked agrees with the code', async () => {
    await worker.says('questions');
    const dialog = await Dialog.open(worker, 'Word questions (3 ready)');
    const which = dialog.lines.indexOf(words);
    expect(which).toBeGreaterThan(0);
    const choices = JSON.stringify(dialog.card).match(
      /"title":"(\d+)\. Tuesday 5 January 2027[^"]*","value":"([^"]+)"/,
    );
    const questionId = choices?.[2] ?? '';
    const typed = {
      'Which ones ask the same thing?': questionId,
      'Theme, in two or three words': 'School clothes',
      'The question as the committee will read it': 'Why can I not choose my shoes at Hill School?',
    };
    await dialog.presses('Show it to those who asked', typed);
    expect(dialog.text).toMatch(/R1:.*as one person/);
    expect(dialog.text).toMatch(/R3: it names a place/);
    expect(dialog.text).toMatch(/R2:/);
    await dialog.presses('Show it to those who asked', {
      ...typed,
      'The question as the committee will read it': 'Can young people choose their own school shoes?',
      'How many could have said this?': 'yes',
    });
    expect(dialog.text).toContain('Waits for those who asked to agree it');
    await keepsWhatWasTyped(dialog);
    const page = await postForm(`${town.url}/ask/answer`, { keepsake });
    expect(page.text).toContain('Can young people choose their own school shoes?');
    const agreed = await postForm(`${town.url}/ask/answer/agree`, hiddenFields(page));
    expect(agreed.text).toContain('We will ask it in these words');
  });

  it('goes to the officer who must answer, whose words are checked for plainness', async () => {
    await worker.says('questions');
    const dialog = await Dialog.open(worker, 'Open');
    await dialog.presses('Send to the one who must answer', {
      'Who must answer?': 'Virtual School Headteacher',
      'The question as the committee will read it': 'Words that were typed too late',
      'To take it back: because': 'A reason that was not sent',
    });
    expect(dialog.text).toContain('With the Virtual School Headteacher');
    // It can no longer be changed, so there is no input for it: it stands there to be read.
    expect(dialog.text).toMatch(/was not stored\s+Words that were typed too late/);
    expect(standsIn(dialog, 'To take it back: because')).toBe('A reason that was not sent');
    await town.settle();
    officer.looks();
    expect(officer.text).toMatch(/yours to answer/);
    await officer.presses('Open it');
    expect(problemsOf(officer.card)).toEqual([]);
    expect(officer.text).toContain('Can young people choose their own school shoes?');
    const typed = {
      'What is the outcome?': 'change',
      'Your answer, in short plain sentences': 'We asked the PEP team. Yes, you can choose.',
      'If something changes: what': 'Every carer gets money for shoes that the young person picks.',
      'If something changes: by when': '2027-04-01',
      'If something changes: which post does it': 'Virtual School Headteacher',
    };
    await officer.presses('Send this answer', typed);
    expect(officer.text).toMatch(/“PEP”: please write the words out/);
    await officer.presses('Send this answer', {
      ...typed,
      'Your answer, in short plain sentences': 'We asked the schools. Yes, you can choose.',
    });
    expect(officer.text).toContain('Your answer is sent');
  });

  it('comes home by a person’s reply, and the one who asked says whether it answered', async () => {
    await town.settle();
    await worker.says('questions');
    const dialog = await Dialog.open(worker, 'Open');
    await dialog.presses('Send this reply home', {
      'Your reply to the young people: they said, and what happens now':
        'The school said yes. You can choose.',
    });
    expect(dialog.text).toContain('The reply is home');
    const page = await postForm(`${town.url}/ask/answer`, { keepsake: keepsake.toUpperCase() });
    expect(page.text).toContain('You asked');
    expect(page.text).toContain('The school said yes. You can choose.');
    expect(page.text).toContain('Every carer gets money for shoes');
    expect(page.text).toContain('By Thursday 1 April 2027');
    const yes = await postForm(`${town.url}/ask/answer/reply`, { ...hiddenFields(page), answered: 'yes' });
    expect(yes.text).toContain('You told us: yes, it did.');
    const no = await postForm(`${town.url}/ask/answer/reply`, {
      ...hiddenFields(yes),
      answered: 'no',
      words: 'it does not say how much',
    });
    expect(no.text).toContain('You told us: no, it did not.');
    expect(keepsakeOn(no).split(' ')).toHaveLength(6);
    expect(no.text).not.toContain('how much');
    await worker.says('questions');
    const again = await Dialog.open(worker, 'Read the first');
    expect(again.text).toContain('it does not say how much');
  });

  it('answers a wrong code and a paused one alike', async () => {
    const wrong = await getPage(`${town.url}/ask/wrong-code-here-now`);
    await worker.says('groups');
    await worker.presses('Pause');
    const paused = await getPage(address);
    expect([paused.status, paused.html]).toEqual([wrong.status, wrong.html]);
  });
});

const standsIn = (dialog: Dialog, label: string) =>
  (dialog.card ? inputsOf(dialog.card) : []).find((input) => input.label === label)?.value;

/** The window holds two forms: whichever is sent, or refused, the words typed for the other one stay. */
async function keepsWhatWasTyped(dialog: Dialog): Promise<void> {
  const wording = 'The question as the committee will read it';
  const because = 'To take it back: because';
  const better = 'May young people choose their own school shoes, please?';
  await dialog.presses('Take it back', { [wording]: better });
  expect([standsIn(dialog, wording), dialog.text]).toEqual([better, expect.stringContaining('why')]);
  await dialog.presses('Change the wording', {
    [wording]: 'Why not at Hill School?',
    [because]: 'Two alike',
  });
  expect(standsIn(dialog, wording)).toBe('Why not at Hill School?');
  expect(standsIn(dialog, because)).toBe('Two alike');
  await dialog.presses('Change the wording', {
    [wording]: 'Can young people choose their own school shoes?',
  });
  expect(standsIn(dialog, because)).toBe('Two alike');
}
