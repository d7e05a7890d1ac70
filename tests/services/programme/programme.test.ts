import { composeProgramme } from '../../../services/pack/compose/programme';
import { settle } from '../../../services/pack/outline/settle';
import { programmeFields as fields, programmeOf, withUsualYear } from '../../../services/programme/rules';
import { onEachEngine } from '../../support/engines';
import { day, good, type PapersWorld, papersWorld, whyNot } from '../../support/papers-world';

const known = ['2026-12-01', '2027-03-02', '2027-06-08', '2027-09-07'].map((text) => ({
  id: text,
  day: day(text),
}));
const usual = withUsualYear('committee', []);
const titles = (programme: ReturnType<typeof programmeOf>, at: string) =>
  programme.meetings.find((meeting) => meeting.day === at)?.items.map(({ item }) => item.title);

describe('the usual year', () => {
  const programme = programmeOf(usual, [], known, { from: day('2027-01-04'), count: 4 });

  it('comes at the first meeting from the first of its month', () => {
    expect(titles(programme, '2027-06-08')).toEqual(
      expect.arrayContaining(['Appointment of chair and vice-chair', 'Frontline visits: rota for the year']),
    );
    expect(titles(programme, '2027-03-02')).toContain('Strategy: yearly review');
    expect(titles(programme, '2027-03-02')).not.toContain('Virtual School: annual report');
  });

  it('says what has no meeting yet, once', () => {
    expect(programme.later.map(({ item }) => item.title)).toContain('Virtual School: annual report');
    const all = [...programme.meetings.flatMap(({ items }) => items), ...programme.later].map(
      ({ item }) => item.id,
    );
    expect(new Set(all).size).toBe(all.length);
  });

  it('is not brought to a meeting almost a year late', () => {
    const alone = programmeOf(usual, [], [{ id: 'x', day: day('2027-05-25') }], {
      from: day('2027-05-01'),
      count: 4,
    });
    expect(titles(alone, '2027-05-25')).not.toContain('Appointment of chair and vice-chair');
    expect(titles(alone, '2027-05-25')).toContain('Strategy: yearly review');
  });

  it('moves an item once, and leaves its next year alone', () => {
    const virtualSchool = usual.find(({ defaultKey }) => defaultKey === 'strategy-review');
    const moves = [{ itemId: virtualSchool?.id ?? '', dueFrom: day('2027-03-01'), meetingId: '2027-06-08' }];
    const moved = programmeOf(usual, moves, [...known, { id: 'n', day: day('2028-03-07') }], {
      from: day('2027-01-04'),
      count: 6,
    });
    const at = moved.meetings.filter(({ items }) => items.some(({ item }) => item.id === virtualSchool?.id));
    expect(at.map((meeting) => meeting.day)).toEqual(['2027-06-08', '2028-03-07']);
  });

  it('prints the meetings, and an honest sentence when there are none', () => {
    const facts = {
      bodyName: 'Committee',
      shadowCommitteeName: 'x',
      day: day('2027-01-04'),
      version: 1,
      status: null,
    };
    expect(JSON.stringify(settle(composeProgramme(programme, facts)))).toContain('Tuesday 8 June 2027');
    expect(JSON.stringify(settle(composeProgramme({ meetings: [], later: [] }, facts)))).toContain(
      'No later meeting has been planned yet',
    );
  });
});

onEachEngine('the work programme', (open) => {
  let world: PapersWorld;
  beforeEach(async () => {
    world = await papersWorld(open);
  });
  afterEach(() => world.close());

  const programme = () => world.services.workProgramme;
  const june = () => world.meetings['2027-06-08'] ?? '';
  const save = (itemId: string, version: number, typed: Record<string, string>, personId = world.who.clerk) =>
    programme().save({
      ...{ ...world.by(personId), committeeId: world.committeeId, itemId, version, typed },
      dueFrom: day('2027-03-01'),
    });
  const days = async (id: string) =>
    (await programme().present(world.committeeId)).meetings
      .filter(({ items }) => items.some(({ item }) => item.id === id))
      .map((meeting) => meeting.day);

  it('prints the four meetings after the one it is for', async () => {
    const printed = await programme().forMeeting(world.meetings['2026-12-01'] ?? '');
    expect(printed.meetings.map((meeting) => meeting.day)).toEqual([
      '2027-03-02',
      '2027-06-08',
      '2027-09-07',
      '2027-12-07',
    ]);
  });

  it('moves a yearly item this time, then renames it, then takes it out; an older card changes nothing', async () => {
    const id = `${world.committeeId}:strategy-review`;
    const typed = (when: string, title = 'Strategy: yearly review') => ({
      [fields.title]: title,
      [fields.when]: when,
    });
    good(await save(id, 0, typed(`once:${june()}`)));
    expect(await days(id)).toEqual(['2027-06-08']);
    expect(whyNot(await save(id, 0, typed('month:9')))).toBe('changed-meanwhile');
    good(await save(id, 1, typed('month:3', 'The strategy, a year on')));
    expect(await days(id)).toEqual(['2027-03-02']);
    expect((await programme().item(world.committeeId, id))?.title).toBe('The strategy, a year on');
    good(await save(id, 2, typed('removed', 'The strategy, a year on')));
    expect(await days(id)).toEqual([]);
  });

  it('a forged press takes no item of the usual year, and another clerk’s press with the same id is their own', async () => {
    const id = `${world.committeeId}:strategy-review`;
    const typed = { [fields.title]: 'Forged', [fields.when]: `meeting:${june()}` };
    const press = { committeeId: world.committeeId, submissionId: id, typed };
    const forged = good(await programme().add({ ...press, byPersonId: world.who.clerk }));
    const other = good(await programme().add({ ...press, byPersonId: world.who.second }));
    expect(new Set([id, forged.id, other.id]).size).toBe(3);
    const renamed = { [fields.title]: 'The strategy, a year on', [fields.when]: 'month:3' };
    expect(good(await save(id, 0, renamed))).toMatchObject({ id, title: 'The strategy, a year on' });
  });

  it('adds one item for one press, at one meeting, by a clerk alone', async () => {
    const typed = { [fields.title]: 'Pledge 4 in depth', [fields.when]: `meeting:${june()}` };
    const press = { ...world.by(world.who.clerk), committeeId: world.committeeId, typed };
    const [one] = await Promise.all([programme().add(press), programme().add(press)]);
    expect(await days(good(one).id)).toEqual(['2027-06-08']);
    expect(whyNot(await programme().add({ ...press, ...world.by(world.who.lead) }))).toBe('not-allowed');
    const nowhere = { ...typed, [fields.when]: 'meeting:none' };
    expect(whyNot(await programme().add({ ...press, ...world.by(world.who.clerk), typed: nowhere }))).toBe(
      'changed-meanwhile',
    );
  });
});
