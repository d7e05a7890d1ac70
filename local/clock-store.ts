/** Where the local clock's distance to the machine's is kept. */
import { z } from 'zod';
import type { Executor } from '../services/db/tables';

const name = 'local-clock-offset';

/** Milliseconds ahead of the machine; null when it was never set. */
export async function loadClockOffset(on: Executor): Promise<number | null> {
  const row = await on
    .selectFrom('installation_fact')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirst();
  return row ? z.number().parse(row.value) : null;
}

export async function saveClockOffset(on: Executor, offset: number): Promise<void> {
  const fact = { value: JSON.stringify(offset), set_at: new Date() };
  await on
    .insertInto('installation_fact')
    .values({ name, ...fact })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(fact))
    .execute();
}
