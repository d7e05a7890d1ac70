/** A young person whose meeting is called off, and whose topic has left the agenda: nothing is lost, and they read why. */
import { agendaFields } from '../../services/agenda/rules';
import { Day } from '../../services/calendar/rules';
import { getPage, hiddenFields, keepsakeOn, postForm } from '../support/ask-page';
import { problemsOf } from '../support/card-check';
import { Dialog } from '../support/dialogs';
import { onEachTown, type Town } from '../support/town';

jest.setTimeout(120_000);

onEachTown('a question whose meeting changes', (open) => {
  let town: Town;
  let keepsake: string;
  beforeAll(async () => {
    town = await open();
    await town.clock('2027-01-05T09:30:00Z');
  }, 120_000);
  afterAll(() => town?.stop());

  it('is kept when its topic has gone, and the one who asked and the one who reads are told', async () => {
    const worker = await town.at('Participation Worker');
    await worker.says('groups');
    const address = worker.linksOnCard[0] ?? '';
    const form = await getPage(address);
    const { agendas, meetings, committees } = town.services;
    const [meeting] = await meetings.upcoming((await committees.all())[0]?.committeeId ?? '');
    const agenda = await agendas.of(meeting?.id ?? '');
    const titleOf = (value: string) => value.slice(value.indexOf('.') + 1);
    const choices = [...form.html.matchAll(/name="topic" value="([^"]+)"/g)].map(([, value]) => value ?? '');
    const item = agenda.items.find(
      (one) => one.kind === 'report' && choices.some((choice) => titleOf(choice) === one.title),
    );
    const title = item?.title ?? '';
    const choice = choices.find((one) => titleOf(one) === title) ?? '';
    const [clerk] = await town.services.people.withRole(meeting?.committeeId ?? '', 'clerk');
    const withdrawn = await agendas.withdraw({
      ...{ itemId: item?.id ?? '', version: item?.version ?? 0, byPersonId: clerk?.id ?? '' },
      ...{ submissionId: 'w', typed: { [agendaFields.withdrawnReason]: 'Not ready.' } },
    });
    expect(withdrawn.ok).toBe(true);
    const sent = await postForm(address, { ...hiddenFields(form), topic: choice, words: 'what about us' });
    expect(sent.text).toContain('The topic you picked is not on the list for the meeting any more.');
    keepsake = keepsakeOn(sent);
    await town.settle();
    await worker.says('questions');
    const dialog = await Dialog.open(worker, 'Read the first');
    expect(dialog.text).toContain('what about us');
    expect(JSON.stringify(dialog.card)).toContain(`${title} (no longer on the list when it was sent)`);
    expect(problemsOf(dialog.card as never)).toEqual([]);
    await dialog.presses('OK to use');
  });

  it('goes on to the next meeting, and says so by the private code and in the worker’s queue', async () => {
    const { meetings, committees, datesChanged } = town.services;
    const [own] = await committees.all();
    const committeeId = own?.committeeId ?? '';
    const upcoming = await meetings.upcoming(committeeId);
    const [first] = upcoming;
    const next =
      upcoming[1] ?? (await meetings.add({ committeeId, day: Day.parse('2027-06-08'), by: 'test' }));
    await meetings.cancel(first?.id ?? '');
    await datesChanged();
    await town.settle();
    const page = await postForm(`${town.url}/ask/answer`, { keepsake });
    expect(page.text).toContain(
      'The meeting on Tuesday 2 March 2027 will not happen. Your question is not lost.',
    );
    expect(page.text).not.toContain('what about us');
    const worker = await town.at('Participation Worker');
    worker.looks();
    expect(worker.text).toContain('A meeting that questions stand for has changed');
    expect((await town.services.questions.meeting.openQuestions(next.id)).map((one) => one.why)).toContain(
      'waiting for a wording',
    );
  });
});
