/** Every step of a meeting's cycle that needs a person tells that person, in time and once, and can be marked as done. */
import type { Audit } from '../audit/service';
import type { Clock } from '../calendar/clock';
import { addWorkingDays, type Day, londonDay, type WorkingCalendar } from '../calendar/rules';
import type { Calendar } from '../calendar/service';
import type { Committees } from '../committees/service';
import type { Executor } from '../db/tables';
import { type PublicationStanding, publicationStanding } from '../meetings/publication-standing';
import type { Meeting, TimetableEntry, TimetableStep } from '../meetings/rules';
import type { Meetings } from '../meetings/service';
import type { PlannedNotice } from '../notices/rules';
import type { Notices } from '../notices/service';
import type { Role } from '../people/rules';
import type { People } from '../people/service';
import { command } from '../platform/command';
import { ok, type Result, refuse } from '../result';
import type { MessageStops } from '../stops/service';
import {
  type Also,
  type DoneStep,
  type Duty,
  duties,
  dutyOf,
  isOver,
  isTold,
  type OpenStep,
  publicationNotices,
  toldFrom,
} from './rules';
import { doneSteps, markDone, markOpen } from './store';

export type { DoneStep, OpenStep } from './rules';

/** One step as its card shows it. */
export interface StepView {
  meeting: Meeting;
  entry: TimetableEntry;
  duty: Duty;
  /** Null while nobody has marked it. */
  done: DoneStep | null;
  /** Its day, or its hour, has gone by. */
  overdue: boolean;
  /** Whether the rest of the product knows that there is nothing left to do. */
  settled: boolean;
  mayMark: boolean;
}

export type StepRefusal = { code: 'not-found' } | { code: 'not-allowed' };

export interface Cycle {
  /** Queues what is due by now; from then on those dates are told. Safe at any time. */
  tell(): Promise<void>;
  /** Everything due by now, for every committee; planning twice gives the same keys. */
  plannedNotices(): Promise<PlannedNotice[]>;
  /** Near publication, in words and level; null for a meeting that is called off or long past. */
  publication(meeting: Meeting, on?: Executor): Promise<PublicationStanding>;
  /** Null where no person takes that step, or there is no such meeting. */
  step(meetingId: string, step: string, personId: string, on?: Executor): Promise<StepView | null>;
  /** Steps of a committee's meetings that are due or have gone by undone, also after a meeting; by day. */
  openSteps(committeeId: string, on?: Executor): Promise<OpenStep[]>;
  doneSteps(meetingId: string, on?: Executor): Promise<Map<string, DoneStep>>;
  /** By whoever takes the step, or a clerk of the committee. Twice is once. */
  mark(input: {
    meetingId: string;
    step: string;
    done: boolean;
    byPersonId: string;
  }): Promise<Result<StepView, StepRefusal>>;
  /** Asked again before a notice goes out: whether what it says is true and still to do. */
  stillNeeded(notice: Pick<PlannedNotice, 'kind' | 'personId' | 'subject'>): Promise<boolean>;
}

export interface CycleDeps {
  db: Executor;
  clock: Clock;
  calendar: Pick<Calendar, 'workingCalendar'>;
  committees: Pick<Committees, 'all'>;
  meetings: Pick<
    Meetings,
    'byId' | 'upcoming' | 'timetable' | 'lawfulPublication' | 'calledOn' | 'changes' | 'told'
  >;
  people: Pick<People, 'may' | 'withRole' | 'deputiesFor' | 'byId'>;
  notices: Pick<Notices, 'queue'>;
  stops: Pick<MessageStops, 'stoppedOf'>;
  audit: Pick<Audit, 'record'>;
  /** When the meeting's papers went out, if they have. */
  publishedAt(meetingId: string, on: Executor): Promise<Date | null>;
  /** Person ids. */
  also(meeting: Meeting, who: Also, on: Executor): Promise<string[]>;
  /** Whether nothing is left to do, as far as the rest of the product knows. */
  settled(meeting: Meeting, step: TimetableStep, on: Executor): Promise<boolean>;
}

