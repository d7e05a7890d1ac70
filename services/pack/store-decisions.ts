/** What people decided about a pack: findings kept with a reason, and when an officer despatched it. */
import type { Day } from '../calendar/rules';
import type { Executor, Tables } from '../db/tables';
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
  /** The day that it counts as, and the last lawful one, as reckoned when it was recorded; null for older records. */
  countsAs: Day | null;
  lawfulDay: Day | null;
}

export async function despatchOf(on: Executor, buildId: string): Promise<Despatch | null> {
  const row = await on.selectFrom('despatch').selectAll().where('build_id', '=', buildId).executeTakeFirst();
  return row ? toDespatch(row) : null;
}

/** When the papers of a meeting first went out, supplements left aside; null until somebody has recorded it. */
export async function publicationOf(on: Executor, meetingId: string): Promise<Despatch | null> {
  const row = await on
    .selectFrom('despatch')
    .innerJoin('pack_build', 'pack_build.id', 'despatch.build_id')
    .selectAll('despatch')
    .where('pack_build.meeting_id', '=', meetingId)
    .where('pack_build.kind', '=', 'pack')
    .orderBy('despatch.despatched_at')
    .limit(1)
    .executeTakeFirst();
  return row ? toDespatch(row) : null;
}

function toDespatch(row: Tables['despatch']): Despatch {
  return {
    buildId: row.build_id,
    despatchedBy: row.despatched_by,
    despatchedAt: row.despatched_at,
    countsAs: row.counts_as as Day | null,
    lawfulDay: row.lawful_day as Day | null,
  };
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
      counts_as: despatch.countsAs,
      lawful_day: despatch.lawfulDay,
    })
    .onConflict((conflict) => conflict.column('build_id').doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}
