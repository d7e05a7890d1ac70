/** Work given to a short-lived process of its own: its memory goes with it, and its end takes nothing else along. */
import { type ChildProcess, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { builtFile } from '../../project-root';

interface Work<Message, Answer> {
  /** Where its source lies, as `services/pack/pdf/typst-worker`. */
  entry: string;
  job: object;
  env?: Record<string, string>;
  /** Ended when it takes longer. */
  withinMs?: number;
  /** Ended when it holds more. */
  megabytes?: number;
  /** Every message it sends, with what ends the wait. */
  hear(message: Message, end: { answer(value: Answer): void; fault(fault: Error): void }): void;
}

/** The process took more time or memory than it was given, and was ended. */
export class LimitReached extends Error {
  override readonly name = 'LimitReached';
}

/** @throws LimitReached; Error when the process could not be started, or ended without an answer. */
export function inOwnProcess<Message, Answer>(work: Work<Message, Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    // It needs nothing of ours but the job: no settings, no secrets, no flags.
    const child = fork(builtFile(work.entry), {
      execArgv: work.megabytes === undefined ? [] : [`--max-old-space-size=${work.megabytes}`],
      env: work.env ?? {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const watch = watched(child, work, () => reject(new LimitReached(`${work.entry} was ended`)));
    child.on('message', (message) => work.hear(message as Message, { answer: resolve, fault: reject }));
    child.once('error', reject);
    // Not 'exit': on a busy machine that can come before the answer has been read from the pipe.
    child.once('close', (code, signal) => {
      watch.end();
      reject(new Error(`The process of ${work.entry} ended with ${signal ?? code} and no answer`));
    });
    // A process that ends before it has read its job is told of by 'close'.
    child.send(work.job, () => {});
  });
}

const lookEveryMs = 200;

function watched(
  child: ChildProcess,
  { withinMs, megabytes }: Pick<Work<unknown, unknown>, 'withinMs' | 'megabytes'>,
  tell: () => void,
): { end(): void } {
  const stop = () => {
    tell();
    child.kill('SIGKILL');
  };
  const timer = withinMs === undefined ? undefined : setTimeout(stop, withinMs);
  const looks =
    megabytes === undefined
      ? undefined
      : setInterval(() => {
          void heldBy(child.pid).then((held) => {
            if (held > megabytes) stop();
          });
        }, lookEveryMs);
  return {
    end() {
      clearTimeout(timer);
      clearInterval(looks);
    },
  };
}

/** In megabytes, buffers too, which the limit of the heap does not count; 0 where the system does not say. */
async function heldBy(pid: number | undefined): Promise<number> {
  const pages = await readFile(`/proc/${pid}/statm`, 'latin1').catch(() => '');
  return (Number(pages.split(' ')[1] ?? 0) * 4096) / 1_000_000;
}
