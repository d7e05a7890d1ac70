/** Days off as somebody adds them or takes them away: one press once, on the record. They hold for the whole council. */
import type { Audit } from '../audit/service';
import type { Executor } from '../db/tables';
import type { People } from '../people/service';
import { command } from '../platform/command';
import { ok, type Result } from '../result';
import type { Clock } from './clock';
import type { Day } from './rules';
import type { Calendar, DayOff } from './service';

/** The committee whose clerk they are; null at the command line, where an administrator is. */
type By = { personId: string; committeeId: string; submissionId: string } | null;

export type DayOffRefusal = { code: 'not-allowed' };

type Changed = Result<DayOff[], DayOffRefusal>;

export interface DaysOff {
  /** Every weekday of the range; gives those days. The caller then lets every date follow (`datesChanged`). */
  add(days: { from: Day; to: Day; kind: DayOff['kind']; name: string }, by: By): Promise<Changed>;
  /** As `Calendar.removeDayOff`. */
  remove(days: { from: Day; to: Day }, by: By): Promise<Changed>;
  /** One that was added by hand, and no other: a card may be old. */
  removeAdded(day: Pick<DayOff, 'day' | 'kind'>, by: By): Promise<Changed>;
}

export function createDaysOff(deps: {
  db: Executor;
  clock: Clock;
  calendar: Pick<Calendar, 'addDayOff' | 'removeDayOff' | 'removeAddedDay' | 'list' | 'readAgain'>;
  people: Pick<People, 'may'>;
  audit: Pick<Audit, 'record'>;
}): DaysOff {
  const { calendar } = deps;

  async function keep(
    by: By,
    about: {
      verb: 'day-off-added' | 'day-off-removed';
      days: { from: Day; to: Day };
      again(on: Executor): Promise<DayOff[]>;
      write(on: Executor, by: string): Promise<DayOff[]>;
    },
  ): Promise<Changed> {
    const { verb, days } = about;
    const changed = await command<{ committeeId: string }, DayOff[], DayOffRefusal>(deps, {
      by: by?.personId ?? null,
      once: by && { submissionId: by.submissionId, verb, again: async (on) => ok(await about.again(on)) },
      lock: async () => ok({ committeeId: by?.committeeId ?? '' }),
      right: ({ committeeId }) => ({
        act: 'days-off.change',
        committeeId,
        otherwise: { code: 'not-allowed' },
      }),
      write: async (on) => ok(await about.write(on, by?.personId ?? 'command line')),
      audit: (changedDays) =>
        changedDays.length === 0 ? null : { what: verb, subject: { fromDay: days.from, untilDay: days.to } },
    });
    // What was read before the transaction ended is the old list.
    calendar.readAgain();
    return changed;
  }

  return {
    add: (days, by) =>
      keep(by, {
        verb: 'day-off-added',
        days,
        again: async (on) =>
          (await calendar.list(days.from, days.to, on)).filter(({ kind }) => kind === days.kind),
        write: (on, who) => calendar.addDayOff({ ...days, by: who, on }),
      }),
    remove: (days, by) =>
      keep(by, {
        verb: 'day-off-removed',
        days,
        again: async () => [],
        write: (on, who) => calendar.removeDayOff({ ...days, by: who, on }),
      }),
    removeAdded: (added, by) =>
      keep(by, {
        verb: 'day-off-removed',
        days: { from: added.day, to: added.day },
        again: async () => [],
        write: (on, who) => calendar.removeAddedDay({ ...added, by: who, on }),
      }),
  };
}
