/** Slow work, stored before it is begun: one table, claimed with SKIP LOCKED (platform.md 7). */
import { type Clock, newId as freshId, type NewId } from '../calendar/clock';
import type { Executor } from '../db/tables';
import { type JobHandler, runJob } from './run-job';
import * as store from './store';

export { PermanentFailure, RetryLater } from './rules';
export { type JobHandler, type JobInHand, LeaseLost } from './run-job';

export interface JobRequest {
  kind: string;
  /** One job for one kind and key, for ever. */
  key: string;
  /** Ids only: a queued job outlives a deployment. */
  payload: Record<string, string>;
  runAt?: Date;
  /** Tries before it is given up, 10 by default. Being put off (`RetryLater`) is not one; a killed process is. */
  maxAttempts?: number;
}

export interface Jobs {
  /** In the caller's transaction. False when a job of this kind and key exists already. */
  enqueue(on: Executor, job: JobRequest): Promise<boolean>;
  /**
   * Runs everything that is due, in this process, and resolves when nothing more is due. Never rejects for a job's
   * fault. Not from inside a handler or a tick: it would wait for itself.
   */
  drain(): Promise<void>;
  /** Polls until stopped. */
  start(): void;
  /** Resolves when the running jobs have ended or been given up. */
  stop(): Promise<void>;
  /** Those given up, newest first, 200 at most: nothing is deleted unseen. */
  failed(on?: Executor): Promise<store.FailedJob[]>;
}

export interface JobsOptions {
  db: Executor;
  /** Decides when a job is due. Leases follow the database's own clock, so moving this one never frees a running job. */
  clock: Clock;
  newId?: NewId;
  /** By kind; read at each claim, so that they may be added after the service is made. Other kinds are left alone. */
  handlers: Record<string, JobHandler>;
  /**
   * Run in order before each poll, and in `drain`; never two at once in one process. Several instances each run them,
   * so each must be harmless to repeat. A fault is logged and stops neither the next nor the loop.
   */
  everyTick?: (() => Promise<unknown>)[];
  /** True for the embedded database: this is its only process, so jobs found running at the start are nobody's. */
  alone?: boolean;
  /** Jobs at a time in this process. */
  atOnce?: number;
  pollMs?: number;
  /** How long a dead process's job waits before another takes it; a living one renews it three times as often. */
  leaseSeconds?: number;
  /** How long `stop` waits for running jobs. */
  graceMs?: number;
  random?: () => number;
  /** `what` names a kind and an id. */
  log?: (error: unknown, what: string) => void;
}

export function createJobs(options: JobsOptions): Jobs {
  const { db, clock, handlers, newId = freshId, everyTick = [], log = () => {} } = options;
  const { atOnce = 2, pollMs = 1000, leaseSeconds = 30, graceMs = 10_000, random = Math.random } = options;
  const runner = { db, clock, leaseSeconds, random, log };
  const running = new Map<string, Promise<void>>();
  let polling = false;
  let draining = 0;
  let timer: NodeJS.Timeout | undefined;
  let othersMayRun = !options.alone;

  const tick = oneAtATime(async () => {
    for (const [place, work] of everyTick.entries()) {
      await work().catch((error) => log(error, `tick ${place + 1}`));
    }
  });

  /** Starts as many due jobs as there is room for, and returns how many. */
  const fill = oneAtATime(async () => {
    if (!othersMayRun) {
      await store.endAllLeases(db);
      othersMayRun = true;
    }
    let started = 0;
    for (; running.size < atOnce && (polling || draining > 0); started++) {
      const kinds = Object.keys(handlers);
      const except = [...running.keys()];
      const job = await store.claim(db, { kinds, except, now: clock.now(), token: newId(), leaseSeconds });
      if (!job) break;
      const ended = runJob(runner, handlers[job.kind], job).finally(() => {
        running.delete(job.id);
        if (polling) void fill().catch((error) => log(error, 'jobs'));
      });
      running.set(job.id, ended);
    }
    return started;
  });

  /** False when there was nothing to do: what a job brings about may make another tick's work due. */
  async function pass(): Promise<boolean> {
    await tick();
    let worked = false;
    while ((await fill()) > 0 || running.size > 0) {
      worked = true;
      if (running.size > 0) await Promise.race(running.values());
    }
    return worked;
  }

  async function poll(): Promise<void> {
    await tick();
    try {
      for (const id of await store.failAbandoned(
        db,
        clock.now(),
        'its process ended, each time it was tried',
      )) {
        log(new Error('its process ended each time it was tried'), `job ${id}, given up`);
      }
      await fill();
    } catch (error) {
      log(error, 'jobs');
    }
  }

  let pollEnded: Promise<void> = Promise.resolve();
  function schedule(afterMs: number): void {
    timer = setTimeout(() => {
      pollEnded = poll().then(() => {
        if (polling) schedule(pollMs);
      });
    }, afterMs);
    timer.unref();
  }

  return {
    enqueue: (on, job) => {
      const now = clock.now();
      const { runAt = now, maxAttempts = 10, ...what } = job;
      return store.insert(on, { ...what, id: newId(), runAt, maxAttempts, now });
    },
    drain: async () => {
      draining++;
      try {
        while (await pass());
      } finally {
        draining--;
      }
    },
    start: () => {
      if (polling) return;
      polling = true;
      schedule(0);
    },
    stop: async () => {
      polling = false;
      clearTimeout(timer);
      await pollEnded;
      // One that is claiming just now must end first, or its job would be missed below.
      await fill();
      await withinMs(graceMs, Promise.all(running.values()));
    },
    failed: (on = db) => store.failed(on),
  };
}

/** Calls wait for the one before: of two that overlap, the second sees all that the first did. */
function oneAtATime<Value>(work: () => Promise<Value>): () => Promise<Value> {
  let last: Promise<unknown> = Promise.resolve();
  return () => {
    const next = last.then(work, work);
    last = next;
    return next;
  };
}

async function withinMs(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
}
