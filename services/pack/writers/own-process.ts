/** Work given to a short-lived process of its own: its memory goes with it, and its end takes nothing else along. */
import { fork } from 'node:child_process';
import { builtFile } from '../../project-root';

interface Work<Message, Answer> {
  /** Where its source lies, as `services/pack/pdf/typst-worker`. */
  entry: string;
  job: object;
  env?: Record<string, string>;
  /** Every message it sends, with what ends the wait. */
  hear(message: Message, end: { answer(value: Answer): void; fault(fault: Error): void }): void;
}

/** @throws Error when the process could not be started, or ended without an answer. */
export function inOwnProcess<Message, Answer>(work: Work<Message, Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    // It needs nothing of ours but the job: no settings, no secrets, no flags.
    const child = fork(builtFile(work.entry), {
      execArgv: [],
      env: work.env ?? {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.on('message', (message) => work.hear(message as Message, { answer: resolve, fault: reject }));
    child.once('error', reject);
    // Not 'exit': on a busy machine that can come before the answer has been read from the pipe.
    child.once('close', (code, signal) =>
      reject(new Error(`The process of ${work.entry} ended with ${signal ?? code} and no answer`)),
    );
    // A process that ends before it has read its job is told of by 'close'.
    child.send(work.job, () => {});
  });
}
