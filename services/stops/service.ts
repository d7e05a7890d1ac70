/** “Stop all messages” to one person, for a time, by a committee's clerk or manager; ended by either. */
import type { Audit } from '../audit/service';
import type { Clock, NewId } from '../calendar/clock';
import { type Day, londonDay } from '../calendar/rules';
import { onePress } from '../db/press';
import type { Executor } from '../db/tables';
import type { People } from '../people/service';
import { ok, type Result, refuse } from '../result';
import { acceptStop, type MessageStop, type StopDraft, type StopElsewhere, type StopRefusal } from './rules';
import * as store from './store';

export type { MessageStop, StopDraft, StopElsewhere, StopRefusal } from './rules';

/** null at the command line, where an administrator is. */
type By = { personId: string; submissionId: string } | null;

export interface MessageStops {
  stop(committeeId: string, draft: StopDraft, by: By): Promise<Result<MessageStop, StopRefusal>>;
  /** Messages go again: what is still due then is sent, in one message. */
  end(stopId: string, by: By): Promise<Result<MessageStop, StopRefusal>>;
  /** Of one committee, in force or to come. */
  standing(committeeId: string): Promise<MessageStop[]>;
  /** Of this committee's people, stopped by another's clerk or manager: the stop holds for its messages too. */
  elsewhere(committeeId: string): Promise<StopElsewhere[]>;
  /** Of these people, those to whom nothing may be sent today. */
  stoppedOf(personIds: string[], on?: Executor): Promise<Set<string>>;
  /** Whose messages the committee's clerk or manager may stop, by name. */
  peopleOf(committeeId: string): Promise<{ id: string; name: string }[]>;
}

export function createMessageStops(deps: {
  db: Executor;
  clock: Clock;
  newId: NewId;
  people: Pick<People, 'may'>;
  audit: Pick<Audit, 'record'>;
}): MessageStops {
  const { db, clock, newId, people, audit } = deps;
  const today = (): Day => londonDay(clock.now());

  const mayStop = (committeeId: string, personId: string, on: Executor) =>
    people.may(personId, 'messages.stop', committeeId, on);

  /** One press once, where it is a press; at the command line a transaction all the same. */
  function pressed<Value>(
    by: By,
    verb: string,
    work: (on: Executor) => Promise<Result<Value, StopRefusal>>,
    again: (on: Executor) => Promise<Result<Value, StopRefusal>>,
  ): Promise<Result<Value, StopRefusal>> {
    if (by === null) return db.transaction().execute(work);
    const press = { submissionId: by.submissionId, personId: by.personId, verb, at: clock.now() };
    return onePress(db, press, work, again);
  }

  const found = (stop: MessageStop | null): Result<MessageStop, StopRefusal> =>
    stop ? ok(stop) : refuse({ code: 'not-found' });

  return {
    standing: (committeeId) => store.standingStops(db, committeeId, today()),
    elsewhere: async (committeeId) => {
      const theirs = await store.peopleOf(db, committeeId, today());
      return store.stopsElsewhere(
        db,
        committeeId,
        theirs.map(({ id }) => id),
        today(),
      );
    },
    peopleOf: (committeeId) => store.peopleOf(db, committeeId, today()),
    stoppedOf: (personIds, on = db) => store.stoppedOf(on, personIds, today()),

    stop(committeeId, draft, by) {
      // The press's own id, so that a second time finds the same stop.
      const id = by ? `stop-${by.submissionId}` : newId();
      return pressed(
        by,
        'stop-messages',
        async (on) => {
          if (by && !(await mayStop(committeeId, by.personId, on))) return refuse({ code: 'not-allowed' });
          const accepted = acceptStop(draft, today());
          if (!accepted.ok) return accepted;
          const { personId } = accepted.value;
          const known = await store.peopleOf(on, committeeId, today());
          if (!known.some(({ id: one }) => one === personId)) return refuse({ code: 'not-found' });
          const at = clock.now();
          const byId = by?.personId ?? null;
          await store.insertStop(on, { ...accepted.value, id, committeeId, by: byId, at });
          const subject = { personId, stopId: id, committeeId };
          await audit.record(on, { personId: byId, what: 'messages-stopped', subject });
          return found(await store.findStop(on, id));
        },
        async (on) => {
          // The press may be another's, of another committee: whom that stopped is not for this one.
          const stop = await store.findStop(on, id);
          return found(stop?.committeeId === committeeId ? stop : null);
        },
      );
    },

    end: (stopId, by) =>
      pressed(
        by,
        'end-message-stop',
        async (on) => {
          const stop = await store.findStop(on, stopId);
          if (!stop) return refuse({ code: 'not-found' });
          if (by && !(await mayStop(stop.committeeId, by.personId, on)))
            return refuse({ code: 'not-allowed' });
          const byId = by?.personId ?? null;
          if (await store.endStop(on, stopId, byId, clock.now())) {
            const subject = { personId: stop.personId, stopId, committeeId: stop.committeeId };
            await audit.record(on, { personId: byId, what: 'message-stop-ended', subject });
          }
          return ok(stop);
        },
        async (on) => found(await store.findStop(on, stopId)),
      ),
  };
}
