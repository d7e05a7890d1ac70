/** Every store and service test runs on the embedded database, and on PostgreSQL where TEST_DATABASE_URL names one. */
import { openAsBlob } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { sql } from 'kysely';
import pg from 'pg';
import { overPool } from '../../services/db/connect';
import { type Database, openInMemory, openPostgres } from '../../services/db/database';
import { embeddedPool } from '../../services/db/embedded';
import type { Executor } from '../../services/db/tables';
import { databaseAddress, freshName } from './templates';

const server = process.env.TEST_DATABASE_URL;
/** 'postgres': the embedded database has had its run, and is left out of this one. */
export const onlyPostgres = process.env.TEST_ENGINE === 'postgres';

/** Describes the same promises once for each engine; `open` gives a fresh, migrated database. */
export function onEachEngine(title: string, tests: (open: () => Promise<Database>) => void): void {
  if (!onlyPostgres) describe(`${title} (embedded database)`, () => withRecycling(makeEmbedded, tests));
  if (server) describe(`${title} (PostgreSQL)`, () => withRecycling(() => makePostgres(server), tests));
}

/** A PostgreSQL database of its own for a test that needs an address, such as one for other processes. */
export async function freshPostgres(url: string): Promise<{ url: string; drop(): Promise<void> }> {
  const name = freshName();
  const template = process.env.TEST_POSTGRES_TEMPLATE;
  await onServer(url, `create database ${name}${template ? ` template ${template}` : ''}`);
  return {
    url: databaseAddress(url, name),
    drop: () => onServer(url, `drop database ${name} with (force)`),
  };
}

/** A database that is emptied and used again: starting one takes ten times as long. */
interface Kept {
  connect(): Promise<Database>;
  drop(): Promise<void>;
}

function withRecycling(make: () => Promise<Kept>, tests: (open: () => Promise<Database>) => void): void {
  const spare: Kept[] = [];
  tests(async () => {
    const kept = spare.pop() ?? (await make());
    const database = await kept.connect();
    let closing: Promise<void> | undefined;
    const close = async () => {
      const clean = await empty(database.db).then(
        () => true,
        () => false,
      );
      await database.close();
      if (clean) spare.push(kept);
      else await kept.drop();
    };
    return {
      ...database,
      close: () => {
        closing ??= close();
        return closing;
      },
    };
  });
  afterAll(async () => {
    for (const kept of spare) await kept.drop();
  });
}

/** Deleting beats truncating ten times over: nearly every table has nothing in it. */
async function empty(db: Executor): Promise<void> {
  await sql`do $$
    declare name text; filled boolean;
    begin
      set local session_replication_role = replica;
      for name in select tablename from pg_tables where schemaname = 'public' and tablename not like 'kysely\_%' loop
        execute format('select exists (select from %I)', name) into filled;
        if filled then execute format('delete from %I', name); end if;
      end loop;
    end $$`.execute(db);
}

async function makeEmbedded(): Promise<Kept> {
  const template = process.env.TEST_EMBEDDED_TEMPLATE;
  if (!template) return { connect: () => openInMemory(), drop: async () => {} };
  const lite = new PGlite({
    loadDataDir: await openAsBlob(template),
    startParams: [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB'],
  });
  await lite.waitReady;
  return {
    connect: async () => {
      const db = overPool(embeddedPool(lite));
      return { db, engine: 'embedded', instances: async () => 1, close: () => db.destroy() };
    },
    drop: () => lite.close(),
  };
}

async function makePostgres(url: string): Promise<Kept> {
  const database = await freshPostgres(url);
  return { connect: () => openPostgres(database.url), drop: database.drop };
}

async function onServer(url: string, statement: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    await admin.query(statement);
  } finally {
    await admin.end();
  }
}
