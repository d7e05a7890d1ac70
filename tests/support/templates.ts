/** Jest's global set-up: one migrated database of each engine, kept for the next run until a migration changes. */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { migrate, overPool } from '../../services/db/connect';
import { openPostgres } from '../../services/db/database';
import { embeddedPool } from '../../services/db/embedded';
import { projectRoot } from '../../services/project-root';

const hour = 3_600_000;

/** Names the template files and databases: another migration, or another PGlite, makes another template. */
function fingerprint(): string {
  const hash = createHash('sha256');
  const folder = join(projectRoot, 'services/db/migrations');
  for (const name of readdirSync(folder).sort()) hash.update(name).update(readFileSync(join(folder, name)));
  hash.update(
    readFileSync(join(projectRoot, 'package-lock.json'), 'utf8').match(/pglite-[\d.]+\.tgz/)?.[0] ?? '',
  );
  return hash.digest('hex').slice(0, 16);
}

/** A name that says when it was made, so that what a killed run left behind can be told from what is in use. */
export function freshName(): string {
  return `pk_${Date.now()}_${randomUUID().slice(0, 8)}`;
}

async function makeEmbeddedTemplate(name: string): Promise<string> {
  const folder = join(tmpdir(), 'pledgekeeper-tests');
  mkdirSync(folder, { recursive: true });
  for (const entry of readdirSync(folder)) {
    const path = join(folder, entry);
    // Seeded towns lie here too, as folders; town-template.ts tidies its own.
    const mine = entry.includes('.tar') && !entry.startsWith(name);
    if (mine && Date.now() - statSync(path).mtimeMs > hour) rmSync(path, { force: true });
  }
  const file = join(folder, `${name}.tar`);
  if (existsSync(file)) return file;
  const lite = new PGlite();
  await lite.waitReady;
  const db = overPool(embeddedPool(lite));
  await migrate(db);
  await db.destroy();
  await lite.exec('checkpoint');
  const dump = await lite.dumpDataDir('none');
  await lite.close();
  const part = `${file}.${randomUUID()}`;
  await writeFile(part, Buffer.from(await dump.arrayBuffer()));
  renameSync(part, file);
  return file;
}

async function makePostgresTemplate(url: string, name: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    const { rows } = await admin.query<{ name: string }>(
      "select datname as name from pg_database where datname like 'pk\\_%'",
    );
    if (!rows.some((row) => row.name === name)) {
      const fresh = freshName();
      await admin.query(`create database ${fresh}`);
      await (await openPostgres(databaseAddress(url, fresh), 1)).close();
      // Another run may have been quicker: its template is as good, and this one goes with the leftovers.
      await admin.query(`alter database ${fresh} rename to ${name}`).catch(() => {});
    }
    for (const row of rows) {
      const madeAt = Number(/^pk_(\d{13})_/.exec(row.name)?.[1] ?? Number.NaN);
      const oldTemplate = row.name.startsWith('pk_template_') && row.name !== name;
      // Without "force", one that somebody is using stays.
      if (oldTemplate || Date.now() - madeAt > hour) {
        await admin.query(`drop database if exists ${row.name}`).catch(() => {});
      }
    }
  } finally {
    await admin.end();
  }
}

export function databaseAddress(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}

export default async function makeTemplates(): Promise<void> {
  const name = fingerprint();
  process.env.TEST_EMBEDDED_TEMPLATE = await makeEmbeddedTemplate(name);
  const url = process.env.TEST_DATABASE_URL;
  if (!url) return;
  process.env.TEST_POSTGRES_TEMPLATE = `pk_template_${name}`;
  await makePostgresTemplate(url, process.env.TEST_POSTGRES_TEMPLATE);
}
