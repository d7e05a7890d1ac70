/** The more_time_request table: one row that is asked at a time for a request, decided once. */
import type { Day } from '../calendar/rules';
import type { Executor } from '../db/tables';
import type { MoreTimeRequest } from './rules';

const asked = (on: Executor) =>
  on
    .selectFrom('more_time_request')
    .innerJoin('update_request', 'update_request.id', 'more_time_request.request_id')
    .innerJoin('plan_action', 'plan_action.id', 'update_request.action_id')
    .innerJoin('person', 'person.id', 'more_time_request.asked_by')
    .select([
      'more_time_request.id',
      'more_time_request.request_id',
      'plan_action.ref',
      'plan_action.title',
      'more_time_request.asked_by',
      'person.name',
      'more_time_request.until_day',
      'more_time_request.reason',
      'more_time_request.decision',
    ]);

type Row = Awaited<ReturnType<ReturnType<typeof asked>['execute']>>[number];

function toMoreTime(row: Row): MoreTimeRequest {
  return {
    id: row.id,
    requestId: row.request_id,
    ref: row.ref,
    title: row.title,
    askedBy: row.asked_by,
    askedByName: row.name,
    untilDay: row.until_day as Day,
    reason: row.reason,
    decision: row.decision,
  };
}

export async function byId(on: Executor, id: string): Promise<MoreTimeRequest | null> {
  const row = await asked(on).where('more_time_request.id', '=', id).executeTakeFirst();
  return row ? toMoreTime(row) : null;
}

/** The one that waits for the clerk, else the last that was decided. */
export async function ofRequest(on: Executor, requestId: string): Promise<MoreTimeRequest | null> {
  const row = await asked(on)
    .where('more_time_request.request_id', '=', requestId)
    .orderBy((row) => row('decision', '=', 'asked'), 'desc')
    .orderBy('asked_at', 'desc')
    .executeTakeFirst();
  return row ? toMoreTime(row) : null;
}

/** Waiting for a clerk of this committee in the open rounds, by reading order. */
export async function waiting(on: Executor, committeeId: string): Promise<MoreTimeRequest[]> {
  const rows = await asked(on)
    .innerJoin('reporting_round', 'reporting_round.id', 'update_request.round_id')
    .innerJoin('meeting', 'meeting.id', 'reporting_round.meeting_id')
    .where('meeting.committee_id', '=', committeeId)
    .where('reporting_round.state', '=', 'open')
    .where('meeting.cancelled_at', 'is', null)
    .where('more_time_request.decision', '=', 'asked')
    .orderBy('meeting.day')
    .orderBy('plan_action.position')
    .execute();
  return rows.map(toMoreTime);
}

export async function insert(
  on: Executor,
  row: { id: string; requestId: string; askedBy: string; askedAt: Date; untilDay: Day; reason: string },
): Promise<void> {
  await on
    .insertInto('more_time_request')
    .values({
      id: row.id,
      request_id: row.requestId,
      asked_by: row.askedBy,
      asked_at: row.askedAt,
      until_day: row.untilDay,
      reason: row.reason,
      decision: 'asked',
      decided_by: null,
      decided_at: null,
    })
    .execute();
}

/** While no clerk has decided, the latest ask stands. */
export async function askAgain(
  on: Executor,
  id: string,
  ask: { askedBy: string; askedAt: Date; untilDay: Day; reason: string },
): Promise<void> {
  await on
    .updateTable('more_time_request')
    .set({ asked_by: ask.askedBy, asked_at: ask.askedAt, until_day: ask.untilDay, reason: ask.reason })
    .where('id', '=', id)
    .where('decision', '=', 'asked')
    .execute();
}

/** @returns false when it had been decided already. */
export async function decide(
  on: Executor,
  id: string,
  decision: { agreed: boolean; by: string; at: Date },
): Promise<boolean> {
  const result = await on
    .updateTable('more_time_request')
    .set({
      decision: decision.agreed ? 'agreed' : 'declined',
      decided_by: decision.by,
      decided_at: decision.at,
    })
    .where('id', '=', id)
    .where('decision', '=', 'asked')
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
