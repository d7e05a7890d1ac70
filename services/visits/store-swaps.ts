/** Swaps in SQL: each moves on by guarded updates, so that two who say yes at once do not both get it. */
import type { Executor } from '../db/tables';

export interface Swap {
  id: string;
  placeId: string;
  visitId: string;
  fromPersonId: string;
  fromName: string;
  toPersonId: string | null;
  toName: string | null;
  /** The place that comes back for it; null: nothing does. */
  returnPlaceId: string | null;
  returnVisitId: string | null;
  state: 'offered' | 'taken' | 'with-clerk' | 'done' | 'ended';
  reason: string;
  changedAt: Date;
}

function swaps(on: Executor) {
  return on
    .selectFrom('visit_swap as s')
    .innerJoin('visit_place as p', 'p.id', 's.place_id')
    .innerJoin('person as a', 'a.id', 's.from_person_id')
    .leftJoin('person as b', 'b.id', 's.to_person_id')
    .leftJoin('visit_place as r', 'r.id', 's.return_place_id')
    .select(['s.id', 's.place_id as placeId', 'p.visit_id as visitId', 's.from_person_id as fromPersonId'])
    .select(['a.name as fromName', 's.to_person_id as toPersonId', 'b.name as toName'])
    .select(['s.return_place_id as returnPlaceId', 'r.visit_id as returnVisitId'])
    .select(['s.state', 's.reason', 's.changed_at as changedAt'])
    .orderBy('s.offered_at');
}

export async function readSwap(on: Executor, id: string): Promise<Swap | null> {
  return (await swaps(on).where('s.id', '=', id).executeTakeFirst()) ?? null;
}

const open = ['offered', 'taken', 'with-clerk'] as const;

export async function openSwaps(on: Executor, filter: { placeIds?: string[] }): Promise<Swap[]> {
  if (filter.placeIds?.length === 0) return [];
  let query = swaps(on).where('s.state', 'in', [...open]);
  if (filter.placeIds)
    query = query.where((row) =>
      row.or([
        row('s.place_id', 'in', filter.placeIds ?? []),
        row('s.return_place_id', 'in', filter.placeIds ?? []),
      ]),
    );
  return query.execute();
}

/** @returns false when this place is on offer already. */
export async function insertSwap(
  on: Executor,
  swap: { id: string; placeId: string; fromPersonId: string; at: Date },
): Promise<boolean> {
  const result = await on
    .insertInto('visit_swap')
    .values({
      id: swap.id,
      place_id: swap.placeId,
      from_person_id: swap.fromPersonId,
      to_person_id: null,
      return_place_id: null,
      state: 'offered',
      reason: '',
      offered_at: swap.at,
      changed_at: swap.at,
    })
    .onConflict((conflict) =>
      conflict
        .column('place_id')
        .where('state', 'in', [...open])
        .doNothing(),
    )
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** @returns false when it has moved on from `from` meanwhile. */
export async function moveSwap(
  on: Executor,
  id: string,
  from: Swap['state'],
  to: {
    state: Swap['state'];
    toPersonId?: string | null;
    returnPlaceId?: string | null;
    reason?: string;
    at: Date;
  },
): Promise<boolean> {
  const result = await on
    .updateTable('visit_swap')
    .set({
      state: to.state,
      changed_at: to.at,
      ...(to.toPersonId === undefined ? {} : { to_person_id: to.toPersonId }),
      ...(to.returnPlaceId === undefined ? {} : { return_place_id: to.returnPlaceId }),
      ...(to.reason === undefined ? {} : { reason: to.reason }),
    })
    .where('id', '=', id)
    .where('state', '=', from)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
