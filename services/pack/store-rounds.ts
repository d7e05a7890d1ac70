/** Read-only: the few facts of rounds that only the pack asks for, one query each. */
import type { Day } from '../calendar/rules';
import type { Executor } from '../db/tables';
import type { Extension } from './gather/contents';

/** The round of this meeting once it has opened; null before that. */
export async function roundOf(on: Executor, meetingId: string): Promise<string | null> {
  const row = await on
    .selectFrom('reporting_round')
    .select('id')
    .where('meeting_id', '=', meetingId)
    .where('state', '!=', 'planned')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** The committee's last round before a day that was opened. */
export async function roundBefore(on: Executor, committeeId: string, day: Day): Promise<string | null> {
  const row = await on
    .selectFrom('reporting_round')
    .innerJoin('meeting', 'meeting.id', 'reporting_round.meeting_id')
    .select('reporting_round.id')
    .where('meeting.committee_id', '=', committeeId)
    .where('meeting.day', '<', day)
    .where('reporting_round.state', '!=', 'planned')
    .orderBy('meeting.day', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** By request: the last that was agreed. */
export async function extensions(on: Executor, roundId: string): Promise<Map<string, Extension>> {
  const rows = await on
    .selectFrom('more_time_request')
    .innerJoin('update_request', 'update_request.id', 'more_time_request.request_id')
    .select(['request_id', 'until_day', 'reason'])
    .where('update_request.round_id', '=', roundId)
    .where('decision', '=', 'agreed')
    .orderBy('decided_at')
    .execute();
  return new Map(rows.map((row) => [row.request_id, { untilDay: row.until_day as Day, reason: row.reason }]));
}

/** By request: when its first version came. */
export async function firstSent(on: Executor, roundId: string): Promise<Map<string, Date>> {
  const rows = await on
    .selectFrom('update_version')
    .innerJoin('update_request', 'update_request.id', 'update_version.request_id')
    .select(['request_id', 'sent_at'])
    .where('update_request.round_id', '=', roundId)
    .where('update_version.no', '=', 1)
    .execute();
  return new Map(rows.map((row) => [row.request_id, row.sent_at]));
}
