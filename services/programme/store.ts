/** The work programme in SQL: the only writer of `programme_item` and `programme_move`. */
import type { Day } from '../calendar/rules';
import type { Executor } from '../db/tables';
import type { ProgrammeItem, ProgrammeMove } from './rules';

export async function listItems(on: Executor, committeeId: string): Promise<ProgrammeItem[]> {
  const rows = await on
    .selectFrom('programme_item')
    .selectAll()
    .where('committee_id', '=', committeeId)
    .orderBy('title')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    committeeId: row.committee_id,
    defaultKey: row.default_key,
    title: row.title,
    leadPost: row.lead_post,
    usualMonth: row.usual_month,
    meetingId: row.meeting_id,
    removed: row.removed,
    version: row.version,
  }));
}

export async function listMoves(on: Executor, committeeId: string): Promise<ProgrammeMove[]> {
  const rows = await on
    .selectFrom('programme_move as m')
    .innerJoin('programme_item as i', 'i.id', 'm.item_id')
    .select(['m.item_id', 'm.due_from', 'm.meeting_id'])
    .where('i.committee_id', '=', committeeId)
    .execute();
  return rows.map((row) => ({
    itemId: row.item_id,
    dueFrom: row.due_from as Day,
    meetingId: row.meeting_id,
  }));
}

/** Stores the item as version `item.version + 1` where `item.version` still stands (0: no row yet); else false. */
export async function saveItem(on: Executor, item: ProgrammeItem): Promise<boolean> {
  const values = {
    title: item.title,
    lead_post: item.leadPost,
    usual_month: item.usualMonth,
    meeting_id: item.meetingId,
    removed: item.removed,
    version: item.version + 1,
  };
  if (item.version === 0) {
    const added = await on
      .insertInto('programme_item')
      .values({
        ...values,
        id: item.id,
        committee_id: item.committeeId,
        default_key: item.defaultKey,
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirst();
    return (added.numInsertedOrUpdatedRows ?? 0n) > 0n;
  }
  const changed = await on
    .updateTable('programme_item')
    .set(values)
    .where('id', '=', item.id)
    .where('version', '=', item.version)
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}

/** What was to come to a meeting that was called off comes to another. */
export async function carry(on: Executor, fromMeetingId: string, toMeetingId: string): Promise<void> {
  await on
    .updateTable('programme_item')
    .set((expression) => ({ meeting_id: toMeetingId, version: expression('version', '+', 1) }))
    .where('meeting_id', '=', fromMeetingId)
    .execute();
  await on
    .updateTable('programme_move')
    .set({ meeting_id: toMeetingId })
    .where('meeting_id', '=', fromMeetingId)
    .execute();
}

export async function saveMove(on: Executor, move: ProgrammeMove): Promise<void> {
  await on
    .insertInto('programme_move')
    .values({ item_id: move.itemId, due_from: move.dueFrom, meeting_id: move.meetingId })
    .onConflict((conflict) =>
      conflict.columns(['item_id', 'due_from']).doUpdateSet({ meeting_id: move.meetingId }),
    )
    .execute();
}

export async function endMove(on: Executor, itemId: string, dueFrom: Day): Promise<void> {
  await on
    .deleteFrom('programme_move')
    .where('item_id', '=', itemId)
    .where('due_from', '=', dueFrom)
    .execute();
}
