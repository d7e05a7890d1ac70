/** Presses of the version before keep their meaning: a resend is known again, and finds what was made. */
import { PGlite } from '@electric-sql/pglite';
import { Migrator, sql } from 'kysely';
import pg from 'pg';
import { migrate, overPool } from '../../../services/db/connect';
import { embeddedPool } from '../../../services/db/embedded';
import { migrations } from '../../../services/db/migrations';
import type { Executor } from '../../../services/db/tables';
import { storePress } from '../../../services/platform/store-press';
import { onlyPostgres } from '../../support/engines';
import { databaseAddress, freshName } from '../../support/templates';

const before = '2026-11-30-young';
const at = new Date('2026-11-30T10:00:00Z');

async function tried(db: Executor): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateTo(before);
  if (error) throw error;
  const pressed = (id: string, verb: string) =>
    sql`insert into press (submission_id, person_id, verb, pressed_at) values (${id}, 'p1', ${verb}, ${at})`.execute(
      db,
    );
  await pressed('card-1', 'programme-item-added');
  await pressed('card-2', 'stop-messages');
  await pressed('card-3 visit.accept', 'visit.accept');
  await pressed('card-3 visit.cannot', 'visit.cannot');
  await pressed('card 4', 'chase');
  await migrate(db);
  const press = (submissionId: string, verb: string, personId = 'p1') =>
    storePress(db, { submissionId, verb, personId, at });
  expect(await press('card-1', 'programme-item-added')).toEqual({ first: false, made: 'card-1' });
  expect(await press('card-2', 'stop-messages')).toEqual({ first: false, made: 'stop-card-2' });
  expect((await press('card-3', 'visit.accept')).first).toBe(false);
  expect((await press('card-3', 'visit.cannot')).first).toBe(false);
  expect((await press('card-3', 'visit.take')).first).toBe(true);
  expect((await press('card 4', 'chase')).first).toBe(false);
  const other = await press('card-1', 'programme-item-added', 'p2');
  expect(other.first).toBe(true);
  expect(other.made).not.toBe('card-1');
  expect(await press('card-1', 'programme-item-added', 'p2')).toEqual({ first: false, made: other.made });
}

const server = process.env.TEST_DATABASE_URL;

describe('presses stored by the version before', () => {
  (onlyPostgres ? it.skip : it)('in the embedded database', async () => {
    const lite = new PGlite();
    await lite.waitReady;
    const db = overPool(embeddedPool(lite));
    await tried(db);
    await db.destroy();
    await lite.close();
  });

  (server ? it : it.skip)('in PostgreSQL', async () => {
    const url = server ?? '';
    const name = freshName();
    const admin = new pg.Client({ connectionString: url });
    await admin.connect();
    await admin.query(`create database ${name}`);
    const db = overPool(new pg.Pool({ connectionString: databaseAddress(url, name), max: 2 }));
    await tried(db);
    await db.destroy();
    await admin.query(`drop database ${name}`);
    await admin.end();
  });
});
