import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { backup } from '../../../services/commandline/backup';
import { restore } from '../../../services/commandline/restore';
import { BackupRefused } from '../../../services/db/backup-file';
import { tablesInOrder } from '../../../services/db/catalogue';
import { copyIn } from '../../../services/db/copy-in';
import { copyOut } from '../../../services/db/copy-out';
import { type Database, openDatabase } from '../../../services/db/database';
import type { Executor } from '../../../services/db/tables';
import { freshPostgres, onEachEngine } from '../../support/engines';
import { putRowEverywhere } from '../../support/rows-of-everything';

const madeAt = new Date('2027-01-05T09:00:00.000Z');
const awkward = 'a “quote”, \\ \n\t \u2028 \u{1F600} ["end",{}] \'; drop table person; --';
let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pk-backup-'));
  file = join(folder, 'council.backup');
});
afterEach(() => rm(folder, { recursive: true }));

/** Rows that a careless copy changes: microseconds, jsonb null beside SQL null, exact numerics, odd characters. */
async function fillWithAwkwardRows(db: Executor, presses = 3): Promise<void> {
  const statements = [
    sql`insert into committee values ('c1', '2026-11-22 10:00:00.123456+00')`,
    sql`insert into person (id, name, email, created_at) values ('p1', ${awkward}, 'p1@example.gov.uk', now())`,
    sql`insert into strategy values ('s1', 'c1', 1, ${awkward}, '2026-04-01', '2027-03-31', 'current', 'plan', now(), 'p1')`,
    sql`insert into plan_action values ('a1', 's1', 1, '1.10', 10, 't', 'post', '["x"]', 'k', null, null, null, '[]')`,
    sql`insert into measure values ('m1', 'a1', '1.10a', 1, 'n', 'count', null, null, 'null', null, null, null, true, null)`,
    sql`insert into installation_fact values ('nothing', 'null', now()), ('exact', '{"n": 1.10}', now())`,
    sql`insert into press select 'press ' || n, 'p1', 'send', now() from generate_series(1, ${sql.lit(presses)}) n`,
  ];
  for (const statement of statements) await statement.execute(db);
}

/** Every row of every table as PostgreSQL writes it. */
async function content(db: Executor): Promise<string[]> {
  const all: string[] = [];
  for (const { name } of await tablesInOrder(db)) {
    const { rows } = await sql<{
      row: string;
    }>`select t::text as row from ${sql.table(name)} t order by 1`.execute(db);
    all.push(...rows.map(({ row }) => `${name} ${row.replace(/\+00(?=[",)])/g, '')}`));
  }
  return all;
}

