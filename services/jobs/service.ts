/** Slow work, stored before it is begun: one table, claimed with SKIP LOCKED (platform.md 7). */
import type { Executor } from '../db/tables';

export interface JobRequest {
  kind: string;
  /** One job for one kind and key, for ever. */
  key: string;
  /** Ids only: a queued job outlives a deployment. */
  payload: Record<string, string>;
  runAt?: Date;
  maxAttempts?: number;
}

/** What a handler may say besides finishing: throw for a fault (it is tried again, with backoff), or one of these. */
export class RetryLater extends Error {
  constructor(
    readonly afterSeconds: number,
    reason: string,
  ) {
    super(reason);
    this.name = 'RetryLater';
  }
}
export class PermanentFailure extends Error {
  override readonly name = 'PermanentFailure';
}

export type JobHandler = (
  payload: Record<string, string>,
  job: { id: string; attempt: number },
) => Promise<void>;

export interface Jobs {
  /** In the caller's transaction. False when a job of this kind and key exists already. */
  enqueue(on: Executor, job: JobRequest): Promise<boolean>;
  /** Runs everything that is due, in this process, and resolves when nothing more is due. Never rejects for a job's fault. */
  drain(): Promise<void>;
  /** Polls until stopped. */
  start(): void;
  /** Resolves when the running jobs have ended or been given up. */
  stop(): Promise<void>;
}
