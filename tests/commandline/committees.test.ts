import { randomUUID } from 'node:crypto';
import { addCommittee, changeCommittee, listCommittees } from '../../services/commandline/committees';
import { createCommittees } from '../../services/committees/service';
import type { Database } from '../../services/db/database';
import { onEachEngine } from '../support/engines';

onEachEngine('the committee command', (open) => {
  let database: Database;
  const clock = { now: () => new Date('2027-01-05T09:00:00Z') };
  const parts = () => {
    const newId = randomUUID;
    return {
      clock,
      committees: createCommittees({ db: database.db, clock, newId }),
      datesChanged: async () => ({ moved: [], kept: [] }),
    };
  };
  beforeEach(async () => {
    database = await open();
  });
  afterEach(() => database.close());

  it('adds a committee, renames it from a day on, and keeps the old name for earlier papers', async () => {
    const using = parts();
    await addCommittee(using, 'Corporate Parenting Committee', {
      parentBody: 'Children and Families Committee',
    });
    await changeCommittee(using, { name: 'Cared for Children Committee', from: '2027-05-18' });
    expect(await listCommittees(using)).toContain('Corporate Parenting Committee');
    const [present] = await using.committees.all();
    const later = await using.committees.settingsOn(present?.committeeId ?? '', '2027-05-18' as never);
    expect(later.name).toBe('Cared for Children Committee');
  });

  it('moves one step of the timetable, and keeps the others', async () => {
    const using = parts();
    await addCommittee(using, 'Committee', { parentBody: 'Council', offset: ['words-due=-31'] });
    const shown = await changeCommittee(using, { offset: ['figures-due=-25'] });
    expect(shown).toContain('words-due: -31 working days');
    expect(shown).toContain('figures-due: -25 working days');
  });

  it.each([
    [{ offset: ['words-due=-31'] }, /--parent-body is needed/],
    [{ parentBody: 'Council', offset: ['lunch=-1'] }, /“lunch” is not a step/],
    [{ parentBody: 'Council', offset: ['words-due=soon'] }, /“soon” is not a whole number/],
    [{ parentBody: 'Council', from: 'spring' }, /“spring” is not a date/],
  ])('refuses %j in a plain sentence, and stores nothing', async (options, sentence) => {
    const using = parts();
    await expect(addCommittee(using, 'Committee', options)).rejects.toThrow(sentence);
    expect(await using.committees.all()).toEqual([]);
  });
});
