import { sql } from 'kysely';
import { prepared } from '../../../services/db/prepared';
import { onEachEngine } from '../../support/engines';

onEachEngine('a prepared statement', (open) => {
  test('is planned once a connection, and answers as any other does', async () => {
    const database = await open();
    const twice = (value: number) => sql<{ twice: number }>`${prepared} select ${value}::int * 2 as twice`;
    const kept = await database.db.connection().execute(async (on) => {
      for (const value of [1, 2, 3]) {
        expect((await twice(value).execute(on)).rows).toEqual([{ twice: value * 2 }]);
      }
      const { rows } = await sql<{ statement: string }>`
        select statement from pg_prepared_statements where statement like '%as twice'`.execute(on);
      return rows.length;
    });
    expect(kept).toBe(1);
    await database.close();
  });

  test('that fails leaves the next ones in order', async () => {
    const database = await open();
    const divide = (by: number) => sql<{ share: number }>`${prepared} select 12 / ${by}::int as share`;
    await expect(divide(0).execute(database.db)).rejects.toThrow('division by zero');
    expect((await divide(4).execute(database.db)).rows).toEqual([{ share: 3 }]);
    await database.close();
  });
});
