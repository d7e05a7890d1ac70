/** The clerk's presses on the committee's meetings: made, changed, called off. */
import type { AuditKind } from '../audit/kinds';
import type { Audit } from '../audit/service';
import type { Clock } from '../calendar/clock';
import { type Day, formatDay, isWeekend, parseDay } from '../calendar/rules';
import type { Executor } from '../db/tables';
import type { People } from '../people/service';
import { command } from '../platform/command';
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
  const { meetings } = deps;

  /** What the calendar refuses comes back as its sentence, with nothing changed. */
  async function keep<Found extends { committeeId: string }>(
    { byPersonId, submissionId }: By,
    verb: AuditKind,
    about: {
      again(on: Executor, made: string): Promise<Kept>;
      lock(on: Executor): Promise<Result<Found, MeetingRefusal>>;
      write(on: Executor, found: Found): Promise<Kept>;
    },
  ): Promise<Kept> {
    try {
      return await command<Found, Meeting, MeetingRefusal>(deps, {
        by: byPersonId,
        once: { submissionId, verb, again: about.again },
        lock: about.lock,
        right: ({ committeeId }) => ({
          act: 'meetings.keep',
          committeeId,
          otherwise: { code: 'not-allowed' },
        }),
        write: about.write,
        audit: ({ id }) => ({ what: verb, subject: { meetingId: id } }),
      });
    } catch (fault) {
      if (!(fault instanceof MeetingRefused)) throw fault;
      return refuse({ code: 'needs-attention', sentence: fault.message });
    }
  }

  /** `meetings` holds the row as it writes; whether it is as the card showed it is asked before. */
  async function find(on: Executor, { meetingId }: MeetingShown): Promise<Kept> {
    const meeting = await meetings.byId(meetingId, on).catch(() => null);
    return meeting ? ok(meeting) : refuse({ code: 'not-found' });
  }

  const isAsShown = (meeting: Meeting, shown: MeetingShown) =>
    meeting.day === shown.day && meeting.profile === shown.profile;

  return {
    add: ({ committeeId, profile, ...input }) =>
      keep(input, 'meeting-added', {
        async again(on) {
          const known = await meetings.upcoming(committeeId, undefined, on);
          const meeting = known.find(({ day }) => day === parseDay(input.day));
          return meeting ? ok(meeting) : refuse({ code: 'changed-meanwhile' });
        },
        lock: async () => ok({ committeeId }),
        async write(on) {
          const day = readMeetingDay(input.day);
          if (!day.ok) return day;
          return ok(await meetings.add({ committeeId, day: day.value, profile, by: input.byPersonId, on }));
        },
      }),
    change: (input) =>
      keep(input, 'meeting-changed', {
        again: (on) => find(on, input.shown),
        lock: (on) => find(on, input.shown),
        async write(on, before) {
          if (!isAsShown(before, input.shown)) return refuse({ code: 'changed-meanwhile' });
          const day = readMeetingDay(input.day);
          if (!day.ok) return day;
          let meeting = before;
          if (day.value !== meeting.day) meeting = await meetings.move(meeting.id, day.value, on);
          if (input.profile !== meeting.profile) {
            await meetings.setProfile(meeting.id, input.profile, on);
            meeting = { ...meeting, profile: input.profile };
          }
          return ok(meeting);
        },
      }),
    callOff: (input) =>
      keep(input, 'meeting-called-off', {
        again: (on) => find(on, input.shown),
        lock: (on) => find(on, input.shown),
        async write(on, before) {
          if (!isAsShown(before, input.shown)) return refuse({ code: 'changed-meanwhile' });
          return ok(await meetings.cancel(before.id, on));
        },
      }),
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
