/** A councillor’s visit by cards on a phone: from the invitation to what happened because they went. */
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { problemsOf } from '../support/card-check';
import type { Chat } from '../support/teams';
import { onEachTown, type Town } from '../support/town';

/** A name that must appear nowhere but where its writer put it. */
const canary = 'Quillfeather';

onEachTown('The visit of 16 February', (open) => {
  let town: Town;
  let goer: Chat;
  let other: Chat;
  let manager: Chat;
  let clerk: Chat;
  let chair: Chat;
  let oldFile = '';
  let fileUrl = '';

  beforeAll(async () => {
    town = await open();
    await town.settle();
    goer = await town.at('Councillor H');
    other = await town.at('Councillor L');
    manager = await town.at('Health Team Manager');
    clerk = await town.at('Democratic Services Officer');
    chair = await town.at('Chair of the Committee');
    // What waited for those who have just come is theirs before the story begins.
    await town.settle();
  });
  afterAll(() => town.stop());

  const lastHeading = (chat: Chat) => chat.headings.at(-1) ?? '';
  /** Lines and facts alike. */
  const shown = (chat: Chat) => JSON.stringify(chat.card.body);
  const eventIn = (file: string) => new ICAL.Component(ICAL.parse(file)).getFirstSubcomponent('vevent');

  it('thirty working days before, invites the two members, and tells the service that they may come', async () => {
    await town.clock('2027-01-05T10:00:00Z');
    for (const chat of [goer, other]) {
      expect(lastHeading(chat)).toBe('You are invited to a frontline visit');
      chat.looks();
      expect(problemsOf(chat.card)).toEqual([]);
      expect(chat.text).toContain('Emotional wellbeing service');
      expect(chat.text).toContain('This is not an inspection or a Regulation 44 visit.');
      expect(chat.buttons).toEqual(expect.arrayContaining(['I will go', 'I can’t go', 'Swap']));
      // A lock screen says that there is something, never what.
      expect(chat.previews.join(' ')).not.toContain('wellbeing');
    }
    // By itself, or in one message with what waited for them.
    const told = manager.received.filter(({ card }) =>
      JSON.stringify(card).includes('A visit to your service'),
    );
    expect(told).toHaveLength(1);
  });

  it('is accepted in one tap, with a calendar file that a calendar can read', async () => {
    await goer.pressesAgainAndAgain('I will go', {}, 3);
    expect(goer.text).toContain('Thank you: you are going');
    expect(problemsOf(goer.card)).toEqual([]);
    fileUrl = goer.linksOnCard.find((url) => url.includes('/visits/event/')) ?? '';
    const response = await fetch(fileUrl);
    expect(response.headers.get('content-type')).toMatch(/^text\/calendar/);
    oldFile = await response.text();
    const event = new ICAL.Event(eventIn(oldFile) as ICAL.Component);
    expect(event.startDate.toJSDate().toISOString()).toBe('2027-02-16T10:00:00.000Z');
    expect(event.endDate.toJSDate().toISOString()).toBe('2027-02-16T11:30:00.000Z');
    expect(event.description).toContain('not an inspection');
    expect(event.location).toContain('Health Centre');
    other.looks();
    await other.presses('I will go');
  });

  it('moves when a bank holiday falls on its day: everyone is asked again, and the calendar takes the update', async () => {
    await clerk.says('add a bank holiday');
    await clerk.presses('Add this day', {
      Date: '2027-02-16',
      'What it is called': 'One-off bank holiday',
      'Kind of day': 'bank-holiday',
    });
    expect(clerk.text).toMatch(
      /Visit to Emotional wellbeing service: Tuesday 16 February 2027 is now Wednesday 17/,
    );
    await town.settle();
    for (const chat of [goer, other]) {
      expect(lastHeading(chat)).toBe('A frontline visit has changed');
      chat.looks();
      expect(shown(chat)).toContain('Wednesday 17 February 2027');
      await chat.presses('I will go');
    }
    const [before, after] = [eventIn(oldFile), eventIn(await (await fetch(fileUrl)).text())];
    expect(after?.getFirstPropertyValue('uid')).toBe(before?.getFirstPropertyValue('uid'));
    expect(Number(after?.getFirstPropertyValue('sequence'))).toBeGreaterThan(
      Number(before?.getFirstPropertyValue('sequence')),
    );
    expect(String(after?.getFirstPropertyValue('dtstart'))).toContain('2027-02-17');
  });

  it('comes to mind ten and two working days before, with the place, the contact and what to ask', async () => {
    for (const day of ['2027-02-03', '2027-02-15']) {
      const before = goer.received.length;
      await town.clock(`${day}T10:00:00Z`);
      expect(goer.received.length).toBe(before + 1);
      goer.looks();
      expect(goer.text).toContain('A frontline visit soon');
      for (const words of [
        'Health Centre, Mill Lane',
        '01632 960110',
        'What helps young people while they wait?',
      ])
        expect(shown(goer)).toContain(words);
      expect(goer.text).toContain('This is not an inspection or a Regulation 44 visit.');
      expect(problemsOf(goer.card)).toEqual([]);
    }
  });

  it('is thanked for on the day, and asked for a note on the next working day', async () => {
    await town.clock('2027-02-17T12:00:00Z');
    expect(lastHeading(goer)).toBe('Thank you for going today');
    await town.clock('2027-02-18T09:00:00Z');
    expect(lastHeading(goer)).toBe('Your note of the visit');
    goer.looks();
    expect(problemsOf(goer.card)).toEqual([]);
    expect(goer.text).toContain('Do not name or describe any child. Please add no photographs.');
  });

  const note = {
    'Who met you (their role)': 'The team leader',
    'What worked': 'Young people are seen within two weeks.',
    'What got in the way': 'Letters are sent in words nobody uses.',
    'One thing you would ask the service to change': 'Write the first letter with young people.',
    'Mostly about': 'voice',
  };

  it('takes no photograph: it says so kindly, opens nothing and keeps nothing', async () => {
    const opened: string[] = [];
    const drive = createServer((request, response) => {
      opened.push(request.url ?? '');
      response.end();
    });
    await new Promise<void>((resolve) => drive.listen(0, '127.0.0.1', resolve));
    const { port } = drive.address() as AddressInfo;
    const contentUrl = `http://127.0.0.1:${port}/Thistlewick.jpg`;
    const file = { contentType: 'image/jpeg', name: 'Thistlewick.jpg', contentUrl };
    await goer.deliver({ type: 'message', text: 'visits Thistlewick', attachments: [file] });
    goer.looks();
    drive.close();
    expect(goer.text).toContain('I take words here, and no pictures or files');
    expect(goer.text).toContain('please delete your message');
    expect(goer.text).toContain('No photographs are taken on visits.');
    expect(problemsOf(goer.card)).toEqual([]);
    expect(opened).toEqual([]);
    const kept = readdirSync(town.dataDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .filter((entry) => readFileSync(join(entry.parentPath, entry.name)).includes('Thistlewick'));
    expect(kept).toEqual([]);
    // The note that waits is where it was.
    await goer.presses('All my visits');
    await goer.presses('Open Wed 17 Feb');
    await goer.presses('Write the note');
  });

  it('keeps a worry out of the note: numbers first, and only when, whom and a reference are kept', async () => {
    await goer.presses('I saw or heard something that worried me');
    expect(problemsOf(goer.card)).toEqual([]);
    for (const words of [
      'Ring 999.',
      '01632 960101',
      '01632 960102',
      '01632 960103',
      'Within one working day',
    ])
      expect(goer.text).toContain(words);
    await goer.presses('I have told them', {
      'Whom you told': 'front-door',
      'Their reference, if they gave one': 'FD-1042',
    });
    expect(goer.text).toContain('Thank you for telling someone');
    await goer.presses('Go on with the note');
  });

  it('asks about a note that may name a child, with the words and the fix, and loses nothing typed', async () => {
    const named = { ...note, 'What worked': 'Kayleigh is seen within two weeks.' };
    await goer.presses('Send the note', named);
    expect(goer.text).toMatch(/Kayleigh/);
    // Beside the box that it is about, and not under the last of them.
    const body = JSON.stringify(goer.card.body);
    const remark = body.indexOf('◇ “Kayleigh”');
    expect(remark).toBeGreaterThan(body.indexOf('"label":"What worked"'));
    expect(remark).toBeLessThan(body.indexOf('"label":"What got in the way"'));
    expect(JSON.stringify(goer.card)).toContain('Kayleigh is seen within two weeks.');
    expect(JSON.stringify(goer.card)).toContain('Write the first letter with young people.');
  });

  it('takes the note, however often it is sent, and asks the manager for a reply in the card itself', async () => {
    const words = { ...note, 'What got in the way': `Letters nobody can read, said ${canary}.` };
    await goer.pressesAgainAndAgain('Send the note', words, 3);
    // A word that nobody knows yet is asked about with the words, and holds nothing up.
    expect(goer.text).toContain('Your note has been sent. Something is asked under your words');
    expect(JSON.stringify(goer.card)).toContain(`◇ “${canary}”`);
    await town.settle();
    expect(lastHeading(manager)).toBe('Reply to the visitors');
    manager.looks();
    expect(problemsOf(manager.card)).toEqual([]);
    expect(manager.text).toContain('Write the first letter with young people.');
    expect(manager.text).toMatch(/Please reply by Thursday 4 March 2027/);
    expect(manager.previews.join(' ')).not.toMatch(/letter|Quillfeather/);
  });

  it('does not chase the other visitor for a note that has been made', async () => {
    const before = other.received.length;
    await town.clock('2027-02-25T10:00:00Z');
    expect(other.received.length).toBe(before);
  });

  it('asks for a reason where the answer is no, and for an action with owner and date where it is yes', async () => {
    await manager.presses('Send the reply', { 'Your answer to what they ask': 'agreed' });
    expect(manager.text).toContain('Please fill in “What you would like to say”');
    await manager.presses('Send the reply', {
      'Your answer to what they ask': 'agreed',
      'What you would like to say': 'Yes. We will write it with the group.',
      'What will be done': 'Write the first letter again with young people',
      'Who will see to it': 'Health Team Manager',
      'By when': '2027-04-30',
    });
    expect(manager.text).toContain('Your reply has been sent');
    await town.settle();
    for (const chat of [goer, other]) {
      expect(lastHeading(chat)).toBe('The service has replied to your visit');
      chat.looks();
      expect(chat.text).toContain('Write the first letter again with young people');
      expect(chat.text).toContain('To be done by Friday 30 April 2027: Health Team Manager');
    }
  });

  it('tells the visitors when it has been done', async () => {
    await manager.presses('Say what was done');
    await manager.presses('It is done', { 'What was done': 'The new letter is in use.' });
    await town.settle();
    expect(lastHeading(goer)).toBe('What you asked for has been done');
    goer.looks();
    expect(goer.text).toContain('The new letter is in use.');
  });

  it('reaches the committee as a list without names, in words that the clerk has read and chosen', async () => {
    await clerk.says('visits for the meeting');
    expect(problemsOf(clerk.card)).toEqual([]);
    expect(clerk.text).toMatch(/due 3, made 2, reported 2, answered 1/);
    expect(clerk.text).toContain('Emotional wellbeing service');
    expect(clerk.text).not.toMatch(/Councillor|Quillfeather/);
    await clerk.presses('Wording Wed 17 Feb');
    expect(problemsOf(clerk.card)).toEqual([]);
    await clerk.presses('Use this wording', {
      'What the committee reads of the visit': 'Members heard that young people are seen within two weeks.',
      'What came of it': 'The first letter has been written again with young people.',
    });
    expect(clerk.text).toContain('The first letter has been written again with young people.');
    await chair.says('visits for the meeting');
    expect(chair.text).toContain('Members heard that young people are seen within two weeks.');
  });

  it('keeps the canary name out of everything public, of the log of messages and of previews', async () => {
    const [committee] = await town.services.committees.all();
    const committeeId = committee?.committeeId ?? '';
    const [meeting] = await town.services.meetings.upcoming(committeeId);
    const meetings = await town.services.visits.forMeeting(meeting?.id ?? '');
    const year = await town.services.visits.year(committeeId, '2026-09-01' as never, '2027-08-31' as never);
    expect(JSON.stringify([meetings, year])).not.toContain(canary);
    expect(JSON.stringify(await town.services.audit.recent(500))).not.toContain(canary);
    for (const chat of [clerk, chair, other, manager]) expect(chat.previews.join(' ')).not.toContain(canary);
    expect(year).toMatchObject({
      counts: { made: 5 },
      asks: { agreed: 3, notAgreed: 1, done: 2 },
    });
    expect(year.themes.map((one) => one.title)).toContain('Hearing from young people');
  });

  it('becomes evidence for the plan: the clerk makes a paper of the year, which is in the library and names nobody', async () => {
    await clerk.says('visits this year');
    expect(problemsOf(clerk.card)).toEqual([]);
    await clerk.pressesAgainAndAgain('Make it a paper', {}, 3);
    expect(clerk.text).toContain('Version 1 of the paper is being written.');
    await town.settle();
    clerk.looks();
    expect(clerk.text).toContain('Version 1 of the paper is in the library, as a draft');
    expect(problemsOf(clerk.card)).toEqual([]);
    expect(clerk.linksOnCard).toHaveLength(3);
    const page = clerk.linksOnCard.find((url) => url.includes('.html')) ?? '';
    const words = decodeURIComponent(page) + (await (await fetch(page)).text());
    expect(words).toContain('Members heard that young people are seen within two weeks.');
    expect(words).toContain('Action 1.6');
    expect(words).not.toMatch(/Councillor [A-L]|Quillfeather/);
    await chair.says('visits this year');
    expect(chair.text).toContain('Version 1 of the paper is in the library');
    expect(chair.buttons).not.toContain('Make it a paper');
    await goer.says('visits this year');
    expect(goer.text).toContain('This is for the committee’s clerk and the chair');
  });

  it('shows gaps to the chair and the clerk, and to nobody else', async () => {
    for (const chat of [clerk, chair]) {
      await chat.says('visits');
      await chat.presses('What is missing');
      expect(chat.text).toContain('Only the chair and the clerk see this.');
      expect(chat.text).toContain('Children’s home');
      expect(problemsOf(chat.card)).toEqual([]);
    }
    await goer.says('visits');
    expect(goer.buttons).not.toContain('What is missing');
    await goer.send({ ...clerk.activityFor('All visits'), value: press('visit.gaps') });
    expect(goer.text).toContain('This is for the committee’s clerk and the chair');
  });

  const press = (verb: string) => ({
    action: { type: 'Action.Execute', verb, data: { verb } },
    trigger: 'manual',
  });
});
