/** What people decided about a pack: findings kept with a reason, and when an officer despatched it. */
import type { Executor } from '../db/tables';
import type { Kept } from './rules';

/** By fingerprint: a decision stands for the meeting, whatever the version. */
export async function keptFindings(on: Executor, meetingId: string): Promise<Map<string, Kept[]>> {
  const rows = await on
    .selectFrom('finding_kept')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .orderBy('kept_at')
    .execute();
  const kept = new Map<string, Kept[]>();
  for (const { fingerprint, office, reason, kept_by: keptBy, kept_at: keptAt } of rows) {
    kept.set(fingerprint, [...(kept.get(fingerprint) ?? []), { office, reason, keptBy, keptAt }]);
  }
  return kept;
}

/** One for each office: who decides again puts their new reason in place of the old one. */
export async function keepFinding(
  on: Executor,
  decision: Kept & { meetingId: string; fingerprint: string; rule: string },
): Promise<void> {
  const values = { reason: decision.reason, kept_by: decision.keptBy, kept_at: decision.keptAt };
  await on
    .insertInto('finding_kept')
    .values({
      meeting_id: decision.meetingId,
      fingerprint: decision.fingerprint,
      office: decision.office,
      rule: decision.rule,
      ...values,
    })
    .onConflict((conflict) => conflict.columns(['meeting_id', 'fingerprint', 'office']).doUpdateSet(values))
    .execute();
}

export interface Despatch {
  buildId: string;
  despatchedBy: string;
  despatchedAt: Date;
}

export async function despatchOf(on: Executor, buildId: string): Promise<Despatch | null> {
  const row = await on.selectFrom('despatch').selectAll().where('build_id', '=', buildId).executeTakeFirst();
  return row ? { buildId, despatchedBy: row.despatched_by, despatchedAt: row.despatched_at } : null;
}

/** False when it had been recorded: the first record stands. */
export async function recordDespatch(
  on: Executor,
  despatch: Despatch & { recordedAt: Date },
): Promise<boolean> {
  const result = await on
    .insertInto('despatch')
    .values({
      build_id: despatch.buildId,
      despatched_by: despatch.despatchedBy,
      despatched_at: despatch.despatchedAt,
      recorded_at: despatch.recordedAt,
    })
    .onConflict((conflict) => conflict.column('build_id').doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}