/** After a meeting its steps stay in sight for so many working days. */
const daysInSight = 20;
/** Steps due within so many working days are in sight. */
const daysAhead = 2;

type Told = Pick<TimetableEntry, 'step' | 'day'>;

export function createCycle(deps: CycleDeps): Cycle {
  const { db, clock, meetings, people } = deps;

  /** Meetings whose cycle is going on, those of the last weeks too. */
  async function underWay(committeeId: string, calendar: WorkingCalendar, on: Executor): Promise<Meeting[]> {
    const from = addWorkingDays(londonDay(clock.now()), -daysInSight, calendar);
    return meetings.upcoming(committeeId, from, on);
  }

  const idsOf = (found: { id: string }[]) => found.map(({ id }) => id);

  /** Of these, whoever gets messages just now. */
  async function reachable(ids: string[], on: Executor): Promise<string[]> {
    const stopped = await deps.stops.stoppedOf(ids, on);
    return ids.filter((id) => !stopped.has(id));
  }

  const holdersOf = async (committeeId: string, role: Role, on: Executor) =>
    idsOf(await people.withRole(committeeId, role, on));

  /** Who holds a role; whoever stands in, where all of them get no messages just now. */
  async function toTell(committeeId: string, role: Role, on: Executor): Promise<string[]> {
    const holders = await holdersOf(committeeId, role, on);
    if ((await reachable(holders, on)).length > 0) return holders;
    const deputies = await reachable(idsOf(await people.deputiesFor(committeeId, role, on)), on);
    // Nobody stands in: the notice waits for them, and says why.
    return deputies.length > 0 ? deputies : holders;
  }

  /** Those of `also` have no deputy in the step: while one of them gets no messages, the clerk is told too. */
  async function alsoToTell(committeeId: string, ids: string[], on: Executor): Promise<string[]> {
    const reached = await reachable(ids, on);
    return reached.length === ids.length ? ids : [...ids, ...(await toTell(committeeId, 'clerk', on))];
  }

  async function whoTakes(
    meeting: Meeting,
    duty: Duty,
    on: Executor,
    ask: { ofRole: typeof toTell; ofAlso: typeof alsoToTell },
  ): Promise<string[]> {
    const { committeeId } = meeting;
    const found = new Set<string>();
    for (const role of duty.roles) for (const id of await ask.ofRole(committeeId, role, on)) found.add(id);
    if (duty.also) {
      const also = await deps.also(meeting, duty.also, on);
      for (const id of await ask.ofAlso(committeeId, also, on)) found.add(id);
    }
    if (found.size === 0 && duty.otherwise)
      for (const id of await ask.ofRole(committeeId, duty.otherwise, on)) found.add(id);
    return [...found];
  }

  const told = (meeting: Meeting, duty: Duty, on: Executor) =>
    whoTakes(meeting, duty, on, { ofRole: toTell, ofAlso: alsoToTell });
  const takers = (meeting: Meeting, duty: Duty, on: Executor) =>
    whoTakes(meeting, duty, on, { ofRole: holdersOf, ofAlso: async (_committeeId, ids) => ids });

  async function stepNotices(meeting: Meeting, entries: TimetableEntry[], calendar: WorkingCalendar) {
    const now = clock.now();
    const when = { now, today: londonDay(now), calledOn: await meetings.calledOn(meeting.id), calendar };
    const planned: PlannedNotice[] = [];
    let done: Map<string, DoneStep> | null = null;
    for (const duty of duties) {
      const entry = entries.find(({ step }) => step === duty.step);
      if (!entry || !isTold(duty, entry, when)) continue;
      done ??= await doneSteps(db, meeting.id);
      if (done.has(duty.step) || (await deps.settled(meeting, duty.step, db))) continue;
      for (const personId of await told(meeting, duty, db)) {
        planned.push({
          // A date that moves is told anew.
          key: `meeting:${meeting.id}:step-due:${duty.step}:${entry.day}:${personId}`,
          kind: 'step-due',
          personId,
          subject: { meetingId: meeting.id, step: duty.step },
          dueAt: toldFrom(duty, entry.day, calendar),
        });
      }
    }
    return planned;
  }

  async function publicationDays(meeting: Meeting, on: Executor) {
    const lawful = await meetings.lawfulPublication(meeting.id, on);
    const own = (await meetings.timetable(meeting, on)).find(({ step }) => step === 'publication')?.day;
    return { lawful, aim: own !== undefined && own < lawful ? own : lawful };
  }

  async function publicationPlans(meeting: Meeting, calendar: WorkingCalendar): Promise<PlannedNotice[]> {
    const now = clock.now();
    if (londonDay(now) >= meeting.day) return [];
    const days = await publicationDays(meeting, db);
    const due = publicationNotices(days, calendar).filter(({ dueAt }) => dueAt <= now);
    if (due.length === 0 || (await deps.publishedAt(meeting.id, db))) return [];
    const clerks = await toTell(meeting.committeeId, 'clerk', db);
    const cover = await coverOf(meeting, clerks);
    return due.flatMap(({ kind, dueAt, to }) =>
      (to === 'clerks' ? clerks : cover).map((personId) => ({
        key: `meeting:${meeting.id}:${kind}:${days.lawful}:${personId}`,
        kind,
        personId,
        subject: { meetingId: meeting.id, step: 'publication' },
        dueAt,
      })),
    );
  }

  /** Who stands in for the clerks; where none of them gets messages, the chair, who can see to it that somebody publishes. */
  async function coverOf(meeting: Meeting, clerks: string[]): Promise<string[]> {
    const others = (found: { id: string }[]) => idsOf(found).filter((id) => !clerks.includes(id));
    const deputies = others(await people.deputiesFor(meeting.committeeId, 'clerk'));
    if ((await reachable(deputies, db)).length > 0) return deputies;
    return [...deputies, ...others(await people.withRole(meeting.committeeId, 'chair'))];
  }

  const publication = async (meeting: Meeting, on: Executor): Promise<PublicationStanding> =>
    publicationStanding({
      now: clock.now(),
      ...(await publicationDays(meeting, on)),
      publishedAt: await deps.publishedAt(meeting.id, on),
      calendar: await deps.calendar.workingCalendar(on),
    });

  async function step(
    meetingId: string,
    name: string,
    personId: string,
    on: Executor,
  ): Promise<StepView | null> {
    const duty = dutyOf(name);
    const meeting = await meetings.byId(meetingId, on).catch(() => null);
    if (!duty || !meeting) return null;
    const entry = (await meetings.timetable(meeting, on)).find((one) => one.step === duty.step);
    if (!entry) return null;
    const mayMark =
      (await people.may(personId, 'timetable.take-steps', meeting.committeeId, on)) ||
      (await takers(meeting, duty, on)).includes(personId) ||
      (await told(meeting, duty, on)).includes(personId);
    const done = (await doneSteps(on, meetingId)).get(duty.step) ?? null;
    const overdue = isOver(entry, clock.now(), await deps.calendar.workingCalendar(on));
    const settled = await deps.settled(meeting, duty.step, on);
    return { meeting, entry, duty, done, overdue, settled, mayMark };
  }

  async function openSteps(committeeId: string, on: Executor): Promise<OpenStep[]> {
    const calendar = await deps.calendar.workingCalendar(on);
    const now = clock.now();
    const today = londonDay(now);
    const horizon = addWorkingDays(today, daysAhead, calendar);
    const open: OpenStep[] = [];
    for (const meeting of await underWay(committeeId, calendar, on)) {
      const calledOn = await meetings.calledOn(meeting.id, on);
      const near = (await meetings.timetable(meeting, on)).filter(
        ({ step, day }) => dutyOf(step) !== null && day <= horizon && day >= calledOn,
      );
      if (near.length === 0) continue;
      const done = await doneSteps(on, meeting.id);
      for (const { step, title, day, at, who } of near) {
        if (done.has(step) || hasGone(meeting, day, today) || (await deps.settled(meeting, step, on)))
          continue;
        const { id: meetingId, day: meetingDay } = meeting;
        const label = dutyOf(step)?.label ?? title;
        const overdue = isOver({ day, at }, now, calendar);
        open.push({ meetingId, meetingDay, step, label, title, day, who, overdue });
      }
    }
    return open.sort((one, other) => one.day.localeCompare(other.day));
  }

  /** What was to be done before a meeting that has been held needs no doing now. */
  const hasGone = (meeting: Meeting, day: Day, today: Day) => day < meeting.day && meeting.day < today;

  /** By meeting, with its dates as they are told. */
  async function plansByMeeting(): Promise<{ meetingId: string; told: Told[]; planned: PlannedNotice[] }[]> {
    const calendar = await deps.calendar.workingCalendar();
    const plans = [];
    for (const { committeeId } of await deps.committees.all()) {
      for (const meeting of await underWay(committeeId, calendar, db)) {
        const entries = await meetings.timetable(meeting);
        const planned = [
          ...(await stepNotices(meeting, entries, calendar)),
          ...(await publicationPlans(meeting, calendar)),
        ];
        const steps = new Set(planned.map(({ subject }) => subject.step));
        plans.push({ meetingId: meeting.id, told: entries.filter(({ step }) => steps.has(step)), planned });
      }
    }
    return plans;
  }

  return {
    async tell() {
      for (const { meetingId, told, planned } of await plansByMeeting()) {
        if (planned.length === 0) continue;
        await db.transaction().execute(async (on) => {
          const fresh = await deps.notices.queue(on, planned);
          if (fresh > 0) await meetings.told(on, meetingId, told);
        });
      }
    },
    plannedNotices: async () => (await plansByMeeting()).flatMap(({ planned }) => planned),
    publication: (meeting, on = db) => publication(meeting, on),
    step: (meetingId, name, personId, on = db) => step(meetingId, name, personId, on),
    openSteps: (committeeId, on = db) => openSteps(committeeId, on),
    doneSteps: (meetingId, on = db) => doneSteps(on, meetingId),
    async mark({ meetingId, step: name, done, byPersonId }) {
      const look = async (on: Executor): Promise<Result<StepView, StepRefusal>> => {
        const view = await step(meetingId, name, byPersonId, on);
        return view ? ok(view) : refuse({ code: 'not-found' });
      };
      const marked = await command<StepView, { view: StepView; changed: boolean }, StepRefusal>(deps, {
        by: byPersonId,
        // Marked, it is marked.
        once: null,
        lock: look,
        async write(on, before) {
          // Whose step it is, `step` knows.
          if (!before.mayMark) return refuse({ code: 'not-allowed' });
          const changed = done
            ? await markDone(on, { meetingId, step: name, by: byPersonId, at: clock.now() })
            : await markOpen(on, meetingId, name);
          const after = await look(on);
          return after.ok ? ok({ view: after.value, changed }) : after;
        },
        audit: ({ changed }) =>
          changed ? { what: done ? 'step-done' : 'step-not-done', subject: { meetingId, step: name } } : null,
      });
      return marked.ok ? ok(marked.value.view) : marked;
    },
    async stillNeeded({ kind, personId, subject }) {
      const { meetingId, step: name } = subject;
      const meeting = meetingId ? await meetings.byId(meetingId).catch(() => null) : null;
      if (!meeting || !name) return false;
      const off = (await meetings.changes(meeting.committeeId)).some(
        (one) => one.meeting.id === meeting.id && one.cancelledAt !== null,
      );
      if (off) return false;
      if (kind === 'step-due') {
        const view = await step(meeting.id, name, personId, db);
        const calendar = await deps.calendar.workingCalendar();
        const now = clock.now();
        const when = { now, today: londonDay(now), calledOn: await meetings.calledOn(meeting.id), calendar };
        return (
          view !== null &&
          view.done === null &&
          !view.settled &&
          isTold(view.duty, view.entry, when) &&
          (await told(meeting, view.duty, db)).includes(personId)
        );
      }
      const { level } = await publication(meeting, db);
      switch (kind) {
        case 'step-publication-amber':
          return level === 'amber';
        case 'step-publication-red':
        case 'step-publication-cover':
          return level === 'red';
        case 'step-publication-missed':
          return level === 'missed' && londonDay(clock.now()) < meeting.day;
        default:
          return true;
      }
    },
  };
}
