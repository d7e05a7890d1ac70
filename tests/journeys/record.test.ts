import { inputsOf, problemsOf } from '../support/card-check';
import type { Chat } from '../support/teams';
import { onEachTown, type Town } from '../support/town';

jest.setTimeout(300_000);

/** Who did and saw what: for the clerk of a committee, filtered, in plain words, and of their own committee alone. */
onEachTown('the record', (open) => {
  let town: Town;
  let clerk: Chat;
  let other: Chat;
  const day = 'Day of the meeting';

  beforeAll(async () => {
    town = await open();
    clerk = await town.at('Democratic Services Officer');
    other = await town.at('Clerk of the other committee');
    await town.clock('2027-01-05T09:00:00Z');
    for (const [chat, planned] of [
      [clerk, '2027-06-15'],
      [other, '2027-07-13'],
    ] as const) {
      await chat.says('meetings');
      await chat.presses('Add a meeting');
      await chat.presses('Add the meeting', { [day]: planned });
      expect(chat.text).toMatch(/^Added: /);
    }
    await clerk.says('stop messages');
    await clerk.presses('Stop messages to someone');
    const id = /"title":"Designated Nurse","value":"([^"]+)"/.exec(JSON.stringify(clerk.card))?.[1] ?? '';
    await clerk.presses('Stop all messages', {
      Who: id,
      'Reason, for the clerk and the manager alone': 'A bereavement',
    });
    await town.clock('2027-01-06T09:00:00Z');
  }, 120_000);
  afterAll(() => town?.stop());

  const did = 'Democratic Services Officer stopped all messages to somebody';
  const added = 'added a meeting to the calendar';

  it('says who did what and when, without anybody’s words', async () => {
    await clerk.says('record');
    expect(problemsOf(clerk.card)).toEqual([]);
    expect(clerk.text).toContain(`${did} (person `);
    expect(clerk.text).toContain(`Democratic Services Officer ${added} (meeting `);
    expect(clerk.text).toMatch(/Tuesday 5 January 2027, 09:0\d/);
    expect(clerk.text).not.toMatch(/bereavement/i);
  });

  it('is narrowed by person, by kind and by days, and says so where nothing fits', async () => {
    await clerk.presses('Show these', { 'About what': 'meeting' });
    expect(clerk.text).toContain(added);
    expect(clerk.text).not.toContain(did);
    await clerk.presses('Show these', { 'About what': 'message' });
    expect(clerk.text).toContain(did);
    expect(clerk.text).not.toContain(added);
    await clerk.presses('Show these', { 'About what': 'all', 'From this day': '2027-01-06' });
    expect(clerk.text).not.toContain(added);
    await clerk.presses('Show these', { 'From this day': '', 'Until this day': '2026-01-31' });
    expect(clerk.text).toContain('Nothing is recorded for that.');
    await clerk.presses('Show these', { 'Until this day': 'soon' });
    expect(clerk.text).toContain('“Until this day” is not a day');
    await clerk.presses('Show these', { 'Until this day': '' });
    const who = inputsOf(clerk.card).find(({ label }) => label === 'Who');
    const choices = who?.choices as { title: string; value: string }[];
    const chair = choices.find(({ title }) => title === 'Operational Group Chair')?.value ?? '';
    expect(chair).not.toBe('');
    await clerk.presses('Show these', { Who: chair });
    expect(clerk.text).not.toContain('Democratic Services Officer');
  });

  it('shows the clerk of one committee nothing of the other', async () => {
    await other.says('record');
    expect(problemsOf(other.card)).toEqual([]);
    expect(other.text).toContain(`Clerk of the other committee ${added}`);
    expect(JSON.stringify(other.card)).not.toMatch(/Democratic Services Officer|Designated Nurse/);
    await clerk.says('record');
    expect(JSON.stringify(clerk.card)).not.toContain('of the other committee');
  });

  it('names no member of the shadow committee, nor lets anybody choose one', async () => {
    await clerk.says('record');
    expect(JSON.stringify(clerk.card)).not.toContain('Shadow Committee Member');
  });

  it('is for its readers alone, by whatever press', async () => {
    const press = clerk.activityFor('Show these');
    for (const name of ['Councillor B', 'Virtual School Headteacher', 'Participation Worker']) {
      const someone = await town.at(name);
      await someone.says('record');
      expect([name, someone.text]).toEqual([name, expect.stringMatching(/^This is for/)]);
      await someone.send(press);
      expect([name, someone.text]).toEqual([name, expect.stringMatching(/^This is for/)]);
    }
  });
});
