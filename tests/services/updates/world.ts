/** One committee with two rounds of one small plan, on a real database: last quarter's closed, this quarter's open. */
import { randomUUID } from 'node:crypto';
import type { Insertable } from 'kysely';
import { createAudit } from '../../../services/audit/service';
import { calendarOf, Day } from '../../../services/calendar/rules';
import type { Database } from '../../../services/db/database';
import type { Tables } from '../../../services/db/tables';
import { createNotices } from '../../../services/notices/service';
import { createPeople } from '../../../services/people/service';
import { createRounds } from '../../../services/rounds/service';
import { createScrutiny } from '../../../services/scrutiny/service';
import { createMessageStops } from '../../../services/stops/service';
import { createStrategies } from '../../../services/strategy/service';
import type { TypedUpdate } from '../../../services/updates/rules';
import { createUpdates } from '../../../services/updates/service';

const at = (moment: string) => new Date(`${moment}Z`);

export const goodUpdate: TypedUpdate = {
  status: 'on-track',
  done: 'Two open days held',
  difference: 'Seven young people applied',
};

export type World = Awaited<ReturnType<typeof buildWorld>>;

/** A second instance of the product on the same database is a second call of `services`. */
export async function buildWorld(database: Database) {
  const { db } = database;
  let now = at('2027-01-12T10:00');
  const clock = { now: () => now };
  const time = { db, clock, newId: () => randomUUID() };
  await seed(database);

  const services = () => {
    const people = createPeople(time);
    const strategies = createStrategies(time);
    const audit = createAudit(time);
    const calendar = {
      workingCalendar: async () =>
        calendarOf({ bankHolidays: [], closures: [], knownUntil: Day.parse('2028-12-31') }),
      freshWorkingCalendar: async () =>
        calendarOf({ bankHolidays: [], closures: [], knownUntil: Day.parse('2028-12-31') }),
    };
    const notices = createNotices({ ...time, calendar });
    const noMeetings = () => Promise.reject(new Error('These tests ask for no meeting'));
    const meetings = { upcoming: noMeetings, timetable: noMeetings, byId: noMeetings, told: noMeetings };
    const stops = createMessageStops({ ...time, people, audit });
    const rounds = createRounds({ ...time, calendar, meetings, people, strategies, notices, audit, stops });
    const updates = createUpdates({ ...time, rounds, strategies, people, notices, audit });
    const scrutiny = createScrutiny({ ...time, rounds, updates, people, notices, audit });
    return { audit, rounds, updates, scrutiny };
  };

  return {
    db,
    engine: database.engine,
    services,
    ...services(),
    setNow: (moment: string) => {
      now = at(moment);
    },
    /** Last quarter's update on 2.1, as it stood when its round closed. */
    async lastQuarter(): Promise<void> {
      await db.updateTable('reporting_round').set({ state: 'open' }).where('id', '=', 'round-q2').execute();
      now = at('2026-10-20T10:00');
      const sent = await services().updates.send({
        requestId: 'q2-2.1',
        personId: 'lead',
        typed: {
          ...goodUpdate,
          voice: 'They would like more visits',
          'count:2.1-a': '6',
          'asAt:2.1-a': '2026-09-30',
          'source:2.1-a': 'HR system',
          'reached:2.1-c': 'yes',
          'reachedOn:2.1-c': '2026-09-01',
          'words:2.1-d': 'Letters rewritten',
        },
        basedOn: 0,
        submissionId: randomUUID(),
      });
      if (!sent.ok) throw new Error(sent.refusal.code);
      await db.deleteFrom('notice').execute();
      await db.updateTable('reporting_round').set({ state: 'closed' }).where('id', '=', 'round-q2').execute();
      now = at('2027-01-12T10:00');
    },
    /** Sends one more version of this quarter's update and gives its number. */
    async send(personId: string, typed: TypedUpdate = goodUpdate, basedOn = 0, requestId = 'q3-2.1') {
      const submissionId = randomUUID();
      const sent = await services().updates.send({ requestId, personId, typed, basedOn, submissionId });
      if (!sent.ok) throw new Error(JSON.stringify(sent.refusal));
      return sent.value;
    },
    /** This quarter's 2.1 now belongs to the plan's second version: reworded, 2.1-c another kind of measure. */
    async newPlan(): Promise<void> {
      const plan = await db.selectFrom('strategy').selectAll().executeTakeFirstOrThrow();
      await db
        .insertInto('strategy')
        .values({ ...plan, id: 'plan-2', version: 2 })
        .execute();
      const action = {
        ...{ id: 'new-2.1', strategy_id: 'plan-2', ref: '2.1', title: 'Action 2.1, reworded', pledge_no: 2 },
        ...{ position: 1, lead_post: 'Virtual School Headteacher', contributor_posts: '[]', flags: '[]' },
      };
      await db
        .insertInto('plan_action')
        .values({ ...action, kind: 'deliver' })
        .execute();
      const kinds = { '2.1-a': 'count', '2.1-c': 'count', '2.1-d': 'descriptive' } as const;
      for (const [position, [code, kind]] of Object.entries(kinds).entries()) {
        const name = { id: `new-${code}`, action_id: 'new-2.1', code, name: `New ${code}` };
        await db
          .insertInto('measure')
          .values({ ...name, position, kind, small_number_risk: false })
          .execute();
      }
      await db
        .updateTable('update_request')
        .set({ action_id: 'new-2.1' })
        .where('id', '=', 'q3-2.1')
        .execute();
    },
    notices: async () => {
      const rows = await db
        .selectFrom('notice')
        .select(['key', 'kind', 'person_id'])
        .orderBy('key')
        .execute();
      return rows.map((row) => `${row.kind} to ${row.person_id}`);
    },
  };
}

