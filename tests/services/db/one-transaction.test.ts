/** Work of several services as one: kept whole, or not at all. */
import { sql } from 'kysely';
import type { Database } from '../../../services/db/database';
import { inOneTransaction } from '../../../services/db/one-transaction';
import type { Executor } from '../../../services/db/tables';
import { onEachEngine } from '../../support/engines';

const add = (on: Executor, name: string) =>
  on
    .insertInto('installation_fact')
    .values({ name, value: JSON.stringify(1), set_at: new Date(0) })
    .execute();

const names = async (on: Executor) =>
  (await on.selectFrom('installation_fact').select('name').orderBy('name').execute()).map(({ name }) => name);

onEachEngine('work in one transaction', (open) => {
  let database: Database;
  let db: Executor;

  beforeEach(async () => {
    database = await open();
    db = database.db;
  });
  afterEach(() => database.close());

  test('what its own transactions committed is kept when it ends', async () => {
    await inOneTransaction(db, async (within) => {
      await within.transaction().execute((on) => add(on, 'first'));
      await add(within, 'second');
    });
    expect(await names(db)).toEqual(['first', 'second']);
  });

  test('nothing of it is kept when it fails, not even what was committed within', async () => {
    const work = inOneTransaction(db, async (within) => {
      await within.transaction().execute((on) => add(on, 'first'));
      throw new Error('the work was cut short');
    });
    await expect(work).rejects.toThrow('the work was cut short');
    expect(await names(db)).toEqual([]);
  });

  test('a transaction within that fails takes back its own part only', async () => {
    await inOneTransaction(db, async (within) => {
      await add(within, 'before');
      const failing = within.transaction().execute(async (on) => {
        await add(on, 'undone');
        await sql`select 1 / 0`.execute(on);
      });
      await expect(failing).rejects.toThrow('division by zero');
      await add(within, 'after');
    });
    expect(await names(db)).toEqual(['after', 'before']);
  });

  test('transactions that begin together follow one another', async () => {
    const seen: string[] = [];
    await inOneTransaction(db, async (within) => {
      const step = (name: string) =>
        within.transaction().execute(async (on) => {
          seen.push(`${name} begins`);
          await add(on, name);
          seen.push(`${name} ends`);
        });
      await Promise.all([step('first'), step('second')]);
    });
    expect(seen).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  });
});
