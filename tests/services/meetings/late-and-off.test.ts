/** Meetings made too late, called off, and inside a pre-election period; on real SQL, from the command line. */

import { agendaFields } from '../../../services/agenda/rules';
import type { Day } from '../../../services/calendar/rules';
import { addElection, listElections, removeElection } from '../../../services/commandline/elections';
import {
  addMeeting,
  cancelMeeting,
  changeProfile,
  listMeetings,
} from '../../../services/commandline/meetings';
import { electionWarning, latestNotice, usualElections } from '../../../services/meetings/elections';
import { programmeFields } from '../../../services/programme/rules';
import { onEachEngine } from '../../support/engines';
import { englishCalendar } from '../../support/english-days';
import { good, type PapersWorld, papersWorld } from '../../support/papers-world';

const day = (text: string) => text as Day;

test('notice of the election of 6 May 2027 is given 25 working days before at the latest', () => {
  for (const { pollingDay, noticeDay } of usualElections)
    expect(latestNotice(pollingDay, englishCalendar())).toBe(noticeDay);
  expect(latestNotice(day('2023-05-04'), englishCalendar())).toBe('2023-03-27');
});

onEachEngine('meetings made late or called off', (open) => {
  let world: PapersWorld;
  beforeEach(async () => {
    world = await papersWorld(open);
  });
  afterEach(() => world.close());

  const words = {
    [agendaFields.title]: 'Housing for care leavers',
    [agendaFields.purpose]: 'To note.',
    [agendaFields.timing]: 'on-time',
  };
  const addItem = (meetingId: string) =>
    world.services.agendas.add({ ...world.by(world.who.clerk), meetingId, typed: words });

  test('says which dates have gone, and offers the light profile and the next day on which all fits', async () => {
    const { services } = world;
    const said = await addMeeting(services, { date: '2027-02-09' });
    expect(said).toMatch(
      /These dates have gone by already: Round opens.*\(Thursday 10 December 2026\).*Updates due/,
    );
    expect(said).toMatch(/light profile fits better: updates would be due Friday 8 January 2027/);
    expect(said).toContain('meeting profile 2027-02-09 light');
    expect(said).toMatch(
      /next day on which every date fits is Monday 1 March 2027.*meeting move 2027-02-09 2027-03-01/,
    );
    const all = await services.meetings.timetable(
      await services.meetings.byId((await meetingOn('2027-02-09'))?.id ?? ''),
    );
    expect(all.some((entry) => entry.day < '2027-01-04')).toBe(true);
    const light = await changeProfile(services, { date: '2027-02-09', profile: 'light' });
    expect(light).toMatch(/\(light profile\)/);
    expect(light).toMatch(/updates due Friday 8 January 2027/);
    expect(await addMeeting(services, { date: '2027-07-06' })).not.toMatch(/gone by/);
  });

  async function meetingOn(on: string) {
    const upcoming = await world.services.meetings.upcoming(world.committeeId);
    return upcoming.find((one) => one.day === on);
  }

  test('says so where not even the papers could be out in time', async () => {
    const said = await addMeeting(world.services, { date: '2027-01-08' });
    expect(said).toMatch(/last lawful day to publish has gone.*Monitoring Officer/);
    expect(said).toMatch(/no time left to ask for updates/);
  });

  test('moves what a clerk put on the agenda, with its report, to the next meeting, and tells the clerk once', async () => {
    const { services, meetings, who, db } = world;
    const [march = '', june = ''] = [meetings['2027-03-02'], meetings['2027-06-08']];
    const item = good(await addItem(march)).item;
    good(
      await services.workProgramme.add({
        ...world.by(who.clerk),
        committeeId: world.committeeId,
        typed: {
          [programmeFields.title]: 'A report for March alone',
          [programmeFields.leadPost]: '',
          [programmeFields.when]: `meeting:${march}`,
        },
      }),
    );
    const said = await cancelMeeting(services, { date: '2027-03-02' });
    expect(said).toMatch(/is with the meeting on Tuesday 8 June 2027 now[\s\S]*Housing for care leavers/);
    const programme = await services.workProgramme.at(june);
    expect(programme.map(({ item: one }) => one.title)).toContain('A report for March alone');
    const agenda = await services.agendas.of(june);
    const carried = agenda.items.find(({ id }) => id === item?.id);
    expect(carried).toMatchObject({ title: 'Housing for care leavers', timing: { kind: 'on-time' } });
    // Reports come before what members say.
    const kinds = agenda.items.map(({ id, kind }) => (id === item?.id ? 'carried' : kind));
    expect(kinds.indexOf('carried')).toBeLessThan(kinds.indexOf('members-update'));
    expect(agenda.items.filter(({ kind }) => kind === 'apologies')).toHaveLength(1);
    await Promise.all([
      services.agendas.carryCalledOff(world.committeeId),
      services.agendas.carryCalledOff(world.committeeId),
    ]);
    const told = await db
      .selectFrom('notice')
      .select('person_id')
      .where('kind', '=', 'step-agenda-carried')
      .execute();
    expect(told.map(({ person_id }) => person_id).sort()).toEqual([who.clerk, who.second].sort());
  });

  test('keeps it for the next meeting that is added where there is none that can take it', async () => {
    const { services, meetings } = world;
    for (const on of ['2027-03-02', '2027-06-08', '2027-09-07'])
      await services.meetings.cancel(meetings[on] ?? '');
    const item = good(await addItem(meetings['2027-12-07'] ?? '')).item;
    expect(await cancelMeeting(services, { date: '2027-12-07' })).toMatch(
      /waits for the next meeting that is added:[\s\S]*Housing/,
    );
    await addMeeting(services, { date: '2028-01-18' });
    const next = await meetingOn('2028-01-18');
    const [carried] = await services.agendas.carryCalledOff(world.committeeId);
    expect(carried?.to?.id).toBe(next?.id);
    const agenda = await services.agendas.of(next?.id ?? '');
    expect(agenda.items.map(({ id }) => id)).toContain(item?.id);
  });

  test.each([
    ['2027-03-30', null],
    ['2027-03-31', /is in the pre-election period/],
    ['2027-05-05', /is in the pre-election period/],
    ['2027-05-06', /^Thursday 6 May 2027 is polling day/],
    ['2027-05-07', null],
  ])('a meeting on %s is flagged from the day of notice to polling day, both counted', (on, flagged) => {
    const warning = electionWarning(on as Day, true, usualElections);
    if (flagged === null) expect(warning).toBeNull();
    else expect(warning).toMatch(flagged);
  });

  test('flags a meeting before an election, and a council keeps its own list', async () => {
    const { services } = world;
    expect(await addMeeting(services, { date: '2027-04-06' })).toMatch(
      /pre-election period \(Council and mayoral elections: notice Wednesday 31 March 2027, polling day Thursday 6 May 2027\)/,
    );
    expect(await listMeetings(services)).toMatch(/pre-election period/);
    const june = await services.meetings.byId(world.meetings['2027-06-08'] ?? '');
    const group = (await services.meetings.timetable(june)).find(({ step }) => step === 'operational-group');
    expect(group?.warnings.join()).toMatch(/Thursday 6 May 2027 is polling day/);
    expect(await removeElection(services, { pollingDay: '2027-05-06' })).toMatch(/^Removed/);
    expect(await listMeetings(services)).not.toMatch(/pre-election/);
    await addElection(services, { pollingDay: '2027-04-15', name: 'By-election', notice: '2027-03-08' });
    expect(await listElections(services)).toBe(
      'By-election: polling day Thursday 15 April 2027, notice from Monday 8 March 2027',
    );
    expect(await listMeetings(services)).toMatch(/By-election/);
    await expect(
      addElection(services, { pollingDay: '2027-04-15', name: 'X', notice: '2027-05-01' }),
    ).rejects.toThrow(/--notice/);
  });
});
