/** Meetings and their timetables; a new bank holiday moves what it must and says what moved. */
import type { Clock, NewId } from '../calendar/clock';
import {
  addDays,
  countsAs,
  type Day,
  formatDay,
  isFarAhead,
  laterDay,
  londonDay,
  publishBy,
  type WorkingCalendar,
} from '../calendar/rules';
import type { Calendar } from '../calendar/service';
import type { Committees } from '../committees/service';
import type { Executor } from '../db/tables';
import { type Election, latestNotice } from './elections';
import { reportingPeriod } from './reporting-period';
import type { Meeting, MeetingChange, Profile, TimetableEntry, TimetableStep } from './rules';
import { type ShortNotice, shortNotice } from './short-notice';
import {
  findCreatedAt,
  findMeeting,
  insertMeeting,
  listChanges,
  listDates,
  listMeetings,
  lockMeeting,
  lockMeetings,
  type StoredDates,
  saveDates,
  saveTold,
  setCancelled,
  setDay,
  setProfile,
} from './store';
import { listElections, saveElection } from './store-elections';
import { planTimetable } from './timetable';
import { type StandingEntry, standingTimetable } from './told-dates';

export interface MovedDate {
  meeting: Meeting;
  step: TimetableStep;
  title: string;
  from: Day;
  to: Day;
  reasons: string[];
  /** What the calendar would say, where the date stays as people were told (`from` and `to` are then the same). */
  wouldBe: Day | null;
}

export interface Meetings {
  /**
   * Time and place are the committee's usual ones on that day unless told.
   * @throws MeetingRefused for a day that is not in the future, or that has a meeting of this committee.
   */
  add(input: {
    committeeId: string;
    day: Day;
    profile?: Profile;
    startsAt?: string;
    venue?: string;
    by: string;
    /** An open transaction. */
    on?: Executor;
  }): Promise<Meeting>;
  /**
   * To another day; its time, place and reporting period stay. The caller then lets every date follow (`datesChanged`).
   * @throws MeetingRefused for one that is over or called off, and for a day as in `add`.
   */
  move(id: string, to: Day, on?: Executor): Promise<Meeting>;
  /** It will not be held: no longer among the upcoming ones. @throws MeetingRefused for one that is over or called off. */
  cancel(id: string, on?: Executor): Promise<Meeting>;
  /** Which of its dates had gone when it was made, and what would fit instead; null where nothing has gone. */
  shortNotice(meeting: Meeting, on?: Executor): Promise<ShortNotice | null>;
  /** For a meeting to come. The caller then lets every date follow. @throws MeetingRefused as `move`. */
  setProfile(id: string, profile: Profile, on?: Executor): Promise<Meeting>;
  /** By polling day. */
  elections(on?: Executor): Promise<Election[]>;
  /** `noticeDay` null: the latest day on which notice may be given. */
  addElection(input: { pollingDay: Day; noticeDay: Day | null; name: string; by: string }): Promise<Election>;
  /** Null where there is none on that day. */
  removeElection(pollingDay: Day, by: string): Promise<Election | null>;
  /** Moved or called off, of the last year and to come. */
  changes(committeeId: string, on?: Executor): Promise<MeetingChange[]>;
  find(id: string, on?: Executor): Promise<Meeting | null>;
  /** @throws for an unknown id. */
  byId(id: string, on?: Executor): Promise<Meeting>;
  /**
   * The last lawful day for its agenda and papers: five clear working days before it, or the day on which it was called
   * when that was later (LGA 1972 s.100B(4)(a)). @throws for an unknown id.
   */
  lawfulPublication(id: string, on?: Executor): Promise<Day>;
  /** The day that something put before the public at this instant counts as: later than 17:00 is the next working day. */
  countsAs(instant: Date, on?: Executor): Promise<Day>;
  /** The day on which it was put into the calendar: a meeting may be called at short notice. @throws for an unknown id. */
  calledOn(id: string, on?: Executor): Promise<Day>;
  /** By day, from `from` (today unless told). */
  upcoming(committeeId: string, from?: Day, on?: Executor): Promise<Meeting[]>;
  /**
   * From today's calendar and settings, beside what is stored: days gone by stay as they were, and a date that people were
   * told does not come earlier (told-dates.ts).
   */
  timetable(meeting: Meeting, on?: Executor): Promise<TimetableEntry[]>;
  /** In the caller's transaction: people know of these dates now, as given. */
  told(on: Executor, meetingId: string, dates: { step: TimetableStep; day: Day }[]): Promise<void>;
  /**
   * Recomputes the meetings of the last weeks and to come, stores the new dates, returns what moved since last time and
   * what stays although the calendar would have it earlier. `on`: an open transaction.
   */
  recompute(on?: Executor): Promise<MovedDate[]>;
}

