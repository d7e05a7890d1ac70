import { createAudit } from '../../../services/audit/service';
import { newId } from '../../../services/calendar/clock';
import type { Database } from '../../../services/db/database';
import { onEachEngine } from '../../support/engines';

onEachEngine('the audit trail', (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  it('gives back who did what to which, newest first', async () => {
    let time = new Date('2027-01-05T09:00:00Z');
    const { db } = database;
    const audit = createAudit({ db, clock: { now: () => time }, newId });
    await audit.record(db, { personId: 'p1', what: 'round-opened', subject: { roundId: 'r1' } });
    time = new Date('2027-01-06T09:00:00Z');
    await audit.record(db, { personId: null, what: 'round-closed', subject: { roundId: 'r1' } });
    expect(await audit.recent(10)).toEqual([
      { at: time, personId: null, what: 'round-closed', subject: { roundId: 'r1' } },
      {
        at: new Date('2027-01-05T09:00:00Z'),
        personId: 'p1',
        what: 'round-opened',
        subject: { roundId: 'r1' },
      },
    ]);
    expect(await audit.recent(1)).toHaveLength(1);
  });

  it('keeps nothing of a transaction that was undone', async () => {
    const { db } = database;
    const audit = createAudit({ db, clock: { now: () => new Date() }, newId });
    const before = await audit.recent(100);
    const undone = db.transaction().execute(async (on) => {
      await audit.record(on, { personId: 'p1', what: 'round-opened', subject: {} });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await audit.recent(100)).toEqual(before);
  });
});
