/** Starts local Teams with a bot of the test's own behind `/api/messages`, on a free port. */
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express, { type Express } from 'express';
import { createLocalClock, type LocalClock } from '../../local/clock';
import type { LocalPerson, PersonSummary } from '../../local/contract';
import { createLocalTeams, type LocalTeams, type LocalTeamsDeps } from '../../local/routes';

export const people: LocalPerson[] = [
  {
    id: 'nurse',
    name: 'Designated Nurse',
    post: 'Designated Nurse',
    roles: ['lead'],
    aadObjectId: '00000000-0000-4000-8000-00000000000a',
  },
  {
    id: 'clerk',
    name: 'Democratic Services Officer',
    post: 'Democratic Services Officer',
    roles: ['clerk'],
    aadObjectId: '00000000-0000-4000-8000-00000000000b',
  },
];

export interface Stage {
  baseUrl: string;
  teams: LocalTeams;
  clock: LocalClock;
  dataDir: string;
  warnings: string[];
  /** Every person is installed and the bot has been told. */
  person(id: string): Promise<PersonSummary>;
  get(path: string): Promise<{ status: number; body: unknown }>;
  post(path: string, body: unknown): Promise<{ status: number; body: unknown }>;
  close(): Promise<void>;
}

export type Bot = (app: Express) => void;

interface StageOptions extends Partial<LocalTeamsDeps> {
  start?: boolean;
}

export async function raiseStage(bot: Bot, options: StageOptions = {}): Promise<Stage> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'local-teams-'));
  const clock =
    options.clock ??
    (await createLocalClock({
      load: async () => null,
      save: async () => undefined,
      first: new Date('2027-01-04T09:00:00Z'),
    }));
  const warnings: string[] = [];
  let baseUrl = '';
  const teams = createLocalTeams({
    baseUrl: () => baseUrl,
    dataDir,
    webDir: join(dataDir, 'web'),
    clock,
    people: async () => people,
    nextDates: async () => [],
    nextWorkingDay: async (after) => new Date(after.getTime() + 86_400_000),
    settle: async () => undefined,
    warn: (message) => warnings.push(message),
    ...options,
  });
  const app = express();
  bot(app);
  app.use('/local', teams.router);
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  if (options.start !== false) await teams.start();

  const ask = async (path: string, init?: RequestInit) => {
    const response = await fetch(baseUrl + path, init);
    const text = await response.text();
    return { status: response.status, body: text ? (JSON.parse(text) as unknown) : undefined };
  };
  const get = (path: string) => ask(path);
  return {
    baseUrl,
    teams,
    clock,
    dataDir,
    warnings,
    get,
    post: (path, body) =>
      ask(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    person: async (id) => {
      const { people: all } = (await get('/local/api/people')).body as { people: PersonSummary[] };
      const found = all.find((person) => person.id === id);
      if (!found) throw new Error(`No such person: ${id}`);
      return found;
    },
    close: async () => {
      teams.stop();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
