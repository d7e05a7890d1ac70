/** Decisions in SQL: added, never changed. */
import type { Executor } from '../db/tables';
import type { ScrutinyDecision } from './answers';

export async function addDecision(
  on: Executor,
  decision: {
    id: string;
    requestId: string;
    versionNo: number;
    decision: 'accepted' | 'returned';
    comment: string;
    decidedBy: string;
    decidedAt: Date;
  },
): Promise<void> {
  await on
    .insertInto('scrutiny_decision')
    .values({
      id: decision.id,
      request_id: decision.requestId,
      version_no: decision.versionNo,
      decision: decision.decision,
      comment: decision.comment,
      decided_by: decision.decidedBy,
      decided_at: decision.decidedAt,
    })
    .execute();
}

/** Oldest first. */
export async function decisionsOf(on: Executor, requestId: string): Promise<ScrutinyDecision[]> {
  const rows = await decisions(on).where('d.request_id', '=', requestId).execute();
  return rows.map(toDecision);
}

/** By request id, each oldest first. */
export async function decisionsOfRound(
  on: Executor,
  roundId: string,
): Promise<Map<string, ScrutinyDecision[]>> {
  const rows = await decisions(on)
    .innerJoin('update_request as r', 'r.id', 'd.request_id')
    .where('r.round_id', '=', roundId)
    .execute();
  const byRequest = new Map<string, ScrutinyDecision[]>();
  for (const row of rows) {
    byRequest.set(row.request_id, [...(byRequest.get(row.request_id) ?? []), toDecision(row)]);
  }
  return byRequest;
}

/** Who wrote a version. */
export async function senderOf(on: Executor, requestId: string, versionNo: number): Promise<string | null> {
  const row = await on
    .selectFrom('update_version')
    .select('sent_by')
    .where('request_id', '=', requestId)
    .where('no', '=', versionNo)
    .executeTakeFirst();
  return row?.sent_by ?? null;
}

function decisions(on: Executor) {
  return on
    .selectFrom('scrutiny_decision as d')
    .innerJoin('person as p', 'p.id', 'd.decided_by')
    .select(['d.request_id', 'd.version_no', 'd.decision', 'd.comment', 'd.decided_at', 'p.name'])
    .orderBy('d.decided_at')
    .orderBy('d.version_no');
}

type Row = Awaited<ReturnType<ReturnType<typeof decisions>['execute']>>[number];

function toDecision(row: Row): ScrutinyDecision {
  return {
    versionNo: row.version_no,
    decision: row.decision,
    comment: row.comment,
    byName: row.name,
    at: row.decided_at,
  };
}
