/**
 * A message to 2,000 people at 120 to 200 ms to Teams and back, by two instances (`BENCH_INSTANCES`), against an ideal sender
 * of 50 a second in the same run: `DATABASE_URL=postgres://… node dist/bench/fan-out.js`. In the middle of it a pack is built,
 * and while it is, a safeguarding notice is written.
 */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { demoObjectId, demoPeople } from '../local/demo/people';
import { builtFile } from '../services/project-root';
import { freshDatabase, startProgram } from './started';

const people = Number(process.env.BENCH_PEOPLE ?? 2000);
const instances = Number(process.env.BENCH_INSTANCES ?? 2);
const idealSends = Math.min(people, 500);
/** Teams' own limit for one app in one tenant (platform.md 2). */
const perSecond = 50;

interface Arrival {
  conversation: string;
  at: number;
}

/** A Bot Connector far away: each answer takes 120 to 200 ms, and what comes too fast is refused, as Teams does. */
async function startFarConnector() {
  const arrived: Arrival[] = [];
  const lately: number[] = [];
  let refused = 0;
  const server = createServer((incoming, outgoing) => {
    const at = performance.now();
    incoming.resume().on('end', () => {
      while ((lately[0] ?? at) <= at - 1000) lately.shift();
      const tooFast = lately.length >= perSecond + 2;
      if (!tooFast) lately.push(at);
      setTimeout(
        () => {
          if (tooFast) {
            refused += 1;
            outgoing.writeHead(429, { 'retry-after': '1', 'content-type': 'application/json' }).end('{}');
            return;
          }
          const conversation = decodeURIComponent(
            /conversations\/([^/]+)/.exec(incoming.url ?? '')?.[1] ?? '',
          );
          arrived.push({ conversation, at });
          outgoing.writeHead(201, { 'content-type': 'application/json' }).end(`{"id":"${randomUUID()}"}`);
        },
        120 + Math.random() * 80,
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    arrived,
    refused: () => refused,
    restart: () => {
      arrived.length = 0;
      lately.length = 0;
      refused = 0;
    },
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** What a sender would reach that had nothing else to do: a send every 20 ms, however long each takes. */
async function ideal(url: string): Promise<void> {
  const began = performance.now();
  await Promise.all(
    Array.from({ length: idealSends }, async (_, place) => {
      await new Promise((resolve) =>
        setTimeout(resolve, began + (place * 1000) / perSecond - performance.now()),
      );
      await new Promise<void>((resolve) => {
        const sent = request(`${url}v3/conversations/ideal/activities`, { method: 'POST' }, (answer) => {
          answer.resume().on('end', () => resolve());
        });
        sent.end('{}');
      });
    }),
  );
}

const rateOf = (arrivals: Arrival[]) => {
  const times = arrivals.map(({ at }) => at).sort((a, b) => a - b);
  const seconds = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1000;
  return (times.length - 1) / seconds;
};

/** People with a chat at the connector, and one notice each that is due. */
async function plant(client: pg.Client, serviceUrl: string): Promise<void> {
  await client.query(
    `insert into person (id, name, email, aad_object_id, created_at)
     select 'far-' || n, 'Person ' || n, 'far-' || n || '@council.example', 'far-' || n, now()
     from generate_series(0, $1) n`,
    [people],
  );
  await client.query(
    `insert into person_role (person_id, role, committee_id)
     select 'far-' || n, case when n = 0 then 'participation-worker' else 'lead' end,
       (select id from committee order by created_at limit 1) from generate_series(0, $1) n`,
    [people],
  );
  await client.query(
    `insert into conversation (person_key, tenant_id, service_url, conversation_id, bot_id, bot_name, user_id, channel_id,
       state, seen_at)
     select 'far-' || n, null, $2, 'a:far-' || n, '28:bot', 'Pledgekeeper', '29:far-' || n, 'msteams', 'installed', now()
     from generate_series(0, $1) n`,
    [people, serviceUrl],
  );
  await client.query(
    `insert into notice (id, key, kind, person_id, subject, due_at, state, reason, attempts, created_at)
     select 'far-' || n, 'bench:' || n, 'dates-moved', 'far-' || n,
       jsonb_build_object('meetingId', (select id from meeting order by day limit 1)), '2027-01-06T09:00:00Z', 'queued', '',
       0, now()
     from generate_series(1, $1) n`,
    [people],
  );
}

/** A young person's message has come in: its notice, as the question room writes it. */
async function writeSafeguarding(client: pg.Client): Promise<void> {
  await client.query(
    `insert into question (id, committee_id, way, dedupe, raised, practice, state, received_at)
     values ('far-question', (select id from committee order by created_at limit 1), 'ask-page', 'far', false, false,
       'unread', '2027-01-06T10:00:00Z')`,
  );
  await client.query(
    `insert into notice (id, key, kind, person_id, subject, due_at, state, reason, attempts, created_at)
     values ('far-0', 'bench:safeguarding', 'question-arrived', 'far-0', '{"questionId":"far-question"}',
       '2027-01-06T10:00:00Z', 'queued', '', 0, now())`,
  );
}

/** The clerk asks for the pack, as Teams hands it on. */
async function askForPack(botUrl: string, serviceUrl: string): Promise<void> {
  const clerk = demoObjectId(demoPeople.findIndex(({ name }) => name === 'Democratic Services Officer'));
  const answer = await fetch(`${botUrl}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      ...{ id: randomUUID(), type: 'message', text: 'build the pack', channelId: 'msteams', serviceUrl },
      from: { id: `29:${clerk}`, name: 'Clerk', aadObjectId: clerk },
      recipient: { id: '28:bot', name: 'Pledgekeeper' },
      conversation: { id: packChat, conversationType: 'personal', tenantId: 'tenant' },
      channelData: { tenant: { id: 'tenant' } },
    }),
  });
  if (!answer.ok) throw new Error(`The press for the pack was answered with ${answer.status}`);
}

const packChat = 'a:clerk';

const until = async (isTrue: () => boolean | Promise<boolean>, mostSeconds: number): Promise<boolean> => {
  const end = performance.now() + mostSeconds * 1000;
  while (!(await isTrue())) {
    if (performance.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return true;
};

async function main(server: string): Promise<void> {
  const stops: (() => unknown)[] = [];
  try {
    const database = await freshDatabase(server);
    stops.unshift(database.drop);
    const dataDir = await mkdtemp(join(tmpdir(), 'pledgekeeper-bench-'));
    stops.unshift(() => rm(dataDir, { recursive: true, force: true }));
    const connector = await startFarConnector();
    stops.unshift(connector.stop);
    const startOne = async () => {
      const started = await startProgram(builtFile('main'), ['start'], {
        ...{ DATABASE_URL: database.url, DATA_DIR: dataDir, PORT: '0', MicrosoftAppId: '', NODE_ENV: '' },
      });
      stops.unshift(started.stop);
      return started;
    };
    const bot = await startOne();
    await fetch(`${bot.url}/local/api/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ now: '2027-01-06T10:00:00Z' }),
    });

    // They take the clock of the first from the database.
    for (let more = 1; more < instances; more += 1) await startOne();

    await ideal(connector.url);
    const idealRate = rateOf(connector.arrived);
    connector.restart();

    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    stops.unshift(() => client.end());
    await plant(client, connector.url);
    await until(() => connector.arrived.length >= people / 3, 300);
    await askForPack(bot.url, connector.url);
    const builds = async () =>
      (await client.query<{ state: string }>('select state from pack_build')).rows.map(({ state }) => state);
    const isUnderWay = await until(async () => (await builds()).includes('building'), 60);
    await writeSafeguarding(client);
    const during = await builds();
    const written = performance.now();
    const isUrgent = ({ conversation }: Arrival) => conversation === 'a:far-0';
    await until(() => connector.arrived.some(isUrgent), 60);
    const urgentAfter = ((connector.arrived.find(isUrgent)?.at ?? Number.NaN) - written) / 1000;
    const toPeople = () => connector.arrived.filter(({ conversation }) => conversation !== packChat);
    await until(() => toPeople().length >= people + 1, 300);
    const whenSent = await builds();
    // Each row is written down a moment after its answer.
    const left = async () =>
      Number(
        (await client.query(`select count(*) from notice where id like 'far-%' and state <> 'delivered'`))
          .rows[0].count,
      );
    await until(async () => (await left()) === 0, 30);

    const ordinary = toPeople().filter((one) => !isUrgent(one));
    const each = new Set(ordinary.map(({ conversation }) => conversation)).size;
    const rate = rateOf(ordinary);
    const ratio = rate / idealRate;
    const lost = await left();
    console.log(`${people} people: ${rate.toFixed(1)} a second; the ideal sender ${idealRate.toFixed(1)}.`);
    console.log(`Ratio ${ratio.toFixed(3)} (target 0.95). Refused for speed: ${connector.refused()}.`);
    console.log(`${each} of ${people} reached, ${ordinary.length} messages, ${lost} notices without an end.`);
    console.log(
      `The safeguarding notice was on its way ${urgentAfter.toFixed(2)} s after it was written (target 2 s).`,
    );
    const packs = `${during.join(', ')} when it was written, ${whenSent.join(', ')} when all had been sent`;
    console.log(`${instances} instances. The pack: ${packs}.`);
    const good =
      isUnderWay &&
      ratio >= 0.95 &&
      each === people &&
      ordinary.length === people &&
      lost === 0 &&
      urgentAfter < 2;
    if (!good) process.exitCode = 1;
  } finally {
    for (const stop of stops) await stop();
  }
}

if (require.main === module) {
  const server = process.env.DATABASE_URL;
  if (!server) throw new Error('DATABASE_URL must name a PostgreSQL server.');
  void main(server);
}
