/** What follows when a job's handler throws: tried again, put off, or given up (platform.md 7). */

/** What a handler may say besides finishing: throw for a fault (it is tried again, with backoff), or one of these. */
export class RetryLater extends Error {
  override readonly name = 'RetryLater';
  constructor(
    readonly afterSeconds: number,
    reason: string,
  ) {
    super(reason);
  }
}

/** Trying again cannot help. */
export class PermanentFailure extends Error {
  override readonly name = 'PermanentFailure';
}

export type AfterFault =
  | { next: 'again'; runAt: Date /** False: being put off was nobody's fault. */; countsAsAttempt: boolean }
  | { next: 'failed' };

const firstDelaySeconds = 5;
const longestDelaySeconds = 3600;

/**
 * Seconds before the next try: 5, 10, 20 … up to an hour, each cut by up to a half so that jobs that failed together
 * do not come back together.
 * @param attempt the one that failed, from 1. @param random from 0 to 1.
 */
export function backoffSeconds(attempt: number, random: number): number {
  const full = Math.min(firstDelaySeconds * 2 ** Math.min(attempt - 1, 30), longestDelaySeconds);
  return full * (1 - random / 2);
}

export function afterFault(
  fault: unknown,
  job: { attempts: number; maxAttempts: number },
  now: Date,
  random: number,
): AfterFault {
  const again = (seconds: number, countsAsAttempt: boolean): AfterFault => ({
    next: 'again',
    runAt: new Date(now.getTime() + seconds * 1000),
    countsAsAttempt,
  });
  if (fault instanceof PermanentFailure) return { next: 'failed' };
  if (fault instanceof RetryLater) return again(Math.max(fault.afterSeconds, 1), false);
  if (job.attempts >= job.maxAttempts) return { next: 'failed' };
  return again(backoffSeconds(job.attempts, random), true);
}

/** What is kept of a fault: its name and message, cut, without the stack. */
export function faultText(fault: unknown): string {
  const text = fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault);
  return text.slice(0, 500);
}
