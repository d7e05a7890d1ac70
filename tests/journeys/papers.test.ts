import { problemsOf } from '../support/card-check';
import type { Chat } from '../support/teams';
import { onEachTown, type Town } from '../support/town';

jest.setTimeout(60_000);

onEachTown('two authors write a report', (open) => {
  let town: Town;
  let lead: Chat;
  let other: Chat;
  let clerk: Chat;
  beforeAll(async () => {
    town = await open();
    lead = await town.at('Fostering Service Manager');
    other = await town.at('Virtual School Headteacher');
    clerk = await town.at('Democratic Services Officer');
  }, 120_000);
  afterAll(() => town?.stop());

  const section = 'Open 8.8';
  const opensRow = async (who: Chat, report: string, button: string) => {
    await who.says('reports');
    const place = who.lines.find((text) => text.includes(report))?.match(/^\d+/)?.[0];
    await who.presses(`Open ${place}`);
    expect(problemsOf(who.card)).toEqual([]);
    await who.presses(button);
  };

  it('begins it in the form of the day, told what is missing', async () => {
    await lead.says('write a report');
    expect(problemsOf(lead.card)).toEqual([]);
    expect(lead.text).toContain('2022 house form');
    await lead.presses('Begin the report');
    expect(lead.text).toMatch(/give the report a title/);
    await lead.pressesAgainAndAgain(
      'Begin the report',
      { Title: 'Moving on well', 'Wards affected': 'All wards' },
      2,
    );
    expect(problemsOf(lead.card)).toEqual([]);
    expect(lead.text).toMatch(/still missing/);
    await lead.says('reports');
    expect(lead.lines.filter((text) => text.includes('Moving on well'))).toHaveLength(1);
  });

  it('reads the help beside a section, and is told when an answer is too thin; the draft is kept', async () => {
    await opensRow(lead, 'Moving on well', section);
    expect(problemsOf(lead.card)).toEqual([]);
    expect(lead.text).toMatch(/seven principles/);
    await lead.presses('Save', { 'What the report says': 'None' });
    expect(lead.text).toMatch(/say how it affects cared for children/);
    await opensRow(other, 'Moving on well', section);
    expect(JSON.stringify(other.card)).toContain('"value":"None"');
  });

  it('shows the second of two authors the other’s words, and keeps their own', async () => {
    await opensRow(lead, 'Moving on well', 'Open 6');
    await opensRow(other, 'Moving on well', 'Open 6');
    await lead.presses('Save', { 'What the report says': 'Words of fostering.' });
    expect(lead.text).toMatch(/Background saved/);
    await other.presses('Save', { 'What the report says': 'Words of the virtual school.' });
    expect(other.text).toMatch(/Somebody saved this section/);
    expect(other.text).toContain('Words of fostering.');
    await opensRow(other, 'Moving on well', 'Open 6');
    expect(JSON.stringify(other.card)).toContain('Words of the virtual school.');
    await other.presses('Save mine over it', { 'What the report says': 'Words of both.' });
    await opensRow(lead, 'Moving on well', 'Open 6');
    expect(JSON.stringify(lead.card)).toContain('Words of both.');
  });

  it('gets its place from the clerk', async () => {
    await clerk.says('agenda');
    expect(clerk.text).toContain('Reports written, not on the agenda yet');
    await clerk.pressesAgainAndAgain('Put A on the agenda', {}, 2);
    expect(problemsOf(clerk.card)).toEqual([]);
    await clerk.says('agenda');
    expect(clerk.lines.filter((text) => text.includes('Moving on well'))).toHaveLength(1);
    expect(clerk.text).not.toContain('not on the agenda yet');
  });

  it('is not for members, who read it in the papers', async () => {
    const member = await town.at('Councillor B');
    const press = lead.activityFor('Save');
    for (const words of ['reports', 'write a report']) {
      await member.says(words);
      expect(member.text).toMatch(/for leads, the committee’s clerk and the head of service/);
    }
    await member.send(press);
    expect(member.text).toMatch(/for leads, the committee’s clerk and the head of service/);
  });
});

onEachTown('the clerk keeps the action log and the work programme', (open) => {
  let town: Town;
  let clerk: Chat;
  beforeAll(async () => {
    town = await open();
    clerk = await town.at('Democratic Services Officer');
  }, 120_000);
  afterAll(() => town?.stop());

  it('adds what a meeting asked for, once, and says what is missing', async () => {
    await clerk.says('committee actions');
    expect(problemsOf(clerk.card)).toEqual([]);
    expect(clerk.text).toContain('Bring a one-page summary of dental checks by district');
    await clerk.presses('Add one');
    expect(problemsOf(clerk.card)).toEqual([]);
    await clerk.presses('Add it', { 'What was asked for': 'Show *what* changed' });
    expect(clerk.text).toMatch(/name the post/);
    await clerk.pressesAgainAndAgain(
      'Add it',
      { 'Who answers for it (a post, no name)': 'Service Manager' },
      3,
    );
    await clerk.says('committee actions');
    expect(clerk.lines.filter((text) => text.includes('Show \\*what\\* changed'))).toHaveLength(1);
  });

  it('ends one with what came of it, and no sooner', async () => {
    await clerk.presses('Open 1');
    expect(problemsOf(clerk.card)).toEqual([]);
    const old = clerk.activityFor('Save', { 'What came of it': 'From an old card' });
    await clerk.presses('Save', { 'Where it stands': 'done' });
    expect(clerk.text).toMatch(/say what came of it/);
    await clerk.presses('Save', { 'What came of it': 'It was shown.' });
    expect(clerk.text).toContain('Ended in the last year');
    await clerk.send(old);
    expect(clerk.text).toMatch(/Somebody changed this/);
    expect(JSON.stringify(clerk.card)).toContain('From an old card');
  });

  it('moves a yearly item to another meeting this time', async () => {
    await clerk.says('work programme');
    expect(problemsOf(clerk.card)).toEqual([]);
    expect(clerk.text).toContain('In depth: Pledge 4, health and wellbeing');
    await clerk.presses('Open 1');
    expect(problemsOf(clerk.card)).toEqual([]);
    expect(JSON.stringify(clerk.card)).toContain('Health of cared for children');
    const june = /once:[^"]+/.exec(
      JSON.stringify(clerk.card).split('This time on Tuesday 8 June 2027')[1] ?? '',
    );
    await clerk.presses('Save', { 'When it comes': june?.[0] ?? '' });
    expect(clerk.text).toMatch(/Saved/);
    const order = [
      'Tuesday 8 June 2027',
      'Health of cared for children: annual report',
      'Tuesday 7 September 2027',
    ];
    const places = order.map((text) => clerk.lines.findIndex((line) => line.includes(text)));
    expect([...places].sort((a, b) => a - b)).toEqual(places);
  });

  it('leaves others to look', async () => {
    const add = clerk.activityFor('Add an item');
    for (const name of ['Councillor B', 'Head of Service']) {
      const chat = await town.at(name);
      await chat.says('work programme');
      expect(chat.buttons.join()).not.toMatch(/Open/);
      await chat.says('committee actions');
      expect(chat.buttons.join()).not.toMatch(/Open/);
      await chat.send(add);
      expect(chat.text).toMatch(/committee’s clerk/);
    }
  });
});
