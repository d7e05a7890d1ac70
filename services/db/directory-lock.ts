/** One process at a time on one directory: a lock that the operating system lets go when the process dies (platform.md 7). */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, realpath, rename, rm, symlink, unlink } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { codeOf } from './errors';

/**
 * A Unix socket listens only while its process lives, so a socket that refuses a caller belongs to the dead.
 * Removing a dead lock's file to put one's own in its place cannot be done without a gap, in which two processes both
 * succeed. So each opener shows a socket of its own, under a name used once, and *then* looks for others: of two that
 * come together at least one sees the other. A socket is shown (renamed into view) only once it listens.
 */
export interface DirectoryLock {
  release(): Promise<void>;
}

/** Another living process has the directory. */
export class DirectoryInUse extends Error {
  override readonly name = 'DirectoryInUse';
  constructor(readonly pid: number | null) {
    super(pid === null ? 'another process has the directory' : `process ${pid} has the directory`);
  }
}

/** macOS allows 104 bytes with the closing zero, Linux 108. */
const longestSocketPath = 100;
const answerWithinMs = 1000;

/**
 * @param directory need not exist yet, its parent must; the lock stands beside it, in `<directory>.lock`.
 * @throws DirectoryInUse
 */
export async function lockDirectory(directory: string): Promise<DirectoryLock> {
  const place = join(await realpath(dirname(directory)), basename(directory));
  if (process.platform === 'win32') return lockByPipe(place);
  const beside = `${place}.lock`;
  try {
    return await lockIn(beside);
  } catch (error) {
    // Some mounted folders hold no sockets. The name depends on the directory alone, so every opener comes here.
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'EINVAL'].includes(codeOf(error) ?? '')) throw error;
    const name = createHash('sha256').update(beside).digest('hex').slice(0, 16);
    return lockIn(join(tmpdir(), `pledgekeeper-${name}.lock`));
  }
}

async function lockIn(place: string): Promise<DirectoryLock> {
  await mkdir(place, { recursive: true, mode: 0o700 });
  for (let attempt = 1; ; attempt++) {
    const own = await show(place);
    const other = await lookForOthers(place, own.name);
    if (other === 'none') {
      own.holds();
      return { release: () => own.withdraw() };
    }
    await own.withdraw();
    // Two that came together have both stood back; one of them will be first next time.
    if (other !== 'asking' || attempt === 5) {
      throw new DirectoryInUse(other === 'asking' || other === 'silent' ? null : other.pid);
    }
    await wait(20 + Math.random() * 200 * attempt);
  }
}

/** A listening socket of this process, in view of the others. */
async function show(place: string) {
  const name = `${randomUUID().slice(0, 13)}.sock`;
  const path = join(place, name);
  let held = false;
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.end(held ? `held ${process.pid}` : 'asking');
  });
  await throughShortPath(place, async (short) => {
    await listen(server, join(short, `${name}.new`));
    await rename(join(place, `${name}.new`), path);
  });
  server.unref();
  return {
    name,
    holds: () => {
      held = true;
    },
    withdraw: async () => {
      await unlink(path).catch(() => {});
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

type Answer = 'dead' | 'asking' | 'silent' | { pid: number };

async function lookForOthers(place: string, own: string): Promise<Exclude<Answer, 'dead'> | 'none'> {
  const names = (await readdir(place)).filter((name) => name.endsWith('.sock') && name !== own);
  const answers = await throughShortPath(place, (short) =>
    Promise.all(names.map(async (name) => ({ name, answer: await ask(join(short, name)) }))),
  );
  let found: Exclude<Answer, 'dead'> | 'none' = 'none';
  for (const { name, answer } of answers) {
    if (answer === 'dead') await unlink(join(place, name)).catch(() => {});
    else if (found === 'none' || found === 'asking') found = answer;
  }
  return found;
}

/** Whoever takes the call lives, even if it is too busy to answer: its database runs in the same thread. */
function ask(path: string): Promise<Answer> {
  return new Promise((resolve) => {
    let heard = '';
    const socket = connect(path);
    socket.setEncoding('utf8');
    socket.setTimeout(answerWithinMs, () => finish('silent'));
    socket.on('data', (text) => {
      heard += text;
    });
    socket.on('end', () => finish(heard.startsWith('held ') ? { pid: Number(heard.slice(5)) } : 'asking'));
    socket.on('error', (error) =>
      finish(['ECONNREFUSED', 'ENOENT'].includes(codeOf(error) ?? '') ? 'dead' : 'silent'),
    );
    function finish(answer: Answer) {
      socket.destroy();
      resolve(answer);
    }
  });
}

/** A socket's path has about a hundred bytes at most; a link in the temporary folder shortens the way, not the place. */
async function throughShortPath<Value>(
  place: string,
  work: (short: string) => Promise<Value>,
): Promise<Value> {
  const longestName = 'xxxxxxxx-xxxx.sock.new';
  if (Buffer.byteLength(join(place, longestName)) <= longestSocketPath) return work(place);
  const folder = await mkdtemp(join(tmpdir(), 'pk-'));
  try {
    const short = join(folder, 'l');
    await symlink(place, short);
    return await work(short);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Windows gives a pipe's first instance to one process only, and takes it back when that process ends. */
async function lockByPipe(directory: string): Promise<DirectoryLock> {
  const name = createHash('sha256').update(directory.toLowerCase()).digest('hex').slice(0, 32);
  const server = createServer((socket) => socket.destroy());
  try {
    await listen(server, `\\\\.\\pipe\\pledgekeeper-${name}`);
  } catch (error) {
    if (codeOf(error) === 'EADDRINUSE') throw new DirectoryInUse(null);
    throw error;
  }
  server.unref();
  return { release: () => new Promise((resolve) => server.close(() => resolve())) };
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
