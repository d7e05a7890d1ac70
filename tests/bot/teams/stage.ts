/** The real endpoint on a real port, with a bot behind it that the test writes and a connector in front of it. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Dispatch } from '../../../bot/teams/conversing';
import { createTeamsEndpoint } from '../../../bot/teams/endpoint';
import type { Log } from '../../../bot/teams/log';
import type { Inbound, Reply, Speaker } from '../../../bot/turn';
import type { Card } from '../../../cards/card';
import type { BotCredentials } from '../../../config';
import { createAudit } from '../../../services/audit/service';
import { createConversations } from '../../../services/conversations/service';
import { type Database, openInMemory } from '../../../services/db/database';
import { createMatching } from '../../../services/people/matching';
import { type FakeConnector, startConnector } from './fake-connector';

export const card = (text: string): Card => ({
  type: 'AdaptiveCard',
  version: '1.5',
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  fallbackText: 'A card',
  body: [{ type: 'TextBlock', text }],
});

export interface Stage {
  connector: FakeConnector;
  messenger: ReturnType<typeof createTeamsEndpoint>['messenger'];
  conversations: ReturnType<typeof createConversations>;
  /** What reached the bot. */
  heard: { speaker: Speaker; inbound: Inbound }[];
  /** What the log was given, as JSON. */
  logged: string[];
  /** How the bot behind the endpoint replies, until changed. */
  reply(with_: (inbound: Inbound, speaker: Speaker) => Promise<Reply>): void;
  /** As Teams posts; fields given replace those of a personal chat's message. */
  post(
    activity: Record<string, unknown>,
    headers?: Record<string, string>,
  ): Promise<{ status: number; type: string; text: string; json: () => Record<string, unknown> }>;
  raw(init: RequestInit): Promise<Response>;
  /** Adds somebody to our people, if they are not there. Whoever posts is added too, but for a `stranger`. */
  know(aadObjectId: string): Promise<void>;
  /** Adds somebody to our people of whom only the address is known; gives their object id when asked. */
  awaits(email: string): Promise<() => Promise<string | null>>;
  /** Resolves once the endpoint has been asked so many times since `restart`. */
  asked(times: number): Promise<void>;
  restart(): void;
  close(): Promise<void>;
}

export const person = { id: '29:lead', name: 'Lead', aadObjectId: 'AAAAAAAA-0000-4000-8000-000000000001' };
export const bot = { id: '28:bot', name: 'Pledgekeeper' };

/** One for a test file: opening it takes longer than all the rest. */
let database: Promise<Database> | undefined;
afterAll(async () => (await database)?.close());

export async function setStage(
  options: {
    credentials?: BotCredentials;
    channelKeysUrl?: string;
    defaultServiceUrl?: (connector: FakeConnector) => string | null;
  } = {},
): Promise<Stage> {
  const connector = await startConnector();
  database ??= openInMemory();
  const { db } = await database;
  const now = () => new Date('2027-01-05T09:00:00Z');
  const conversations = createConversations({ db, clock: { now } });
  const heard: Stage['heard'] = [];
  const logged: string[] = [];
  const note = (fields: Record<string, unknown>, message: string) => {
    logged.push(JSON.stringify({ ...fields, message }));
  };
  const log: Log = { info: note, warn: note, error: note };
  const echo: Dispatch = async () => ({ kind: 'text', text: 'Heard.' });
  let replying: (inbound: Inbound, speaker: Speaker) => Promise<Reply> = (inbound, speaker) =>
    echo(speaker, inbound);
  const { router, messenger } = createTeamsEndpoint({
    credentials: options.credentials ?? null,
    dispatch: async (speaker, inbound) => {
      heard.push({ speaker, inbound });
      return replying(inbound, speaker);
    },
    conversations,
    matching: createMatching({
      db,
      audit: createAudit({ db, clock: { now }, newId: () => crypto.randomUUID() }),
    }),
    log,
    ...(options.channelKeysUrl ? { channelKeysUrl: options.channelKeysUrl } : {}),
    defaultServiceUrl: () =>
      options.defaultServiceUrl ? options.defaultServiceUrl(connector) : connector.serviceUrl,
  });
  const app = express();
  app.use(router);
  const server: Server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  let requests = 0;
  server.on('request', () => {
    requests += 1;
  });
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`;
  const raw = (init: RequestInit) => fetch(address, { method: 'POST', ...init });
  let ids = 0;
  const know = async (aadObjectId: string) => {
    const key = aadObjectId.toLowerCase();
    await db
      .insertInto('person')
      .values({ id: key, name: key, email: `${key}@council.example`, aad_object_id: key, created_at: now() })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  };
  const awaits = async (email: string) => {
    const id = crypto.randomUUID();
    await db
      .insertInto('person')
      .values({ id, name: id, email, aad_object_id: null, created_at: now() })
      .execute();
    return async () => {
      const row = await db
        .selectFrom('person')
        .select('aad_object_id')
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      return row.aad_object_id;
    };
  };
  return {
    know,
    awaits,
    connector,
    messenger,
    conversations,
    heard,
    logged,
    reply: (with_) => {
      replying = with_;
    },
    raw,
    asked: async (times) => {
      while (requests < times) await new Promise((resolve) => setTimeout(resolve, 5));
    },
    post: async (activity, headers = {}) => {
      ids += 1;
      const { aadObjectId } = (activity.from ?? person) as { aadObjectId?: string };
      if (aadObjectId && !aadObjectId.startsWith('stranger')) await know(aadObjectId);
      const response = await raw({
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({
          type: 'message',
          id: `incoming-${ids}`,
          channelId: 'msteams',
          serviceUrl: connector.serviceUrl,
          conversation: { id: 'a:chat', conversationType: 'personal', tenantId: 'tenant' },
          from: person,
          recipient: bot,
          ...activity,
        }),
      });
      const text = await response.text();
      return {
        status: response.status,
        type: response.headers.get('content-type') ?? '',
        text,
        json: () => JSON.parse(text),
      };
    },
    restart: () => {
      requests = 0;
      heard.length = 0;
      logged.length = 0;
      connector.received.length = 0;
      replying = (inbound, speaker) => echo(speaker, inbound);
    },
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await connector.close();
    },
  };
}
