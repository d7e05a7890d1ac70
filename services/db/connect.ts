/** One `pg` pool of either engine, brought to the newest schema and handed on as Kysely (platform.md 7). */
import { Kysely, Migrator, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { DatabaseUnavailable } from './errors';
import { migrations } from './migrations';
import type { Executor, Tables } from './tables';

export interface Database {
  db: Executor;
  engine: 'embedded' | 'postgres';
  /** How many processes work on this database now, this one with them: 1 for the embedded one. */
  instances(): Promise<number>;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** Hears of faults that need nobody. */
  log?: ((error: Error) => void) | undefined;
  /** Looks at what is there before anything is written, and may refuse by throwing. */
  before?: ((on: Executor) => Promise<void>) | undefined;
}

const builtins = pg.types.builtins;
/** A `date` stays 'YYYY-MM-DD': as a Date it would move with the machine's time zone. */
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === builtins.DATE ? (value: string) => value : pg.types.getTypeParser(oid, format as 'text'),
};

/**
 * @param config of the pool; `types` belong to the pool, because a query's own break the embedded connection.
 * @param logLost hears of a lost connection, idle or in use. The pool replaces it by itself, and whoever used it hears from
 *   their own query, but an 'error' event that nobody listens to would end the process.
 */
export function createPool(config: pg.PoolConfig, logLost: (error: Error) => void = () => {}): pg.Pool {
  const pool = new pg.Pool({ ...config, types } as pg.PoolConfig);
  pool.on('error', logLost);
  // The pool listens to a client while it is idle only: one cut off between two statements has nobody else.
  pool.on('connect', (client) => client.on('error', logLost));
  return pool;
}

export function overPool(pool: pg.Pool): Executor {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

/**
 * Brings the schema up to date. Several instances may call it at once: Kysely's advisory lock lets one do the work.
 * @param before looks at what is there, and may refuse by throwing.
 * @throws DatabaseUnavailable when the schema is newer than this program.
 */
export async function migrate(db: Executor, before?: (on: Executor) => Promise<void>): Promise<void> {
  await before?.(db);
  if (await isUpToDate(db)) return;
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (!error) return;
  if (error instanceof Error && error.message.startsWith('corrupted migrations')) {
    throw new DatabaseUnavailable(
      'The database was made by a newer version of Pledgekeeper; start that version, or restore a backup made by this one.',
      error,
    );
  }
  throw error;
}

/** @throws DatabaseUnavailable unless the schema is this program's own: for those who only read. */
export async function refuseOtherSchema(db: Executor): Promise<void> {
  if (await isUpToDate(db)) return;
  throw new DatabaseUnavailable(
    'The database has no tables of this version of Pledgekeeper. They are made, or brought up to date, when it is started: npm start',
  );
}

/** Asked first: the Migrator reads the whole catalogue each time, a third of a second of the embedded database's start. */
async function isUpToDate(db: Executor): Promise<boolean> {
  const made = await sql<{
    made: boolean;
  }>`select to_regclass('kysely_migration') is not null as made`.execute(db);
  if (!made.rows[0]?.made) return false;
  const done = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  const names = new Set(done.rows.map(({ name }) => name));
  return (
    names.size === Object.keys(migrations).length && Object.keys(migrations).every((name) => names.has(name))
  );
}
