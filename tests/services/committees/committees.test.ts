/** A committee's names are dated: renaming it changes new papers only (domain.md 5 failure 15, Annex B 14). */
import { ZodError } from 'zod';
import type { Day } from '../../../services/calendar/rules';
import { inForceOn } from '../../../services/committees/rules';
import { type Committees, createCommittees } from '../../../services/committees/service';
import type { Database } from '../../../services/db/database';
import { onEachEngine } from '../../support/engines';

const day = (text: string) => text as Day;

const first = {
  fromDay: day('2018-05-01'),
  name: 'Corporate Parenting Committee',
  parentBody: 'Cabinet',
  governanceModel: 'leader-and-cabinet' as const,
  operationalGroupName: 'Operational Group',
  shadowCommitteeName: 'My VOICE',
  meetingTime: '16:00',
  venue: 'Committee Suite',
  offsets: {},
};

onEachEngine('committees', (open) => {
  let database: Database;
  let committees: Committees;
  let made = 0;

  beforeEach(async () => {
    database = await open();
    const clock = { now: () => new Date('2026-11-22T10:00:00Z') };
    committees = createCommittees({ db: database.db, clock, newId: () => `committee-${++made}` });
  });
  afterEach(() => database.close());

  test('a paper has the name that was true on its meeting’s day, however the committee is called later', async () => {
    const { committeeId } = await committees.add(first);
    await committees.change(committeeId, {
      fromDay: day('2027-04-01'),
      name: 'Cared for Children and Care Leavers Committee',
    });

    expect((await committees.settingsOn(committeeId, day('2027-03-31'))).name).toBe(first.name);
    expect((await committees.settingsOn(committeeId, day('2027-04-01'))).name).toBe(
      'Cared for Children and Care Leavers Committee',
    );
    expect((await committees.default()).name).toBe(first.name);
  });

  test('what a change does not name stays as it was', async () => {
    const { committeeId } = await committees.add(first);
    await committees.change(committeeId, {
      fromDay: day('2021-05-04'),
      parentBody: 'Children and Families Committee',
      governanceModel: 'committee-system',
      offsets: { 'words-due': -32 },
    });

    expect(await committees.default()).toEqual({
      ...first,
      committeeId,
      fromDay: '2021-05-04',
      parentBody: 'Children and Families Committee',
      governanceModel: 'committee-system',
      offsets: { 'words-due': -32 },
    });
  });

  test('a second change dated the same day takes the place of the first', async () => {
    const { committeeId } = await committees.add(first);
    await committees.change(committeeId, { fromDay: day('2027-04-01'), venue: 'Town Hall' });
    await committees.change(committeeId, { fromDay: day('2027-04-01'), venue: 'Library' });

    expect((await committees.settingsOn(committeeId, day('2027-06-08'))).venue).toBe('Library');
  });

  test('with one committee it need not be named, with several it must', async () => {
    await expect(committees.default()).rejects.toThrow('There is no committee yet');
    const one = await committees.add(first);
    expect(await committees.default()).toEqual(one);
    const two = await committees.add({ ...first, name: 'Youth Justice Committee' });
    expect(await committees.all()).toEqual([one, two]);
    await expect(committees.default()).rejects.toThrow('There are several committees. Say which');
  });

  test('two never have one name, by which their papers would lie in one folder', async () => {
    const one = await committees.add({ ...first, name: 'Parents: Committee' });
    const two = await committees.add({ ...first, name: 'Youth Justice Committee' });
    const from = { fromDay: day('2027-01-01') };
    const refused = 'There is another committee called “Parents: Committee”';
    for (const name of ['Parents: Committee', ' PARENTS: COMMITTEE ', 'Parents? Committee']) {
      await expect(committees.add({ ...first, name })).rejects.toThrow(refused);
      await expect(committees.change(two.committeeId, { ...from, name })).rejects.toThrow(refused);
    }
    await committees.change(one.committeeId, { ...from, name: 'Cared for Children Committee' });
    // Papers of its earlier meetings lie under the old name; it may have that back itself.
    await expect(committees.add({ ...first, name: 'Parents: Committee' })).rejects.toThrow(refused);
    await committees.change(one.committeeId, { ...from, name: 'Parents: Committee' });
    await committees.change(two.committeeId, { ...from, venue: 'Town Hall' });
    expect((await committees.all()).map(({ name }) => name)).toEqual([
      'Parents: Committee',
      'Youth Justice Committee',
    ]);
  });

  test('a committee that is added together with other things is undone with them', async () => {
    const undone = database.db.transaction().execute(async (on) => {
      await committees.add(first, on);
      expect(await committees.all(on)).toHaveLength(1);
      throw new Error('something else failed');
    });
    await expect(undone).rejects.toThrow('something else failed');
    expect(await committees.all()).toEqual([]);
  });

  test('settings that are not valid are not stored', async () => {
    await expect(committees.add({ ...first, meetingTime: '4pm' })).rejects.toThrow(ZodError);
    await expect(committees.add({ ...first, name: ' ' })).rejects.toThrow(ZodError);
    expect(await committees.all()).toEqual([]);
  });

  test('an id that names no committee is a fault', async () => {
    await expect(committees.settingsOn('nobody', day('2027-03-02'))).rejects.toThrow('nobody');
  });
});

test('a day before the first settings has the first settings, for papers older than the record', () => {
  const settings = { ...first, committeeId: 'one' };
  expect(inForceOn([settings], day('2011-01-01'))).toBe(settings);
  expect(inForceOn([], day('2011-01-01'))).toBeNull();
});
