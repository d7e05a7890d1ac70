/** A clerk or a reviewer reminds everyone who is late, or one lead, with one press and one message a person. */

import { type Day, londonDay, nextSendingTime } from '../calendar/rules';
import type { Executor } from '../db/tables';
import { command } from '../platform/command';
import { ok, type Result, refuse } from '../result';
import type { RoundsDeps } from './deps';
import { type ChaseInput, type ChaseTarget, isLate, needOf, type Round, type RoundRefusal } from './rules';
import * as store from './store';
import { ofRound } from './store-requests';

type Outcome = Result<ChaseTarget[], RoundRefusal>;

/** One chase a day for a person, of whatever committee: the message holds all that is due from them. */
const chaseKey = (day: Day, personId: string) => `chase:${day}:${personId}`;

/** By name. Whoever's messages are stopped is left out; whoever has had a chase for that day is shown, and gets none. */
export async function chasePreview(
  deps: RoundsDeps,
  on: Executor,
  roundId: string,
  requestId: string | null,
): Promise<ChaseTarget[]> {
  const now = deps.clock.now();
  const targets = new Map<string, ChaseTarget>();
  for (const row of await ofRound(on, roundId, londonDay(now))) {
    const { request } = row;
    const need = needOf(request);
    const { leadPersonId, leadName } = request;
    if (need === null || leadPersonId === null || leadName === null || now >= request.locksAt) continue;
    const late = isLate(need, { ...request, repliesDueAt: row.repliesDueAt }, now);
    if (requestId === null ? !late : request.id !== requestId) continue;
    const target = targets.get(leadPersonId) ?? emptyTarget(leadPersonId, leadName);
    target.requests.push({ requestId: request.id, ref: request.ref, title: request.title, late });
    targets.set(leadPersonId, target);
  }
  const stopped = await deps.stops.stoppedOf([...targets.keys()], on);
  const day = londonDay(nextSendingTime(now, await deps.calendar.workingCalendar(on)));
  const before = await store.lastChased(on, [...targets.keys()]);
  return [...targets.values()]
    .filter((target) => !stopped.has(target.personId))
    .map((target) => {
      const last = before.get(target.personId);
      return {
        ...target,
        lastChased: last ? { at: last.at, byName: last.byName } : null,
        hasOneThatDay: last?.days.includes(day) ?? false,
      };
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}

function emptyTarget(personId: string, name: string): ChaseTarget {
  return { personId, name, requests: [], lastChased: null, hasOneThatDay: false };
}

export async function chase(deps: RoundsDeps, input: ChaseInput): Promise<Outcome> {
  const now = deps.clock.now();
  const calendar = await deps.calendar.workingCalendar();
  const { roundId, requestId, byPersonId, submissionId } = input;
  const about = { roundId, ...(requestId === null ? {} : { requestId }) };
  return command<Round, ChaseTarget[], RoundRefusal>(deps, {
    by: byPersonId,
    once: { submissionId, verb: 'chase', again },
    async lock(on) {
      const round = await store.byId(on, roundId);
      return round ? ok(round) : refuse({ code: 'not-found' });
    },
    right: ({ committeeId }) => ({ act: 'round.chase', committeeId, otherwise: { code: 'not-allowed' } }),
    async write(on, round) {
      if (round.state !== 'open') return refuse({ code: 'round-not-open' });
      const targets = (await chasePreview(deps, on, roundId, requestId)).filter((one) => !one.hasOneThatDay);
      const dueAt = nextSendingTime(now, calendar);
      // The key holds the day and the person, whoever presses at the same moment.
      const planned = targets.map(({ personId }) => ({
        key: chaseKey(londonDay(dueAt), personId),
        kind: 'chase' as const,
        personId,
        subject: { ...about, byPersonId, submissionId },
        dueAt,
      }));
      await deps.notices.queue(on, planned);
      return ok(targets);
    },
    audit: (targets) => ({ what: 'chased', subject: { ...about, people: String(targets.length) } }),
  });

  /** The same people as the first time, whatever they have sent since. */
  async function again(on: Executor): Promise<Outcome> {
    const targets = await chasePreview(deps, on, roundId, requestId);
    const known = new Map(targets.map((target) => [target.personId, target]));
    const queued = (await deps.notices.ledger(roundId, on)).filter(
      ({ kind, subject }) =>
        kind === 'chase' && subject.submissionId === submissionId && subject.byPersonId === byPersonId,
    );
    return ok(
      queued
        .map(
          // As they stood before this press.
          (one) => ({
            ...emptyTarget(one.personId, one.personName),
            requests: known.get(one.personId)?.requests ?? [],
          }),
        )
        .sort((a, b) => a.name.localeCompare(b.name, 'en-GB')),
    );
  }
}
