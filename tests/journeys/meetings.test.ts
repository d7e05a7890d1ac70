import { problemsOf } from '../support/card-check';
import type { Chat } from '../support/teams';
import { onEachTown, type Town } from '../support/town';

jest.setTimeout(300_000);

/** The clerk makes, moves and calls off meetings on a card, and loses nothing that was put on an agenda. */
onEachTown('the committee’s meetings', (open) => {
  let town: Town;
  let clerk: Chat;
  const day = 'Day of the meeting';
  const theirs = async () => {
    const [first] = await town.services.committees.all();
    return (await town.services.meetings.upcoming(first?.committeeId ?? '')).map((one) => one.day as string);
  };

  beforeAll(async () => {
    town = await open();
    clerk = await town.at('Democratic Services Officer');
    await town.clock('2027-01-05T09:00:00Z');
  }, 120_000);
  afterAll(() => town?.stop());

  it('a meeting made too late says which dates have gone, and is put right with one press', async () => {
    await clerk.says('meetings');
    expect(problemsOf(clerk.card)).toEqual([]);
    expect(clerk.text).toMatch(/Tuesday 2 March 2027/);
    expect(clerk.text).not.toMatch(/9 March/);
    await clerk.presses('Add a meeting');
    await clerk.presses('Add the meeting', { [day]: '2027-02-13' });
    expect(clerk.text).toMatch(/Saturday 13 February 2027 is at a weekend/);
    await clerk.presses('Add the meeting', { [day]: '2027-01-05' });
    expect(clerk.text).toMatch(/is not in the future/);
    const press = clerk.activityFor('Add the meeting', { [day]: '2027-02-09' });
    await clerk.send(press);
    await clerk.send({ ...press, id: 'again' });
    expect(problemsOf(clerk.card)).toEqual([]);
    expect((await theirs()).filter((one) => one === '2027-02-09')).toHaveLength(1);
    expect(clerk.text).toMatch(/These dates have gone by already: Round opens.*1[01] December 2026/);
    expect(clerk.text).toMatch(/The light profile fits better/);
    const early = clerk.card;
    await clerk.presses('Use the light profile');
    expect(clerk.text).toMatch(/Changed: Tuesday 9 February 2027.*light profile/);
    await clerk.pressesLike(/^Move it to/);
    expect(clerk.text).not.toMatch(/have gone by/);
    const after = await theirs();
    expect(after).not.toContain('2027-02-09');
    clerk.lookBackAt(early);
    await clerk.pressesLike(/^Move it to/);
    expect(clerk.text).toMatch(/Somebody has changed this meeting meanwhile/);
    expect(await theirs()).toEqual(after);
  });

  it('is the clerk’s alone, and of their own committee', async () => {
    await clerk.says('meetings');
    await clerk.pressesLike(/^Change Tuesday 2 March/);
    const press = clerk.activityFor('Change the meeting', { [day]: '2027-04-20' });
    for (const name of ['Councillor B', 'Virtual School Headteacher', 'Shadow Committee Member']) {
      const someone = await town.at(name);
      await someone.send(press);
      await someone.says('meetings');
    }
    expect(await theirs()).toContain('2027-03-02');
    expect(await theirs()).not.toContain('2027-04-20');
  });

  it('a slip of the year is said, and a meeting that is gone is answered with those that are there', async () => {
    await clerk.says('meetings');
    await clerk.presses('Add a meeting');
    await clerk.presses('Add the meeting', { [day]: '9999-12-30' });
    expect(clerk.text).toMatch(/30 December 9999 is more than five years ahead/);
    await clerk.says('timetable');
    await clerk.presses('Add a bank holiday');
    await clerk.presses('Add this day', { 'What it is called': 'A slip', Date: '9999-12-31' });
    expect(clerk.text).toMatch(/31 December 9999 is more than five years ahead/);
    await clerk.says('meetings');
    await clerk.pressesLike(/^Change Tuesday 2 March/);
    const gone = JSON.parse(
      JSON.stringify(clerk.activityFor('Call it off', {})).replace(
        /"meetingId":"[^"]+"/g,
        '"meetingId":"nothere"',
      ),
    );
    await clerk.send(gone);
    expect(clerk.text).not.toMatch(/Call off the meeting/);
    expect(problemsOf(clerk.card)).toEqual([]);
  });

  it('a day off that was added by a slip goes again with one press, and every date comes back', async () => {
    const dates = async () => {
      await clerk.says('timetable');
      return clerk.text;
    };
    const before = await dates();
    await clerk.presses('Add a bank holiday');
    const slip = { 'What it is called': 'A slip', Date: '2027-02-26', 'Kind of day': 'bank-holiday' };
    await clerk.presses('Add this day', slip);
    expect(clerk.text).toMatch(/Friday 26 February 2027 is now a day off/);
    expect(await dates()).not.toBe(before);
    await clerk.presses('Add a bank holiday');
    await clerk.presses('Days added here');
    expect(problemsOf(clerk.card)).toEqual([]);
    const press = clerk.activityFor('Remove Friday 26 February 2027', {});
    const member = await town.at('Councillor B');
    await member.send(press);
    expect(await dates()).not.toBe(before);
    await clerk.send(press);
    expect(clerk.text).toMatch(/Friday 26 February 2027 is a working day again/);
    expect(problemsOf(clerk.card)).toEqual([]);
    await clerk.send({ ...press, id: 'once-more' });
    expect(clerk.text).toMatch(/is a working day again/);
    expect(await dates()).toBe(before);
    await clerk.presses('Add a bank holiday');
    await clerk.presses('Days added here');
    expect(clerk.text).not.toMatch(/A slip/);
  });

  it('what was on the agenda of a meeting that was called off is seen while it waits, and goes to the next', async () => {
    await clerk.says('agenda');
    await clerk.presses('Add an item');
    await clerk.presses('Add it', {
      'Title, as printed': 'Fostering in the north of the borough',
      'What it is for, in one line': 'To note where carers live.',
    });
    expect(clerk.text).toMatch(/Fostering in the north/);
    for (const planned of await theirs()) {
      await clerk.says('meetings');
      const title = new Date(`${planned}T12:00:00Z`).toLocaleDateString('en-GB', {
        ...{ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/London' },
      });
      await clerk.pressesLike(new RegExp(`^Change .*${title}`));
      await clerk.presses('Call it off');
      expect(problemsOf(clerk.card)).toEqual([]);
      await clerk.presses('Call it off');
    }
    for (const words of ['meetings', 'status', 'agenda', 'timetable']) {
      await clerk.says(words);
      expect(problemsOf(clerk.card)).toEqual([]);
      expect([words, clerk.text]).toEqual([
        words,
        expect.stringMatching(/Waits for a meeting, from .*Fostering in the north of the borough/s),
      ]);
    }
    const reader = await town.at('Virtual School Headteacher');
    await reader.says('agenda');
    expect(reader.text).not.toMatch(/Fostering in the north/);
    await clerk.presses('Add a meeting');
    await clerk.presses('Add the meeting', { [day]: '2027-06-08' });
    expect(clerk.text).toMatch(/on the agenda for Tuesday 8 June 2027 now:\n.*Fostering in the north/s);
    await clerk.says('agenda');
    expect(clerk.text).toMatch(/Tuesday 8 June 2027.*Fostering in the north of the borough/s);
    await clerk.says('meetings');
    expect(clerk.text).not.toMatch(/Waits for a meeting/);
  });
});
