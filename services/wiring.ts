/** Makes every service from one database and one clock: the same for the program, the commands and the demo's past. */
import { type CommitteeActions, createCommitteeActions } from './actions/service';
import { publicAgenda } from './agenda/public';
import { businessOf } from './agenda/rules';
import { type Agendas, createAgendas } from './agenda/service';
import { type Audit, createAudit } from './audit/service';
import type { Clock, NewId } from './calendar/clock';
import { createDaysOff, type DaysOff } from './calendar/days-off';
import { formatDay } from './calendar/rules';
import { type Calendar, createCalendar } from './calendar/service';
import { type Committees, createCommittees } from './committees/service';
import { type Conversations, createConversations } from './conversations/service';
import { councilFacts } from './council-facts';
import { type Cycle, createCycle } from './cycle/service';
import { factsForCycle } from './cycle-facts';
import type { Executor } from './db/tables';
import { createFormDrafts, type FormDrafts } from './drafts/service';
import { createEditions, type Editions } from './editions/service';
import type { Directory } from './graph/directory';
import { createJobs, type Jobs } from './jobs/service';
import { createLanguage, type Language } from './language/service';
import type { Library } from './library/service';
import { createMeetingKeeping, type MeetingKeeping } from './meetings/keeping';
import type { ChangedDate, ChangedDates } from './meetings/rules';
import { createMeetings, type Meetings, type MovedDate } from './meetings/service';
import { createNotices, type Notices } from './notices/service';
import { createAttachments } from './pack/attachments/service';
import { asShadowQuestion, asVisitsSince } from './pack/gather/other-papers';
import { yearForMeeting } from './pack/gather/visit-year';
import { attachedJob, createPacks, editionJob, type Packs, packJob } from './pack/service';
import { createVisitPapers, type VisitPapers, visitPaperJob } from './pack/visit-papers';
import { createMatching, type Matching } from './people/matching';
import { createPeople, type PeopleKeeper } from './people/service';
import { createPersonData, type PersonData } from './person-data/service';
import { createWorkProgramme, type WorkProgramme } from './programme/service';
import type { KeyRing } from './questions/keys';
import { createQuestions, type Questions } from './questions/service';
import { standInsFor } from './questions/stand-ins';
import { checkPlainWords } from './questions/wording-checks';
import { checkIdentity, checkWordingAndIdentity } from './questions/wording-identity';
import { createRecord, type RecordKeeper } from './record/service';
import { createReports, type Reports } from './reports/service';
import { createRetention, type Retention } from './retention/service';
import { createRounds, type Rounds } from './rounds/service';
import { createScorecards, type Scorecards } from './scorecard/service';
import { createScrutiny, type Scrutiny } from './scrutiny/service';
import { createMessageStops, type MessageStops } from './stops/service';
import { createStrategies, type StrategyKeeper } from './strategy/service';
import { createUpdates, type Updates } from './updates/service';
import type { CalendarWriter } from './visits/calendar-writer';
import { checkNote } from './visits/note-check';
import { createVisits, type Visits } from './visits/service';

export interface Services {
  clock: Clock;
  newId: NewId;
  audit: Audit;
  record: RecordKeeper;
  retention: Retention;
  personData: PersonData;
  calendar: Calendar;
  daysOff: DaysOff;
  committees: Committees;
  conversations: Conversations;
  people: PeopleKeeper;
  matching: Matching;
  /** null: people are matched by what Teams says of them alone. */
  directory: Directory | null;
  strategies: StrategyKeeper;
  meetings: Meetings;
  meetingKeeping: MeetingKeeping;
  notices: Notices;
  stops: MessageStops;
  rounds: Rounds;
  updates: Updates;
  scrutiny: Scrutiny;
  scorecards: Scorecards;
  formDrafts: FormDrafts;
  visits: Visits;
  visitPapers: VisitPapers;
  packs: Packs;
  cycle: Cycle;
  questions: Questions;
  reports: Reports;
  agendas: Agendas;
  committeeActions: CommitteeActions;
  workProgramme: WorkProgramme;
  editions: Editions;
  language: Language;
  jobs: Jobs;
  address(): string;
  /** After a day off is added or taken away: what moved and what stays as people were told. Clerks are told too. */
  datesChanged(): Promise<ChangedDates>;
}