onEachEngine('a backup', (open) => {
  let from: Database;
  let into: Database;
  beforeEach(async () => {
    from = await open();
    into = await open();
  });
  afterEach(async () => {
    await from.close();
    await into.close();
  });

  it('brings every row back as it was', async () => {
    await fillWithAwkwardRows(from.db);
    const summary = await copyOut(from.db, file, madeAt);
    expect(summary.rows).toMatchObject({ person: 1, press: 3, job: 0 });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await copyIn(into.db, file, { replace: false })).toMatchObject({
      rows: summary.rows,
      madeAt: madeAt.toISOString(),
    });
    const before = await content(from.db);
    expect(before).toHaveLength(10);
    expect(await content(into.db)).toEqual(before);
  });

  it('brings back a row of every table there is, those of the record and of what was found in files with them', async () => {
    const tables = await putRowEverywhere(from.db);
    const before = await content(from.db);
    expect(new Set(before.map((row) => row.split(' ')[0]))).toEqual(new Set(tables));
    await copyOut(from.db, file, madeAt);
    await copyIn(into.db, file, { replace: false });
    expect(await content(into.db)).toEqual(before);
  });

  it('covers more rows than are read or written at a time', async () => {
    await fillWithAwkwardRows(from.db, 12_000);
    await copyOut(from.db, file, madeAt);
    await copyIn(into.db, file, { replace: false });
    expect(await content(into.db)).toEqual(await content(from.db));
  });

  it('replaces what a database holds only when told to', async () => {
    await fillWithAwkwardRows(from.db);
    await copyOut(from.db, file, madeAt);
    await sql`insert into press values ('mine', 'p9', 'send', now())`.execute(into.db);
    await expect(copyIn(into.db, file, { replace: false })).rejects.toThrow(/already holds data/);
    expect(await content(into.db)).toHaveLength(1);
    await copyIn(into.db, file, { replace: true });
    expect(await content(into.db)).toEqual(await content(from.db));
  });

  it.each([
    [
      'another version’s schema',
      /another version/,
      (text: string) => text.replace('2026-11-22-first', '2099-01-01-other'),
    ],
    [
      'an older schema',
      /older version/,
      (text: string) => text.replace(/"schema":\[[^\]]*\]/, '"schema":[]'),
    ],
    ['a changed row', /damaged/, (text: string) => text.replace('press 2', 'press 9')],
    ['a missing row', /damaged/, (text: string) => text.replace(/\["row",\["press 2".*\n/, '')],
    ['no end', /cut short/, (text: string) => text.replace(/\["end".*\n$/, '')],
    ['something after its end', /goes on/, (text: string) => `${text}["table","x",[]]\n`],
    [
      'another format',
      /not a backup that this version can read/,
      (text: string) => text.replace('"format":1', '"format":2'),
    ],
  ])('is refused with %s, and nothing has been changed', async (_what, message, spoil) => {
    await fillWithAwkwardRows(from.db);
    await copyOut(from.db, file, madeAt);
    await writeFile(file, gzipSync(spoil(gunzipSync(await readFile(file)).toString())));
    const before = await content(from.db);
    const refused = copyIn(from.db, file, { replace: true });
    await expect(refused).rejects.toThrow(BackupRefused);
    await expect(refused).rejects.toThrow(message);
    expect(await content(from.db)).toEqual(before);
  });

  it('is refused when it was cut anywhere', async () => {
    await fillWithAwkwardRows(from.db, 300);
    await copyOut(from.db, file, madeAt);
    const whole = await readFile(file);
    for (const share of [0, 0.01, 0.3, 0.7, 0.999]) {
      await writeFile(file, whole.subarray(0, Math.floor(whole.length * share)));
      await expect(copyIn(into.db, file, { replace: false })).rejects.toThrow(BackupRefused);
    }
    expect(await content(into.db)).toEqual([]);
  });

  it('leaves the last one as it was, and nothing beside it, when a new one cannot be made', async () => {
    await copyOut(from.db, file, madeAt);
    const before = await readFile(file);
    await from.close();
    await expect(copyOut(from.db, file, madeAt)).rejects.toThrow();
    expect(await readdir(folder)).toEqual(['council.backup']);
    expect(await readFile(file)).toEqual(before);
  });
});

describe('the backup and restore commands', () => {
  const embedded = (name: string) => ({ databaseUrl: null, dataDir: join(folder, name) });
  async function contentOf(settings: { databaseUrl: string | null; dataDir: string }): Promise<string[]> {
    const database = await openDatabase(settings);
    const rows = await content(database.db);
    await database.close();
    return rows;
  }
  async function filled(): Promise<string[]> {
    const database = await openDatabase(embedded('first'));
    await fillWithAwkwardRows(database.db);
    await database.close();
    return contentOf(embedded('first'));
  }

  it('carry an embedded database to another folder', async () => {
    const before = await filled();
    const made = await backup({ ...embedded('first'), to: file });
    expect(made).toMatchObject({ file, rows: { person: 1 } });
    expect(made.bytes).toBe((await stat(file)).size);
    await restore({ ...embedded('second'), from: file });
    expect(await contentOf(embedded('second'))).toEqual(before);
  }, 120_000);

  it('say plainly what is wrong with a file or a folder, and make no database for it', async () => {
    await writeFile(file, 'not a backup');
    await expect(restore({ ...embedded('none'), from: file })).rejects.toThrow(/not a backup/);
    await expect(restore({ ...embedded('none'), from: join(folder, 'nothing') })).rejects.toThrow(
      /cannot be read/,
    );
    expect(await readdir(folder)).toEqual(['council.backup']);
    const to = join(folder, 'no-such-folder', 'x');
    await expect(backup({ ...embedded('first'), to })).rejects.toThrow(/no such folder/);
  }, 120_000);

  const server = process.env.TEST_DATABASE_URL;
  if (server) {
    it('carry an embedded database to PostgreSQL and back', async () => {
      const before = await filled();
      const target = await freshPostgres(server);
      const postgres = { databaseUrl: target.url, dataDir: folder };
      await backup({ ...embedded('first'), to: file });
      await restore({ ...postgres, from: file });
      expect(await contentOf(postgres)).toEqual(before);
      await backup({ ...postgres, to: file });
      await restore({ ...embedded('first'), from: file, replace: true });
      expect(await contentOf(embedded('first'))).toEqual(before);
      await target.drop();
    }, 120_000);
  }
});
