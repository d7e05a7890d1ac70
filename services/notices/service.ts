/** Every notice has a record and an end: delivered, no longer needed, or not reached, because. */

import type { Clock, NewId } from '../calendar/clock';
import { isSendingTime } from '../calendar/rules';
import type { Calendar } from '../calendar/service';
import type { Executor } from '../db/tables';
import { deliverTo } from './delivery';
import { atAnyHour, type Courier, type Notice, type PlannedNotice } from './rules';
import * as store from './store';

export type { Courier, Delivery, SendResult } from './rules';

export interface Notices {
  /** In the caller's transaction; the same key twice is one notice. Returns how many are new. */
  queue(on: Executor, planned: PlannedNotice[]): Promise<number>;
  /** Delivers what is due, one message a person, within sending hours. Returns how many people were written to. */
  deliverDue(courier: Courier): Promise<number>;
  /** For the clerk: everything about one round, newest first. */
  ledger(roundId: string, on?: Executor): Promise<(Notice & { personName: string })[]>;
  /** Whoever a message about one of these visits did not reach, oldest first. */
  notReachedAboutVisits(visitIds: string[], on?: Executor): Promise<(Notice & { personName: string })[]>;
  /** In the caller's transaction: what still waits for a round that has closed ends as not needed. Returns how many. */
  endForRound(on: Executor, roundId: string, reason: string): Promise<number>;
}

/** People written to at the same time; each is one message, and Teams throttles a bot that bursts. */
const atOnce = 4;

export function createNotices(deps: {
  db: Executor;
  clock: Clock;
  newId: NewId;
  calendar: Pick<Calendar, 'workingCalendar'>;
}): Notices {
  const { db, clock, newId } = deps;

  /** A fault for one person does not keep the others waiting; the first is thrown when all have had their turn. */
  async function deliverDue(courier: Courier): Promise<number> {
    const calendar = await deps.calendar.workingCalendar();
    const now = clock.now();
    const people = await store.peopleWithDue(db, now, isSendingTime(now, calendar) ? null : atAnyHour);
    let writtenTo = 0;
    const faults: unknown[] = [];
    const work = async () => {
      for (let personId = people.shift(); personId; personId = people.shift()) {
        try {
          if (await deliverTo(personId, { db, clock, calendar, courier })) writtenTo += 1;
        } catch (fault) {
          faults.push(fault);
        }
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    if (faults.length > 0) throw faults[0];
    return writtenTo;
  }

  return {
    queue: (on, planned) => store.insert(on, planned, newId, clock.now()),
    deliverDue,
    ledger: (roundId, on = db) => store.ledger(on, roundId),
    notReachedAboutVisits: (visitIds, on = db) => store.notReachedAboutVisits(on, visitIds),
    endForRound: (on, roundId, reason) => store.endQueuedOfRound(on, roundId, reason, clock.now()),
  };
}
