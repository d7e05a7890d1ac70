/** One claimed job from its handler's first line to its row's end, its lease kept alive meanwhile. */
import type { Clock } from '../calendar/clock';
import type { Executor } from '../db/tables';
import { afterFault, faultText, RetryLater } from './rules';
import * as store from './store';

/** Thrown into a handler's transaction that comes too late: another process has the job, and this one's work is undone. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/**
 * Runs **at least once**: a process killed after the work and before the row was marked runs it again. What goes
 * outside needs a key of its own. What only writes to this database can call `finish` in the transaction that writes:
 * then both happen, or neither.
 */
export type JobHandler = (payload: Record<string, string>, job: JobInHand) => Promise<void>;

export interface JobInHand {
  id: string;
  /** From 1. */
  attempt: number;
  /** If this one throws a fault, the job is given up. */
  lastAttempt: boolean;
  /** Marks the job done in the handler's own transaction. @throws LeaseLost when another process has taken it. */
  finish(on: Executor): Promise<void>;
}

export interface JobRunner {
  db: Executor;
  clock: Clock;
  leaseSeconds: number;
  random: () => number;
  log: (error: unknown, what: string) => void;
}

/** Never rejects: what cannot be written down is logged, and the job comes back when its lease runs out. */
export async function runJob(
  runner: JobRunner,
  handler: JobHandler | undefined,
  job: store.ClaimedJob,
): Promise<void> {
  const { db, clock, log } = runner;
  const what = `job ${job.kind} ${job.id}`;
  const heartbeat = keepAlive(runner, job, what);
  let finishedInside = false;
  try {
    const fault = await attempt(async () => {
      if (!handler) throw new Error(`no handler for ${job.kind}`);
      await handler(job.payload, {
        id: job.id,
        attempt: job.attempts,
        lastAttempt: job.attempts >= job.maxAttempts,
        finish: async (on) => {
          if (!(await store.finish(on, job, clock.now())))
            throw new LeaseLost(`${what} was taken by another`);
          finishedInside = true;
        },
      });
    });
    const kept = fault
      ? await writeDownFault(runner, job, fault.thrown, what)
      : await store.finish(db, job, clock.now());
    if (!kept && !finishedInside) log(new LeaseLost('the lease ran out meanwhile'), what);
  } catch (error) {
    log(error, what);
  } finally {
    heartbeat.stop();
  }
}

async function attempt(work: () => Promise<void>): Promise<{ thrown: unknown } | null> {
  try {
    await work();
    return null;
  } catch (thrown) {
    return { thrown };
  }
}

function writeDownFault(
  { db, clock, random, log }: JobRunner,
  job: store.ClaimedJob,
  fault: unknown,
  what: string,
): Promise<boolean> {
  const next = afterFault(fault, job, clock.now(), random());
  const error = faultText(fault);
  if (!(fault instanceof RetryLater)) log(fault, next.next === 'failed' ? `${what}, given up` : what);
  if (next.next === 'failed') return store.fail(db, job, clock.now(), error);
  return store.tryAgain(db, job, { ...next, error });
}

function keepAlive({ db, leaseSeconds, log }: JobRunner, job: store.ClaimedJob, what: string) {
  const beat = () =>
    store.extend(db, job, leaseSeconds).then(
      () => {},
      (error) => log(error, `${what}, heartbeat`),
    );
  const timer = setInterval(beat, (leaseSeconds * 1000) / 3);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
