/** Starts PGlite on a directory so that what it acknowledges is on disk (platform.md 7). */
import { PGlite } from '@electric-sql/pglite';
import { DurableFiles } from './durable-files';

/** PGlite 0.5 is PostgreSQL 18; the first line of a directory's PG_VERSION. */
export const embeddedMajor = '18';

const startParams = [
  // -F switches fsync off.
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  ...['-c', 'wal_sync_method=fsync', '-c', 'shared_buffers=16MB'],
  // As on a server (postgres.ts): a plan is kept, so it must suit tables that grow.
  ...['-c', 'plan_cache_mode=force_generic_plan', '-c', 'enable_seqscan=off', '-c', 'jit=off'],
];

/**
 * The directory must exist. In one that is empty a database is made, which takes seconds and some 800 MB
 * (`initialise.ts` does that in a process of its own).
 * @throws Error with what PostgreSQL last said.
 */
export async function startEmbedded(directory: string): Promise<PGlite> {
  let lastWords = '';
  const onStderr = (text: string) => {
    if (/FATAL|PANIC|ERROR/.test(text)) lastWords = text;
    return false;
  };
  try {
    const lite = new PGlite({ fs: new DurableFiles(directory), startParams, onStderr });
    await lite.waitReady;
    return lite;
  } catch (error) {
    throw new Error(lastWords || (error instanceof Error ? error.message : String(error)), { cause: error });
  }
}
