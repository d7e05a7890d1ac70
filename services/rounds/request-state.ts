/** How far a request has come, written by sending and by scrutiny: guarded, so that of two at once one is first. */
import { type RawBuilder, sql } from 'kysely';
import type { Executor } from '../db/tables';

/**
 * One statement, to stand first in the statement that stores version `no` (one round trip is what a press can afford).
 * No row: someone has sent another version since `expected`, so nothing must be stored.
 */
export function requestSent(request: {
  requestId: string;
  expected: number;
  no: number;
}): RawBuilder<{ id: string }> {
  return sql`update update_request set state = 'sent', version_no = ${request.no}
    where id = ${request.requestId} and version_no = ${request.expected} returning id`;
}

/** False: another version stands, or another reviewer has decided this one. */
export async function requestDecided(
  on: Executor,
  decision: { requestId: string; versionNo: number; state: 'accepted' | 'returned' },
): Promise<boolean> {
  const result = await on
    .updateTable('update_request')
    .set({ state: decision.state })
    .where('id', '=', decision.requestId)
    .where('version_no', '=', decision.versionNo)
    .where('state', '=', 'sent')
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
