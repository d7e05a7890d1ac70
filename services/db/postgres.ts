/** A PostgreSQL server, which several instances may share (platform.md 7). */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type pg from 'pg';
import { createPool, type Database, migrate, type OpenOptions, overPool, refuseOtherSchema } from './connect';
import { DatabaseUnavailable, explainPostgres, withoutSecrets } from './errors';
import { PreparingClient } from './prepared';
import type { Executor } from './tables';

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
  { log, before }: OpenOptions = {},
): Promise<Database> {
  try {
    await makeReady(url, before);
  } catch (error) {
    throw explainPostgres(error, url);
  }
  const own: pg.PoolConfig = {
    ...{ options: planning, max: poolSize, Client: PreparingClient },
    application_name: `${instancesAreCalled}${randomUUID()}`,
  };
  const db = overPool(createPool({ ...shared(url), ...limits, ...own }, log));
  let closing: Promise<void> | undefined;
  return {
    db,
    engine: 'postgres',
    instances: () => countInstances(db),
    close: () => {
      closing ??= db.destroy();
      return closing;
    },
  };
}

/** To be looked at alone: the server itself refuses to write. @throws DatabaseUnavailable, as `openPostgres`. */
export async function readPostgres(url: string, log?: (error: Error) => void): Promise<Database> {
  const own: pg.PoolConfig = { options: '-c default_transaction_read_only=on', max: 2 };
  const db = overPool(createPool({ ...shared(url), ...limits, ...own }, log));
  try {
    await refuseOtherSchema(db);
  } catch (error) {
    await db.destroy();
    throw explainPostgres(error, url);
  }
  return { db, engine: 'postgres', instances: () => countInstances(db), close: () => db.destroy() };
}

/** Followed by a name of its own for each process, which its connections carry and take with them when it dies. */
const instancesAreCalled = 'pledgekeeper ';

/** The server knows who is connected: nothing is written, and who was killed is gone at once. */
async function countInstances(on: Executor): Promise<number> {
  const { rows } = await sql<{ instances: number }>`
    select count(distinct application_name)::int as instances from pg_stat_activity
    where datname = current_database() and application_name like ${`${instancesAreCalled}%`}`.execute(on);
  return Math.max(rows[0]?.instances ?? 1, 1);
}

const shared = (url: string): pg.PoolConfig => ({
  connectionString: url,
  connectionTimeoutMillis: 10_000,
  keepAlive: true,
  application_name: 'pledgekeeper',
});

/** On a connection of its own, without the limits: a migration may take long, and wait long for another instance's. */
async function makeReady(url: string, before?: OpenOptions['before']): Promise<void> {
  const pool = createPool({ ...shared(url), max: 1 });
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
    await migrate(db, before);
  } finally {
    await db.destroy();
  }
}