async function seed({ db }: Database): Promise<void> {
  const created_at = at('2026-09-01T00:00');
  const add = <Name extends keyof Tables>(table: Name, rows: Insertable<Tables[Name]>[]) =>
    db.insertInto(table).values(rows).execute();

  await add('committee', [{ id: 'committee', created_at }]);
  const ids = ['lead', 'deputy', 'other', 'reviewer', 'second-reviewer', 'clerk'];
  await add(
    'person',
    ids.map((id) => ({ id, name: `The ${id}`, email: `${id}@example.org`, created_at })),
  );
  const roles = {
    reviewer: 'reviewer',
    'second-reviewer': 'reviewer',
    clerk: 'clerk',
    lead: 'lead',
    other: 'lead',
  };
  await add(
    'person_role',
    Object.entries(roles).map(([person_id, role]) => ({ person_id, role, committee_id: 'committee' })),
  );
  await add('post', [
    { id: 'post', title: 'Virtual School Headteacher' },
    { id: 'post-2', title: 'Reviewing Manager' },
  ]);
  await add('post_holding', [
    { id: 'holding', post_id: 'post', person_id: 'lead', committee_id: 'committee' },
    { id: 'standing-in', post_id: 'post', person_id: 'deputy', committee_id: 'committee', deputy: true },
    { id: 'holding-2', post_id: 'post-2', person_id: 'reviewer', committee_id: 'committee' },
  ]);
  await add('strategy', [
    {
      id: 'plan',
      committee_id: 'committee',
      version: 1,
      title: 'Plan',
      from_day: '2026-09-01',
      until_day: '2027-08-31',
      state: 'current',
      source: 'test',
      imported_at: created_at,
      imported_by: 'clerk',
    },
  ]);
  await add(
    'pledge',
    [1, 2].map((no) => ({
      id: `pledge-${no}`,
      strategy_id: 'plan',
      no,
      slug: `pledge-${no}`,
      wording: `We will keep promise ${no}`,
      short_name: `Promise ${no}`,
    })),
  );
  const actions = [
    { ref: '1.9', pledge_no: 1, position: 9, lead_post: 'Reviewing Manager' },
    { ref: '1.10', pledge_no: 1, position: 10, lead_post: 'Virtual School Headteacher' },
    { ref: '2.1', pledge_no: 2, position: 11, lead_post: 'Virtual School Headteacher' },
  ];
  await add(
    'plan_action',
    actions.map((action) => ({
      ...action,
      id: `action-${action.ref}`,
      strategy_id: 'plan',
      title: `Action ${action.ref}`,
      contributor_posts: '[]',
      kind: 'deliver',
      flags: '[]',
    })),
  );
  const measure = (code: string, position: number, kind: Tables['measure']['kind'], unit: string | null) => ({
    ...{
      id: `measure-${code}`,
      action_id: 'action-2.1',
      code,
      position,
      name: `Measure ${code}`,
      kind,
      unit,
    },
    small_number_risk: false,
  });
  await add('measure', [
    measure('2.1-a', 1, 'count', 'young people'),
    measure('2.1-b', 2, 'percentage', '% of children'),
    measure('2.1-c', 3, 'milestone', 'yes/no'),
    measure('2.1-d', 4, 'descriptive', null),
  ]);
  const meetings = [
    {
      quarter: 'q2',
      day: '2026-12-01',
      opens: '2026-10-06',
      period_ends: '2026-09-30',
      state: 'closed' as const,
    },
    {
      quarter: 'q3',
      day: '2027-03-02',
      opens: '2027-01-05',
      period_ends: '2026-12-31',
      state: 'open' as const,
    },
  ];
  for (const { quarter, day, opens, period_ends, state } of meetings) {
    const label = { period_label: `Quarter ${quarter}`, period_ends };
    const place = { committee_id: 'committee', day, starts_at: '10:00', venue: 'Town hall' };
    await add('meeting', [{ id: `meeting-${quarter}`, ...place, ...label, profile: 'normal', created_at }]);
    await add('reporting_round', [
      {
        id: `round-${quarter}`,
        meeting_id: `meeting-${quarter}`,
        strategy_id: 'plan',
        state,
        opens_at: at(`${opens}T09:00`),
        words_due_at: at(quarter === 'q3' ? '2027-01-19T12:00' : '2026-10-20T12:00'),
        figures_due_at: at(quarter === 'q3' ? '2027-01-27T12:00' : '2026-10-28T12:00'),
        locks_at: at(quarter === 'q3' ? '2027-02-02T17:00' : '2026-11-03T17:00'),
      },
    ]);
    await add(
      'update_request',
      actions.map(({ ref }) => ({
        id: `${quarter}-${ref}`,
        round_id: `round-${quarter}`,
        action_id: `action-${ref}`,
        state: 'not-started' as const,
        version_no: 0,
      })),
    );
  }
}
