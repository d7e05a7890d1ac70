/** The job table's SQL: `run_at` follows the app's clock, a lease follows the database's own (platform.md 7). */
import { sql } from 'kysely';
import { z } from 'zod';
import type { Executor } from '../db/tables';

const claimedRow = z.object({
  id: z.string(),
  kind: z.string(),
  payload: z.record(z.string(), z.string()),
  attempts: z.number(),
  max_attempts: z.number(),
});

export interface ClaimedJob {
  id: string;
  kind: string;
  payload: Record<string, string>;
  /** This one counted. */
  attempts: number;
  maxAttempts: number;
  /** Whoever holds it may finish the job; a later claim has another. */
  token: string;
}

/** False when there is a job of this kind and key already, in whatever state. */
export async function insert(
  on: Executor,
  job: {
    id: string;
    kind: string;
    key: string;
    payload: Record<string, string>;
    runAt: Date;
    maxAttempts: number;
    now: Date;
  },
): Promise<boolean> {
  const inserted = await on
    .insertInto('job')
    .values({
      id: job.id,
      kind: job.kind,
      key: job.key,
      payload: JSON.stringify(job.payload),
      run_at: job.runAt,
      attempts: 0,
      max_attempts: job.maxAttempts,
      lease_token: null,
      leased_until: null,
      state: 'waiting',
      last_error: '',
      created_at: job.now,
      ended_at: null,
    })
    .onConflict((conflict) => conflict.columns(['kind', 'key']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/**
 * Takes the job that has been due longest, or one whose holder has let its lease run out. SKIP LOCKED keeps two
 * instances from waiting for, or taking, the same row.
 * @param claim.except ids that this process is running: however late its heartbeat, it never takes its own job again.
 */
export async function claim(
  on: Executor,
  claim: { kinds: string[]; except: string[]; now: Date; token: string; leaseSeconds: number },
): Promise<ClaimedJob | null> {
  const { rows } = await sql`
    update job set state = 'running', attempts = attempts + 1, lease_token = ${claim.token},
      leased_until = clock_timestamp() + make_interval(secs => ${claim.leaseSeconds})
    where id = (
      select id from job
      where kind = any(${claim.kinds}::text[]) and id <> all(${claim.except}::text[])
        and ((state = 'waiting' and run_at <= ${claim.now})
          or (state = 'running' and leased_until < clock_timestamp() and attempts < max_attempts))
      order by run_at, created_at, id limit 1 for update skip locked)
    returning id, kind, payload, attempts, max_attempts`.execute(on);
  if (rows.length === 0) return null;
  const { max_attempts: maxAttempts, ...row } = claimedRow.parse(rows[0]);
  return { ...row, maxAttempts, token: claim.token };
}

/** Another lease from now. False when the job is not this holder's any more. */
export async function extend(on: Executor, job: ClaimedJob, leaseSeconds: number): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update job set leased_until = clock_timestamp() + make_interval(secs => ${leaseSeconds})
    where id = ${job.id} and state = 'running' and lease_token = ${job.token}`.execute(on);
  return numAffectedRows === 1n;
}

/** Done. False when the job is not this holder's any more. */
export function finish(on: Executor, job: ClaimedJob, now: Date): Promise<boolean> {
  return letGo(on, job, { state: 'done', ended_at: now });
}

/** Given up, and kept to be seen. */
export function fail(on: Executor, job: ClaimedJob, now: Date, error: string): Promise<boolean> {
  return letGo(on, job, { state: 'failed', ended_at: now, last_error: error });
}

export function tryAgain(
  on: Executor,
  job: ClaimedJob,
  again: { runAt: Date; countsAsAttempt: boolean; error: string },
): Promise<boolean> {
  return letGo(on, job, {
    state: 'waiting',
    run_at: again.runAt,
    last_error: again.error,
    attempts: again.countsAsAttempt ? job.attempts : job.attempts - 1,
  });
}

async function letGo(
  on: Executor,
  job: ClaimedJob,
  changes: {
    state: 'done' | 'failed' | 'waiting';
    ended_at?: Date;
    run_at?: Date;
    last_error?: string;
    attempts?: number;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await on
    .updateTable('job')
    .set({ ...changes, lease_token: null, leased_until: null })
    .where('id', '=', job.id)
    .where('state', '=', 'running')
    .where('lease_token', '=', job.token)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** A job whose process died on its last attempt would be tried for ever. Returns the ids given up. */
export async function failAbandoned(on: Executor, now: Date, error: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update job set state = 'failed', ended_at = ${now}, last_error = ${error}, lease_token = null, leased_until = null
    where state = 'running' and leased_until < clock_timestamp() and attempts >= max_attempts
    returning id`.execute(on);
  return rows.map((row) => row.id);
}

/** For the one process of an embedded database, at its start: whoever held a lease is dead. */
export async function endAllLeases(on: Executor): Promise<void> {
  await sql`update job set leased_until = '-infinity' where state = 'running'`.execute(on);
}

export interface FailedJob {
  id: string;
  kind: string;
  key: string;
  attempts: number;
  lastError: string;
  endedAt: Date;
}

export async function failed(on: Executor): Promise<FailedJob[]> {
  const rows = await on
    .selectFrom('job')
    .select(['id', 'kind', 'key', 'attempts', 'last_error as lastError', 'ended_at as endedAt'])
    .where('state', '=', 'failed')
    .orderBy('ended_at', 'desc')
    .limit(200)
    .execute();
  return rows.map((row) => ({ ...row, endedAt: row.endedAt ?? new Date(0) }));
}
