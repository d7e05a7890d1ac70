import { randomUUID } from 'node:crypto';
import { Dialog } from '../support/dialogs';
import type { Chat } from '../support/teams';
import { onEachTown, type Town } from '../support/town';

jest.setTimeout(240_000);

/** In the chat nothing becomes a question by itself, nothing that was typed is lost, and the numbers are always there. */
onEachTown('what a young person types into the chat', (open) => {
  let town: Town;
  let young: Chat;
  let worker: Chat;

  const types = async (chat: Chat, text: string): Promise<string> => {
    const id = randomUUID();
    await chat.deliver({ type: 'message', id, text });
    return id;
  };
  const deletes = (chat: Chat, id: string) => chat.deliver({ type: 'messageDelete', id });
  const hasNumbers = (chat: Chat) => {
    expect(chat.text).toContain('0800 1111');
    expect(chat.text).toContain('999');
  };
  /** Ids in the worker's queue, oldest and most urgent first. */
  const queue = async (): Promise<string[]> => {
    await worker.says('questions');
    const ids = [...JSON.stringify(worker.card).matchAll(/"questionId":"([^"]+)"/g)].map(
      ([, id]) => id ?? '',
    );
    return [...new Set(ids)];
  };
  const reads = (questionId: string) => Dialog.fetch(worker, { verb: 'question.read', questionId });

  beforeAll(async () => {
    town = await open();
    await town.clock('2027-01-05T10:00:00Z');
    young = await town.at('Shadow Committee Member');
    worker = await town.at('Participation Worker');
  }, 120_000);
  afterAll(() => town?.stop());

  it('says who reads, when, and the numbers before a word is typed', () => {
    expect(young.text).toContain('The participation worker will read what you write');
    expect(young.text).toContain('we must tell a person who can help');
    expect(young.text).toContain('not for emergencies');
    hasNumbers(young);
  });

  it('takes a command for no question', async () => {
    for (const word of ['agenda', 'Papers', 'status', 'ok', 'thanks']) {
      await young.says(word);
      expect(young.text).not.toContain('Send this as a question?');
      hasNumbers(young);
    }
    expect(await queue()).toEqual([]);
  });

  it('asks whether a question is one; until then nobody reads it', async () => {
    await types(young, 'Why are the buses so late?');
    expect(young.text).toContain('Send this as a question?');
    expect(young.text.indexOf('will read what you write')).toBeLessThan(
      young.text.indexOf('Send this as a question?'),
    );
    hasNumbers(young);
    expect(await queue()).toEqual([]);
    await young.presses('Send');
    expect(young.text).toContain('It arrived');
    expect(young.buttons).toContain('Take it back');
    expect(await queue()).toHaveLength(1);
  });

  it('is taken back until it has been read, and says so', async () => {
    await young.presses('Take it back');
    expect(young.text).toContain('Nobody has read it');
    hasNumbers(young);
    expect(await queue()).toEqual([]);
    await types(young, 'Can we have later buses?');
    await young.says('send');
    expect(young.text).toContain('It arrived');
    const back = young.activityFor('Take it back');
    const [id = ''] = await queue();
    await reads(id);
    await young.send(back);
    expect(young.text).toContain('has read it already');
    hasNumbers(young);
  });

  it('does not vanish where it tells something and nobody presses Send', async () => {
    const before = await queue();
    await types(young, 'he comes into my room at night');
    expect(young.text).toContain('it is not lost');
    expect(young.text).toContain('will read it by 5pm on Tuesday 5 January');
    const [id = ''] = await queue();
    expect(before).not.toContain(id);
    const dialog = await reads(id);
    expect(dialog.text).toContain('he comes into my room at night');
    expect(JSON.stringify(dialog.card)).toContain('did not press Send');
    await dialog.presses('Worried about safety');
    expect(dialog.text).toContain('only you can see this');
  });

  it('goes with its message, where nobody has read it', async () => {
    const count = (await queue()).length;
    const id = await types(young, 'I do not like my room');
    expect(await queue()).toHaveLength(count + 1);
    await deletes(young, id);
    expect(young.received.at(-1)?.card.fallbackText).toBe('Taken back');
    expect(await queue()).toHaveLength(count);
    const other = await types(young, 'They shout at us');
    await reads((await queue())[0] ?? '');
    await reads((await queue()).at(-1) ?? '');
    const all = await queue();
    for (const one of all) await reads(one);
    await deletes(young, other);
    expect(young.received.at(-1)?.card.fallbackText).toBe('It has been read');
    hasNumbers(young);
  });

  it('that only asks is looked at after the day is over, sent or not', async () => {
    await types(young, 'Who do I talk to about school?');
    const before = await queue();
    await town.clock('2027-01-06T09:30:00Z');
    expect((await queue()).length).toBe(before.length + 1);
  });

  it('is kept and read as well when their term has ended, and carries the numbers', async () => {
    const waiting = (await queue()).length;
    await town.offline((db) =>
      db
        .updateTable('person_role')
        .set({ until_day: '2027-01-05' })
        .where('role', '=', 'shadow-member')
        .execute(),
    );
    await young.says('agenda');
    expect(young.text).toContain('It arrived');
    await young.presses('Take it back');
    expect(young.text).toContain('Taken back');
    await types(young, 'my carer hurts me and I am scared');
    expect(young.text).toContain('Your time on the shadow committee has ended');
    expect(young.text).toContain('will read it by 5pm on');
    expect(young.buttons).not.toContain('Send');
    hasNumbers(young);
    const [id = ''] = await queue();
    expect((await queue()).length).toBe(waiting + 1);
    const dialog = await reads(id);
    expect(dialog.text).toContain('my carer hurts me');
    await young.says('');
    hasNumbers(young);
  });

  it('has the numbers on refusals, old cards and for people we do not know', async () => {
    await young.deliver({ type: 'message', text: '', value: { verb: 'status.long-gone', requestId: 'x' } });
    hasNumbers(young);
    await young.deliver({ type: 'message', text: '', value: { verb: 'update.open', requestId: 'x' } });
    hasNumbers(young);
    const stranger = await town.stranger('Someone');
    await stranger.says('please help me');
    hasNumbers(stranger);
  });
});
