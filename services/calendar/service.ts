/** The council's working calendar, kept from a library of bank holidays and the clerk's own days off. */
import { performance } from 'node:perf_hooks';
import type { Executor } from '../db/tables';
import { firstYear, librarySource } from './bank-holidays';
import type { Clock } from './clock';
import { readLibrary } from './library-days';
import {
  addDays,
  calendarOf,
  Day,
  dayParts,
  isWeekend,
  londonDay,
  statutoryCalendarOf,
  type WorkingCalendar,
} from './rules';
import {
  type DayOff,
  findHorizon,
  insertLibraryDays,
  listDaysOff,
  markRemoved,
  saveHorizon,
  upsertDaysOff,
} from './store';

export type { DayOff } from './store';

export interface Calendar {
  /** Kept in memory; what another process changed is seen within a minute. @throws before the first refresh. */
  workingCalendar(on?: Executor): Promise<WorkingCalendar>;
  /** As stored now: for work that an old list would undo, such as moving a timetable. */
  freshWorkingCalendar(on?: Executor): Promise<WorkingCalendar>;
  /** Working days as the Care Planning Regulations count them: the council's closures do not matter. */
  statutoryCalendar(on?: Executor): Promise<WorkingCalendar>;
  /**
   * Fills in the library's bank holidays, from 2018 to the end of the fourth year from now, when those stored do not
   * reach that far or come from another version of the library. What a clerk added or removed stays as it is.
   * Gives true when the library was read. Safe from several processes at once.
   */
  refreshBankHolidays(): Promise<boolean>;
  /** Every weekday from `from` to `to`, both included; gives those days. A day that is off already takes the new name. */
  addDayOff(input: {
    from: Day;
    to: Day;
    kind: DayOff['kind'];
    name: string;
    /** A person's id, or 'command line'. */
    by: string;
    /** An open transaction. */
    on?: Executor;
  }): Promise<DayOff[]>;
  /**
   * Makes them working days again: the closures from `from` to `to` where there are any, and the bank holidays among them
   * stay; else the bank holidays. Gives what was removed.
   */
  removeDayOff(input: { from: Day; to: Day; by: string; on?: Executor }): Promise<DayOff[]>;
  /** A day that was added by hand is a working day again; one of the library stays. Gives what was removed. */
  removeAddedDay(input: { day: Day; kind: DayOff['kind']; by: string; on?: Executor }): Promise<DayOff[]>;
  /** After a transaction that changed days off has ended: what is kept in memory is older than it. */
  readAgain(): void;
  /** Days off from `from` to `to`, both included, by day. */
  list(from: Day, to: Day, on?: Executor): Promise<DayOff[]>;
}

const yearsAhead = 4;
const freshForMs = 60_000;
/** A range longer than this is a slip of the pen. */
const longestClosure = 366;

export function createCalendar({
  db,
  clock,
  // Not the product's clock, which can stand still or be moved on one machine.
  elapsedMs = () => performance.now(),
}: {
  db: Executor;
  clock: Clock;
  elapsedMs?: () => number;
}): Calendar {
  let kept: { council: WorkingCalendar; statutory: WorkingCalendar; readAt: number } | null = null;
  /** Counts what this process changed: a list read before a change and arriving after it is not kept. */
  let changes = 0;
  const changed = () => {
    changes += 1;
    kept = null;
  };

  /** Not shared between callers: one inside a transaction must not wait for one that needs its connection. */
  async function read(on: Executor) {
    const readAt = elapsedMs();
    const changesBefore = changes;
    const horizon = await findHorizon(on);
    if (!horizon) throw new Error('No bank holidays are stored yet: refreshBankHolidays() comes first');
    const days = await listDaysOff(on);
    const bankHolidays = days.filter((day) => day.kind === 'bank-holiday');
    const closures = days.filter((day) => day.kind === 'closure');
    const { knownUntil } = horizon;
    const calendars = {
      council: calendarOf({ bankHolidays, closures, knownUntil }),
      statutory: statutoryCalendarOf({ bankHolidays, knownUntil }),
      readAt,
    };
    if (changes === changesBefore) kept = calendars;
    return calendars;
  }

  const current = async (on: Executor) =>
    kept && elapsedMs() - kept.readAt < freshForMs ? kept : await read(on);

  return {
    workingCalendar: async (on = db) => (await current(on)).council,
    freshWorkingCalendar: async (on = db) => (await read(on)).council,
    statutoryCalendar: async (on = db) => (await current(on)).statutory,

    refreshBankHolidays: async () => {
      const source = librarySource();
      const lastYear = dayParts(londonDay(clock.now())).year + yearsAhead;
      const needed = Day.parse(`${lastYear}-12-31`);
      const stored = await findHorizon(db);
      if (stored && stored.source === source && stored.knownUntil >= needed) return false;
      const knownUntil = stored && stored.knownUntil > needed ? stored.knownUntil : needed;
      const days = await readLibrary(firstYear, dayParts(knownUntil).year);
      await db.transaction().execute(async (on) => {
        await insertLibraryDays(on, days, clock.now());
        await saveHorizon(on, { knownUntil, source });
      });
      changed();
      return true;
    },

    addDayOff: async ({ from, to, kind, name, by, on = db }) => {
      const days = weekdays(from, to);
      await upsertDaysOff(on, days, { kind, name, by, at: clock.now() });
      changed();
      const chosen = new Set(days);
      return (await listDaysOff(on, { from, to })).filter((one) => one.kind === kind && chosen.has(one.day));
    },

    removeDayOff: async ({ from, to, by, on: given }) => {
      const remove = async (on: Executor) => {
        const listed = await listDaysOff(on, { from, to });
        const closures = listed.filter((one) => one.kind === 'closure');
        const chosen = closures.length > 0 ? closures : listed;
        for (const one of chosen) await markRemoved(on, one, { by, at: clock.now() });
        return chosen;
      };
      const removed = given ? await remove(given) : await db.transaction().execute(remove);
      changed();
      return removed;
    },

    removeAddedDay: async ({ day, kind, by, on = db }) => {
      const listed = await listDaysOff(on, { from: day, to: day });
      const added = listed.filter((one) => one.kind === kind && one.source === 'clerk');
      for (const one of added) await markRemoved(on, one, { by, at: clock.now() });
      changed();
      return added;
    },

    readAgain: changed,

    list: (from, to, on = db) => listDaysOff(on, { from, to }),
  };
}

/** @throws RangeError when the range is reversed or longer than a year. */
function weekdays(from: Day, to: Day): Day[] {
  if (to < from) throw new RangeError(`${from} to ${to} is reversed`);
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (!isWeekend(day)) days.push(day);
    if (days.length > longestClosure) throw new RangeError(`${from} to ${to} is more than a year`);
  }
  return days;
}
