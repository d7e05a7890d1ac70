/** A small committee on a real database: two pledges, five actions, their leads, and a meeting on Tuesday 2 March 2027. */
import { createAudit } from '../../../services/audit/service';
import { Day, instantAt } from '../../../services/calendar/rules';
import { createCalendar } from '../../../services/calendar/service';
import { createCommittees } from '../../../services/committees/service';
import type { Database } from '../../../services/db/database';
import { createMeetings } from '../../../services/meetings/service';
import type { Notice, NoticeKind } from '../../../services/notices/rules';
import { type Courier, createNotices, type Delivery } from '../../../services/notices/service';
import type { PersonEntry, Role } from '../../../services/people/rules';
import { createPeople } from '../../../services/people/service';
import { createRounds } from '../../../services/rounds/service';
import { createMessageStops } from '../../../services/stops/service';
import type { MeasureKind, Plan } from '../../../services/strategy/rules';
import { createStrategies } from '../../../services/strategy/service';
import { bankHolidays } from './calendar';

export const at = (day: string, time = '09:00') => instantAt(Day.parse(day), time);
export const meetingDay = Day.parse('2027-03-02');

/** Name, roles, posts, and whoever stands in. The head of service leads two actions, one of them without a deputy. */
const staff: [string, Role[], string[], string?][] = [
  ['Hana', ['lead', 'head-of-service'], ['Head of Service']],
  ['Lee', ['lead'], ['Virtual School Head'], 'Dee'],
  ['Dee', ['lead'], []],
  ['Sam', ['lead'], ['Service Manager'], 'Dee'],
  ['Rae', ['reviewer'], []],
  ['Cleo', ['clerk'], []],
];

export interface Scene {
  now: Date;
  committeeId: string;
  people: Record<string, string>;
  services: ReturnType<typeof servicesOn>;
}

function servicesOn(database: Database, clock: { now(): Date }) {
  const newId = () => crypto.randomUUID();
  const parts = { db: database.db, clock, newId };
  const calendar = createCalendar(parts);
  const committees = createCommittees(parts);
  const meetings = createMeetings({ ...parts, calendar, committees });
  const people = createPeople(parts);
  const strategies = createStrategies(parts);
  const notices = createNotices({ ...parts, calendar });
  const audit = createAudit(parts);
  const stops = createMessageStops({ ...parts, people, audit });
  const rounds = createRounds({ ...parts, calendar, meetings, people, strategies, notices, audit, stops });
  return { calendar, committees, meetings, people, strategies, notices, audit, rounds, stops };
}

export async function setScene(database: Database, options: { plan?: boolean } = {}): Promise<Scene> {
  const clock = { now: () => scene.now };
  const services = servicesOn(database, clock);
  const scene: Scene = { now: at('2026-11-02'), committeeId: '', people: {}, services };
  await database.db
    .insertInto('day_off')
    .values(
      bankHolidays.map((one) => ({
        ...one,
        kind: 'bank-holiday' as const,
        source: 'library' as const,
        added_by: null,
        added_at: scene.now,
      })),
    )
    .execute();
  await database.db
    .insertInto('day_off_horizon')
    .values({ id: 1, known_until: '2028-12-31', source: 'test' })
    .execute();
  const { committeeId } = await services.committees.add({
    fromDay: Day.parse('2026-01-01'),
    name: 'Corporate Parenting Committee',
    parentBody: 'Children and Families Committee',
    governanceModel: 'committee-system',
    operationalGroupName: 'Operational Group',
    shadowCommitteeName: 'My VOICE',
    meetingTime: '14:00',
    venue: 'Committee Suite',
    offsets: {},
  });
  scene.committeeId = committeeId;
  await services.people.store(staff.map(entry), { committeeId });
  for (const person of await services.people.known()) scene.people[person.name] = person.id;
  if (options.plan !== false) await services.strategies.store(plan(), storing(committeeId));
  await services.meetings.add({ committeeId, day: meetingDay, by: 'test' });
  return scene;
}

export const storing = (committeeId: string) => ({ committeeId, by: 'test', source: 'test' });

function entry([name, roles, posts, deputy]: (typeof staff)[number]): PersonEntry {
  const email = (person: string) => `${person.toLowerCase()}@council.example`;
  return {
    name,
    email: email(name),
    aadObjectId: `aad-${name.toLowerCase()}`,
    roles,
    holdings: posts.map((post) => ({
      post,
      deputyEmail: deputy ? email(deputy) : null,
      fromDay: null,
      untilDay: null,
    })),
    fromDay: null,
    untilDay: null,
  };
}

