/**
 * Two committees with days and settings of their own, from the opening of their rounds to the minutes, looked at around
 * each hour that counts: each step is told to whoever takes it, at its hour, once, and to nobody of the other committee.
 */
import { addWorkingDays, type Day, formatTime, londonDay } from '../../../services/calendar/rules';
import { duties, toldFrom } from '../../../services/cycle/rules';
import type { Meeting, Profile } from '../../../services/meetings/rules';
import type { Role } from '../../../services/people/rules';
import { createRoundTick, type RoundTick } from '../../../services/wiring';
import { onEachEngine } from '../../support/engines';
import { smallPlan } from '../../support/packs-world';
import { day, type PapersWorld, papersWorld } from '../../support/papers-world';

const roles: Role[] = [
  ...new Set(duties.flatMap(({ roles, otherwise }) => [...roles, ...(otherwise ? [otherwise] : [])])),
];

interface Committee {
  name: string;
  meeting: Meeting;
  /** Person ids by role; 'deputy' stands in for the clerk, and 'lead' holds the post of every action. */
  who: Record<string, string>;
}

interface Told {
  committee: string;
  step: string;
  kind: string;
  personId: string;
  at: Date;
}

onEachEngine('two committees at once', (open) => {
  let world: PapersWorld;
  let tick: RoundTick;
  let committees: Committee[];
  const told: Told[] = [];

  async function addCommittee(
    name: string,
    meetingDay: string,
    profile: Profile,
    offsets: Record<string, number>,
  ): Promise<Committee> {
    const { services } = world;
    const { committeeId } = await services.committees.add({
      ...{ fromDay: day('2022-11-01'), name, parentBody: 'Council', governanceModel: 'committee-system' },
      ...{ operationalGroupName: `${name} group`, shadowCommitteeName: `${name} voices` },
      ...{ meetingTime: '14:00', venue: 'Committee Suite', offsets },
    });
    const order = await services.agendas.order(committeeId, day('2027-01-04'));
    await services.agendas.setOrder({
      ...{ committeeId, fromDay: day('2027-01-01'), by: 'test' },
      content: { ...order, publicSpeaking: true },
    });
    const email = (part: string) => `${part}@${name.toLowerCase()}.example`;
    const span = { fromDay: null, untilDay: null };
    const person = (part: string, given: { roles?: Role[]; deputyRoles?: Role[]; post?: string }) => ({
      ...{ name: `${name} ${part}`, email: email(part), aadObjectId: null, roles: given.roles ?? [] },
      ...(given.deputyRoles ? { deputyRoles: given.deputyRoles } : {}),
      holdings: given.post ? [{ post: given.post, deputyEmail: null, ...span }] : [],
      ...span,
    });
    await services.people.store(
      [
        ...roles.map((role) => person(role, { roles: [role] })),
        person('deputy', { deputyRoles: ['clerk'] }),
        person('lead', { roles: ['lead'], post: 'Head of Service' }),
        person('member', { roles: ['member'] }),
      ],
      { committeeId },
    );
    await services.strategies.store(
      {
        ...smallPlan,
        actions: smallPlan.actions.map((action) => ({ ...action, leadPost: 'Head of Service' })),
      },
      { committeeId, by: 'test', source: 'test' },
    );
    const who: Record<string, string> = {};
    for (const one of await services.people.everyone(committeeId))
      who[one.name.slice(name.length + 1)] = one.id;
    const meeting = await services.meetings.add({ committeeId, day: day(meetingDay), profile, by: 'test' });
    return { name, meeting, who };
  }

  /** What was queued since last time. */
  async function look(at: Date, known: Set<string>): Promise<void> {
    world.clock.at = at;
    tick.hurry();
    await tick.tick();
    const rows = await world.db
      .selectFrom('notice')
      .select(['key', 'kind', 'person_id', 'subject', 'due_at'])
      .execute();
    for (const row of rows) {
      if (known.has(row.key)) continue;
      known.add(row.key);
      const subject = row.subject as { meetingId?: string; step?: string };
      const committee = committees.find(({ meeting }) => meeting.id === subject.meetingId);
      if (!committee || !subject.step) continue;
      told.push({
        ...{ committee: committee.name, step: subject.step, kind: row.kind, personId: row.person_id, at },
      });
    }
  }

  beforeAll(async () => {
    world = await papersWorld(open);
    // Their own committee's rounds are another test's.
    for (const id of Object.values(world.meetings).slice(1)) await world.services.meetings.cancel(id);
    committees = [
      await addCommittee('Alpha', '2027-04-06', 'normal', {}),
      await addCommittee('Beta', '2027-03-11', 'light', { publication: -8, 'chairs-briefing': -12 }),
    ];
    tick = createRoundTick(world.services, world.db);
    const known = new Set<string>();
    for (let date = day('2027-02-01'); date <= '2027-04-23'; date = addDay(date)) {
      const isWeekend = [0, 6].includes(new Date(`${date}T12:00Z`).getUTCDay());
      const nearPublication = ['2027-02-2', '2027-03-0', '2027-03-2'].some((part) => date.startsWith(part));
      if (!isWeekend || date === '2027-03-28')
        for (const time of ['08:59', '09:00', ...(nearPublication ? ['12:00'] : [])])
          await look(london(date, time), known);
      // Two come back from scrutiny, so that somebody owes a reply.
      if (date === '2027-03-03' || date === '2027-02-15')
        await world.db.updateTable('update_request').set({ state: 'returned' }).execute();
    }
  }, 300_000);
  afterAll(() => world?.close());

  const addDay = (date: Day) =>
    new Date(Date.parse(`${date}T00:00Z`) + 86_400_000).toISOString().slice(0, 10) as Day;
  /** Summer time begins on 28 March. */
  const london = (date: string, time: string) =>
    new Date(Date.parse(`${date}T${time}:00Z`) - (date >= '2027-03-28' ? 3_600_000 : 0));

  test.each(duties.map((duty) => [duty.step, duty] as const))(
    '%s is told at nine o’clock of its day, to those who take it, once, in both committees',
    async (step, duty) => {
      const calendar = await world.services.calendar.workingCalendar();
      for (const { name, meeting, who } of committees) {
        const entry = (await world.services.meetings.timetable(meeting)).find((one) => one.step === step);
        const heard = told.filter((one) => one.committee === name && one.step === step);
        const expected = new Set(duty.roles.map((role) => who[role]));
        if (duty.also === 'leads-with-replies') expected.add(who.lead);
        if (expected.size === 0 && duty.otherwise) expected.add(who[duty.otherwise]);
        expect([name, step, heard.map(({ personId }) => personId).sort()]).toEqual([
          ...[name, step],
          [...expected].sort(),
        ]);
        const due = toldFrom(duty, entry?.day ?? meeting.day, calendar);
        for (const { at, kind } of heard) {
          expect([name, step, kind, formatTime(at)]).toEqual([name, step, 'step-due', '09:00']);
          // The lead owes a reply only from the day on which it came back.
          if (duty.also !== 'leads-with-replies') expect([name, step, at]).toEqual([name, step, due]);
        }
      }
    },
  );

  test('publication goes to the clerk at three working days and at one, then to the deputy, then is missed', async () => {
    const calendar = await world.services.calendar.workingCalendar();
    for (const { name, meeting, who } of committees) {
      const aim = addWorkingDays(meeting.day, name === 'Beta' ? -8 : -6, calendar);
      const lawful = addWorkingDays(meeting.day, -6, calendar);
      const at = (of: Day, count: number, time: string) => london(addWorkingDays(of, count, calendar), time);
      expect(
        told
          .filter((one) => one.committee === name && one.step === 'publication')
          .map(({ kind, personId, at: when }) => [kind.slice('step-publication-'.length), personId, when]),
      ).toEqual([
        ['amber', who.clerk, at(aim, -3, '09:00')],
        ['red', who.clerk, at(aim, -1, '09:00')],
        ['cover', who.deputy, at(aim, -1, '12:00')],
        ['missed', who.clerk, at(lawful, 1, '09:00')],
      ]);
    }
  });

  test('nobody hears of the other committee, and nobody hears at all who takes no step', () => {
    expect(told.length).toBeGreaterThan(40);
    for (const { name, who } of committees) {
      const theirs = new Set(Object.values(who));
      const heard = told.filter((one) => one.committee === name);
      expect(heard.filter(({ personId }) => !theirs.has(personId))).toEqual([]);
      expect(heard.some(({ personId }) => personId === who.member)).toBe(false);
      expect(
        heard.every(({ at }) => [1, 2, 3, 4, 5].includes(new Date(`${londonDay(at)}T12:00Z`).getUTCDay())),
      ).toBe(true);
    }
  });
});
