/** Opens the database: PostgreSQL by address, or the embedded one; either way through `pg` and Kysely (platform.md 7). */
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { type Database, migrate, overPool } from './connect';
import { embeddedPool, openEmbedded } from './embedded';
import { openPostgres } from './postgres';

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
}

/**
 * The database of this installation, its schema up to date.
 * @throws DatabaseUnavailable, whose message is one plain sentence for the administrator.
 */
export function openDatabase({ databaseUrl, dataDir, log }: DatabaseSettings): Promise<Database> {
  return databaseUrl === null ? openEmbedded(dataDir, log) : openPostgres(databaseUrl, 10, log);
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
    close: async () => {
      await db.destroy();
      await lite.close();
    },
  };
}
