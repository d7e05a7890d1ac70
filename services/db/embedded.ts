/** The embedded database in a directory: exactly one process, and what it acknowledges is on disk (platform.md 7). */
import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { sql } from 'kysely';
import type pg from 'pg';
import { FolderIsOpen, makePrivate } from '../private-folder';
import { createPool, type Database, migrate, type OpenOptions, overPool, refuseOtherSchema } from './connect';
import { DirectoryInUse, type DirectoryLock, lockDirectory } from './directory-lock';
import { EmbeddedClient } from './embedded-client';
import { prepareDirectory } from './embedded-directory';
import { startEmbedded } from './embedded-start';
import { codeOf, DatabaseUnavailable } from './errors';
import { startUpkeep } from './upkeep';

/**
 * PGlite has one session. A pool query made inside a transaction would wait for ever: the timeout makes it an error, and is
 * long enough for a busy machine, where many wait their turn.
 */
export function embeddedPool(lite: PGlite, log?: (error: Error) => void): pg.Pool {
  const config = { ...createPgConfig(lite), Client: EmbeddedClient } as unknown as pg.PoolConfig;
  return createPool({ ...config, max: 1, connectionTimeoutMillis: 30_000, idleTimeoutMillis: 0 }, log);
}

/**
 * Opens `<dataDir>/database`, and makes it the first time.
 * @throws DatabaseUnavailable when the folder cannot be written, another process has it, or it is of another version.
 */
export async function openEmbedded(dataDir: string, options: OpenOptions = {}): Promise<Database> {
  const directory = join(await makeFolder(dataDir), 'database');
  const lock = await takeLock(directory);
  try {
    await prepareDirectory(directory);
    const lite = await startOn(directory);
    return await serve(lite, lock, options);
  } catch (error) {
    await lock.release();
    throw explain(error, dataDir);
  }
}

function startOn(directory: string): Promise<PGlite> {
  return startEmbedded(directory).catch((error) => {
    throw new DatabaseUnavailable(`The database in ${directory} does not open: ${error.message}`, error);
  });
}

/** To be looked at alone. @throws DatabaseUnavailable, as `openEmbedded`, and where there is no database yet. */
export async function readEmbedded(dataDir: string, log?: (error: Error) => void): Promise<Database> {
  const directory = join(dataDir, 'database');
  if (!existsSync(join(directory, 'PG_VERSION'))) {
    throw new DatabaseUnavailable(
      `There is no database in ${dataDir} yet. It is made at the first start: npm start`,
    );
  }
  const lock = await takeLock(directory);
  try {
    await prepareDirectory(directory);
    const lite = await startOn(directory);
    const db = overPool(embeddedPool(lite, log));
    const close = async () => {
      await db.destroy();
      await lite.close();
      await lock.release();
    };
    await refuseOtherSchema(db).catch(async (error) => {
      await close();
      throw error;
    });
    await sql`set default_transaction_read_only = on`.execute(db);
    return { db, engine: 'embedded', instances: async () => 1, close };
  } catch (error) {
    await lock.release();
    throw explain(error, dataDir);
  }
}

async function serve(lite: PGlite, lock: DirectoryLock, { log, before }: OpenOptions): Promise<Database> {
  const pool = embeddedPool(lite, log);
  const db = overPool(pool);
  try {
    await migrate(db, before);
  } catch (error) {
    await db.destroy();
    await lite.close();
    throw error;
  }
  const upkeep = startUpkeep(pool, log);
  let closing: Promise<void> | undefined;
  const close = async () => {
    await upkeep.stop();
    await db.destroy();
    await lite.close();
    await lock.release();
  };
  return {
    db,
    engine: 'embedded',
    instances: async () => 1,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

async function makeFolder(dataDir: string): Promise<string> {
  try {
    makePrivate(dataDir);
    return await realpath(dataDir);
  } catch (error) {
    throw explain(error, dataDir);
  }
}

async function takeLock(directory: string): Promise<DirectoryLock> {
  try {
    return await lockDirectory(directory);
  } catch (error) {
    if (!(error instanceof DirectoryInUse)) throw explain(error, directory);
    const who = error.pid === null ? 'another process' : `another process (${error.pid})`;
    throw new DatabaseUnavailable(
      `The database in ${directory} is open in ${who}; stop that one first, or set DATABASE_URL to share a PostgreSQL.`,
      error,
    );
  }
}

const folderFaults: Record<string, string> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'it is on a read-only disk',
  ENOTDIR: 'part of its path is a file',
  EEXIST: 'it is a file',
  ENOSPC: 'the disk is full',
};

function explain(error: unknown, path: string): unknown {
  if (error instanceof FolderIsOpen) return new DatabaseUnavailable(error.message, error);
  const fault = folderFaults[codeOf(error) ?? ''];
  return fault ? new DatabaseUnavailable(`DATA_DIR (${path}) cannot be used: ${fault}.`, error) : error;
}