export interface Wiring {
  db: Executor;
  clock: Clock;
  newId: NewId;
  library: Library;
  /** True for the embedded database: no other process shares it. */
  alone: boolean;
  /** Run before each poll for jobs, in order: what is due by the clock. */
  everyTick: (() => Promise<unknown>)[];
  log: (error: unknown, what: string) => void;
  /** Without it no question can be asked. */
  questionKeys?: KeyRing | null;
  /** Without it members have calendar files and the feed, and no event is written. */
  calendarWriter?: CalendarWriter | null;
  directory?: Directory | null;
  /** Where our own pages and files are; '' when not known. */
  address?: () => string;
}

export function wireServices(wiring: Wiring): Services {
  const { db, clock, newId, library, alone, everyTick, log, address = () => '' } = wiring;
  const time = { db, clock, newId };
  const audit = createAudit(time);
  const record = createRecord(time);
  const retention = createRetention({ ...time, audit });
  const personData = createPersonData({ ...time, audit });
  const calendar = createCalendar(time);
  const committees = createCommittees(time);
  const people = createPeople(time);
  const strategies = createStrategies(time);
  const meetings = createMeetings({ ...time, calendar, committees });
  const stops = createMessageStops({ ...time, people, audit });
  const notices = createNotices({
    ...time,
    calendar,
    alone,
    standIns: (on, notice) => standInsFor({ people, stops }, on, notice),
  });
  const rounds = createRounds({ ...time, calendar, meetings, people, strategies, notices, audit, stops });
  const updates = createUpdates({ ...time, rounds, strategies, people, notices, audit });
  const scrutiny = createScrutiny({ ...time, rounds, updates, people, notices, audit });
  const reports = createReports({ ...time, meetings, people, notices, audit });
  const agendas = createAgendas({
    ...{ ...time, meetings, committees, people, reports, library, notices, audit },
    onAttached: async (on, { itemId }) => {
      await jobs.enqueue(on, { kind: attachedJob, key: `${itemId} ${newId()}`, payload: { itemId } });
    },
  });
  const committeeActions = createCommitteeActions({ ...time, meetings, people, audit });
  const workProgramme = createWorkProgramme({ ...time, meetings, people, audit });
  const scorecards = createScorecards({ ...time, audit, committees, meetings, notices, people, strategies });
  const ofVisits = {
    calendar,
    committees,
    meetings,
    people,
    notices,
    audit,
    checkNote,
    calendarWriter: wiring.calendarWriter ?? null,
  };
  const visits = createVisits({ ...time, ...ofVisits });
  const handlers: Parameters<typeof createJobs>[0]['handlers'] = {};
  const jobs = createJobs({ ...time, handlers, everyTick, alone, log });
  const language = createLanguage({
    audit,
    ...{ db, clock },
    council: (committeeId, on) =>
      councilFacts(committeeId, { committees, people, strategies, visits, scorecards, clock }, on),
  });
  const editions = createEditions({
    ...time,
    ...{ people, meetings, notices, audit },
    onSignedOff: async (on, { buildId }) => {
      await jobs.enqueue(on, { kind: editionJob, key: buildId, payload: { buildId } });
    },
  });
  const questions = createQuestions({
    ...{ ...time, calendar, committees, meetings, people, strategies, notices, audit },
    ...{
      keys: wiring.questionKeys ?? null,
      checkWording: checkWordingAndIdentity,
      checkIdentity,
      checkPlainWords,
    },
    addCommitteeAction: async (on, { meetingId, what, who, byDay, addedBy, committeeId }) =>
      meetingId &&
      committeeActions.promise(on, {
        ...{ committeeId, meetingId, ask: what, ownerPost: who, dueDay: byDay, byPersonId: addedBy },
      }),
    changeCommitteeAction: (on, actionId, promised, byPersonId) =>
      committeeActions.promiseChanged(
        on,
        actionId,
        promised && { ask: promised.what, ownerPost: promised.who, dueDay: promised.byDay },
        byPersonId,
      ),
    agendaTopics: (committeeId) => topicsOf(committeeId, { agendas, meetings, strategies }),
  });
  const ofYear = { ...time, meetings, strategies, visits, workProgramme };
  const attachments = createAttachments({ ...time, audit });
  const packs = createPacks({
    ...time,
    attachments,
    holdSpeech: async ({ itemId, place, text }) => {
      const held = await questions.held.hold({
        ...{ ids: { itemId }, committeeId: async () => null, way: 'adult-text', byPersonId: null },
        ...{ place, theirVoice: false, text },
      });
      return held.ok ? held.value : null;
    },
    ...{ library, jobs, notices, audit, people, meetings, committees, strategies, rounds, updates, log },
    scrutiny,
    ...{ agendas, reports, scorecards, committeeActions, workProgramme, editions, language },
    questions: {
      forPack: async (meetingId) =>
        (await questions.meeting.approvedForMeeting(meetingId)).map(asShadowQuestion),
    },
    visits: {
      forPack: async (meetingId) =>
        asVisitsSince(await visits.forMeeting(meetingId), await yearForMeeting(ofYear, meetingId)),
    },
  });
  const cycle = createCycle({
    ...{ ...time, calendar, committees, meetings, people, notices, stops, audit },
    ...factsForCycle({ agendas, packs, reports, rounds }),
  });
  const visitPapers = createVisitPapers({
    ...time,
    ...{ library, jobs, notices, audit, people, committees, strategies, visits, language, log },
    ...{ meetings, agendas, reports, attachments, scorecards },
  });
  handlers[visitPaperJob] = async ({ paperId }) => {
    if (paperId) await visitPapers.write(paperId);
  };
  handlers[packJob] = async ({ buildId }) => {
    if (buildId) await packs.build(buildId);
  };
  handlers[attachedJob] = async ({ itemId }) => {
    if (itemId) await packs.lookThrough(itemId);
  };
  handlers[editionJob] = async ({ buildId }, { attempt }) => {
    if (buildId) await packs.releaseEdition(buildId, attempt);
  };
  /** Whatever the round itself asks for: clerks hear of every meeting whose dates moved. */
  async function tellClerks(moved: MovedDate[]): Promise<void> {
    const now = clock.now();
    const meetingsMoved = new Map(moved.map(({ meeting }) => [meeting.id, meeting]));
    for (const { id: meetingId, committeeId } of meetingsMoved.values()) {
      const clerks = await people.withRole(committeeId, 'clerk');
      await notices.queue(
        db,
        clerks.map(({ id }) => ({
          key: `meeting:${meetingId}:dates-moved:${now.toISOString()}:${id}`,
          kind: 'dates-moved',
          personId: id,
          subject: { meetingId },
          dueAt: now,
        })),
      );
    }
  }

  return {
    ...{
      clock,
      newId,
      audit,
      record,
      retention,
      personData,
      calendar,
      committees,
      people,
      strategies,
      meetings,
      notices,
      stops,
      rounds,
      updates,
    },
    ...{ scrutiny, visits, visitPapers, packs, questions, jobs, address },
    ...{ cycle, reports, agendas, committeeActions, workProgramme, editions, scorecards, language },
    conversations: createConversations(time),
    formDrafts: createFormDrafts(time),
    matching: createMatching({ db, audit }),
    directory: wiring.directory ?? null,
    daysOff: createDaysOff({ db, clock, calendar, people, audit }),
    meetingKeeping: createMeetingKeeping({ db, clock, meetings, people, audit }),
    async datesChanged() {
      const moved = await meetings.recompute();
      await tellClerks(moved.filter(({ wouldBe }) => wouldBe === null));
      await rounds.planUpcoming();
      const movedVisits = await visits.moveFromDaysOff();
      const named = namedBy(await committees.all());
      return {
        moved: [
          ...moved
            .filter(({ wouldBe }) => wouldBe === null)
            .map((date) => named(date.meeting.committeeId, movedWords(date))),
          ...movedVisits.map(({ committeeId, text }) => named(committeeId, text)),
        ],
        kept: moved
          .filter(({ wouldBe }) => wouldBe !== null)
          .map((date) => named(date.meeting.committeeId, keptWords(date))),
      };
    },
  };
}

