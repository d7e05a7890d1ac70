/** Opens the database: PostgreSQL by address, or the embedded one; either way through `pg` and Kysely (platform.md 7). */
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { Kysely, Migrator, PostgresDialect } from 'kysely';
import pg from 'pg';
import { migrations } from './migrations';
import type { Executor, Tables } from './tables';

export interface Database {
  db: Executor;
  engine: 'embedded' | 'postgres';
  close(): Promise<void>;
}

const builtins = pg.types.builtins;
/** A `date` stays 'YYYY-MM-DD': as a Date it would move with the machine's time zone. */
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === builtins.DATE ? (value: string) => value : pg.types.getTypeParser(oid, format as 'text'),
};

export async function openPostgres(url: string, poolSize = 10): Promise<Database> {
  return connect(new pg.Pool({ connectionString: url, max: poolSize, types } as pg.PoolConfig), 'postgres');
}

/** In memory: for tests and for commands that store nothing. */
export async function openInMemory(): Promise<Database> {
  const lite = new PGlite();
  await lite.waitReady;
  const config = createPgConfig(lite) as pg.PoolConfig;
  const pool = new pg.Pool({ ...config, max: 1, connectionTimeoutMillis: 5000, types } as pg.PoolConfig);
  return connect(pool, 'embedded', () => lite.close());
}

async function connect(
  pool: pg.Pool,
  engine: Database['engine'],
  after?: () => Promise<void>,
): Promise<Database> {
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
  return {
    db,
    engine,
    close: async () => {
      await db.destroy();
      await after?.();
    },
  };
}
