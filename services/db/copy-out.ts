/** Writes everything in the database to one file, as it stood at one moment, while others go on working. */
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { sql } from 'kysely';
import { type BackupSummary, checkBackup, writeLines } from './backup-file';
import { appliedMigrations, plainDates, type TableShape, tablesInOrder } from './catalogue';
import { syncFolder } from './sync';
import type { Executor } from './tables';

const rowsAtATime = 500;

/**
 * The file appears under its name only when it is whole, read back and on disk; one of that name is replaced. Mode 0600:
 * it holds all that people have written.
 * @param now is written into the file.
 * @throws Error with a system code when the folder cannot be written.
 */
export async function copyOut(
  db: Executor,
  to: string,
  now: Date,
): Promise<BackupSummary & { bytes: number }> {
  const file = resolve(to);
  const part = `${file}.${randomUUID().slice(0, 8)}.part`;
  try {
    await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (on) => {
        await plainDates(on);
        const header = { schema: await appliedMigrations(on), madeAt: now.toISOString() };
        const lines = Readable.from(writeLines(header, everyTable(on)));
        // flush: synced before it is closed.
        const disk = createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true });
        await pipeline(lines, createGzip(), disk);
      });
    const summary = await checkBackup(part);
    await rename(part, file);
    syncFolder(dirname(file));
    return { ...summary, bytes: (await stat(file)).size };
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

async function* everyTable(on: Executor) {
  for (const table of await tablesInOrder(on)) {
    yield { name: table.name, columns: table.columns.map(({ name }) => name), rows: rowsOf(on, table) };
  }
}

/** JSON arrays as text, through a cursor: never more than a handful in memory. */
async function* rowsOf(on: Executor, table: TableShape): AsyncGenerator<string> {
  const values = table.columns.map(({ name }) => sql`${sql.ref(name)}::text`);
  await sql`declare backup_rows no scroll cursor for
    select json_build_array(${sql.join(values)})::text as row from ${sql.table(table.name)}`.execute(on);
  for (;;) {
    const { rows } = await sql<{ row: string }>`fetch ${sql.lit(rowsAtATime)} from backup_rows`.execute(on);
    if (rows.length === 0) break;
    for (const { row } of rows) yield row;
  }
  await sql`close backup_rows`.execute(on);
}
