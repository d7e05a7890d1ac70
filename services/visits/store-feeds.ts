/** Calendar links in SQL: only a hash of each secret, and the key that signs links to one event. */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Executor } from '../db/tables';

export async function saveFeed(
  on: Executor,
  feed: { personId: string; secretHash: string | null; by: string; at: Date },
): Promise<void> {
  const values = { secret_hash: feed.secretHash, changed_by: feed.by, changed_at: feed.at };
  await on
    .insertInto('visit_feed')
    .values({ person_id: feed.personId, ...values })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(values))
    .execute();
}

export async function readFeed(
  on: Executor,
  personId: string,
): Promise<{ secretHash: string | null } | null> {
  const row = await on
    .selectFrom('visit_feed')
    .select('secret_hash')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row ? { secretHash: row.secret_hash } : null;
}

export async function personOfSecret(on: Executor, secretHash: string): Promise<string | null> {
  const row = await on
    .selectFrom('visit_feed')
    .select('person_id')
    .where('secret_hash', '=', secretHash)
    .executeTakeFirst();
  return row?.person_id ?? null;
}

const factName = 'visit-link-key';

/** Made when first asked for; the same in every process. */
export async function signingKey(on: Executor): Promise<string> {
  const read = async () => {
    const row = await on
      .selectFrom('installation_fact')
      .select('value')
      .where('name', '=', factName)
      .executeTakeFirst();
    return row ? z.string().parse(row.value) : null;
  };
  const known = await read();
  if (known !== null) return known;
  await on
    .insertInto('installation_fact')
    .values({
      name: factName,
      value: JSON.stringify(randomBytes(32).toString('base64url')),
      set_at: new Date(),
    })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  return (await read()) ?? '';
}
