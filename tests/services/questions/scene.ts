/** A committee with its workers, their cover and manager, an officer, a chair and two young people; every notice is caught. */
import { createAudit } from '../../../services/audit/service';
import { Day, instantAt } from '../../../services/calendar/rules';
import { type Calendar, createCalendar } from '../../../services/calendar/service';
import { type Committees, createCommittees } from '../../../services/committees/service';
import type { Database } from '../../../services/db/database';
import { createMeetings, type Meetings } from '../../../services/meetings/service';
import { createNotices, type Notices, type StandIns } from '../../../services/notices/service';
import type { Role } from '../../../services/people/rules';
import { createPeople, type PeopleKeeper } from '../../../services/people/service';
import type { AddCommitteeAction } from '../../../services/questions/deps';
import { createKeyRing, type KeyRing } from '../../../services/questions/keys';
import type { Deposit } from '../../../services/questions/receiving';
import { createQuestions, type Questions } from '../../../services/questions/service';
import { standInsFor } from '../../../services/questions/stand-ins';
import { checkPlainWords, checkWording } from '../../../services/questions/wording-checks';
import { checkIdentity } from '../../../services/questions/wording-identity';
import { createMessageStops, type MessageStops } from '../../../services/stops/service';
import { createStrategies } from '../../../services/strategy/service';
import { bankHolidays } from '../rounds/calendar';

export const at = (day: string, time = '09:00') => instantAt(Day.parse(day), time);
export const testKey = Buffer.alloc(32, 7).toString('base64');

const staff: [name: string, roles: Role[], posts?: string[], deputy?: string][] = [
  ['Wanda', ['participation-worker']],
  ['Will', ['participation-worker']],
  ['Cora', ['question-cover']],
  ['Max', ['question-manager']],
  ['Hana', ['lead', 'head-of-service'], ['Head of Service'], 'Dee'],
  ['Otis', ['lead'], ['Virtual School Head'], 'Dee'],
  ['Dee', ['lead']],
  ['Charlie', ['chair', 'member']],
  ['Cleo', ['clerk']],
  ['Rae', ['reviewer']],
  ['Ada', ['administrator']],
  ['Yaz', ['shadow-member']],
  ['Zed', ['shadow-member']],
];

export type Name = (typeof staff)[number][0];

export interface Scene {
  now: Date;
  committeeId: string;
  meetingId: string;
  id(name: string): string;
  questions: Questions;
  calendar: Calendar;
  database: Database;
  meetings: Meetings;
  people: PeopleKeeper;
  committees: Committees;
  notices: Notices;
  stops: MessageStops;
  /** What is coming to the meeting; empty: the pledges. */
  agenda: string[];
  actions: Parameters<AddCommitteeAction>[1][];
  /** Another set of services on the same data: other keys, another process. */
  again(keys: KeyRing | null): Questions;
  asks(words: string, more?: Partial<Deposit>): Promise<{ questionId: string; keepsake: string }>;
  /** Read and marked OK by Wanda. */
  okay(words: string, more?: Partial<Deposit>): Promise<{ questionId: string; keepsake: string }>;
  /** The asker says yes to what their code shows. */
  agrees(keepsake: string): ReturnType<Questions['home']['agree']>;
  /** From words to an agreed wording with its officer. */
  withOfficer(words: string): Promise<{ askedId: string; keepsake: string; questionId: string }>;
  /** Plans what is due and gives 'kind → name' of every notice ever queued, sorted. */
  told(): Promise<string[]>;
  audit(): Promise<string[]>;
}

