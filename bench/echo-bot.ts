/**
 * The peer to be measured against: a bare echo bot on the same botbuilder and express, as Microsoft's samples write it.
 * `node dist/bench/echo-bot.js [postgres://…]`: with a database each turn also does one BEGIN, INSERT and COMMIT.
 */
import type { AddressInfo } from 'node:net';
import {
  ActivityHandler,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import express from 'express';
import pg from 'pg';

type Store = (text: string) => Promise<void>;

/** Echoes a message by a message, and a card's press by a card in the invoke's answer. */
class EchoBot extends ActivityHandler {
  constructor(private readonly store: Store) {
    super();
    this.onMessage(async (context, next) => {
      await this.store(context.activity.text);
      await context.sendActivity(`Echo: ${context.activity.text}`);
      await next();
    });
  }

  protected override async onInvokeActivity(context: TurnContext): Promise<InvokeResponse> {
    const echoed = JSON.stringify(context.activity.value);
    await this.store(echoed);
    const body = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: echoed }] };
    return {
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: body },
    };
  }
}

/** Ten connections beat thirty at 50 at once (platform.md 1). */
async function openStore(connectionString: string): Promise<Store> {
  const pool = new pg.Pool({ connectionString, max: 10 });
  await pool.query('create table if not exists echo (id bigserial primary key, text text not null)');
  return async (text) => {
    const client = await pool.connect();
    try {
      await client.query('begin');
      await client.query('insert into echo (text) values ($1)', [text]);
      await client.query('commit');
    } finally {
      client.release();
    }
  };
}

async function main(databaseUrl: string | undefined): Promise<void> {
  const bot = new EchoBot(databaseUrl ? await openStore(databaseUrl) : async () => {});
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
  const app = express();
  app.use(express.json());
  app.post('/api/messages', (request, response) =>
    adapter.process(request, response, (turn) => bot.run(turn)),
  );
  const server = app.listen(0, '127.0.0.1', () => {
    console.log(`listening http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });
}

void main(process.argv[2]);
