/**
 * Presses that store an update durably on PostgreSQL, against a bare echo bot: `node dist/bench/press.js`.
 * DATABASE_URL names a PostgreSQL server; a database is made on it and dropped. Ratios within one run, 10 and 50 at once.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtFile } from '../services/project-root';
import { asTable, type Comparison, compare, type Peer } from './load';
import { freshDatabase, type Started, startConnector, startProgram } from './started';
import { bodyOf, prepareUpdatePresses } from './update-presses';

const seconds = Number(process.env.BENCH_SECONDS ?? 4);
const rounds = Number(process.env.BENCH_ROUNDS ?? 5);

const ourName = 'Pledgekeeper, update stored';
const echoPress = 'echo, press answered';
const echoMessage = 'echo, message answered';

async function main(server: string): Promise<void> {
  const stops: (() => Promise<unknown>)[] = [];
  const started = async (starting: Promise<Started>) => {
    const { url, stop } = await starting;
    stops.unshift(stop);
    return url;
  };
  try {
    const database = await freshDatabase(server);
    stops.unshift(database.drop);
    const dataDir = await mkdtemp(join(tmpdir(), 'pledgekeeper-bench-'));
    stops.unshift(() => rm(dataDir, { recursive: true, force: true }));
    const connectorUrl = await started(startConnector());
    const echoUrl = await started(startProgram(builtFile('bench/echo-bot'), []));
    const storingUrl = await started(startProgram(builtFile('bench/echo-bot'), [database.url]));
    const botUrl = await started(
      startProgram(builtFile('main'), ['start'], {
        DATABASE_URL: database.url,
        DATA_DIR: dataDir,
        PORT: '0',
        MicrosoftAppId: '',
        NODE_ENV: '',
      }),
    );
    const presses = await prepareUpdatePresses(botUrl, connectorUrl, database.url);
    console.log(`${presses.count} updates are due in the open round; each worker presses on one of its own.`);
    let confirmed = 0;
    const ours: Peer = {
      name: ourName,
      url: botUrl,
      nextBody: presses.nextBody,
      isGood: (status, body) => {
        const good = presses.isGood(status, body);
        if (good) confirmed += 1;
        return good;
      },
    };
    for (const atOnce of [10, 50]) {
      const peers = [
        ...echoes(echoPress, echoUrl, storingUrl, (worker) => pressOn(worker, connectorUrl)),
        ours,
        ...echoes(echoMessage, echoUrl, storingUrl, (worker) => saying(worker, connectorUrl)),
      ];
      const comparison = await compare(peers, { atOnce, rounds, seconds });
      console.log(`\n${asTable(comparison)}`);
      console.log(targetLine(comparison));
    }
    const stored = await presses.stored();
    console.log(`\nConfirmed ${confirmed} updates; ${stored} are stored.`);
    if (stored !== confirmed) process.exitCode = 1;
  } finally {
    for (const stop of stops) await stop();
  }
}

function echoes(name: string, echoUrl: string, storingUrl: string, nextBody: Peer['nextBody']): Peer[] {
  const isGood: Peer['isGood'] = (status) => status === 200;
  return [
    { name, url: echoUrl, nextBody, isGood },
    { name: `${name}, BEGIN/INSERT/COMMIT`, url: storingUrl, nextBody, isGood },
  ];
}

/** The bare echo bot of the target answers a message by a message (bench/README.md says why). */
function targetLine({ results, atOnce }: Comparison): string {
  const perSecond = (name: string) => results.find((result) => result.name === name)?.perSecond ?? Number.NaN;
  const times = (name: string) => (perSecond(ourName) / perSecond(name)).toFixed(2);
  return `At ${atOnce} at once: ${times(echoMessage)} of the echo bot answering messages (the target: 0.7), ${times(echoPress)} of it answering presses.`;
}

/** As large as a press on the update card. */
function pressOn(worker: number, connectorUrl: string): string {
  return bodyOf(`worker-${worker}`, connectorUrl, {
    verb: 'update.send',
    status: 'on-track',
    done: 'Carers met, visit 1',
    difference: 'Children say that they know whom to ring.',
    next: 'A second evening is planned.',
    voice: '',
  });
}

function saying(worker: number, connectorUrl: string): string {
  const { value: _value, name: _name, ...activity } = JSON.parse(pressOn(worker, connectorUrl));
  return JSON.stringify({ ...activity, type: 'message', text: 'Carers met, visit 1' });
}

const server = process.env.DATABASE_URL;
if (!server) {
  console.error('DATABASE_URL must name a PostgreSQL server on which a database may be made.');
  process.exitCode = 2;
} else {
  void main(server);
}
