/** Local mode and `doctor` leave a database that is not theirs as it was. */
import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { refuseForeign } from '../../local/own-database';
import { FolderIsOpen, makePrivate } from '../../services/private-folder';
import { builtFile } from '../../services/project-root';
import { freshPostgres, onEachEngine } from '../support/engines';

onEachEngine('a database in local mode', (open) => {
  it('is used when it is empty, or was made by local mode, now or before there was a mark', async () => {
    const { db, close } = await open();
    await expect(refuseForeign(db)).resolves.toBeUndefined();
    await sql`insert into committee values ('c', now())`.execute(db);
    await expect(refuseForeign(db)).rejects.toThrow(/not made by local mode, so nothing has been done to it/);
    await sql`insert into strategy values ('s', 'c', 1, 'Plan', '2027-04-01', '2028-03-31', 'current', '', now(), 'demo')`.execute(
      db,
    );
    await expect(refuseForeign(db)).resolves.toBeUndefined();
    await sql`update strategy set imported_by = 'command line'`.execute(db);
    await expect(refuseForeign(db)).rejects.toThrow(/set MicrosoftAppId/);
    await sql`insert into installation_fact values ('made-by-local-mode', 'true', now())`.execute(db);
    await expect(refuseForeign(db)).resolves.toBeUndefined();
    await close();
  });

  it('is refused for one person, or one row of the record', async () => {
    const { db, close } = await open();
    await sql`insert into person (id, name, email, created_at) values ('p', 'Head', 'h@x', now())`.execute(
      db,
    );
    await expect(refuseForeign(db)).rejects.toThrow(/not made by local mode/);
    await close();
  });
});

/** The program as an administrator runs it. */
function pledgekeeper(args: string[], env: Record<string, string>): Promise<{ code: number; said: string }> {
  const settings = { PATH: process.env.PATH ?? '', ...env };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [builtFile('main'), ...args],
      { env: settings, cwd: tmpdir() },
      (error, out, err) => resolve({ code: error ? Number(error.code ?? 1) : 0, said: `${out}${err}` }),
    );
  });
}

describe('doctor changes nothing', () => {
  const folder = () => mkdtempSync(join(tmpdir(), 'pk-doctor-'));

  it('where there is nothing yet: no folder, no key, no database', async () => {
    const dataDir = join(folder(), 'not', 'there');
    const { code, said } = await pledgekeeper(['doctor'], { DATA_DIR: dataDir });
    expect(code).toBe(1);
    expect(said).toMatch(/fix {3}There is no database in .* yet\. It is made at the first start/);
    expect(readdirSync(join(dataDir, '..', '..'))).toEqual([]);
  });

  const server = process.env.TEST_DATABASE_URL;
  if (!server) return;

  it.each([
    ['a council’s tables', 'create table minutes (words text)', /has no tables of this version/],
    ['nothing in it', 'select 1', /has no tables of this version/],
  ])('on a PostgreSQL with %s, and local mode does not start on it', async (_name, statement, message) => {
    const database = await freshPostgres(server);
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query('drop schema public cascade; create schema public');
    await client.query(statement);
    const tables = async () =>
      (await client.query("select tablename from pg_tables where schemaname = 'public' order by 1")).rows;
    const before = await tables();
    const env = { DATABASE_URL: database.url, DATA_DIR: folder(), PORT: '0' };
    expect((await pledgekeeper(['doctor'], env)).said).toMatch(message);
    expect(await tables()).toEqual(before);
    if (before.length > 0) {
      expect((await pledgekeeper(['start'], env)).said).toMatch(/not made by local mode/);
      expect(await tables()).toEqual(before);
    }
    await client.end();
    await database.drop();
  });
});

const onUnix = process.platform === 'win32' ? describe.skip : describe;
onUnix('the folder of all that people wrote', () => {
  const mode = (path: string) => statSync(path).mode & 0o777;
  let place: string;
  beforeEach(() => {
    place = mkdtempSync(join(tmpdir(), 'pk-private-'));
  });
  afterEach(() => rmSync(place, { recursive: true, force: true }));

  it('is for its owner alone, also when it was there before', () => {
    const fresh = join(place, 'a', 'b');
    makePrivate(fresh);
    expect(mode(fresh)).toBe(0o700);
    chmodSync(fresh, 0o755);
    mkdirSync(join(fresh, 'database'));
    makePrivate(fresh);
    expect(mode(fresh)).toBe(0o700);
  });

  it('is refused, with the fix, where others keep something else in it', () => {
    chmodSync(place, 0o755);
    writeFileSync(join(place, 'budget.xlsx'), '');
    expect(() => makePrivate(place)).toThrow(FolderIsOpen);
    expect(() => makePrivate(place)).toThrow(/budget\.xlsx.*chmod 700/);
    expect(mode(place)).toBe(0o755);
    chmodSync(place, 0o700);
    expect(() => makePrivate(place)).not.toThrow();
  });
});
