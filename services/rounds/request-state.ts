/** How far a request has come, written by sending and by scrutiny: guarded, so that of two at once one is first. */
import { type RawBuilder, sql } from 'kysely';
import type { Executor } from '../db/tables';

/**
 * To stand in the statement that stores versions (one round trip is what a press can afford), after a table expression
 * `asked (id, request_id, expected)`, the version's id, its request and the version number it stands on. One row
 * `(request_id, version_id)` for each that comes next; none where another has been sent since, so nothing must be stored.
 *
 * @param busy whether a request that another transaction holds is waited for, or left out like one that has moved on: a
 *   statement for many must neither keep all of them waiting for one nor lock two in another order than the next does.
 */
export function requestsSent(busy: 'wait' | 'leave'): RawBuilder<{ request_id: string; version_id: string }> {
  const held = sql`free as materialized (
      select id from update_request where id in (select request_id from asked) for no key update skip locked),`;
  const [free, isFree] = busy === 'leave' ? [held, sql`and q.id in (select id from free)`] : [sql``, sql``];
  return sql`${free} moved as (
      update update_request q set state = 'sent', version_no = asked.expected + 1
      from asked where q.id = asked.request_id and q.version_no = asked.expected ${isFree}
      returning q.id as request_id, asked.id as version_id)`;
}

/** False: another version stands, or another reviewer has decided this one. */
export async function requestDecided(
  on: Executor,
  decision: {
    requestId: string;
    versionNo: number;
    state: 'accepted' | 'returned';
    /** From the papers: what was accepted can still be returned. */
    printed: boolean;
  },
): Promise<boolean> {
  const result = await on
    .updateTable('update_request')
    .set({ state: decision.state })
    .where('id', '=', decision.requestId)
    .where('version_no', '=', decision.versionNo)
    .where('state', 'in', decision.printed ? ['sent', 'accepted'] : ['sent'])
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
