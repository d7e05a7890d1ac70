/** The clerk's presses on the committee's meetings: made, changed, called off. */
import type { Audit } from '../audit/service';
import type { Clock } from '../calendar/clock';
import { type Day, formatDay, isWeekend, parseDay } from '../calendar/rules';
import { onePress } from '../db/press';
import type { Executor } from '../db/tables';
import type { People } from '../people/service';
import { ok, type Result, refuse } from '../result';
import type { Meeting, Profile } from './rules';
import { MeetingRefused, type Meetings } from './service';

interface By {
  byPersonId: string;
  submissionId: string;
}

/** What a card showed of a meeting: what somebody has changed since is not written over. */
export interface MeetingShown {
  meetingId: string;
  day: string;
  profile: Profile;
}

export type MeetingRefusal =
  | { code: 'not-allowed' }
  | { code: 'not-found' }
  | { code: 'changed-meanwhile' }
  /** `sentence` says what is in the way and what to do. */
  | { code: 'needs-attention'; sentence: string };

type Kept = Result<Meeting, MeetingRefusal>;

export interface MeetingKeeping {
  add(input: By & { committeeId: string; day: string; profile: Profile }): Promise<Kept>;
  /** To another day, another profile, or both. The caller then lets every date follow (`datesChanged`). */
  change(input: By & { shown: MeetingShown; day: string; profile: Profile }): Promise<Kept>;
  callOff(input: By & { shown: MeetingShown }): Promise<Kept>;
}

export function createMeetingKeeping(deps: {
  db: Executor;
  clock: Clock;
  meetings: Meetings;
  people: Pick<People, 'may'>;
  audit: Pick<Audit, 'record'>;
}): MeetingKeeping {
  const { db, clock, meetings, people, audit } = deps;

  const allowed = (by: By, committeeId: string, on: Executor) =>
    people.may(by.byPersonId, 'meetings.keep', committeeId, on);

  /** One press once; what the calendar refuses comes back as its sentence. */
  async function pressed(
    { byPersonId: personId, submissionId }: By,
    verb: string,
    first: (on: Executor) => Promise<Kept>,
    again: (on: Executor) => Promise<Kept>,
  ): Promise<Kept> {
    try {
      return await onePress(db, { submissionId, personId, verb, at: clock.now() }, first, again);
    } catch (fault) {
      if (!(fault instanceof MeetingRefused)) throw fault;
      return refuse({ code: 'needs-attention', sentence: fault.message });
    }
  }

  async function record(on: Executor, { byPersonId: personId }: By, what: string, meeting: Meeting) {
    await audit.record(on, { personId, what, subject: { meetingId: meeting.id } });
  }

  /** The meeting as it stands, where this person may change it and it is as the card showed it. */
  async function standing(by: By, shown: MeetingShown, on: Executor): Promise<Kept> {
    const meeting = await meetings.byId(shown.meetingId, on).catch(() => null);
    if (!meeting) return refuse({ code: 'not-found' });
    if (!(await allowed(by, meeting.committeeId, on))) return refuse({ code: 'not-allowed' });
    const same = meeting.day === shown.day && meeting.profile === shown.profile;
    return same ? ok(meeting) : refuse({ code: 'changed-meanwhile' });
  }

  const found = async (meetingId: string, on: Executor): Promise<Kept> =>
    ok(await meetings.byId(meetingId, on));

  return {
    add: (input) =>
      pressed(
        input,
        'meeting-added',
        async (on) => {
          if (!(await allowed(input, input.committeeId, on))) return refuse({ code: 'not-allowed' });
          const day = readMeetingDay(input.day);
          if (!day.ok) return day;
          const { committeeId, profile, byPersonId: by } = input;
          const meeting = await meetings.add({ committeeId, day: day.value, profile, by, on });
          await record(on, input, 'meeting-added', meeting);
          return ok(meeting);
        },
        async (on) => {
          const known = await meetings.upcoming(input.committeeId, undefined, on);
          const meeting = known.find(({ day }) => day === parseDay(input.day));
          return meeting ? ok(meeting) : refuse({ code: 'changed-meanwhile' });
        },
      ),
    change: (input) =>
      pressed(
        input,
        'meeting-changed',
        async (on) => {
          const before = await standing(input, input.shown, on);
          if (!before.ok) return before;
          const day = readMeetingDay(input.day);
          if (!day.ok) return day;
          let meeting = before.value;
          if (day.value !== meeting.day) meeting = await meetings.move(meeting.id, day.value, on);
          if (input.profile !== meeting.profile) {
            await meetings.setProfile(meeting.id, input.profile, on);
            meeting = { ...meeting, profile: input.profile };
          }
          await record(on, input, 'meeting-changed', meeting);
          return ok(meeting);
        },
        (on) => found(input.shown.meetingId, on),
      ),
    callOff: (input) =>
      pressed(
        input,
        'meeting-called-off',
        async (on) => {
          const before = await standing(input, input.shown, on);
          if (!before.ok) return before;
          const meeting = await meetings.cancel(before.value.id, on);
          await record(on, input, 'meeting-called-off', meeting);
          return ok(meeting);
        },
        (on) => found(input.shown.meetingId, on),
      ),
  };
}

function readMeetingDay(text: string): Result<Day, MeetingRefusal> {
  const day = parseDay(text);
  if (!day)
    return refuse({ code: 'needs-attention', sentence: 'Please choose the date, such as 2 March 2027.' });
  if (!isWeekend(day)) return ok(day);
  const sentence = `${formatDay(day)} is at a weekend. Please choose a day from Monday to Friday.`;
  return refuse({ code: 'needs-attention', sentence });
}
