import { Dialog } from '../support/dialogs';
import type { Chat } from '../support/teams';
import { onEachTown, type Town } from '../support/town';

jest.setTimeout(240_000);

/** Whatever way a young person's words come into an adult's text, they are moved to their reader, never copied (domain.md 2.9). */
onEachTown('a young person’s words in an adult’s text', (open) => {
  let town: Town;
  let lead: Chat;
  let reviewer: Chat;
  let worker: Chat;
  /** The question whose words went back to their place. */
  let returned = '';
  const note = /\[waiting to be read by the participation worker: [a-z0-9]{10}\]/;
  const worry = 'One of them wrote: my Zebrafish teacher hits me and I am scared of him, please help me.';
  const second = 'Another said that the Kingfisher room is cold.';
  const kind = `One young person said that she loves the Kingfisher room.\n${second}`;

  /** The tables in which a word stands. */
  const holding = async (word: string) =>
    (await town.rows()).filter(({ row }) => row.includes(word)).map(({ table }) => table);

  /** Opens what waits until its words hold this one. */
  async function readsTheOneWith(word: string): Promise<Dialog> {
    await worker.says('questions');
    const ids = [...JSON.stringify(worker.card).matchAll(/"questionId":"([^"]+)"/g)].map(
      ([, id]) => id ?? '',
    );
    for (const questionId of new Set(ids)) {
      const dialog = await Dialog.fetch(worker, { verb: 'question.read', questionId });
      if (JSON.stringify(dialog.card).includes(word)) return dialog;
    }
    throw new Error(`Nothing in the queue holds ${word}`);
  }

  beforeAll(async () => {
    town = await open();
    await town.clock('2027-01-05T10:00:00Z');
    lead = await town.at('Deputy Virtual School Headteacher');
    reviewer = await town.at('Operational Group Reviewer');
    worker = await town.at('Participation Worker');
  }, 120_000);
  afterAll(() => town?.stop());

  it('wait for the reader while the update goes on, and the lead is told so', async () => {
    await lead.says('my updates');
    await lead.pressesLike(/^(Open|Start with) /);
    const press = lead.activityFor('Send update', {
      'What was done': `The group met twice.\n${kind}`,
      'What difference did it make?': 'Young people say it helps.',
      'What young people said (a theme, no names)': worry,
    });
    await lead.send(press);
    const first = lead.text;
    expect(first).toContain('Waiting to be read by the participation worker');
    expect(first).toMatch(note);
    expect(first).toContain('The group met twice.');
    expect(first).not.toContain('Zebrafish');
    // The same press again is the same press.
    await lead.send(press);
    expect(lead.text.match(note)?.[0]).toBe(first.match(note)?.[0]);
    expect(await holding('Zebrafish')).toEqual([]);
    expect(await holding('Kingfisher')).toEqual([]);
  });

  it('are seen by nobody beside their reader: not by the reviewer, not in a message', async () => {
    await reviewer.says('scrutiny');
    await town.settle();
    await worker.says('questions');
    expect(worker.text).toMatch(/update/);
    for (const chat of [reviewer, worker, lead]) {
      expect(chat.text).not.toMatch(/Zebrafish|Kingfisher/);
      expect(chat.previews.join('\n')).not.toMatch(/Zebrafish|Kingfisher/);
    }
  });

  it('stand in their place again once the reader calls them OK, and are not asked about twice', async () => {
    const dialog = await readsTheOneWith('Kingfisher');
    expect(JSON.stringify(dialog.card)).toContain('an update');
    returned = String(dialog.dataFor('OK to use').questionId);
    await dialog.presses('OK to use');
    expect(dialog.said).toContain('where they stood');
    expect(await holding('Kingfisher')).toEqual(['update_version']);
    await lead.says('my updates');
    await lead.pressesLike(/^(Open|Start with) /);
    await lead.presses('Send update', {
      'What was done': `The group met twice.\n${kind}\nAnd a third time.`,
    });
    expect(lead.text).toContain('Kingfisher');
    expect(await holding('Kingfisher')).toContain('update_version');
  });

  it('leave every table again where the reader is worried after all', async () => {
    // A paper has each paragraph in a place of its own, as this text has one.
    await town.offline((db) => db.updateTable('visit_service').set({ what_to_see: second }).execute());
    expect(await holding('Kingfisher')).toContain('visit_service');
    await Dialog.fetch(worker, { verb: 'question.worried', questionId: returned });
    expect(await holding('Kingfisher')).toEqual([]);
  });

  it('that worry the reader are locked from everyone else, and never come back', async () => {
    const dialog = await readsTheOneWith('Zebrafish');
    await dialog.presses('Worried about safety');
    expect(dialog.text).toContain('only you can see this');
    const cover = await town.at('Participation Cover');
    const questionId = String(dialog.dataFor('Record the hand-over').questionId ?? '');
    const shut = await Dialog.fetch(cover, { verb: 'question.read', questionId });
    expect(shut.text).not.toContain('Zebrafish');
    await lead.says('my updates');
    await lead.pressesLike(/^(Open|Start with) /);
    // Typed again, by anyone, it is the same passage, and stays out.
    await lead.presses('Send update', { 'What young people said (a theme, no names)': worry });
    expect(await holding('Zebrafish')).toEqual([]);
    await dialog.presses('Record the hand-over', {
      'Their reference': 'FD-1',
      'Who received it': 'Front door',
    });
    await dialog.presses('It is on the child’s record');
    await town.settle();
    await town.services.questions.forgetting.forget();
    expect(await holding('[left out by the participation worker]')).toContain('update_version');
    expect(await holding('Zebrafish')).toEqual([]);
  });
});
