/** A clock that can be set forward and ticks on from there: so that a quarter can be watched in an hour. */
import type { Clock } from '../services/calendar/clock';

export interface LocalClock extends Clock {
  /** @throws ClockGoesBackwards */
  set(to: Date): Promise<void>;
}

/** Deadlines and what was sent would contradict each other if time went back. */
export class ClockGoesBackwards extends Error {
  constructor(readonly now: Date) {
    super(`The clock cannot go back: it is ${now.toISOString()} already`);
    this.name = 'ClockGoesBackwards';
  }
}

export interface LocalClockDeps {
  /** How far the local clock is ahead of the machine's, in milliseconds; null when never set. */
  load(): Promise<number | null>;
  save(offset: number): Promise<void>;
  /** Where a clock that was never set begins; without it, at the machine's time. */
  first?: Date;
  machine?: Clock;
}

/** What is kept is the distance to the machine's clock, so time passes also while the program is stopped. */
export async function createLocalClock(deps: LocalClockDeps): Promise<LocalClock> {
  const machine = deps.machine ?? { now: () => new Date() };
  let offset = await deps.load();
  if (offset === null) {
    offset = deps.first ? deps.first.getTime() - machine.now().getTime() : 0;
    await deps.save(offset);
  }
  let ahead = offset;
  let latest = 0;
  const now = () => {
    latest = Math.max(latest, machine.now().getTime() + ahead);
    return new Date(latest);
  };
  return {
    now,
    set: async (to) => {
      if (to < now()) throw new ClockGoesBackwards(now());
      const next = to.getTime() - machine.now().getTime();
      await deps.save(next);
      ahead = next;
    },
  };
}
