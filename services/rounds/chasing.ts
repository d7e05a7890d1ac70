/** A clerk or a reviewer reminds everyone who is late, or one lead, with one press and one message a person. */
import { londonDay, nextSendingTime } from '../calendar/rules';
import { onePress } from '../db/press';
import type { Executor } from '../db/tables';
import { stoppedOf } from '../notices/stops';
import { ok, type Result, refuse } from '../result';
import type { RoundsDeps } from './deps';
import { type ChaseInput, type ChaseTarget, isLate, needOf, type RoundRefusal } from './rules';
import * as store from './store';
import { ofRound } from './store-requests';

type Outcome = Result<ChaseTarget[], RoundRefusal>;

/** By name. Whoever's messages are stopped is left out, so that the preview is whom it goes to. */
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
    const target = targets.get(leadPersonId) ?? { personId: leadPersonId, name: leadName, requests: [] };
    target.requests.push({ requestId: request.id, ref: request.ref, title: request.title, late });
    targets.set(leadPersonId, target);
  }
  const stopped = await stoppedOf(on, [...targets.keys()]);
  return [...targets.values()]
    .filter((target) => !stopped.has(target.personId))
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}

export async function chase(deps: RoundsDeps, input: ChaseInput): Promise<Outcome> {
  const now = deps.clock.now();
  const calendar = await deps.calendar.workingCalendar();
  const { roundId, requestId, byPersonId, submissionId } = input;
  const keyStart = `chase:${submissionId}:`;
  const press = { submissionId, personId: byPersonId, verb: 'chase', at: now };
  return onePress(deps.db, press, first, again);

  async function first(on: Executor): Promise<Outcome> {
    const round = await store.byId(on, roundId);
    if (!round) return refuse({ code: 'not-found' });
    if (!(await deps.people.may(byPersonId, 'round.chase', round.committeeId, on)))
      return refuse({ code: 'not-allowed' });
    if (round.state !== 'open') return refuse({ code: 'round-not-open' });
    const targets = await chasePreview(deps, on, roundId, requestId);
    const subject = requestId === null ? { roundId } : { roundId, requestId };
    const planned = targets.map(({ personId }) => ({
      key: `${keyStart}${personId}`,
      kind: 'chase' as const,
      personId,
      subject,
      dueAt: nextSendingTime(now, calendar),
    }));
    await deps.notices.queue(on, planned);
    const entry = { roundId, ...(requestId === null ? {} : { requestId }), people: String(targets.length) };
    await deps.audit.record(on, { personId: byPersonId, what: 'chased', subject: entry });
    return ok(targets);
  }

  /** The same people as the first time, whatever they have sent since. */
  async function again(on: Executor): Promise<Outcome> {
    const targets = await chasePreview(deps, on, roundId, requestId);
    const known = new Map(targets.map((target) => [target.personId, target]));
    const queued = (await deps.notices.ledger(roundId, on)).filter((one) => one.key.startsWith(keyStart));
    return ok(
      queued
        .map(
          (one) => known.get(one.personId) ?? { personId: one.personId, name: one.personName, requests: [] },
        )
        .sort((a, b) => a.name.localeCompare(b.name, 'en-GB')),
    );
  }
}
