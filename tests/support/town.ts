/** A running product with its demo committee, on an engine of choice, and people of it at their own Teams clients. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { type Config, readConfig } from '../../config';
import { saveClockOffset } from '../../local/clock-store';
import { demoObjectId, demoPeople } from '../../local/demo/people';
import { type Running, start } from '../../main';
import { tablesInOrder } from '../../services/db/catalogue';
import { openDatabase } from '../../services/db/database';
import type { Executor } from '../../services/db/tables';
import { freshPostgres, onlyPostgres } from './engines';
import { addSecondCommittee, otherObjectId } from './second-committee';
import { type Chat, openTeams } from './teams';
import { fillSeeded } from './town-template';

export interface Town {
  readonly url: string;
  /** Of the product as it runs now. */
  readonly services: Running['services'];
  readonly dataDir: string;
  /** Their chat, opened when first asked for. */
  at(name: string): Promise<Chat>;
  /** A person whom the committee does not know. */
  stranger(name: string): Promise<Chat>;
  /** Moves the clock and waits until what became due is done; then everyone looks at what came. */
  clock(now: string): Promise<void>;
  /** Does everything that is due now; then everyone looks at what came. */
  settle(): Promise<void>;
  /** The service is down; `up` opens it again on the same data, at a later time if told. */
  down(): Promise<void>;
  up(now?: string): Promise<void>;
  /** What somebody else changes in the data while the service is down for a moment. */
  offline<Result>(work: (db: Executor) => Promise<Result>): Promise<Result>;
  /** Every row of every table as text, read while the service is down for a moment: table name and row. */
  rows(): Promise<{ table: string; row: string }[]>;
  stop(): Promise<void>;
}

/** The same promises on the embedded database, and on PostgreSQL where TEST_DATABASE_URL names a server. */
export function onEachTown(title: string, tests: (open: () => Promise<Town>) => void): void {
  if (!onlyPostgres) describe(`${title} (embedded database)`, () => tests(() => openTown(null)));
  const server = process.env.TEST_DATABASE_URL;
  if (!server) return;
  describe(`${title} (PostgreSQL)`, () =>
    tests(async () => {
      const database = await freshPostgres(server);
      const town = await openTown(database.url);
      const { stop } = town;
      return Object.assign(town, { stop: () => stop().then(database.drop) });
    }));
}

/** `databaseUrl` null: the embedded database. `env`: settings beside the usual ones. */
export async function openTown(
  databaseUrl: string | null = null,
  env: Record<string, string> = {},
): Promise<Town> {
  const dataDir = mkdtempSync(join(tmpdir(), 'pk-town-'));
  const config: Config = { ...readConfig(env), databaseUrl, dataDir, port: 0 };
  if (databaseUrl === null) await fillSeeded(dataDir);
  let running = await start(config);
  await addSecondCommittee(running.services);
  let isUp = true;
  const teams = await openTeams(() => running.url);
  const chats = new Map<string, Chat>();
  const open = async (name: string, objectId: string) => {
    const chat = chats.get(name) ?? (await teams.person(objectId, name));
    chats.set(name, chat);
    return chat;
  };
  const town: Town = {
    get url() {
      return running.url;
    },
    get services() {
      return running.services;
    },
    dataDir,
    async at(name) {
      const other = otherObjectId(name);
      if (other !== null) return open(name, other);
      const place = demoPeople.findIndex((person) => person.name === name);
      if (place < 0) throw new Error(`Nobody in the demo is called ${name}`);
      return open(name, demoObjectId(place));
    },
    stranger: (name) => open(name, demoObjectId(9000 + chats.size)),
    async clock(now) {
      const response = await fetch(`${running.url}/local/api/clock`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ now }),
      });
      if (!response.ok) throw new Error(`the clock answered ${response.status}: ${await response.text()}`);
      for (const chat of chats.values()) chat.looksAtNews();
    },
    async settle() {
      await running.settle();
      for (const chat of chats.values()) chat.looksAtNews();
    },
    async down() {
      isUp = false;
      await running.stop();
    },
    async up(now) {
      if (now) await wakeAt(config, new Date(now));
      running = await start(config);
      isUp = true;
    },
    async offline(work) {
      await running.stop();
      const database = await openDatabase(config);
      try {
        return await work(database.db);
      } finally {
        await database.close();
        running = await start(config);
      }
    },
    rows: () =>
      town.offline(async (db) => {
        const rows: { table: string; row: string }[] = [];
        for (const { name } of await tablesInOrder(db)) {
          const found = await sql<{ row: string }>`select t::text as row from ${sql.table(name)} t`.execute(
            db,
          );
          rows.push(...found.rows.map(({ row }) => ({ table: name, row })));
        }
        return rows;
      }),
    async stop() {
      await teams.close();
      if (isUp) await running.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  return town;
}

/** Time goes by with nobody at work: the local clock is set in the data alone. */
async function wakeAt(config: Config, now: Date): Promise<void> {
  const database = await openDatabase(config);
  await saveClockOffset(database.db, now.getTime() - Date.now());
  await database.close();
}
