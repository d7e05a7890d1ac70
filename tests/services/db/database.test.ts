import type { Database } from '../../../services/db/database';
import { onEachEngine } from '../../support/engines';

onEachEngine('the database', (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  it('gives a calendar day back as it was stored, whatever the time zone of the machine', async () => {
    const { db } = database;
    await db
      .insertInto('day_off')
      .values({
        day: '2027-03-26',
        kind: 'bank-holiday',
        name: 'Good Friday',
        source: 'library',
        added_by: null,
        added_at: new Date(0),
      })
      .execute();
    const row = await db.selectFrom('day_off').selectAll().executeTakeFirstOrThrow();
    expect(row.day).toBe('2027-03-26');
    expect(row.added_at).toEqual(new Date(0));
  });
});
