/** A running product with its demo committee, on an engine of choice, and people of it at their own Teams clients. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../config';
import { demoObjectId, demoPeople } from '../../local/demo/people';
import { type Running, start } from '../../main';
import { type Chat, openTeams, type Teams } from './teams';

export interface Town extends Running {
  dataDir: string;
  /** Their chat, opened when first asked for. */
  at(name: string): Promise<Chat>;
  /** Moves the clock and waits until what became due is done. */
  clock(now: string): Promise<void>;
}

/** `databaseUrl` null: the embedded database. */
export async function openTown(databaseUrl: string | null = null): Promise<Town> {
  const dataDir = mkdtempSync(join(tmpdir(), 'pk-town-'));
  const running = await start({ ...readConfig({}), databaseUrl, dataDir, port: 0 });
  const teams: Teams = await openTeams(() => running.url);
  const chats = new Map<string, Chat>();
  return {
    ...running,
    dataDir,
    async at(name) {
      const known = chats.get(name);
      if (known) return known;
      const place = demoPeople.findIndex((person) => person.name === name);
      if (place < 0) throw new Error(`Nobody in the demo is called ${name}`);
      const chat = await teams.person(demoObjectId(place), name);
      chats.set(name, chat);
      return chat;
    },
    async clock(now) {
      const response = await fetch(`${running.url}/local/api/clock`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ now }),
      });
      if (!response.ok) throw new Error(`the clock answered ${response.status}: ${await response.text()}`);
    },
    async stop() {
      await teams.close();
      await running.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
