/** Opens the database: PostgreSQL by address, or the embedded one; either way through `pg` and Kysely (platform.md 7). */
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { type Database, migrate, overPool } from './connect';
import { embeddedPool, openEmbedded, readEmbedded } from './embedded';
import { openPostgres, readPostgres } from './postgres';
import type { Executor } from './tables';

export type { Database } from './connect';
export { DatabaseUnavailable } from './errors';
export { openPostgres } from './postgres';

export interface DatabaseSettings {
  /** null: the embedded database in `dataDir`. */
  databaseUrl: string | null;
  /** Absolute. */
  dataDir: string;
  /** Hears of faults that need nobody: a lost idle connection, an upkeep that will be tried again. */
  log?: (error: Error) => void;
  /** Looks at what is there before anything is written, and may refuse by throwing. */
  before?: (on: Executor) => Promise<void>;
}

/**
 * The database of this installation, its schema up to date.
 * @throws DatabaseUnavailable, whose message is one plain sentence for the administrator.
 */
export function openDatabase({ databaseUrl, dataDir, log, before }: DatabaseSettings): Promise<Database> {
  return databaseUrl === null
    ? openEmbedded(dataDir, { log, before })
    : openPostgres(databaseUrl, 10, { log, before });
}

/**
 * The same to be looked at alone: nothing is made, brought up to date or changed, and a statement that would is refused.
 * @throws DatabaseUnavailable also where there is none yet, or its schema is of another version.
 */
export function openForReading({ databaseUrl, dataDir, log }: DatabaseSettings): Promise<Database> {
  return databaseUrl === null ? readEmbedded(dataDir, log) : readPostgres(databaseUrl, log);
}

/** In memory: for tests and for commands that store nothing. Options may hold a directory dumped before. */
export async function openInMemory(options: PGliteOptions = {}): Promise<Database> {
  const lite = new PGlite(options);
  await lite.waitReady;
  const db = overPool(embeddedPool(lite));
  await migrate(db);
  return {
    db,
    engine: 'embedded',
    instances: async () => 1,
    close: async () => {
      await db.destroy();
      await lite.close();
    },
  };
}
