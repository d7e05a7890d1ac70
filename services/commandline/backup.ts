/** `backup --to FILE`: everything in the database, in one file that either engine can be restored from. */
import { access, constants } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { BackupRefused } from '../db/backup-file';
import { copyOut } from '../db/copy-out';
import { openDatabase } from '../db/database';
import { codeOf } from '../db/errors';
import { makePrivate } from '../private-folder';
import { keepHead, signHead } from '../record/heads';
import { createRecord } from '../record/service';

export interface BackupMade {
  file: string;
  /** Rows by table. */
  rows: Record<string, number>;
  /** Of the file. */
  bytes: number;
  /** The file with the signed head of the record's chain, and how many entries it stands for. */
  head: string;
  entries: number;
}

const writeFaults: Record<string, string> = {
  ENOENT: 'there is no such folder',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'it is on a read-only disk',
  ENOTDIR: 'part of its path is a file',
  EISDIR: 'it is a folder; name a file',
  ENOSPC: 'the disk is full',
};

/**
 * The embedded database belongs to one process, so the server must be stopped first; a PostgreSQL need not be.
 * The document library (files) is not part of it.
 * @throws DatabaseUnavailable, BackupRefused: each message is a plain sentence.
 */
export async function backup(options: {
  databaseUrl: string | null;
  dataDir: string;
  to: string;
}): Promise<BackupMade> {
  const { databaseUrl, dataDir, to } = options;
  const explain = (error: unknown) => {
    const fault = writeFaults[codeOf(error) ?? ''];
    return fault ? new BackupRefused(`${to} cannot be written: ${fault}.`, { cause: error }) : error;
  };
  await access(dirname(resolve(to)), constants.W_OK).catch((error) => {
    throw explain(error);
  });
  const database = await openDatabase({ databaseUrl, dataDir });
  try {
    // Before the copy: what is signed is then in it.
    const head = await createRecord(database).head();
    const { rows, bytes } = await copyOut(database.db, to, new Date());
    makePrivate(dataDir);
    const signed = keepHead(dataDir, signHead(dataDir, head, new Date()), resolve(to));
    return { file: to, rows, bytes, head: signed, entries: head.no };
  } catch (error) {
    throw explain(error);
  } finally {
    await database.close();
  }
}
