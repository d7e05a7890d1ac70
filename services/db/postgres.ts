/** A PostgreSQL server, which several instances may share (platform.md 7). */
import type pg from 'pg';
import { createPool, type Database, migrate, overPool } from './connect';
import { DatabaseUnavailable, explainPostgres, withoutSecrets } from './errors';
import { PreparingClient } from './prepared';

const oldestServer = 150000;

/** No request of ours takes seconds; whatever does is stuck, and must not keep its locks. */
const limits = {
  statement_timeout: 30_000,
  idle_in_transaction_session_timeout: 60_000,
  lock_timeout: 15_000,
};

/**
 * A prepared statement's plan is made in the first seconds, when tables are nearly empty and reading one whole looks cheap,
 * and then kept while they grow: so always by the index where there is one. Compiling a plan never pays for reads as short.
 */
const planning = '-c enable_seqscan=off -c jit=off';

/**
 * @param poolSize of connections, ten by default.
 * @throws DatabaseUnavailable naming DATABASE_URL, without its password, when the server cannot be used.
 */
export async function openPostgres(
  url: string,
  poolSize = 10,
  log?: (error: Error) => void,
): Promise<Database> {
  const shared: pg.PoolConfig = {
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    application_name: 'pledgekeeper',
  };
  try {
    await makeReady(shared, url);
  } catch (error) {
    throw explainPostgres(error, url);
  }
  const own: pg.PoolConfig = { options: planning, max: poolSize, Client: PreparingClient };
  const db = overPool(createPool({ ...shared, ...limits, ...own }, log));
  let closing: Promise<void> | undefined;
  return {
    db,
    engine: 'postgres',
    close: () => {
      closing ??= db.destroy();
      return closing;
    },
  };
}

/** On a connection of its own, without the limits: a migration may take long, and wait long for another instance's. */
async function makeReady(shared: pg.PoolConfig, url: string): Promise<void> {
  const pool = createPool({ ...shared, max: 1 });
  const db = overPool(pool);
  try {
    const { rows } = await pool.query<{ version: number; name: string }>(
      "select current_setting('server_version_num')::int as version, current_setting('server_version') as name",
    );
    const server = rows[0];
    if (!server || server.version < oldestServer) {
      throw new DatabaseUnavailable(
        `DATABASE_URL (${withoutSecrets(url)}) is PostgreSQL ${server?.name}; 15 or later is needed.`,
      );
    }
    await migrate(db);
  } finally {
    await db.destroy();
  }
}