/** Why a meeting was not added: one plain sentence in `message`. */
export class MeetingRefused extends Error {
  constructor(
    readonly code: 'not-in-the-future' | 'too-far-ahead' | 'already-a-meeting' | 'over-or-off',
    message: string,
  ) {
    super(message);
    this.name = 'MeetingRefused';
  }
}

export function createMeetings({
  db,
  clock,
  newId,
  calendar,
  committees,
}: {
  db: Executor;
  clock: Clock;
  newId: NewId;
  calendar: Pick<Calendar, 'workingCalendar' | 'freshWorkingCalendar'>;
  committees: Pick<Committees, 'settingsOn'>;
}): Meetings {
  const today = () => londonDay(clock.now());

  /** The names and offsets are those true on the meeting's day. */
  async function plan(meeting: Meeting, working: WorkingCalendar, on: Executor): Promise<TimetableEntry[]> {
    return planWith(await planner(meeting, working, on), meeting.day, meeting.profile);
  }

  const planWith = (
    { settings, elections, working, startsAt }: Awaited<ReturnType<typeof planner>>,
    day: Day,
    profile: Profile,
  ) =>
    planTimetable(day, working, {
      profile,
      elections,
      offsets: settings.offsets,
      names: {
        operationalGroup: settings.operationalGroupName,
        shadowCommittee: settings.shadowCommitteeName,
      },
      startsAt,
    });

  /** What a timetable is worked from. */
  async function planner(meeting: Meeting, working: WorkingCalendar, on: Executor) {
    const settings = await committees.settingsOn(meeting.committeeId, meeting.day, on);
    return { settings, working, startsAt: meeting.startsAt, elections: await listElections(on) };
  }

  const standing = (worked: TimetableEntry[], stored: StoredDates | undefined): StandingEntry[] =>
    standingTimetable(worked, stored?.dates ?? new Map(), {
      today: today(),
      movedAt: stored?.movedAt ?? null,
      calledOn: stored ? londonDay(stored.calledAt) : today(),
    });

  async function recompute(on: Executor): Promise<MovedDate[]> {
    // The minutes of a meeting are still to come weeks after it.
    const meetings = await lockMeetings(on, addDays(today(), -daysAfterMeeting));
    const working = await calendar.freshWorkingCalendar(on);
    const known = await listDates(
      on,
      meetings.map((meeting) => meeting.id),
    );
    const changes: MovedDate[] = [];
    for (const meeting of meetings) {
      const stored = known.get(meeting.id);
      const changed: TimetableEntry[] = [];
      for (const entry of standing(await plan(meeting, working, on), stored)) {
        const { step, title, day, reasons, wouldBe } = entry;
        const before = stored?.dates.get(step);
        const kept = wouldBe !== null && before !== undefined && !sameWords(before.reasons, reasons);
        if (before !== undefined && before.day === day && !kept) continue;
        changed.push(entry);
        if (before) changes.push({ meeting, step, title, from: before.day, to: day, reasons, wouldBe });
      }
      await saveDates(on, meeting.id, changed);
    }
    return changes;
  }

  const within = <Value>(on: Executor | undefined, work: (on: Executor) => Promise<Value>): Promise<Value> =>
    on ? work(on) : db.transaction().execute(work);

  /** This transaction's, and still to come. */
  async function toCome(on: Executor, id: string): Promise<Meeting> {
    const meeting = await lockMeeting(on, id);
    if (meeting && meeting.day >= today()) return meeting;
    throw new MeetingRefused('over-or-off', 'That meeting is over or was called off: nothing has changed.');
  }

  const future = (day: Day): void => {
    if (isFarAhead(day, today())) {
      throw new MeetingRefused(
        'too-far-ahead',
        `${formatDay(day)} is more than five years ahead: look at the year, and choose an earlier day.`,
      );
    }
    if (day > today()) return;
    throw new MeetingRefused(
      'not-in-the-future',
      `${formatDay(day)} is not in the future: choose a later day.`,
    );
  };
  const taken = (day: Day) =>
    new MeetingRefused(
      'already-a-meeting',
      `There is a meeting of this committee on ${formatDay(day)} already.`,
    );

  return {
    add: async ({ committeeId, day, profile = 'normal', startsAt, venue, on: given }) => {
      future(day);
      return within(given, async (on) => {
        const settings = await committees.settingsOn(committeeId, day, on);
        const period = reportingPeriod(day);
        const meeting: Meeting = {
          id: newId(),
          committeeId,
          day,
          startsAt: startsAt ?? settings.meetingTime,
          venue: venue ?? settings.venue,
          profile,
          periodLabel: period.label,
          periodEnds: period.ends,
        };
        if (!(await insertMeeting(on, meeting, clock.now()))) throw taken(day);
        const working = await calendar.freshWorkingCalendar(on);
        await saveDates(on, meeting.id, await plan(meeting, working, on));
        return meeting;
      });
    },
    move: async (id, to, given) => {
      future(to);
      return within(given, async (on) => {
        const meeting = await toCome(on, id);
        const others = await listMeetings(on, meeting.committeeId, to);
        if (others.some(({ day }) => day === to)) throw taken(to);
        await setDay(on, meeting, to, clock.now());
        return { ...meeting, day: to };
      });
    },
    cancel: async (id, given) =>
      within(given, async (on) => {
        const meeting = await toCome(on, id);
        await setCancelled(on, id, clock.now());
        return meeting;
      }),
    setProfile: async (id, profile, given) =>
      within(given, async (on) => {
        const meeting = await toCome(on, id);
        await setProfile(on, id, profile);
        return { ...meeting, profile };
      }),
    shortNotice: async (meeting, on = db) => {
      const working = await calendar.workingCalendar(on);
      const from = await planner(meeting, working, on);
      const others = await listMeetings(on, meeting.committeeId, today());
      return shortNotice(meeting, (day, profile) => planWith(from, day, profile), {
        today: today(),
        taken: new Set(others.map(({ day }) => day)),
        calendar: working,
      });
    },
    elections: (on = db) => listElections(on),
    addElection: async ({ pollingDay, noticeDay, name, by }) => {
      const latest = latestNotice(pollingDay, await calendar.workingCalendar());
      const election = { pollingDay, noticeDay: noticeDay ?? latest, name };
      await saveElection(db, election, { by, at: clock.now(), removed: false });
      return election;
    },
    removeElection: async (pollingDay, by) => {
      const found = (await listElections(db)).find((one) => one.pollingDay === pollingDay) ?? null;
      if (found) await saveElection(db, found, { by, at: clock.now(), removed: true });
      return found;
    },
    changes: (committeeId, on = db) => listChanges(on, committeeId, addDays(today(), -365)),
    find: async (id, on = db) => (await findMeeting(on, id)) ?? null,
    byId: async (id, on = db) => {
      const meeting = await findMeeting(on, id);
      if (!meeting) throw new Error(`there is no meeting with the id ${id}`);
      return meeting;
    },
    calledOn: async (id, on = db) => {
      const at = await findCreatedAt(on, id);
      if (!at) throw new Error(`there is no meeting with the id ${id}`);
      return londonDay(at);
    },
    lawfulPublication: async (id, on = db) => {
      const [meeting, called] = [await findMeeting(on, id), await findCreatedAt(on, id)];
      if (!meeting || !called) throw new Error(`there is no meeting with the id ${id}`);
      const working = await calendar.workingCalendar(on);
      const lawful = laterDay(publishBy(meeting.day, working), countsAs(called, working));
      // A day off that was added when it had gone by makes nothing late that was in time.
      const stood = (await listDates(on, [id])).get(id)?.dates.get('publication')?.day;
      return stood !== undefined && stood < today() && meeting.day >= stood
        ? laterDay(lawful, stood)
        : lawful;
    },
    countsAs: async (instant, on = db) => countsAs(instant, await calendar.workingCalendar(on)),
    upcoming: (committeeId, from = today(), on = db) => listMeetings(on, committeeId, from),
    timetable: async (meeting, on = db) => {
      const worked = await plan(meeting, await calendar.workingCalendar(on), on);
      return standing(worked, (await listDates(on, [meeting.id])).get(meeting.id));
    },
    told: (on, meetingId, dates) => saveTold(on, meetingId, dates, clock.now()),
    recompute: (on) => (on ? recompute(on) : db.transaction().execute(recompute)),
  };
}

/** Some weeks: the last step of a cycle is ten working days after its meeting. */
const daysAfterMeeting = 30;

const sameWords = (one: string[], other: string[]) => one.join('\n') === other.join('\n');
