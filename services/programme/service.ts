/** The work programme: the usual year, changed by the clerk, for the meetings to come (domain.md 3). */
import type { AuditKind } from '../audit/kinds';
import type { Audit } from '../audit/service';
import type { Clock } from '../calendar/clock';
import { addDays, type Day, londonDay } from '../calendar/rules';
import type { Executor } from '../db/tables';
import type { Meetings } from '../meetings/service';
import type { People } from '../people/service';
import { command } from '../platform/command';
import { ok, type Result, refuse } from '../result';
import {
  type PlannedItem,
  type Programme,
  type ProgrammeItem,
  type ProgrammeRefusal,
  programmeOf,
  readProgrammeItem,
  withUsualYear,
} from './rules';
import { carry, endMove, listItems, listMoves, saveItem, saveMove } from './store';

interface By {
  byPersonId: string;
  submissionId: string;
}

type Typed = Record<string, string>;

export interface WorkProgramme {
  /** The next meetings from today, four unless told. */
  present(committeeId: string, count?: number, on?: Executor): Promise<Programme>;
  /** As a meeting's papers print it: the next four meetings after it. @throws for an unknown meeting. */
  forMeeting(meetingId: string, on?: Executor): Promise<Programme>;
  /** What comes to this one meeting. @throws for an unknown meeting. */
  at(meetingId: string, on?: Executor): Promise<PlannedItem[]>;
  item(committeeId: string, itemId: string, on?: Executor): Promise<ProgrammeItem | null>;
  /** What was to come to meetings that were called off comes to the next. Safe at any time. */
  carryCalledOff(committeeId: string): Promise<void>;
  /** Clerks only. */
  add(input: By & { committeeId: string; typed: Typed }): Promise<Result<ProgrammeItem, ProgrammeRefusal>>;
  /** Clerks only. `dueFrom`: the occurrence that the card was about, for a yearly item. */
  save(
    input: By & { committeeId: string; itemId: string; version: number; dueFrom: Day | null; typed: Typed },
  ): Promise<Result<ProgrammeItem, ProgrammeRefusal>>;
}

export interface WorkProgrammeDeps {
  db: Executor;
  clock: Clock;
  meetings: Pick<Meetings, 'byId' | 'changes' | 'upcoming'>;
  people: Pick<People, 'may'>;
  audit: Pick<Audit, 'record'>;
}

const meetingsPrinted = 4;

export function createWorkProgramme(deps: WorkProgrammeDeps): WorkProgramme {
  const { db, clock, meetings } = deps;

  const items = async (committeeId: string, on: Executor) =>
    withUsualYear(committeeId, await listItems(on, committeeId));

  async function from(committeeId: string, day: Day, count: number, on: Executor): Promise<Programme> {
    const known = await meetings.upcoming(committeeId, addDays(day, -400), on);
    return programmeOf(await items(committeeId, on), await listMoves(on, committeeId), known, {
      from: day,
      count,
    });
  }

  async function item(committeeId: string, itemId: string, on: Executor = db): Promise<ProgrammeItem | null> {
    return (await items(committeeId, on)).find(({ id }) => id === itemId) ?? null;
  }

  /** Writes what was typed over `before`. */
  async function write(
    on: Executor,
    before: ProgrammeItem,
    typed: Typed,
    dueFrom: Day | null,
  ): Promise<ProgrammeRefusal | null> {
    const words = readProgrammeItem(typed);
    if (!words.ok) return words.refusal;
    const { title, leadPost, when } = words.value;
    if (when.kind === 'meeting' || when.kind === 'once') {
      const planned = await meetings.upcoming(before.committeeId, londonDay(clock.now()), on);
      if (!planned.some(({ id }) => id === when.meetingId)) return { code: 'changed-meanwhile' };
    }
    const stays = when.kind === 'removed' || when.kind === 'once';
    const saved = await saveItem(on, {
      ...before,
      title,
      leadPost,
      removed: when.kind === 'removed',
      usualMonth: when.kind === 'month' ? when.month : stays ? before.usualMonth : null,
      meetingId: when.kind === 'meeting' ? when.meetingId : stays ? before.meetingId : null,
    });
    if (!saved) return { code: 'changed-meanwhile' };
    if (dueFrom !== null && when.kind === 'once')
      await saveMove(on, { itemId: before.id, dueFrom, meetingId: when.meetingId });
    if (dueFrom !== null && when.kind === 'month') await endMove(on, before.id, dueFrom);
    return null;
  }

  /** @param itemId null: a new one. `before`: what it is written over. */
  function keep(
    input: By & { committeeId: string; typed: Typed },
    about: { verb: AuditKind; itemId: string | null; dueFrom: Day | null },
    before: (on: Executor, itemId: string) => Promise<ProgrammeItem | null>,
  ): Promise<Result<ProgrammeItem, ProgrammeRefusal>> {
    const { byPersonId, submissionId, committeeId } = input;
    const found = async (on: Executor, made: string): Promise<Result<ProgrammeItem, ProgrammeRefusal>> => {
      const now = await item(committeeId, about.itemId ?? made, on);
      return now ? ok(now) : refuse({ code: 'not-found' });
    };
    return command<null, ProgrammeItem, ProgrammeRefusal>(deps, {
      by: byPersonId,
      once: { submissionId, verb: about.verb, again: found },
      // Its version is looked at as it is written: an item of the usual year has no row before.
      lock: async () => ok(null),
      right: () => ({ act: 'programme.keep', committeeId, otherwise: { code: 'not-allowed' } }),
      async write(on, _none, made) {
        const standing = await before(on, about.itemId ?? made);
        if (!standing) return refuse({ code: 'not-found' });
        const refusal = await write(on, standing, input.typed, about.dueFrom);
        return refusal ? refuse(refusal) : found(on, made);
      },
      audit: ({ id }) => ({ what: about.verb, subject: { programmeItemId: id, committeeId } }),
    });
  }

  return {
    present: (committeeId, count = meetingsPrinted, on = db) =>
      from(committeeId, londonDay(clock.now()), count, on),
    async carryCalledOff(committeeId) {
      const [next] = await meetings.upcoming(committeeId);
      if (!next) return;
      const off = (await meetings.changes(committeeId)).filter(({ cancelledAt }) => cancelledAt !== null);
      for (const { meeting } of off) {
        await db.transaction().execute((on) => carry(on, meeting.id, next.id));
      }
    },
    async forMeeting(meetingId, on = db) {
      const meeting = await meetings.byId(meetingId, on);
      return from(meeting.committeeId, addDays(meeting.day, 1), meetingsPrinted, on);
    },
    async at(meetingId, on = db) {
      const meeting = await meetings.byId(meetingId, on);
      const programme = await from(meeting.committeeId, meeting.day, 1, on);
      return programme.meetings.find((one) => one.meetingId === meetingId)?.items ?? [];
    },
    item,
    add: (input) => {
      const about = { verb: 'programme-item-added', itemId: null, dueFrom: null } as const;
      return keep(input, about, async (_on, id) => ({
        id,
        committeeId: input.committeeId,
        defaultKey: null,
        title: '',
        leadPost: null,
        usualMonth: null,
        meetingId: null,
        removed: false,
        version: 0,
      }));
    },
    save: (input) =>
      keep(
        input,
        { verb: 'programme-item-changed', itemId: input.itemId, dueFrom: input.dueFrom },
        async (on) => {
          const standing = await item(input.committeeId, input.itemId, on);
          // Stored under the version that the card showed, so that an older card changes nothing.
          return standing && { ...standing, version: input.version };
        },
      ),
  };
}
