/** Local mode writes a demo committee and authenticates nobody, so it touches a database only where it made it itself. */
import { sql } from 'kysely';
import { DatabaseUnavailable } from '../services/db/errors';
import type { Executor } from '../services/db/tables';

const mark = 'made-by-local-mode';

/**
 * Before anything is written there, its tables included.
 * @throws DatabaseUnavailable for a database that holds anything which local mode did not put there.
 */
export async function refuseForeign(on: Executor): Promise<void> {
  const tables = await sql<{ name: string }>`
    select c.relname::text as name from pg_class c
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'`.execute(on);
  const names = new Set(tables.rows.map(({ name }) => name));
  if (names.size === 0) return;
  if (names.has('kysely_migration') && names.has('installation_fact') && (await isOurs(on))) return;
  throw new DatabaseUnavailable(
    'This database was not made by local mode, so nothing has been done to it. To serve it, set MicrosoftAppId (with ' +
      'MicrosoftAppTenantId and the rest). To try Pledgekeeper on this machine, leave DATABASE_URL empty, or name an empty database, and choose another DATA_DIR.',
  );
}

async function isOurs(on: Executor): Promise<boolean> {
  // The second is for those made before there was a mark; the third has had its tables made, and nothing more.
  const { rows } = await sql<{ ours: boolean }>`select
    exists (select from installation_fact where name = ${mark})
    or exists (select from strategy where imported_by = 'demo')
    or not (exists (select from committee) or exists (select from person) or exists (select from audit_entry)) as ours`.execute(
    on,
  );
  return rows[0]?.ours === true;
}

/** With the demo committee, in its transaction. */
export async function markAsOurs(on: Executor): Promise<void> {
  await on
    .insertInto('installation_fact')
    .values({ name: mark, value: JSON.stringify(true), set_at: new Date() })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
}
