import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { systemClock } from '../../../services/calendar/clock';
import { openDatabase } from '../../../services/db/database';
import type { Executor } from '../../../services/db/tables';
import { createJobs } from '../../../services/jobs/service';
import { startChild } from '../../support/child';
import { freshPostgres } from '../../support/engines';

jest.setTimeout(180_000);
const ids = Array.from({ length: 60 }, (_, index) => `${index}`);
const open = (where: string) =>
  openDatabase({ databaseUrl: where.startsWith('postgres') ? where : null, dataDir: where });

async function enqueueAll(where: string): Promise<void> {
  const { db, close } = await open(where);
  const jobs = createJobs({ db, clock: systemClock, handlers: {} });
  for (const id of ids) {
    for (const kind of ['together', 'apart']) await jobs.enqueue(db, { kind, key: id, payload: { id } });
  }
  await close();
}

const unfinished = async (db: Executor) =>
  (await db.selectFrom('job').select('id').where('state', '<>', 'done').execute()).length;

/** 'together' ends its job in the transaction that does its work; 'apart' cannot. */
async function expectAllDone(db: Executor): Promise<void> {
  expect(await unfinished(db)).toBe(0);
  const runs = await db.selectFrom('audit_entry').select(['what', 'subject']).execute();
  const done = (what: string) =>
    runs.filter((run) => run.what === what).map((run) => (run.subject as { id: string }).id);
  expect(done('together').sort()).toEqual([...ids].sort());
  expect(new Set(done('apart'))).toEqual(new Set(ids));
}

describe('jobs whose process is killed are done once where they end with their work, else at least once', () => {
  it('by the next process of an embedded database, without waiting for a lease', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'pk-jobs-'));
    await enqueueAll(folder);
    for (let kills = 0; kills < 3; kills++) {
      const worker = startChild('job-worker', folder);
      await worker.says(/^open$/);
      await wait(50 + Math.random() * 300);
      await worker.kill();
    }
    const last = startChild('job-worker', folder);
    await last.says(/^idle$/);
    await last.kill();
    const { db, close } = await open(folder);
    await expectAllDone(db);
    await close();
    await rm(folder, { recursive: true });
  });

  const server = process.env.TEST_DATABASE_URL;
  if (server) {
    it('by another instance that shares the PostgreSQL', async () => {
      const target = await freshPostgres(server);
      await enqueueAll(target.url);
      const start = () => startChild('job-worker', target.url);
      const workers = [start(), start()];
      for (let kills = 0; kills < 3; kills++) {
        const [oldest] = workers.splice(0, 1);
        await oldest?.says(/^open$/);
        await wait(50 + Math.random() * 300);
        await oldest?.kill();
        workers.push(start());
      }
      const { db, close } = await open(target.url);
      while ((await unfinished(db)) > 0) await wait(100);
      await Promise.all(workers.map((worker) => worker.kill()));
      await expectAllDone(db);
      await close();
      await target.drop();
    });
  }
});
