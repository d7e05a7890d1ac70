/**
 * From the command to ready, and memory when idle, on the embedded database and on PostgreSQL beside a bare echo bot:
 * `node dist/bench/startup.js`. DATABASE_URL names a PostgreSQL server; without one that half is left out.
 */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { builtFile } from '../services/project-root';
import { freshDatabase, startProgram } from './started';

const starts = Number(process.env.BENCH_STARTS ?? 5);
const idleMs = Number(process.env.BENCH_IDLE_MS ?? 5_000);
/** As `npm start` runs it. */
const ourFlags = ['--max-semi-space-size=4'];

interface Start {
  readyMs: number;
  idleMb: number;
}

async function once(
  file: string,
  args: string[],
  env: NodeJS.ProcessEnv = {},
  flags: string[] = [],
): Promise<Start> {
  const from = performance.now();
  const program = await startProgram(file, args, env, flags);
  const readyMs = performance.now() - from;
  await wait(idleMs);
  const idleMb = residentMb(program.pid);
  await program.stop();
  return { readyMs, idleMb };
}

/** Linux only: what the kernel counts as the process's own pages in memory. */
function residentMb(pid: number): number {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1] ?? Number.NaN) / 1024;
}

async function middle(one: () => Promise<Start>): Promise<Start> {
  const all: Start[] = [];
  for (let n = 0; n < starts; n++) all.push(await one());
  const median = (of: (start: Start) => number) =>
    all.map(of).sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;
  return { readyMs: median((start) => start.readyMs), idleMb: median((start) => start.idleMb) };
}

function tell(name: string, { readyMs, idleMb }: Start): void {
  console.log(`${name}: ready in ${(readyMs / 1000).toFixed(1)} s, ${idleMb.toFixed(0)} MB when idle`);
}

async function main(server: string | undefined): Promise<void> {
  const load = readFileSync('/proc/loadavg', 'utf8').split(' ')[0];
  console.log(`The middle of ${starts} starts; the machine's load is ${load}.`);
  const dataDir = await mkdtemp(join(tmpdir(), 'pledgekeeper-bench-'));
  const env = { DATABASE_URL: '', DATA_DIR: dataDir, PORT: '0', MicrosoftAppId: '', NODE_ENV: '' };
  const ours = (more: NodeJS.ProcessEnv) => once(builtFile('main'), ['start'], { ...env, ...more }, ourFlags);
  const database = server ? await freshDatabase(server) : null;
  try {
    tell('Embedded, an empty folder', await ours({}));
    tell('Embedded, again', await middle(() => ours({})));
    if (!database) return;
    const echo = await middle(() => once(builtFile('bench/echo-bot'), [database.url]));
    tell('Echo bot on PostgreSQL', echo);
    await ours({ DATABASE_URL: database.url });
    const onServer = await middle(() => ours({ DATABASE_URL: database.url }));
    tell('Pledgekeeper on PostgreSQL', onServer);
    const ratio = (of: (start: Start) => number) => (of(onServer) / of(echo)).toFixed(2);
    console.log(
      `Against the echo bot: ready ${ratio((one) => one.readyMs)}, memory ${ratio((one) => one.idleMb)}`,
    );
  } finally {
    await database?.drop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

void main(process.env.DATABASE_URL);