const aboutMeeting = ({ title, meeting }: MovedDate) => `${title}, for ${formatDay(meeting.day)}`;

/** Where there is more than one committee each line says whose date it is: a day off moves the dates of all. */
function namedBy(committees: { committeeId: string; name: string }[]) {
  const names = new Map(committees.map(({ committeeId, name }) => [committeeId, name]));
  return (committeeId: string, words: string): ChangedDate => {
    const name = names.get(committeeId);
    return { committeeId, text: names.size > 1 && name ? `${name}: ${words}` : words };
  };
}

function movedWords(date: MovedDate): string {
  const why = date.reasons.length > 0 ? ` (${date.reasons.join('; ')})` : '';
  return `${aboutMeeting(date)}: ${formatDay(date.from)} is now ${formatDay(date.to)}${why}`;
}

function keptWords(date: MovedDate): string {
  const by = date.wouldBe ? ` (by the calendar it would be ${formatDay(date.wouldBe)})` : '';
  return `${aboutMeeting(date)}: stays ${formatDay(date.to)}, as people were told${by}`;
}

/** What young people may choose a question to be about: the pledges by their short names, and the next meeting's reports. */
async function topicsOf(
  committeeId: string,
  { agendas, meetings, strategies }: Pick<Services, 'agendas' | 'meetings' | 'strategies'>,
): Promise<string[]> {
  const strategy = await strategies.current(committeeId);
  const [next] = await meetings.upcoming(committeeId);
  const items = next ? businessOf(publicAgenda(await agendas.of(next.id))) : [];
  const reports = items.filter(({ kind, part }) => kind === 'report' && part === 1).map(({ title }) => title);
  return [...(strategy?.pledges.map(({ shortName }) => shortName) ?? []), ...reports];
}

