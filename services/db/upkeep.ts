/** What PostgreSQL's background workers do elsewhere: the embedded database is one process without any. */
import type pg from 'pg';

const beatMs = 5 * 60_000;
const beatsBetweenVacuums = 12 * 12;
const walWorthACheckpoint = 1024 * 1024;

/**
 * Checkpoints, or the write-ahead log grows without end (184 MB after 150 MB of rows, measured) and the next start has
 * all of it to replay; twice a day vacuum and statistics, since there is no autovacuum either.
 * `stop` makes a last checkpoint. A fault is logged and left to the next time.
 */
export function startUpkeep(
  pool: pg.Pool,
  log: (error: Error) => void = () => {},
): { stop(): Promise<void>; beat(): Promise<void> } {
  let beats = 0;
  const safely = (work: () => Promise<unknown>) => work().then(() => {}, log);
  const beat = () =>
    safely(async () => {
      if (beats++ % beatsBetweenVacuums === 0) await pool.query('vacuum (analyze)');
      if ((await walSinceCheckpoint(pool)) > walWorthACheckpoint) await pool.query('checkpoint');
    });
  let running = Promise.resolve();
  const timer = setInterval(() => {
    running = running.then(beat);
  }, beatMs);
  timer.unref();
  return {
    beat,
    stop: async () => {
      clearInterval(timer);
      await running;
      await safely(() => pool.query('checkpoint'));
    },
  };
}

/** Bytes. */
export async function walSinceCheckpoint(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ bytes: string }>(
    'select pg_wal_lsn_diff(pg_current_wal_lsn(), redo_lsn) as bytes from pg_control_checkpoint()',
  );
  return Number(rows[0]?.bytes ?? 0);
}
