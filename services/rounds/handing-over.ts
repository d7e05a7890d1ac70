/** One request passes to another person, who gets it in their list and a notice; handing it to oneself takes it back. */

import { londonDay, nextSendingTime } from '../calendar/rules';
import type { Executor } from '../db/tables';
import { command } from '../platform/command';
import { may } from '../platform/permissions';
import { ok, type Result, refuse } from '../result';
import type { RoundsDeps } from './deps';
import { closedToChange, type HandOverInput, type RoundRefusal, type UpdateRequest } from './rules';
import { lock, type RequestRow, requestById, setHandedTo } from './store-requests';

type Outcome = Result<UpdateRequest, RoundRefusal>;

export async function handOver(deps: RoundsDeps, input: HandOverInput): Promise<Outcome> {
  const now = deps.clock.now();
  const today = londonDay(now);
  const calendar = await deps.calendar.workingCalendar();
  const { submissionId, byPersonId, requestId, toPersonId } = input;
  return command<RequestRow, UpdateRequest, RoundRefusal>(deps, {
    by: byPersonId,
    once: { submissionId, verb: 'hand-over', again: present },
    async lock(on) {
      await lock(on, requestId);
      const row = await requestById(on, requestId, today);
      return row ? ok(row) : refuse({ code: 'not-found' });
    },
    // Whose update it is: asked below, of the request itself.
    write,
    audit: () => ({ what: 'update-handed-over', subject: { requestId, toPersonId } }),
  });

  async function write(on: Executor, row: RequestRow, made: string): Promise<Outcome> {
    const refusal = closedToChange(row.round, row.request, now) ?? (await mayHandOver(deps, on, row, input));
    if (refusal) return refuse(refusal);
    if (row.request.leadPersonId === toPersonId) return refuse({ code: 'same-person' });
    const receiver = await deps.people.byId(toPersonId, on);
    // Whoever gets no messages would never hear of it (domain.md 5, failure 8); one's own may be taken back.
    const stopped = await deps.stops.stoppedOf([toPersonId], on);
    const reachable = toPersonId === byPersonId || !stopped.has(toPersonId);
    const there = { committeeId: row.round.committeeId, on: today };
    // Whoever could not open it, a young person or a councillor, is never given it, whatever the card sends.
    if (!receiver || !may(receiver, 'updates.receive', there) || !reachable)
      return refuse({ code: 'person-not-in-force' });
    const to = toPersonId === row.holderPersonId ? null : toPersonId;
    await setHandedTo(on, requestId, { to, by: byPersonId, at: now });
    if (toPersonId !== byPersonId) {
      const subject = { roundId: row.round.id, requestId };
      const key = `request:${requestId}:handed-over:${made}`;
      const dueAt = nextSendingTime(now, calendar);
      await deps.notices.queue(on, [{ key, kind: 'handed-over', personId: toPersonId, subject, dueAt }]);
    }
    return present(on);
  }

  async function present(on: Executor): Promise<Outcome> {
    const row = await requestById(on, requestId, today);
    return row ? ok(row.request) : refuse({ code: 'not-found' });
  }
}

/** The present lead, whoever holds the post, its deputy, whoever passed it on, or a clerk. */
async function mayHandOver(
  deps: RoundsDeps,
  on: Executor,
  row: RequestRow,
  { byPersonId }: HandOverInput,
): Promise<RoundRefusal | null> {
  const { leadPersonId, leadName, deputyPersonId, handedBy } = row.request;
  if ([leadPersonId, row.holderPersonId, deputyPersonId, handedBy].includes(byPersonId)) return null;
  if (await deps.people.may(byPersonId, 'round.run', row.round.committeeId, on)) return null;
  return { code: 'not-your-update', leadName };
}