export async function setScene(database: Database): Promise<Scene> {
  const { db } = database;
  const newId = () => crypto.randomUUID();
  const clock = { now: () => scene.now };
  const parts = { db, clock, newId };
  const calendar = createCalendar(parts);
  const committees = createCommittees(parts);
  const meetings = createMeetings({ ...parts, calendar, committees });
  const people = createPeople(parts);
  const strategies = createStrategies(parts);
  const audit = createAudit(parts);
  const stops = createMessageStops({ ...parts, people, audit });
  const standIns: StandIns = (on, notice) => standInsFor({ people, stops }, on, notice);
  const notices = createNotices({ ...parts, calendar, standIns });
  const actions: Scene['actions'] = [];
  const make = (keys: KeyRing | null) =>
    createQuestions({
      ...{ ...parts, calendar, committees, meetings, people, strategies, notices, audit, keys },
      ...{ checkWording, checkIdentity, checkPlainWords },
      agendaTopics: async () => scene.agenda,
      addCommitteeAction: async (_on, action) => {
        actions.push(action);
        return `action-${actions.length}`;
      },
    });
  const ids = new Map<string, string>();
  const questions = make(createKeyRing([testKey]));
  const scene: Scene = {
    now: at('2026-11-02'),
    committeeId: '',
    meetingId: '',
    id(name) {
      const id = ids.get(name);
      if (!id) throw new Error(`Nobody is called ${name}`);
      return id;
    },
    ...{ questions, calendar, database, actions, meetings, people, committees, notices, stops, again: make },
    agenda: [],
    async asks(words, more = {}) {
      const received = await questions.deposit({
        ...{ committeeId: scene.committeeId, way: 'ask-page', words, formId: newId() },
        ...more,
      });
      if (!received.ok) throw new Error(received.refusal.code);
      return received.value;
    },
    async okay(words, more) {
      const asked = await scene.asks(words, more);
      await questions.queue.open(asked.questionId, scene.id('Wanda'));
      const decided = await questions.queue.okToUse(asked.questionId, scene.id('Wanda'));
      if (!decided.ok) throw new Error(decided.refusal.code);
      return asked;
    },
    async agrees(keepsake) {
      const viewed = await questions.home.view({ keepsake });
      return questions.home.agree({ keepsake }, viewed.ok ? viewed.value.seen : '');
    },
    async withOfficer(words) {
      const asked = await scene.okay(words);
      const proposed = await questions.wording.propose({
        ...{ questionIds: [asked.questionId], personId: scene.id('Wanda'), submissionId: newId() },
        ...{ theme: 'Food', wording: 'Can young people choose what they eat?', couldBeSix: true },
      });
      if (!proposed.ok) throw new Error(proposed.refusal.code);
      await scene.agrees(asked.keepsake);
      const sent = await questions.answering.toOfficer({
        ...{ askedId: proposed.value.id, post: 'Virtual School Head', personId: scene.id('Wanda') },
      });
      if (!sent.ok) throw new Error(sent.refusal.code);
      return { ...asked, askedId: proposed.value.id };
    },
    async told() {
      await questions.tick(db);
      const rows = await db
        .selectFrom('notice')
        .innerJoin('person', 'person.id', 'notice.person_id')
        .select(['notice.kind', 'person.name'])
        .where('notice.due_at', '<=', scene.now)
        .execute();
      return rows.map((row) => `${row.kind} → ${row.name}`).sort();
    },
    async audit() {
      const entries = await audit.recent(500);
      const names = new Map([...ids].map(([name, id]) => [id, name]));
      return entries.map((entry) => `${entry.what} by ${names.get(entry.personId ?? '') ?? 'nobody'}`);
    },
  };
  await db
    .insertInto('day_off')
    .values(
      bankHolidays.map((one) => ({
        ...one,
        ...{ kind: 'bank-holiday' as const, source: 'library' as const, added_by: null, added_at: scene.now },
      })),
    )
    .execute();
  await db
    .insertInto('day_off_horizon')
    .values({ id: 1, known_until: '2028-12-31', source: 'test' })
    .execute();
  const committee = await committees.add({
    ...{ fromDay: Day.parse('2026-01-01'), name: 'Committee', parentBody: 'Council' },
    ...{ governanceModel: 'committee-system', operationalGroupName: 'Operational Group' },
    ...{ shadowCommitteeName: 'My VOICE', meetingTime: '14:00', venue: 'Room', offsets: {} },
  });
  scene.committeeId = committee.committeeId;
  await people.store(
    staff.map(([name, roles, posts = [], deputy], place) => ({
      name,
      email: `${name.toLowerCase()}@council.example`,
      aadObjectId: `00000000-0000-4000-8000-${String(place + 1).padStart(12, '0')}`,
      roles,
      holdings: posts.map((post) => ({
        ...{ post, deputyEmail: deputy ? `${deputy.toLowerCase()}@council.example` : null },
        ...{ fromDay: null, untilDay: null },
      })),
      ...{ fromDay: null, untilDay: null },
    })),
    { committeeId: scene.committeeId },
  );
  for (const person of await people.everyone(scene.committeeId)) ids.set(person.name, person.id);
  const meeting = await meetings.add({
    ...{ committeeId: scene.committeeId, day: Day.parse('2027-03-02'), by: 'test' },
  });
  scene.meetingId = meeting.id;
  return scene;
}
