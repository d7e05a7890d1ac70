import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { DatabaseUnavailable, openDatabase } from '../../../services/db/database';
import { embeddedMajor, startEmbedded } from '../../../services/db/embedded-start';
import { startChild } from '../../support/child';

jest.setTimeout(180_000);
let folder: string;
let made: string;
let count = 0;
const open = (dataDir: string) => openDatabase({ databaseUrl: null, dataDir });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pk-embedded-'));
  made = join(folder, 'made');
  await (await open(made)).close();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const freshFolder = () => join(folder, `data-${++count}`);
/** Made already: making one takes seconds. */
async function freshData(): Promise<string> {
  const dataDir = freshFolder();
  await cp(made, dataDir, { recursive: true });
  return dataDir;
}

describe('the embedded database', () => {
  it('makes a directory that only its owner may enter, and nothing else beside the lock', async () => {
    expect((await stat(join(made, 'database'))).mode & 0o777).toBe(0o700);
    expect((await readdir(made)).sort()).toEqual(['database', 'database.lock']);
    expect((await readFile(join(made, 'database', 'PG_VERSION'), 'utf8')).trim()).toBe(embeddedMajor);
  });

  it('syncs its log to the disk before a commit is acknowledged', async () => {
    const lite = await startEmbedded(join(await freshData(), 'database'));
    const settings = await lite.query(
      "select current_setting('fsync') a, current_setting('wal_sync_method') b",
    );
    expect(settings.rows).toEqual([{ a: 'on', b: 'fsync' }]);
    const files = (lite.Module as unknown as { NODEFS: { stream_ops: { fsync(stream: unknown): number } } })
      .NODEFS;
    const { fsync } = files.stream_ops;
    let synced = 0;
    files.stream_ops.fsync = (stream) => {
      synced += 1;
      return fsync(stream);
    };
    await lite.query("insert into press values ('a', 'p', 'send', now())");
    expect(synced).toBeGreaterThan(0);
    await lite.close();
  });

  it('keeps the write-ahead log short when it is closed', async () => {
    const dataDir = await freshData();
    const database = await open(dataDir);
    await sql`insert into press select 'press ' || n, 'p', 'send', now() from generate_series(1, 20000) n`.execute(
      database.db,
    );
    await database.close();
    const again = await open(dataDir);
    const { rows } = await sql<{ bytes: number }>`
      select pg_wal_lsn_diff(pg_current_wal_lsn(), redo_lsn)::int as bytes from pg_control_checkpoint()`.execute(
      again.db,
    );
    expect(rows[0]?.bytes).toBeLessThan(100_000);
    await again.close();
  });

  it('turns a pool query made inside a transaction into an error, instead of waiting for ever', async () => {
    const database = await open(await freshData());
    const mistake = database.db.transaction().execute(async () => {
      await sql`select 1`.execute(database.db);
    });
    await expect(mistake).rejects.toThrow(/timeout/);
    await database.close();
  });

  it('is refused to a second process, in words that say what to do, until the first is gone', async () => {
    const dataDir = await freshData();
    const first = startChild('embedded-writer', dataDir);
    await first.says(/^open$/);
    const refused = open(dataDir);
    await expect(refused).rejects.toThrow(DatabaseUnavailable);
    await expect(refused).rejects.toThrow(
      /is open in another process( \(\d+\))?; stop that one first, or set DATABASE_URL/,
    );
    await first.kill();
    await (await open(dataDir)).close();
  });

  it('has every row that was acknowledged, once, however often its process is killed', async () => {
    const dataDir = await freshData();
    const acknowledged: string[] = [];
    for (const round of [1, 2, 3, 4]) {
      const writer = startChild('embedded-writer', dataDir, `round${round}`);
      await writer.says(/^round/);
      await wait(Math.random() * 400);
      await writer.kill();
      acknowledged.push(...writer.lines().filter((line) => line.startsWith('round')));
    }
    const database = await open(dataDir);
    await sql`reindex table press`.execute(database.db);
    const presses = await database.db.selectFrom('press').select('submission_id as id').execute();
    const entries = await database.db.selectFrom('audit_entry').select('id').execute();
    await database.close();
    const stored = new Set(presses.map(({ id }) => id));
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
    expect(stored.size).toBe(presses.length);
    expect(entries.map(({ id }) => id).sort()).toEqual([...stored].sort());
  });

  it('opens after having been killed while it was made', async () => {
    const dataDir = freshFolder();
    for (const afterMs of [700, 1500]) {
      const writer = startChild('embedded-writer', dataDir);
      await wait(afterMs + Math.random() * 500);
      await writer.kill();
    }
    await (await open(dataDir)).close();
  });

  it.each([
    ['of another version', 'PG_VERSION', '17\n', /another version \(PostgreSQL 17, not 18\).*backup/],
    ['with something else in it', 'holiday.jpg', '', /holds files, but no database/],
  ])('refuses a directory %s, and leaves it alone', async (_what, name, text, message) => {
    const dataDir = freshFolder();
    await cp(made, dataDir, {
      recursive: true,
      filter: (path) => !path.includes(`${join('made', 'database')}/`),
    });
    await writeFile(join(dataDir, 'database', name), text);
    await expect(open(dataDir)).rejects.toThrow(message);
    expect(await readdir(join(dataDir, 'database'))).toEqual([name]);
  });

  it('says which setting is wrong when the folder cannot be used', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    await expect(open(file)).rejects.toThrow(`DATA_DIR (${file}) cannot be used: it is a file.`);
    await expect(open(join(file, 'below'))).rejects.toThrow(/part of its path is a file/);
  });
});
