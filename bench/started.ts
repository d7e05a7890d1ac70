/** Programs that a benchmark starts, waits for and stops; databases that it makes and drops; a connector that takes all. */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';

export interface Started {
  url: string;
  /** 0 for what runs in this process. */
  pid: number;
  stop(): Promise<void>;
}

/**
 * Runs a built file until it prints a line with its address; what it says to the error stream is passed on.
 * @param flags of Node.
 */
export function startProgram(
  file: string,
  args: string[],
  env: NodeJS.ProcessEnv = {},
  flags: string[] = [],
): Promise<Started> {
  const child = spawn(process.execPath, [...flags, file, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = () =>
    new Promise<void>((resolve) => {
      if (child.exitCode !== null) return resolve();
      child.once('exit', () => resolve());
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), 5_000).unref();
    });
  return new Promise((resolve, reject) => {
    let said = '';
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code} before it listened`)));
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString();
      const url = /http:\/\/(?:127\.0\.0\.1|localhost):\d+/.exec(said)?.[0];
      if (url) resolve({ url, pid: child.pid ?? 0, stop });
    });
  });
}

/** A new database on the server that `DATABASE_URL` names. */
export async function freshDatabase(server: string): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `bench_${randomUUID().replaceAll('-', '')}`;
  const run = async (statement: string) => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await run(`create database ${name}`);
  const address = new URL(server);
  address.pathname = `/${name}`;
  return { url: address.href, drop: () => run(`drop database ${name} with (force)`) };
}

/** A Bot Connector that says yes to everything at once, so that what is measured is the bot. */
export async function startConnector(): Promise<Started> {
  let count = 0;
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      count += 1;
      response.writeHead(201, { 'content-type': 'application/json' }).end(`{"id":"sent-${count}"}`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    pid: 0,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
