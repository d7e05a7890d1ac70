/** Days off and how far the bank holidays are known: the only writer of `day_off` and `day_off_horizon`. */

import { sql } from 'kysely';
import type { Executor } from '../db/tables';
import type { Day, NamedDay } from './rules';

export interface DayOff extends NamedDay {
  kind: 'bank-holiday' | 'closure';
  source: 'library' | 'clerk';
}

export interface Horizon {
  knownUntil: Day;
  /** 'date-holidays 3.37.0' */
  source: string;
}

export async function findHorizon(on: Executor): Promise<Horizon | null> {
  const row = await on.selectFrom('day_off_horizon').selectAll().executeTakeFirst();
  return row ? { knownUntil: row.known_until as Day, source: row.source } : null;
}

export async function saveHorizon(on: Executor, { knownUntil, source }: Horizon): Promise<void> {
  const values = { known_until: knownUntil, source };
  await on
    .insertInto('day_off_horizon')
    .values({ id: 1, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute();
}

/** A day that a clerk added, renamed or removed stays as the clerk left it. */
export async function insertLibraryDays(on: Executor, days: NamedDay[], at: Date): Promise<void> {
  if (days.length === 0) return;
  await on
    .insertInto('day_off')
    .values(
      days.map(({ day, name }) => ({
        day,
        name,
        kind: 'bank-holiday' as const,
        source: 'library' as const,
        added_at: at,
      })),
    )
    .onConflict((conflict) => conflict.columns(['day', 'kind']).doNothing())
    .execute();
}

export async function upsertDaysOff(
  on: Executor,
  days: Day[],
  { kind, name, by, at }: { kind: DayOff['kind']; name: string; by: string; at: Date },
): Promise<void> {
  const values = { name, added_by: by, added_at: at, removed_by: null, removed_at: null };
  if (days.length === 0) return;
  await on
    .insertInto('day_off')
    .values(days.map((day) => ({ day, kind, source: 'clerk' as const, ...values })))
    .onConflict((conflict) =>
      conflict.columns(['day', 'kind']).doUpdateSet({
        ...values,
        // A bank holiday that only got another name stays the library's: it was not added by hand.
        source: sql`case when day_off.removed_at is null then day_off.source else 'clerk' end`,
      }),
    )
    .execute();
}

export async function markRemoved(
  on: Executor,
  { day, kind }: Pick<DayOff, 'day' | 'kind'>,
  { by, at }: { by: string; at: Date },
): Promise<void> {
  await on
    .updateTable('day_off')
    .set({ removed_by: by, removed_at: at })
    .where('day', '=', day)
    .where('kind', '=', kind)
    .execute();
}

/** By day, both ends included; without them, every day off there is. */
export async function listDaysOff(on: Executor, between?: { from: Day; to: Day }): Promise<DayOff[]> {
  const rows = await on
    .selectFrom('day_off')
    .select(['day', 'kind', 'name', 'source'])
    .where('removed_at', 'is', null)
    .$if(between !== undefined, (query) =>
      query.where('day', '>=', between?.from ?? '').where('day', '<=', between?.to ?? ''),
    )
    .orderBy('day')
    .orderBy('kind')
    .execute();
  return rows.map((row) => ({ ...row, day: row.day as Day }));
}
