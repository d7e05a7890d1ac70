/** Tells the reviewers that updates have come: one notice a pledge, a reviewer and a day, however many arrive. */
import { type Day, londonDay } from '../calendar/rules';
import type { Executor } from '../db/tables';
import type { Notices } from '../notices/service';
import type { People } from '../people/service';
import type { Round, UpdateRequest } from '../rounds/rules';

export interface Arrivals {
  /** null when the reviewers of this pledge have been told today; else what tells them, in the caller's transaction. */
  of(arrival: { request: UpdateRequest; round: Round; sentBy: string; now: Date }): Arrival | null;
}

export interface Arrival {
  queue(on: Executor): Promise<void>;
  /** After the transaction stands, so that the next press need not ask again. */
  told(): void;
}

/** `told` lives in memory only to spare queries: the notice's key is what makes one notice of many. */
export function createArrivals({
  people,
  notices,
}: {
  people: Pick<People, 'withRole'>;
  notices: Pick<Notices, 'queue'>;
}): Arrivals {
  const told = new Set<string>();
  let toldOn: Day | null = null;
  return {
    of({ request, round, sentBy, now }) {
      const day = londonDay(now);
      if (toldOn !== day) told.clear();
      toldOn = day;
      const pledge = `${round.id}:${request.pledgeNo}`;
      if (told.has(pledge)) return null;
      let everyone = false;
      return {
        async queue(on) {
          const reviewers = await people.withRole(round.committeeId, 'reviewer', on);
          const others = reviewers.filter((reviewer) => reviewer.id !== sentBy);
          everyone = others.length === reviewers.length;
          if (others.length === 0) return;
          await notices.queue(
            on,
            others.map((reviewer) => ({
              key: `scrutiny:${pledge}:${reviewer.id}:${day}`,
              kind: 'update-arrived',
              personId: reviewer.id,
              subject: { roundId: round.id, requestId: request.id },
              dueAt: now,
            })),
          );
        },
        told() {
          // A reviewer who sent this one has still to hear of the next, sent by someone else.
          if (everyone && toldOn === day) told.add(pledge);
        },
      };
    },
  };
}
