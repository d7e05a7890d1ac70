/** Real processes for tests of what a kill leaves behind. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectRoot } from '../../services/project-root';

export interface Child {
  /** Whole lines of what it has said so far. */
  lines(): string[];
  /** Resolves with the first line that fits; rejects when the process ends without one. */
  says(what: RegExp): Promise<string>;
  /** Takes the process away in the middle of whatever it does. */
  kill(): Promise<void>;
}

/** Starts `tests/support/processes/<name>.ts`, from its source. */
export function startChild(name: string, ...args: string[]): Child {
  const script = join(projectRoot, 'tests/support/processes', `${name}.ts`);
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  let ended = false;
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    said += text;
  });
  child.once('close', () => {
    ended = true;
    child.emit('heard');
  });
  child.stdout?.on('data', () => child.emit('heard'));
  const lines = () => said.split('\n').slice(0, -1);
  return {
    lines,
    says: async (what) => {
      for (;;) {
        const line = lines().find((text) => what.test(text));
        if (line !== undefined) return line;
        if (ended) throw new Error(`${name} ended without ${what}; it said: ${said.slice(-500)}`);
        await once(child, 'heard');
      }
    },
    kill: async () => {
      if (ended) return;
      child.kill('SIGKILL');
      await once(child, 'close');
    },
  };
}
