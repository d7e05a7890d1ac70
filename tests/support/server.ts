/** The real server as a process of its own, to be killed at any moment; what it says is kept. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectRoot } from '../../services/project-root';

export interface Server {
  url: string;
  /** All of stdout and stderr so far. */
  said(): string;
  /** SIGKILL, and until it is gone. */
  kill(): Promise<void>;
}

/** `npm run build` comes before the tests. @throws with what it said when it ends before it is ready. */
export async function startServer(dataDir: string, databaseUrl: string | null): Promise<Server> {
  const child: ChildProcess = spawn(process.execPath, [join(projectRoot, 'dist', 'main.js'), 'start'], {
    cwd: dataDir,
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      DATA_DIR: dataDir,
      ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let ended = false;
  const hear = (text: unknown) => {
    said += String(text);
    child.emit('heard');
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  child.once('close', () => {
    ended = true;
    child.emit('heard');
  });
  const ready = () => /ready.*?(http:\/\/[\d.:]+)/.exec(said)?.[1];
  while (!ready()) {
    if (ended) throw new Error(`The server ended before it was ready: ${said.slice(-500)}`);
    await once(child, 'heard');
  }
  return {
    url: ready() ?? '',
    said: () => said,
    kill: async () => {
      if (ended) return;
      const gone = once(child, 'close');
      child.kill('SIGKILL');
      await gone;
    },
  };
}
