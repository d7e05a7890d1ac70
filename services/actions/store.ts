/** Committee actions in SQL: the only writer of `committee_action`. */
import type { Day } from '../calendar/rules';
import type { Executor } from '../db/tables';
import { ActionKind, ActionState, type ActionWords, type CommitteeAction } from './rules';

export async function insertAction(
  on: Executor,
  action: ActionWords & {
    id: string;
    committeeId: string;
    meetingId: string;
    closedDay: Day | null;
    at: Date;
  },
): Promise<void> {
  await on
    .insertInto('committee_action')
    .values({
      id: action.id,
      committee_id: action.committeeId,
      meeting_id: action.meetingId,
      kind: action.kind,
      ask: action.ask,
      owner_post: action.ownerPost,
      due_day: action.dueDay,
      state: action.state,
      outcome: action.outcome,
      closed_day: action.closedDay,
      version: 1,
      created_at: action.at,
    })
    .execute();
}

/** Where `version` still stands; false when somebody was first. */
export async function changeAction(
  on: Executor,
  action: ActionWords & { id: string; version: number; closedDay: Day | null },
): Promise<boolean> {
  const result = await on
    .updateTable('committee_action')
    .set({
      kind: action.kind,
      ask: action.ask,
      owner_post: action.ownerPost,
      due_day: action.dueDay,
      state: action.state,
      outcome: action.outcome,
      closed_day: action.closedDay,
      version: action.version + 1,
    })
    .where('id', '=', action.id)
    .where('version', '=', action.version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Newest meeting first. */
export async function listActions(
  on: Executor,
  where: { committeeId: string } | { id: string },
): Promise<CommitteeAction[]> {
  const rows = await on
    .selectFrom('committee_action as a')
    .innerJoin('meeting as m', 'm.id', 'a.meeting_id')
    .selectAll('a')
    .select('m.day')
    .$if('id' in where, (query) => query.where('a.id', '=', 'id' in where ? where.id : ''))
    .$if('committeeId' in where, (query) =>
      query.where('a.committee_id', '=', 'committeeId' in where ? where.committeeId : ''),
    )
    .orderBy('m.day', 'desc')
    .orderBy('a.created_at')
    .orderBy('a.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    committeeId: row.committee_id,
    meetingId: row.meeting_id,
    meetingDay: row.day as Day,
    kind: ActionKind.parse(row.kind),
    ask: row.ask,
    ownerPost: row.owner_post,
    dueDay: row.due_day as Day | null,
    state: ActionState.parse(row.state),
    outcome: row.outcome,
    closedDay: row.closed_day as Day | null,
    version: row.version,
  }));
}
