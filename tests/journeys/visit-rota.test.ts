/** The clerk’s year of visits by cards, the home that agrees first, and a member who cannot go: told as it happens. */
import { problemsOf } from '../support/card-check';
import type { Chat } from '../support/teams';
import { onEachTown, type Town } from '../support/town';

onEachTown('The next year’s rota', (open) => {
  let town: Town;
  let clerk: Chat;

  beforeAll(async () => {
    town = await open();
    await town.settle();
    clerk = await town.at('Democratic Services Officer');
    await town.clock('2027-06-10T10:00:00Z');
  });
  afterAll(() => town.stop());

  const shown = (chat: Chat) => JSON.stringify(chat.card.body);
  const visits = async (from = '2027-09-01') => {
    const [own] = await town.services.committees.all();
    const committeeId = own?.committeeId ?? '';
    return town.services.visits.ofCommittee(committeeId, from as never, '2028-08-31' as never);
  };

  it('is drafted from a card, with its fairness, and tells nobody yet', async () => {
    await clerk.says('rota');
    expect(clerk.text).toContain('September 2026 to August 2027');
    await clerk.presses('Draft the next year');
    expect(problemsOf(clerk.card)).toEqual([]);
    expect(clerk.text).toContain('Frontline visits, September 2027 to August 2028');
    expect(clerk.text).toContain('Drafted. Nothing is sent to anyone until you agree it.');
    // One member’s check runs out in the spring, so their share cannot be met, and the draft says why.
    expect(clerk.text).toMatch(/Councillor H may go in 0 of 1\d months and has 0.*checks that are in force/);
    expect(clerk.text).toMatch(/From 0 to 3 visits each\. Each visit is cross-party\./);
    expect(shown(clerk)).toMatch(/\d \(\d in the two years before\)/);
    expect(await visits()).toEqual([]);
  });

  it('shows what a change by hand does to fairness, and refuses one that breaks a rule', async () => {
    const change = clerk.buttons.find((title) => title.startsWith('Change ')) ?? '';
    await clerk.presses(change);
    expect(problemsOf(clerk.card)).toEqual([]);
    expect(shown(clerk)).toMatch(/Councillor [A-Z], Party [ABC]: 2/);
    await clerk.presses('Set it so', { Day: '2027-09-18' });
    expect(clerk.text).toContain('That is not a working day.');
    const choices = JSON.stringify(clerk.card).matchAll(
      /"title":"(Councillor [A-Z]), Party [ABC]: 2","value":"([^"]+)"/g,
    );
    const [one, other] = [...choices].map((match) => match[2] ?? '');
    await clerk.presses('Set it so', { Day: '2027-09-16', 'Place 1': one ?? '', 'Place 2': one ?? '' });
    expect(clerk.text).toContain('One member cannot have two places on one visit.');
    await clerk.presses('Set it so', { Day: '2027-09-16', 'Place 1': one ?? '', 'Place 2': other ?? '' });
    expect(clerk.text).toContain('Set by hand. Drafting again leaves it as it is.');
    expect(clerk.text).toMatch(/\(set by hand\)/);
  });

  it('drafts again around what was set by hand, and is fair again', async () => {
    const setByHand = clerk.lines.find((text) => text.includes('(set by hand)'));
    await clerk.presses('Draft it again');
    expect(clerk.lines).toContain(setByHand);
    expect(clerk.text).toMatch(/From 0 to 3 visits each/);
  });

  it('answers an old card of the draft with the draft as it stands', async () => {
    const old = clerk.activityFor('Agree this rota');
    await clerk.presses('Draft it again');
    await clerk.send(old);
    expect(clerk.text).toContain('The draft has changed since this card was made.');
    expect(await visits()).toEqual([]);
  });

  it('is agreed once, however often it is pressed, and then the year is there', async () => {
    await clerk.pressesAgainAndAgain('Agree this rota', {}, 3);
    expect(clerk.text).toMatch(/Agreed on Thursday 10 June 2027/);
    expect(await visits()).toHaveLength(12);
  });

  it('asks a home’s manager first; nobody is invited until the manager and the children have agreed', async () => {
    const home = (await visits()).find((visit) => visit.service.isHome);
    const keeper = await town.at('Registered Manager');
    const names = home?.places.map((place) => place.name ?? '') ?? [];
    const goer = await town.at(names[0] ?? '');
    const calendar = await town.services.calendar.workingCalendar();
    const { addWorkingDays } = jest.requireActual<typeof import('../../services/calendar/rules')>(
      '../../services/calendar/rules',
    );
    await town.clock(`${addWorkingDays(home?.day as never, -40, calendar)}T10:00:00Z`);
    expect(keeper.headings.at(-1)).toBe('May two councillors visit?');
    keeper.looks();
    expect(problemsOf(keeper.card)).toEqual([]);
    expect(keeper.text).toContain('No records are seen and no photographs are taken.');
    await town.clock(`${addWorkingDays(home?.day as never, -30, calendar)}T10:00:00Z`);
    const invited = () =>
      goer.received.filter(
        ({ card }) =>
          card.fallbackText === 'You are invited to a frontline visit' &&
          JSON.stringify(card).includes('home'),
      ).length;
    const before = invited();
    await keeper.presses('Yes, on that day');
    expect(keeper.text).toContain('Please fill in “The children have been asked and agree”');
    await keeper.presses('Yes, on that day', { 'The children': 'true' });
    expect(keeper.text).toContain('Thank you: the visit is agreed');
    await town.settle();
    await town.clock(`${addWorkingDays(home?.day as never, -29, calendar)}T10:00:00Z`);
    expect(invited()).toBe(before + 1);
  });

  it('offers the place of a member who will be away to others, and gives it to the first', async () => {
    const day = await town.services.clock.now().toISOString().slice(0, 10);
    const next = (await visits(day)).find((visit) => visit.day > day && !visit.service.isHome);
    const calendar = await town.services.calendar.workingCalendar();
    const { addWorkingDays } = jest.requireActual<typeof import('../../services/calendar/rules')>(
      '../../services/calendar/rules',
    );
    const from = addWorkingDays(next?.day as never, -25, calendar);
    if (from > day) await town.clock(`${from}T10:00:00Z`);
    const goer = await town.at(next?.places[0]?.name ?? '');
    await goer.says('away');
    expect(problemsOf(goer.card)).toEqual([]);
    await goer.presses('Add these days', { 'First day away': next?.day ?? '', 'Last day away': '' });
    expect(goer.text).toContain('Please choose the last day');
    await goer.presses('Add these days', {
      'First day away': next?.day ?? '',
      'Last day away': next?.day ?? '',
    });
    expect(goer.text).toMatch(/These places are offered to others/);
    await town.settle();
    const open = await town.services.visits.byId(next?.id ?? '');
    expect(open?.places.some((place) => place.state === 'open')).toBe(true);
    const going = open?.places.map((place) => place.name) ?? [];
    const offered: Chat[] = [];
    for (const letter of 'BCDEFGHIJKL') {
      const name = `Councillor ${letter}`;
      if (going.includes(name) || name === goer.name) continue;
      const chat = await town.at(name);
      await chat.says('visits');
      if (chat.text.includes('Open places')) offered.push(chat);
    }
    const [first, second] = offered as [Chat, Chat];
    const button = (chat: Chat) => chat.buttons.find((title) => title.startsWith('Open ')) ?? '';
    for (const chat of [first, second]) {
      const index = chat.lines.indexOf('Open places');
      expect(index).toBeGreaterThan(0);
      await chat.presses(button(chat));
      if (!chat.buttons.includes('Take the open place')) {
        // Their own visit stands first in the list.
        await chat.says('visits');
        await chat.presses(chat.buttons.filter((title) => title.startsWith('Open ')).at(-1) ?? '');
      }
      expect(chat.buttons).toContain('Take the open place');
    }
    await Promise.all([first, second].map((chat) => chat.presses('Take the open place')));
    const texts = [first.text, second.text];
    expect(texts.filter((text) => text.includes('Thank you: the place is yours'))).toHaveLength(1);
    expect(
      texts.filter((text) => /has just taken this place\. Thank you for offering\./.test(text)),
    ).toHaveLength(1);
  });

  it('shows a new calendar link once, and lets the clerk stop it without ever seeing it', async () => {
    const goer = await town.at('Councillor L');
    await goer.says('calendar');
    await goer.presses('Make a link');
    const url = goer.lines.find((line) => line.includes('/visits/'))?.replaceAll('\\', '') ?? '';
    expect((await fetch(url)).status).toBe(200);
    await goer.says('calendar');
    expect(shown(goer)).not.toContain('.ics');
    await clerk.says('rota');
    await clerk.presses('Members');
    expect(problemsOf(clerk.card)).toEqual([]);
    expect(shown(clerk)).not.toContain('.ics');
    await clerk.presses('Stop the link of Councillor L');
    expect((await fetch(url)).status).toBe(404);
    await town.settle();
    expect(goer.headings.at(-1)).toBe('Your calendar link was stopped');
  });

  it('is run as the clerk sets it on a card, which gives back what cannot be kept', async () => {
    await clerk.says('rota');
    await clerk.presses('Settings');
    expect(problemsOf(clerk.card)).toEqual([]);
    await clerk.presses('Keep these settings', { 'Front door': '0'.repeat(61), 'Visits a month': '2' });
    expect(clerk.text).not.toContain('Kept.');
    expect(shown(clerk)).toContain('0'.repeat(61));
    const [own] = await town.services.committees.all();
    const committeeId = own?.committeeId ?? '';
    expect(await town.services.visits.settings(committeeId)).toMatchObject({ visitsAMonth: 1 });
    const change = { 'Front door': '01632 960199', 'When two members agree a swap': 'agrees' };
    await clerk.presses('Keep these settings', change);
    expect(clerk.text).toContain('Kept. An agreed rota stays as it is until it is drafted again.');
    expect(await town.services.visits.settings(committeeId)).toMatchObject({
      ...{ visitsAMonth: 2, membersAVisit: 2, clerkApprovesSwaps: true, frontDoorPhone: '01632 960199' },
      ...{ emergencyDutyPhone: '01632 960102' },
    });
    const goer = await town.at('Councillor L');
    await goer.says('visits settings');
    expect(goer.text).toContain('clerk');
    expect(goer.buttons).not.toContain('Keep these settings');
  });
});