/** Dates are days, not seconds: looking this often keeps an idle service idle. */
const lookEveryMs = 5_000;

export interface RoundTick {
  /** For every poll: looks when it is time to. */
  tick(): Promise<void>;
  /** The next tick looks at once: the clock has been moved, or a round opened by hand. */
  hurry(): void;
}

/** What meetings that were called off leave behind goes to the next. */
async function carryCalledOff(
  { agendas, workProgramme }: Pick<Services, 'agendas' | 'workProgramme'>,
  committeeId: string,
): Promise<void> {
  await agendas.carryCalledOff(committeeId);
  await workProgramme.carryCalledOff(committeeId);
}

/** What the clock makes due: rounds planned, opened and closed, reminders planned. Delivery comes after it. */
export function createRoundTick(services: Services, db: Executor): RoundTick {
  const { calendar, conversations, rounds, notices, questions, visits, cycle, retention } = services;
  let nextLook = 0;
  // A process may have ended between a new day off, or a meeting that moved, and the dates that follow it.
  let datesFollow = false;
  return {
    hurry: () => {
      nextLook = 0;
    },
    async tick() {
      if (performance.now() < nextLook) return;
      nextLook = performance.now() + lookEveryMs;
      const newDays = await calendar.refreshBankHolidays();
      if (newDays || !datesFollow) await services.datesChanged();
      datesFollow = true;
      await rounds.planUpcoming();
      await rounds.openDue();
      await rounds.closeDue();
      await notices.queue(db, await rounds.plannedNotices());
      for (const { committeeId } of await services.committees.all())
        await carryCalledOff(services, committeeId);
      await cycle.tell();
      await questions.tick(db);
      await conversations.blurOld();
      await visits.upkeep();
      await retention.upkeep();
      await notices.queue(db, await visits.plannedNotices());
      await notices.reopenReachable();
      await visits.writeCalendars();
    },
  };
}
