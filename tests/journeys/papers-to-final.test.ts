import type { Chat } from '../support/teams';
import { onEachTown, type Town } from '../support/town';

jest.setTimeout(300_000);

/** From the first draft to a supplement, through the clerk's own chat. */
onEachTown('papers, from a draft to a supplement', (open) => {
  let town: Town;
  let clerk: Chat;
  let meetingId: string;

  beforeAll(async () => {
    town = await open();
    clerk = await town.at('Democratic Services Officer');
    await town.clock('2027-01-05T09:00:00Z');
    const [committee] = await town.services.committees.all();
    const round = committee && (await town.services.rounds.present(committee.committeeId));
    meetingId = round?.meetingId ?? '';
  }, 120_000);
  afterAll(() => town?.stop());

  const versions = () => town.services.packs.versions(meetingId);
  async function keepEverything(chat: Chat): Promise<void> {
    for (let count = 0; count < 60; count += 1) {
      const keep = chat.buttons.find((title) => title.startsWith('Keep '));
      if (keep) {
        await chat.presses(keep);
        await chat.presses('Keep it', {
          'The reason, which is recorded with your name': 'Read by two of us, and it can stay.',
        });
      } else if (chat.buttons.includes('Show more findings')) await chat.presses('Show more findings');
      else return;
    }
  }

  it('shows the clerk what was built, what was found and what is missing', async () => {
    await clerk.says('build the pack');
    await town.settle();
    clerk.looks();
    expect(clerk.text).toMatch(/Version 1, draft/);
    expect(clerk.text).toMatch(/updates were not received/);
    expect(clerk.text).toMatch(/Findings:/);
    await clerk.presses('What was found');
    expect(clerk.text).toMatch(/Item \d+/);
  });

  it('asks for a reason before it keeps a finding, and loses nothing typed', async () => {
    const keep = clerk.buttons.find((title) => title.startsWith('Keep ')) ?? 'Keep';
    await clerk.presses(keep);
    await clerk.presses('Keep it', { 'The reason, which is recorded with your name': 'fine' });
    expect(clerk.text).toMatch(/say why in a sentence/);
    expect(JSON.stringify(clerk.card)).toContain('"value":"fine"');
  });

  it('lets nobody but the clerk look, keep, seal or record', async () => {
    await clerk.says('papers');
    const presses = clerk.buttons
      .filter((title) => !title.startsWith('Open '))
      .map((title) => clerk.activityFor(title));
    const lead = await town.at('Head of Service');
    for (const press of presses) {
      await lead.send(press);
      expect(lead.text).not.toMatch(/What the checks found|Version 1/);
    }
    expect(await versions()).toHaveLength(1);
  });

  it('seals what was read, and leaves it alone from then on', async () => {
    await clerk.says('papers');
    await clerk.presses('What was found');
    await keepEverything(clerk);
    await clerk.presses('Back to the pack');
    const makeFinal = clerk.activityFor('Make it final');
    await clerk.presses('Make it final');
    await town.settle();
    const [sealed] = await versions();
    expect(sealed).toMatchObject({ no: 2, stage: 'final', state: 'built' });
    await clerk.send(makeFinal);
    // The same press again: the same version, and no second one.
    expect(clerk.text).toMatch(/Version 2, final/);
    expect(await versions()).toHaveLength(2);
    await clerk.says('build the pack');
    await town.settle();
    const now = (await versions()).find(({ no }) => no === 2);
    expect(now).toEqual(sealed);
  });

  it('records a publication once, and none that is still to come', async () => {
    await clerk.says('versions');
    await clerk.presses('Open Version 2, final');
    await clerk.presses('Record publication');
    await clerk.presses('Record publication', { Date: '2027-02-22', 'Time, such as 11:40': '11:40' });
    expect(clerk.text).toMatch(/still to come/);
    await clerk.presses('Record publication', { Date: '2027-01-05', 'Time, such as 11:40': '08:45' });
    expect(clerk.text).toMatch(/Published on Tuesday 5 January 2027, 08:45/);
    expect(clerk.buttons).not.toContain('Record publication');
  });

  it('sends late papers out as a supplement beside the final pack', async () => {
    await clerk.presses('Build a supplement');
    expect(clerk.text).toContain('It is listed beside the final pack');
    await clerk.presses('Build the supplement', { 'Items in this supplement': '' });
    expect(clerk.text).toContain('Please choose at least one item.');
    const items = await town.services.packs.supplementItems(meetingId);
    const corrected = items.find(({ title }) => /Committee actions/.test(title))?.id ?? '';
    await clerk.presses('Build the supplement', { 'Items in this supplement': corrected });
    await town.settle();
    const [supplement] = await versions();
    expect(supplement).toMatchObject({ kind: 'supplement', supplementNo: 1, state: 'built' });
    await clerk.says('versions');
    expect(clerk.text).toMatch(/Supplement 1 \(version 4\), draft/);
    expect(clerk.text).toMatch(/Version 2, final/);
  });

  it('tells in words what changed from one version to the next', async () => {
    await clerk.says('versions');
    await clerk.pressesLike(/^What changed in Version 3/);
    expect(clerk.text).toMatch(/What changed from Version \d/);
  });
});