/** Ref, lead post, kind of its one measure. */
const actions: [string, string, MeasureKind][] = [
  ['1.9', 'Head of Service', 'descriptive'],
  ['1.10', 'Head of Service', 'milestone'],
  ['2.1', 'Virtual School Head', 'count'],
  ['2.2', 'Service Manager', 'percentage'],
  ['2.3', 'Nobody’s Post', 'descriptive'],
];

export function plan(): Plan {
  return {
    title: 'Year 1',
    fromDay: Day.parse('2026-09-01'),
    untilDay: Day.parse('2027-08-31'),
    pledges: [1, 2].map((no) => ({
      no,
      slug: `pledge-${no}`,
      wording: `Pledge ${no} in words`,
      shortName: `Pledge ${no}`,
    })),
    workstreams: [],
    actions: actions.map(([ref, leadPost, kind]) => ({
      pledgeNo: Number(ref[0]),
      ref,
      title: `Action ${ref}`,
      leadPost,
      contributorPosts: [],
      kind: 'deliver',
      starts: null,
      due: null,
      duePrecision: null,
      flags: [],
      measures: [
        {
          code: `${ref}-a`,
          name: 'A measure',
          kind,
          unit: null,
          goodDirection: null,
          baseline: null,
          target: null,
          due: null,
          frequency: null,
          smallNumberRisk: false,
          note: null,
        },
      ],
    })),
  };
}

/** Opens the round on its own day, with the clock there. */
export async function openedRound(scene: Scene): Promise<string> {
  await scene.services.rounds.planUpcoming();
  scene.now = at('2027-01-05');
  const [round] = await scene.services.rounds.openDue();
  if (!round) throw new Error('The round did not open.');
  return round.id;
}

export async function requestOf(scene: Scene, roundId: string, ref: string) {
  const { requests } = await scene.services.rounds.overview(roundId);
  const found = requests.find((request) => request.ref === ref);
  if (!found) throw new Error(`No request for ${ref}`);
  return found;
}

/** As sending does: a version that stands. `toCome`: a figure is left for later. */
export async function markSent(database: Database, requestId: string, by: string, toCome = false) {
  const { db } = database;
  const id = crypto.randomUUID();
  await db
    .insertInto('update_version')
    .values({
      id,
      request_id: requestId,
      no: 1,
      status: 'on-track',
      done: 'Done.',
      difference: 'A difference.',
      next_steps: '',
      voice: '',
      no_change_reason: null,
      reply_to_comment: '',
      sent_by: by,
      sent_at: new Date('2027-01-06T10:00:00Z'),
      submission_id: id,
    })
    .execute();
  const measures = await db
    .selectFrom('measure')
    .innerJoin('update_request', 'update_request.action_id', 'measure.action_id')
    .select('measure.id')
    .where('update_request.id', '=', requestId)
    .execute();
  await db
    .insertInto('update_figure')
    .values(
      measures.map((measure) => ({
        version_id: id,
        measure_id: measure.id,
        to_come: toCome,
        source: '',
        words: '',
      })),
    )
    .execute();
  await db
    .updateTable('update_request')
    .set({ state: 'sent', version_no: 1 })
    .where('id', '=', requestId)
    .execute();
}

export interface Message {
  personId: string;
  kinds: NoticeKind[];
  at: Date;
}

/** As an administrator does, from today. */
export async function stopMessages(scene: Scene, name: string, reason: string, until: string | null = null) {
  const draft = { personId: scene.people[name] ?? '', fromDay: null, untilDay: until as Day | null, reason };
  const stopped = await scene.services.stops.stop(scene.committeeId, draft, null);
  if (!stopped.ok) throw new Error(`Not stopped: ${stopped.refusal.code}`);
  return stopped.value;
}

/** Takes every message, notes it, and answers as told. */
export function courierFor(
  scene: Scene,
  answer: (personId: string, notices: Notice[]) => Delivery | Promise<Delivery> = () => delivered(),
) {
  const messages: Message[] = [];
  const courier: Courier = {
    async deliver(personId, notices) {
      messages.push({ personId, kinds: notices.map((one) => one.kind).sort(), at: scene.now });
      return answer(personId, notices);
    },
  };
  return { courier, messages };
}

let activity = 0;
export function delivered(): Delivery {
  activity += 1;
  return {
    result: { kind: 'delivered', conversationId: 'conversation-1', activityId: `activity-${activity}` },
    notNeeded: new Map(),
  };
}

/** What the product's own tick does. */
export async function tick(scene: Scene, database: Database, courier: Courier): Promise<number> {
  const { rounds, notices } = scene.services;
  await rounds.openDue();
  const planned = await rounds.plannedNotices();
  await database.db.transaction().execute((on) => notices.queue(on, planned));
  return notices.deliverDue(courier);
}
