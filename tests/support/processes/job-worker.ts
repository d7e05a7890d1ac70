/** A process that a test kills: runs jobs of a PostgreSQL or of an embedded database, each leaving a row that says it has run. */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { systemClock } from '../../../services/calendar/clock';
import { openDatabase } from '../../../services/db/database';
import type { Executor } from '../../../services/db/tables';
import { createJobs } from '../../../services/jobs/service';

/** @param where an address, or a data folder. */
async function work(where: string): Promise<void> {
  const databaseUrl = where.startsWith('postgres') ? where : null;
  const { db, engine } = await openDatabase({ databaseUrl, dataDir: where });
  const leaveRow = (on: Executor, what: string, id: string) =>
    on
      .insertInto('audit_entry')
      .values({ id: randomUUID(), at: new Date(), person_id: null, what, subject: JSON.stringify({ id }) })
      .execute();
  const jobs = createJobs({
    db,
    clock: systemClock,
    alone: engine === 'embedded',
    leaseSeconds: 1,
    pollMs: 50,
    handlers: {
      together: (payload, { finish }) =>
        db.transaction().execute(async (on) => {
          await leaveRow(on, 'together', payload.id ?? '');
          await wait(Math.random() * 40);
          await finish(on);
        }),
      apart: async (payload) => {
        await wait(Math.random() * 40);
        await leaveRow(db, 'apart', payload.id ?? '');
      },
    },
  });
  jobs.start();
  process.stdout.write('open\n');
  setInterval(() => {}, 1000);
  await jobs.drain();
  process.stdout.write('idle\n');
}

void work(process.argv[2] ?? '');
