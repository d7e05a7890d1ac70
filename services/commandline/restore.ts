/** `restore FILE [--replace]`: a backup into an empty database of the same version, all of it or nothing. */
import { checkBackup } from '../db/backup-file';
import { copyIn } from '../db/copy-in';
import { openDatabase } from '../db/database';

export interface Restored {
  /** Rows by table. */
  rows: Record<string, number>;
  /** When the backup was made; ISO 8601, UTC. */
  madeAt: string;
}

/**
 * The file is read to its end before the database is opened. Stop the server first.
 * @param options.replace deletes what is there; without it a database that holds anything is refused.
 * @throws DatabaseUnavailable, BackupRefused: each message is a plain sentence, and nothing has been changed.
 */
export async function restore(options: {
  databaseUrl: string | null;
  dataDir: string;
  from: string;
  replace?: boolean;
}): Promise<Restored> {
  const { databaseUrl, dataDir, from, replace = false } = options;
  await checkBackup(from);
  const database = await openDatabase({ databaseUrl, dataDir });
  try {
    const { rows, madeAt } = await copyIn(database.db, from, { replace });
    return { rows, madeAt };
  } finally {
    await database.close();
  }
}
