import { onEachTown, type Town } from '../support/town';

jest.setTimeout(180_000);

/** Whatever way a young person's worry comes, a trusted person reads it the same day (domain.md 2.9.15). */
onEachTown('a worry that an adult pasted', (open) => {
  let town: Town;
  const canary = 'I am scared of him and want it kept from my Zebrafish teacher';

  beforeAll(async () => {
    town = await open();
    await town.clock('2027-01-05T10:00:00Z');
  }, 120_000);
  afterAll(() => town?.stop());

  it('in an update goes into the worker’s queue as well, once, and the lead is told so', async () => {
    const lead = await town.at('Deputy Virtual School Headteacher');
    await lead.says('my updates');
    await lead.pressesLike(/^(Open|Start with) /);
    const press = lead.activityFor('Send update', {
      'What was done': 'The group met twice.',
      'What difference did it make?': 'Young people say it helps.',
      'What young people said (a theme, no names)': `One wrote: ${canary}.`,
    });
    await lead.send(press);
    await lead.send(press);
    await lead.says('my updates');
    await town.settle();
    const worker = await town.at('Participation Worker');
    await worker.says('questions');
    expect(worker.text).toMatch(/update/);
    expect(worker.text).not.toContain('Zebrafish');
    expect(worker.previews.join('\n')).not.toContain('Zebrafish');
  });
});
