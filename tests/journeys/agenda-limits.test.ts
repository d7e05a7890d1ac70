import { agendaFields as fields } from '../../services/agenda/rules';
import { programmeFields } from '../../services/programme/rules';
import { problemsOf } from '../support/card-check';
import { openTown, type Town } from '../support/town';

jest.setTimeout(60_000);

describe('a long meeting', () => {
  let town: Town;
  beforeAll(async () => {
    town = await openTown();
  }, 120_000);
  afterAll(() => town?.stop());

  it('fits on cards that Teams takes, and no lock screen says what is private', async () => {
    const { services } = town;
    const [committee] = await services.committees.all();
    const committeeId = committee?.committeeId ?? '';
    const [meeting] = await services.meetings.upcoming(committeeId);
    const [clerkPerson] = await services.people.withRole(committeeId, 'clerk');
    const by = () => ({ byPersonId: clerkPerson?.id ?? '', submissionId: services.newId() });
    const long = 'Ünusually long wörds about many things '.repeat(5).slice(0, 190);
    for (let index = 0; index < 20; index += 1) {
      const typed = {
        [fields.title]: `${long} ${index}`,
        [fields.purpose]: long,
        [fields.leadPost]: long.slice(0, 150),
        [fields.timing]: 'to-follow',
        [fields.toFollowReason]: long,
        [programmeFields.title]: `${long} ${index}`,
        [programmeFields.when]: `meeting:${meeting?.id}`,
      };
      const added = await services.agendas.add({ ...by(), meetingId: meeting?.id ?? '', typed });
      const planned = await services.workProgramme.add({ ...by(), committeeId, typed });
      expect([added.ok, planned.ok]).toEqual([true, true]);
    }
    const clerk = await town.at('Democratic Services Officer');
    await clerk.says('agenda');
    expect(problemsOf(clerk.card)).toEqual([]);
    await clerk.presses('Show more items');
    expect(problemsOf(clerk.card)).toEqual([]);
    await clerk.presses('Show more items');
    expect(problemsOf(clerk.card)).toEqual([]);
    await clerk.pressesLike(/^Open 33$/);
    expect(clerk.text).toContain('Tender for two children’s homes');
    expect(problemsOf(clerk.card)).toEqual([]);
    expect(clerk.card.fallbackText).toBe('An agenda item');
    await clerk.says('work programme');
    expect(problemsOf(clerk.card)).toEqual([]);
    expect(clerk.previews.join(' ')).not.toMatch(/Tender/);
  });
});
