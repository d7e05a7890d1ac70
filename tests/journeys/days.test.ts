import { problemsOf } from '../support/card-check';
import type { Chat } from '../support/teams';
import { onEachTown, type Town } from '../support/town';

jest.setTimeout(300_000);

/** From the week of publication to the minutes: who is told what, in their own chats, for the meeting of 2 March 2027. */
onEachTown('the days around a meeting', (open) => {
  let town: Town;
  let clerk: Chat;
  let worker: Chat;

  beforeAll(async () => {
    town = await open();
    clerk = await town.at('Democratic Services Officer');
    worker = await town.at('Participation Worker');
    await town.clock('2027-01-05T09:00:00Z');
  }, 120_000);
  afterAll(() => town?.stop());

  const heard = (chat: Chat, since: number) => JSON.stringify(chat.received.slice(since));

  it('tells the clerk of publication at three working days and at one, once each, with the button', async () => {
    const before = clerk.received.length;
    await town.clock('2027-02-16T15:00:00Z');
    expect(heard(clerk, before)).not.toMatch(/Publish by/);
    const calm = clerk.received.length;
    await town.clock('2027-02-17T09:00:00Z');
    expect(heard(clerk, calm)).toMatch(/Publish by Monday 22 February 2027: 3 working days left/);
    const amber = clerk.received.length;
    await town.clock('2027-02-17T15:00:00Z');
    await town.clock('2027-02-18T15:00:00Z');
    expect(heard(clerk, amber)).not.toMatch(/Publish by/);
    const red = clerk.received.length;
    await town.clock('2027-02-19T09:00:00Z');
    expect(heard(clerk, red)).toMatch(/Publish by Monday 22 February 2027: 1 working day left/);
  });

  it('shows publication on the status from 17 to 23 February, with what is next to press', async () => {
    await clerk.says('status');
    expect(problemsOf(clerk.card)).toEqual([]);
    expect(clerk.text).toMatch(/Publish by Monday 22 February 2027: 1 working day left/);
    expect(clerk.buttons).toContain('Build the pack');
    await town.clock('2027-02-23T09:00:00Z');
    await clerk.says('status');
    expect(problemsOf(clerk.card)).toEqual([]);
    expect(clerk.text).toMatch(/last lawful day to publish, Monday 22 February 2027.*has passed/);
  });

  it('tells the worker of the short version and of the pre-meet', async () => {
    expect(heard(worker, 0)).toMatch(/short version and questions sheet out/);
    expect(heard(worker, 0)).toMatch(/pre-meet with the chair/);
  });

  it('refuses an item at 17:30 on the last lawful day, and says why', async () => {
    await clerk.says('agenda');
    await clerk.presses('Add an item');
    expect(clerk.text).toMatch(/had to be out by Monday 22 February 2027, 17:00/);
  });

  it('keeps what follows a meeting within reach: note, minutes, replies', async () => {
    const before = clerk.received.length;
    await town.clock('2027-03-03T09:00:00Z');
    expect(heard(clerk, before)).toMatch(/Decision note and action list out/);
    await clerk.says('status');
    expect(problemsOf(clerk.card)).toEqual([]);
    await clerk.presses('Open “Decision note”');
    expect(problemsOf(clerk.card)).toEqual([]);
    expect(clerk.text).toMatch(/By Thursday 4 March 2027/);
    expect(clerk.buttons).toContain('Committee actions');
    const press = clerk.activityFor('It is done');
    await clerk.presses('It is done');
    expect(clerk.text).toMatch(/Done on Wednesday 3 March 2027, .* marked by Democratic Services Officer/);
    await clerk.send({ ...press, id: 'again' });
    expect(clerk.text).toMatch(/Done on Wednesday 3 March 2027/);
    await clerk.presses('Timetable');
    expect(problemsOf(clerk.card)).toEqual([]);
    expect(clerk.text).toMatch(/Dates for the meeting on Tuesday 2 March 2027/);
    await town.clock('2027-03-12T09:00:00Z');
    await clerk.says('status');
    expect(clerk.text).toMatch(/Draft minutes to the chair.*Its day has gone by/s);
    expect(clerk.buttons).toContain('Open “Minutes online”');
  });

  it('opens a step for those who take it alone', async () => {
    await clerk.says('status');
    const press = clerk.activityFor('Open “Minutes online”');
    for (const name of ['Councillor B', 'Virtual School Headteacher', 'Shadow Committee Member']) {
      const someone = await town.at(name);
      await someone.send(press);
      expect([name, someone.text]).toEqual([
        name,
        expect.stringMatching(/for those who take it|for people of the committee/),
      ]);
    }
    await worker.send(press);
    expect(worker.text).toMatch(/Draft minutes online/);
  });
});
