/** “Stop all messages” to one person, for a time, by a committee's clerk or manager; ended by either. */

import type { Audit } from '../audit/service';
import type { Clock, NewId } from '../calendar/clock';
import { type Day, londonDay } from '../calendar/rules';
import type { Executor } from '../db/tables';
import type { People } from '../people/service';
import { command, type Once, type Right } from '../platform/command';
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
  const { db, clock } = deps;
  const today = (): Day => londonDay(clock.now());

  const mayStop = ({ committeeId }: { committeeId: string }): Right<StopRefusal> => ({
    act: 'messages.stop',
    committeeId,
    otherwise: { code: 'not-allowed' },
  });

  const once = <Value>(by: By, verb: string, again: Once<Value, StopRefusal>['again']) =>
    by && { submissionId: by.submissionId, verb, again };

  const subjectOf = ({ id, personId, committeeId }: MessageStop) => ({ personId, stopId: id, committeeId });

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

    stop: (committeeId, draft, by) =>
      command<{ committeeId: string }, MessageStop, StopRefusal>(deps, {
        by: by?.personId ?? null,
        once: once(by, 'stop-messages', async (on, made) => found(await store.findStop(on, made))),
        lock: async () => ok({ committeeId }),
        right: mayStop,
        async write(on, _committee, id) {
          const accepted = acceptStop(draft, today());
          if (!accepted.ok) return accepted;
          const known = await store.peopleOf(on, committeeId, today());
          if (!known.some((one) => one.id === accepted.value.personId)) return refuse({ code: 'not-found' });
          const made = { id, committeeId, by: by?.personId ?? null, at: clock.now() };
          await store.insertStop(on, { ...accepted.value, ...made });
          return found(await store.findStop(on, id));
        },
        audit: (stop) => ({ what: 'messages-stopped', subject: subjectOf(stop) }),
      }),

    async end(stopId, by) {
      const ended = await command<MessageStop, { stop: MessageStop; changed: boolean }, StopRefusal>(deps, {
        by: by?.personId ?? null,
        once: once(by, 'end-message-stop', async (on) => {
          const stop = found(await store.findStop(on, stopId));
          return stop.ok ? ok({ stop: stop.value, changed: false }) : stop;
        }),
        lock: async (on) => found(await store.findStop(on, stopId)),
        right: mayStop,
        // Of two at once, one ends it.
        write: async (on, stop) =>
          ok({ stop, changed: await store.endStop(on, stopId, by?.personId ?? null, clock.now()) }),
        audit: ({ stop, changed }) =>
          changed ? { what: 'message-stop-ended', subject: subjectOf(stop) } : null,
      });
      return ended.ok ? ok(ended.value.stop) : ended;
    },
  };
}
