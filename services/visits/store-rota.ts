/** Rotas in SQL: a draft is one value with a version, so that two who change it at once cannot lose each other's work. */
import { z } from 'zod';
import { Day } from '../calendar/rules';
import type { Executor } from '../db/tables';
import type { PlannedVisit } from './rota-problem';

const Draft = z.array(
  z.object({
    visitId: z.string().nullable(),
    serviceId: z.string(),
    day: Day,
    memberIds: z.array(z.string()),
    byHand: z.boolean(),
  }),
);

export interface Rota {
  id: string;
  committeeId: string;
  from: Day;
  until: Day;
  /** null: nothing waits to be agreed. */
  draft: PlannedVisit[] | null;
  notes: string[];
  version: number;
  draftedAt: Date;
  agreedAt: Date | null;
}

/** Newest year first. */
export async function readRotas(on: Executor, committeeId: string): Promise<Rota[]> {
  const rows = await rotas(on).where('committee_id', '=', committeeId).orderBy('from_day', 'desc').execute();
  return rows.map(toRota);
}

export async function readRota(on: Executor, id: string): Promise<Rota | null> {
  const row = await rotas(on).where('id', '=', id).executeTakeFirst();
  return row ? toRota(row) : null;
}

export async function insertRota(
  on: Executor,
  rota: { id: string; committeeId: string; from: Day; until: Day },
  at: Date,
): Promise<void> {
  await on
    .insertInto('visit_rota')
    .values({
      id: rota.id,
      committee_id: rota.committeeId,
      from_day: rota.from,
      until_day: rota.until,
      draft: null,
      notes: '[]',
      version: 0,
      drafted_at: at,
      agreed_at: null,
      agreed_by: null,
    })
    .onConflict((conflict) => conflict.columns(['committee_id', 'from_day']).doNothing())
    .execute();
}

/** @returns false when somebody changed the draft since `version` was read. */
export async function saveDraft(
  on: Executor,
  rota: { id: string; version: number; draft: PlannedVisit[]; notes: string[]; at: Date },
): Promise<boolean> {
  const result = await on
    .updateTable('visit_rota')
    .set({
      draft: JSON.stringify(rota.draft),
      notes: JSON.stringify(rota.notes),
      version: rota.version + 1,
      drafted_at: rota.at,
    })
    .where('id', '=', rota.id)
    .where('version', '=', rota.version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** @returns false when somebody changed the draft, or agreed it, since `version` was read. */
export async function markAgreed(
  on: Executor,
  rota: { id: string; version: number; by: string; at: Date },
): Promise<boolean> {
  const result = await on
    .updateTable('visit_rota')
    .set({ draft: null, version: rota.version + 1, agreed_at: rota.at, agreed_by: rota.by })
    .where('id', '=', rota.id)
    .where('version', '=', rota.version)
    .where('draft', 'is not', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

function rotas(on: Executor) {
  return on
    .selectFrom('visit_rota')
    .select(['id', 'committee_id', 'from_day', 'until_day', 'draft', 'notes', 'version'])
    .select(['drafted_at', 'agreed_at']);
}

function toRota(row: Awaited<ReturnType<ReturnType<typeof rotas>['execute']>>[number]): Rota {
  return {
    id: row.id,
    committeeId: row.committee_id,
    from: row.from_day as Day,
    until: row.until_day as Day,
    draft: row.draft === null ? null : Draft.parse(row.draft),
    notes: row.notes,
    version: row.version,
    draftedAt: row.drafted_at,
    agreedAt: row.agreed_at,
  };
}
