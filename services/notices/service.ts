/** Every notice has a record and an end: delivered, no longer needed, or not reached, because. */

import type { Clock, NewId } from '../calendar/clock';
import { isSendingTime, londonDay } from '../calendar/rules';
import type { Calendar } from '../calendar/service';
import type { Executor } from '../db/tables';
import { deliverTo, type StandIns } from './delivery';
import { atAnyHour, safeguardingKinds } from './kinds';
import type { Courier, Notice, PlannedNotice } from './rules';
import * as store from './store';
import { inTurn } from './turns';

export type { StandIns } from './delivery';
export type { Courier, Delivery, SendResult, Unreached } from './rules';

/** 'urgent' looks at safeguarding notices alone, so that a fan-out under way holds none of them back. */
export type Lane = 'urgent' | 'all';

export interface Notices {
  /** In the caller's transaction; the same key twice is one notice. Returns how many are new. */
  queue(on: Executor, planned: PlannedNotice[]): Promise<number>;
  /** Delivers what is due, one message a person, within sending hours. Returns how many people were written to. */
  deliverDue(courier: Courier, lane?: Lane, signal?: AbortSignal): Promise<number>;
  /**
   * Puts back what was not reached and may be now: the person has installed the app, come back, or been heard from since,
   * whichever instance heard them. Returns how many.
   */
  reopenReachable(): Promise<number>;
  /** For the clerk: everything about one round, newest first. */
  ledger(roundId: string, on?: Executor): Promise<(Notice & { personName: string })[]>;
  /** Whoever a message about one of these visits did not reach, oldest first. */
  notReachedAboutVisits(visitIds: string[], on?: Executor): Promise<(Notice & { personName: string })[]>;
  /** In the caller's transaction: what still waits for a round that has closed ends as not needed. Returns how many. */
  endForRound(on: Executor, roundId: string, reason: string): Promise<number>;
}

/**
 * Messages on their way at the same time. At 200 ms to Teams and back, 48 a second need ten; the rest is for looking up
 * and writing down (platform.md 10: 12 at once reach 94% at 120 ms).
 */
const atOnce: Record<Lane, number> = { urgent: 4, all: 24 };

/** What was not reached longer ago is told to nobody any more. */
const comesBackForDays = 90;

export function createNotices(deps: {
  db: Executor;
  clock: Clock;
  newId: NewId;
  calendar: Pick<Calendar, 'workingCalendar'>;
  standIns?: StandIns;
  random?: () => number;
  /** True for the embedded database: this is its only process, so messages found on their way at the start are nobody's. */
  alone?: boolean;
}): Notices {
  const { db, clock, newId, standIns = async () => [], random = Math.random } = deps;

  let free: Promise<void> | null = deps.alone ? null : Promise.resolve();
  /** Once, before anything is sent: what a process that was killed had on its way goes now, not when its lease has run out. */
  const freeTheDead = () => {
    free ??= store.endAllLeases(db).catch((fault) => {
      free = null;
      throw fault;
    });
    return free;
  };

  /** A fault for one person does not keep the others waiting; the first is thrown when all have had their turn. */
  async function deliverDue(courier: Courier, lane: Lane = 'all', signal?: AbortSignal): Promise<number> {
    await freeTheDead();
    const calendar = await deps.calendar.workingCalendar();
    const delivery = { db, clock, newId, calendar, courier, standIns, random };
    let writtenTo = 0;
    const faults: unknown[] = [];
    await inTurn(
      {
        atOnce: atOnce[lane],
        ...(signal ? { signal } : {}),
        more: (except, limit) => {
          const now = clock.now();
          const kinds =
            lane === 'urgent' ? safeguardingKinds : isSendingTime(now, calendar) ? null : atAnyHour;
          return store.peopleWithDue(db, now, { kinds, first: safeguardingKinds, except, limit });
        },
      },
      async (personId) => {
        try {
          const outcome = await deliverTo(personId, delivery);
          if (outcome === 'sent') writtenTo += 1;
          return outcome !== 'nothing';
        } catch (fault) {
          faults.push(fault);
          return false;
        }
      },
    );
    if (faults.length > 0) throw faults[0];
    return writtenTo;
  }

  return {
    queue: (on, planned) => store.insert(on, planned, newId, clock.now()),
    deliverDue,
    async reopenReachable() {
      const now = clock.now();
      const calendar = await deps.calendar.workingCalendar();
      return store.reopenReachable(db, {
        now,
        today: londonDay(now),
        since: new Date(now.getTime() - comesBackForDays * 86_400_000),
        aDayAgo: new Date(now.getTime() - 86_400_000),
        sendingTime: isSendingTime(now, calendar),
      });
    },
    ledger: (roundId, on = db) => store.ledger(on, roundId),
    notReachedAboutVisits: (visitIds, on = db) => store.notReachedAboutVisits(on, visitIds),
    endForRound: (on, roundId, reason) => store.endQueuedOfRound(on, roundId, reason, clock.now()),
  };
}
