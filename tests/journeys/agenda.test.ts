import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { problemsOf } from '../support/card-check';
import type { Chat } from '../support/teams';
import { onEachTown, type Town } from '../support/town';

jest.setTimeout(60_000);

onEachTown('the clerk prepares an agenda', (open) => {
  let town: Town;
  let clerk: Chat;
  beforeAll(async () => {
    town = await open();
    clerk = await town.at('Democratic Services Officer');
  }, 120_000);
  afterAll(() => town?.stop());

  const titles = () => clerk.lines.filter((text) => /^(\d+\\?\.|Withdrawn:) /.test(text));
  const unescaped = (text: string) => text.replaceAll('\\', '');
  const numberOf = (title: string) =>
    unescaped(titles().find((text) => text.includes(title)) ?? '').split('.')[0] ?? '';
  async function opens(title: string): Promise<void> {
    await clerk.says('agenda');
    await clerk.presses(`Open ${numberOf(title)}`);
    expect(problemsOf(clerk.card)).toEqual([]);
  }

  it('finds it made in the usual order, private items last after the exclusion', async () => {
    await clerk.says('agenda');
    expect(problemsOf(clerk.card)).toEqual([]);
    const order = titles().map((text) => unescaped(text).replace(/^\d+\. /, ''));
    expect(order).toEqual([
      'Apologies for absence',
      'Declarations of interest',
      'Minutes of the last meeting',
      'Update from the shadow committee (My VOICE)',
      'Scorecard',
      'Progress against the pledges',
      'Foster carers’ survey: what we heard and what we will do',
      'Care leavers’ offer: yearly review',
      'Update from elected members',
      'Committee actions',
      'Work programme',
      'Exclusion of the press and public',
      'Tender for two children’s homes: bids received',
    ]);
    expect(titles().map((text) => Number.parseInt(text, 10))).toEqual(order.map((_, index) => index + 1));
  });

  it('adds an item once however often the press arrives, and finds it among the reports', async () => {
    await clerk.says('agenda');
    await clerk.presses('Add an item');
    expect(problemsOf(clerk.card)).toEqual([]);
    await clerk.presses('Add it', { 'Title, as printed': 'Holiday activities' });
    expect(clerk.text).toMatch(/in one line what the item is for/);
    expect(JSON.stringify(clerk.card)).toContain('Holiday activities');
    await clerk.pressesAgainAndAgain(
      'Add it',
      { 'What it is for, in one line': 'To note what was on offer.' },
      3,
    );
    await clerk.says('agenda');
    expect(titles().filter((text) => text.includes('Holiday activities'))).toHaveLength(1);
    expect(numberOf('Holiday activities')).toBe('9');
  });

  it('moves it up, once for a press that arrives twice; an older card moves nothing', async () => {
    await opens('Holiday activities');
    const old = clerk.activityFor('Move up');
    await clerk.pressesAgainAndAgain('Move up', {}, 2);
    await clerk.says('agenda');
    expect(numberOf('Holiday activities')).toBe('8');
    await clerk.send({ ...old, value: withSubmission(old, 'another-press') });
    expect(clerk.text).toMatch(/Somebody changed this/);
    await clerk.says('agenda');
    expect(numberOf('Holiday activities')).toBe('8');
  });

  it('keeps what was typed when another clerk changed the item meanwhile', async () => {
    await opens('Holiday activities');
    await clerk.presses('Change the words');
    const first = clerk.activityFor('Save', { 'Led by (a post, no name)': 'Participation Team' });
    const second = clerk.activityFor('Save', { 'Title, as printed': 'Holiday activities and clubs' });
    await clerk.send(first);
    await clerk.send({ ...second, value: withSubmission(second, 'second-clerk') });
    expect(clerk.text).toMatch(/Somebody changed this item/);
    expect(JSON.stringify(clerk.card)).toContain('Holiday activities and clubs');
    await clerk.presses('Save');
    expect(clerk.text).toContain('Holiday activities and clubs');
  });

  it('cannot make an item private without paragraphs, a public interest and a title for the public', async () => {
    await opens('Holiday activities and clubs');
    await clerk.presses('Make private: exempt');
    expect(problemsOf(clerk.card)).toEqual([]);
    expect(clerk.text).toMatch(/First: can names and details come out/);
    await clerk.presses('Take it in Part 2', {
      'Title that the public sees': 'Holiday activities and clubs',
    });
    expect(clerk.text).toMatch(/at least one paragraph of Schedule 12A/);
    expect(clerk.text).toMatch(/why keeping it private serves the public better/);
    expect(clerk.text).toMatch(/the item’s own title/);
    await clerk.presses('Take it in Part 2', {
      'Paragraphs of Schedule 12A': '2,1',
      'Why keeping it private serves the public better': 'Children at the clubs could be recognised.',
      'Title that the public sees': 'Activities for children',
    });
    expect(clerk.text).toMatch(/in Part 2 now/);
    const member = await town.at('Councillor B');
    await member.says('agenda');
    expect(member.text).toContain('Activities for children');
    expect(member.text).toContain('Schedule 12A, paragraphs 1 and 2');
    expect(JSON.stringify(member.card)).not.toMatch(/Holiday|Tender for two/);
    expect(member.buttons.join()).not.toMatch(/Open \d/);
    await opens('Holiday activities and clubs');
    await clerk.presses('Make open');
    expect(clerk.text).toMatch(/in Part 1 now/);
  });

  it('attaches a file of the meeting’s folder, and takes it off again', async () => {
    const folder = join(town.dataDir, 'library', '2027-03-02 Cared for Children and Care Leavers Committee');
    await opens('Holiday activities and clubs');
    await clerk.presses('Attach a file');
    expect(clerk.text).toMatch(/no document in the library’s folder/);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'Holiday report.pdf'), '%PDF-1.7');
    writeFileSync(join(folder, 'figures.xlsx'), 'PK');
    await clerk.presses('Attach a file');
    expect(problemsOf(clerk.card)).toEqual([]);
    expect(clerk.text).toMatch(/Not offered: figures\.xlsx: A workbook is never attached/);
    await clerk.pressesAgainAndAgain('Attach it', { File: 'Holiday report.pdf' }, 2);
    await opens('Holiday activities and clubs');
    expect(clerk.buttons.filter((title) => /^Take off/.test(title))).toHaveLength(1);
    await clerk.presses('Take off Holiday report');
    expect(clerk.buttons.join()).not.toMatch(/Take off/);
  });

  it('withdraws with a reason, and puts back', async () => {
    await opens('Holiday activities and clubs');
    await clerk.presses('Withdraw');
    await clerk.presses('Withdraw it');
    expect(clerk.text).toMatch(/why it is withdrawn/);
    await clerk.presses('Withdraw it', { 'Withdrawn, because': 'It comes in June instead.' });
    await clerk.says('agenda');
    expect(clerk.text).toContain('Withdrawn: Holiday activities and clubs');
    await clerk.pressesLike(/^Open “Holiday/);
    await clerk.presses('Put back');
    expect(clerk.text).toMatch(/business of the meeting again/);
  });

  it('sets where the minutes begin', async () => {
    await clerk.says('agenda');
    await clerk.presses('Minute numbers');
    await clerk.presses('Save', { 'Minute number of the first item': 'eighteen' });
    expect(clerk.text).toMatch(/whole number such as 18/);
    await clerk.presses('Save', { 'Minute number of the first item': '21' });
    expect(clerk.text).toMatch(/begin at number 21/);
    await opens('Scorecard');
    expect(JSON.stringify(clerk.card)).toContain('"25"');
  });

  it('is told the law when an item comes too late, and can record the chair’s opinion', async () => {
    await clerk.says('agenda');
    await clerk.presses('Add an item');
    const early = clerk.activityFor('Add it', {
      'Title, as printed': 'Late news',
      'What it is for, in one line': 'To hear it.',
    });
    await town.clock('2027-02-23T10:00:00Z');
    await clerk.send(early);
    expect(clerk.text).toMatch(/section 100B\(4\)/);
    expect(clerk.text).toMatch(/22 February 2027/);
    expect(JSON.stringify(clerk.card)).toContain('Late news');
    await clerk.presses('Add it as urgent', {
      'Why the chair holds it to be urgent': 'A home closes on Friday.',
    });
    expect(clerk.text).toMatch(/why it could not be on the agenda on time/);
    await clerk.presses('Add it as urgent', {
      'Why it was not on time': 'We heard on Monday.',
      'Why it cannot wait for the next meeting': 'The next one is in June.',
    });
    expect(clerk.text).toMatch(/The chair was of the opinion that item \d+ \(Late news\)/);
    expect(clerk.text).toContain('A home closes on Friday.');
    expect(clerk.buttons).toContain('On time');
    await clerk.presses('On time');
    expect(clerk.text).toMatch(/section 100B\(4\)/);
  });

  it('lets the chair record an opinion, and nobody else change anything', async () => {
    const chair = await town.at('Chair of the Committee');
    await chair.says('agenda');
    await chair.presses('Open 1');
    expect(chair.buttons.filter((title) => !/Back/.test(title))).toEqual(['Urgent: chair’s opinion']);
    await clerk.says('agenda');
    const add = clerk.activityFor('Add an item');
    await opens('Scorecard');
    const presses = clerk.buttons.map((title) => clerk.activityFor(title));
    const before = JSON.stringify(await agendaNow(town));
    for (const name of ['Councillor B', 'Head of Service', 'Operational Group Chair']) {
      const other = await town.at(name);
      for (const press of [add, ...presses]) await other.send(press);
    }
    expect(JSON.stringify(await agendaNow(town))).toBe(before);
  });
});

function withSubmission(activity: Record<string, unknown>, submissionId: string): unknown {
  const value = activity.value as { action: { data: object } };
  return { ...value, action: { ...value.action, data: { ...value.action.data, submissionId } } };
}

async function agendaNow(town: Town): Promise<unknown> {
  const [committee] = await town.services.committees.all();
  const [meeting] = await town.services.meetings.upcoming(committee?.committeeId ?? '');
  return town.services.agendas.of(meeting?.id ?? '');
}
