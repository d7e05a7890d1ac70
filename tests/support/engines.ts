/** Every store and service test runs on the embedded database, and on PostgreSQL where TEST_DATABASE_URL names one. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { type Database, openInMemory, openPostgres } from '../../services/db/database';

const server = process.env.TEST_DATABASE_URL;

async function openFreshPostgres(url: string): Promise<Database> {
  const name = `pk_${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(`create database ${name}`);
  const address = new URL(url);
  address.pathname = `/${name}`;
  const database = await openPostgres(address.href);
  return {
    ...database,
    close: async () => {
      await database.close();
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}

/** Describes the same promises once for each engine; `open` gives a fresh, migrated database. */
export function onEachEngine(title: string, tests: (open: () => Promise<Database>) => void): void {
  describe(`${title} (embedded database)`, () => tests(openInMemory));
  if (server) describe(`${title} (PostgreSQL)`, () => tests(() => openFreshPostgres(server)));
}
