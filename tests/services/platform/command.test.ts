/** A command happens once for one press, wholly or not at all, for whoever may, and for nobody else. */

import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { AuditKind } from '../../../services/audit/kinds';
import { createAudit } from '../../../services/audit/service';
import type { Database } from '../../../services/db/database';
import type { Executor } from '../../../services/db/tables';
import { command } from '../../../services/platform/command';
import { ok, type Result, refuse } from '../../../services/result';
import { onEachEngine } from '../../support/engines';
import { good, type PapersWorld, papersWorld, whyNot } from '../../support/papers-world';

interface Jar {
  value: number;
  version: number;
  committeeId: string;
}
type JarRefusal = { code: 'not-found' | 'not-allowed' | 'changed-meanwhile' | 'full' };
interface JarPress {
  by: string | null;
  submissionId: string;
  verb?: AuditKind;
  jar?: string;
  version?: number;
  /** What happens in the middle of the write. */
  meanwhile?: (on: Executor) => Promise<unknown>;
}

onEachEngine('a command', (openDatabase) => {
  let database: Database;
  let world: PapersWorld;
  beforeEach(async () => {
    world = await papersWorld(async () => {
      database = await openDatabase();
      return database;
    });
    await sql`create table jar (id text primary key, value integer not null, version integer not null)`.execute(
      world.db,
    );
    await sql`create table bean (id text primary key, jar text not null)`.execute(world.db);
    await sql`insert into jar values ('oak', 0, 0), ('elm', 0, 0)`.execute(world.db);
  });
  afterEach(async () => {
    await sql`drop table jar, bean`.execute(world.db);
    await world.close();
  });

  const clerk = () => world.who.clerk;
  const second = () => world.who.second;

  async function read(on: Executor, id: string): Promise<Result<Jar, JarRefusal>> {
    const { rows } = await sql<Jar>`select value, version from jar where id = ${id} for update`.execute(on);
    const [row] = rows;
    return row ? ok({ ...row, committeeId: world.committeeId }) : refuse({ code: 'not-found' });
  }

  /** One more bean in a jar: a clerk's, up to three of them. */
  function putBean(press: JarPress): Promise<Result<{ value: number; bean: string }, JarRefusal>> {
    const { by, submissionId, verb = 'programme-item-added', jar = 'oak', version, meanwhile } = press;
    const { db, clock, services } = world;
    const audit = createAudit({ db, clock, newId: randomUUID });
    return command<Jar, { value: number; bean: string }, JarRefusal>(
      { db, clock, people: services.people, audit },
      {
        by,
        once: {
          submissionId,
          verb,
          again: async (on, made) => {
            const stands = await read(on, jar);
            return stands.ok ? ok({ value: stands.value.value, bean: made }) : stands;
          },
        },
        lock: (on) => read(on, jar),
        right: ({ committeeId }) => ({
          act: 'programme.keep',
          committeeId,
          otherwise: { code: 'not-allowed' },
        }),
        async write(on, found, made) {
          if (version !== undefined && version !== found.version)
            return refuse({ code: 'changed-meanwhile' });
          await sql`update jar set value = value + 1, version = version + 1 where id = ${jar}`.execute(on);
          await sql`insert into bean values (${made}, ${jar})`.execute(on);
          await meanwhile?.(on);
          if (found.value >= 3) return refuse({ code: 'full' });
          return ok({ value: found.value + 1, bean: made });
        },
        audit: (written) => ({ what: verb, subject: { jar, beanId: written.bean } }),
      },
    );
  }

  async function stored() {
    const jars = await sql<{ value: number }>`select value from jar where id = 'oak'`.execute(world.db);
    const beans = await sql<{ id: string }>`select id from bean`.execute(world.db);
    const presses = await world.db.selectFrom('press').select(['person_id', 'verb']).execute();
    const told = await world.db
      .selectFrom('audit_entry')
      .select('person_id')
      .where('what', 'like', 'programme-item-%')
      .execute();
    return {
      value: jars.rows[0]?.value,
      beans: beans.rows.length,
      presses: presses.length,
      told: told.map((row) => row.person_id),
    };
  }

  it('pressed twice happens once, and gives the same answer with the same id', async () => {
    const first = good(await putBean({ by: clerk(), submissionId: 'card' }));
    const again = good(await putBean({ by: clerk(), submissionId: 'card' }));
    expect(again).toEqual(first);
    expect(await stored()).toEqual({ value: 1, beans: 1, presses: 1, told: [clerk()] });
  });

  it('pressed six times at once happens once', async () => {
    const six = await Promise.all(
      Array.from({ length: 6 }, () => putBean({ by: clerk(), submissionId: 'card' })),
    );
    expect(new Set(six.map((one) => good(one).bean)).size).toBe(1);
    expect(await stored()).toEqual({ value: 1, beans: 1, presses: 1, told: [clerk()] });
  });

  it('two people at once on one row follow each other: each is counted', async () => {
    const both = await Promise.all([
      putBean({ by: clerk(), submissionId: 'one' }),
      putBean({ by: second(), submissionId: 'two' }),
    ]);
    expect(both.map((one) => good(one).value).sort()).toEqual([1, 2]);
    expect(await stored()).toMatchObject({ value: 2, beans: 2 });
  });

  it('another person’s press with the same submission id is a press of its own: done for whoever may', async () => {
    await putBean({ by: clerk(), submissionId: 'card' });
    expect(good(await putBean({ by: second(), submissionId: 'card' })).value).toBe(2);
    expect(await stored()).toMatchObject({ value: 2, told: [clerk(), second()] });
  });

  it('and refused to whoever may not, before and after the one who may', async () => {
    expect(whyNot(await putBean({ by: world.who.lead, submissionId: 'card' }))).toBe('not-allowed');
    expect(good(await putBean({ by: clerk(), submissionId: 'card' })).value).toBe(1);
    expect(whyNot(await putBean({ by: world.who.lead, submissionId: 'card' }))).toBe('not-allowed');
    expect(await stored()).toEqual({ value: 1, beans: 1, presses: 1, told: [clerk()] });
  });

  it('a forged submission id, such as another thing’s own, gives nothing that id and stands in nobody’s way', async () => {
    const forged = good(await putBean({ by: second(), submissionId: 'oak' }));
    expect(forged.bean).toMatch(/^[0-9a-f-]{36}$/);
    expect(good(await putBean({ by: clerk(), submissionId: 'oak' })).value).toBe(2);
  });

  it('another button of the same card is a press of its own', async () => {
    await putBean({ by: clerk(), submissionId: 'card' });
    expect(
      good(await putBean({ by: clerk(), submissionId: 'card', verb: 'programme-item-changed' })).value,
    ).toBe(2);
  });

  it('refused changes nothing, and the corrected card with the same id goes through', async () => {
    const old = { by: clerk(), submissionId: 'card', version: 7 };
    expect(whyNot(await putBean(old))).toBe('changed-meanwhile');
    expect(whyNot(await putBean({ ...old, jar: 'ash', version: 0 }))).toBe('not-found');
    expect(await stored()).toEqual({ value: 0, beans: 0, presses: 0, told: [] });
    expect(good(await putBean({ ...old, version: 0 })).value).toBe(1);
  });

  it('refused after it has written: what it wrote is undone', async () => {
    for (const submissionId of ['a', 'b', 'c']) good(await putBean({ by: clerk(), submissionId }));
    expect(whyNot(await putBean({ by: clerk(), submissionId: 'd' }))).toBe('full');
    expect(await stored()).toMatchObject({ value: 3, beans: 3, presses: 3 });
  });

  it('a fault in the middle undoes it all and is thrown; the same press again does the whole', async () => {
    const fault = () => Promise.reject(new Error('the disk is full'));
    const press = { by: clerk(), submissionId: 'card' };
    await expect(putBean({ ...press, meanwhile: fault })).rejects.toThrow('the disk is full');
    expect(await stored()).toEqual({ value: 0, beans: 0, presses: 0, told: [] });
    expect(good(await putBean(press)).value).toBe(1);
    expect(await stored()).toEqual({ value: 1, beans: 1, presses: 1, told: [clerk()] });
  });

  it('its connection killed in the middle: nothing is half done, and the same press again does the whole', async () => {
    // The embedded database has no connection that could be killed: there, a statement that fails stands for it.
    const kill =
      database.engine === 'postgres' ? sql`select pg_terminate_backend(pg_backend_pid())` : sql`select 1 / 0`;
    const press = { by: clerk(), submissionId: 'card' };
    await expect(putBean({ ...press, meanwhile: (on) => kill.execute(on) })).rejects.toThrow();
    expect(await stored()).toEqual({ value: 0, beans: 0, presses: 0, told: [] });
    expect(good(await putBean(press)).value).toBe(1);
    expect(await stored()).toEqual({ value: 1, beans: 1, presses: 1, told: [clerk()] });
  });

  it('an administrator at the command line presses no card, and stands on the record as nobody', async () => {
    expect(good(await putBean({ by: null, submissionId: '' })).value).toBe(1);
    expect(good(await putBean({ by: null, submissionId: '' })).value).toBe(2);
    expect(await stored()).toEqual({ value: 2, beans: 2, presses: 0, told: [null, null] });
  });
});
