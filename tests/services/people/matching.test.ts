import { createAudit } from '../../../services/audit/service';
import type { Database } from '../../../services/db/database';
import { createMatching } from '../../../services/people/matching';
import { onEachEngine } from '../../support/engines';

onEachEngine('matching people with Teams', (open) => {
  let database: Database;
  const now = new Date('2026-11-30T09:00:00Z');

  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.db.deleteFrom('person').execute();
    const person = (id: string, email: string, aad: string | null) => ({
      ...{ id, name: id, email, aad_object_id: aad, created_at: now },
    });
    await database.db
      .insertInto('person')
      .values([
        person('one', 'One@council.example', null),
        person('two', 'two@council.example', 'id-two'),
        person('three', 'three@council.example', null),
      ])
      .execute();
  });

  const parts = () => {
    const audit = createAudit({
      db: database.db,
      clock: { now: () => now },
      newId: () => crypto.randomUUID(),
    });
    return { audit, matching: createMatching({ db: database.db, audit }) };
  };
  const ids = async () =>
    Object.fromEntries(
      (await database.db.selectFrom('person').select(['id', 'aad_object_id']).execute()).map((row) => [
        row.id,
        row.aad_object_id,
      ]),
    );
  const before = { one: null, two: 'id-two', three: null };

  it('gives the id to the one person with that address, whatever its capitals, and records it', async () => {
    const { matching, audit } = parts();
    expect(await matching.wanted()).toBe(true);
    expect(await matching.match('ID-ONE', ['ONE@Council.example', ''])).toBe(true);
    expect(await ids()).toEqual({ ...before, one: 'id-one' });
    expect((await audit.recent(1))[0]).toMatchObject({
      what: 'person matched',
      subject: { personId: 'one' },
    });
    expect(await matching.unmatched()).toEqual([{ personId: 'three', email: 'three@council.example' }]);
  });

  it('knows a guest by the address that their principal name holds', async () => {
    const { matching } = parts();
    expect(await matching.match('id-one', ['one_council.example#EXT#@tenant.onmicrosoft.com'])).toBe(true);
    expect((await ids()).one).toBe('id-one');
  });

  it.each([
    ['nobody has the address', 'id-new', ['new@council.example']],
    [
      'the address is only like one of ours',
      'id-new',
      ['one@council.example.org', 'xone@council.example', 'one%'],
    ],
    ['the person has an id already', 'id-new', ['two@council.example']],
    [
      'the name and the email are two people of ours',
      'id-new',
      ['one@council.example', 'three@council.example'],
    ],
    ['one of the two has an id', 'id-new', ['one@council.example', 'two@council.example']],
    ['somebody else has the id', 'ID-TWO', ['one@council.example']],
    ['Teams says no address', 'id-new', ['', ' ']],
  ])('changes nothing where %s', async (_, id, addresses) => {
    expect(await parts().matching.match(id, addresses)).toBe(false);
    expect(await ids()).toEqual(before);
  });

  it('gives an id once when two activities of one installation come at the same moment', async () => {
    const { matching } = parts();
    const done = await Promise.all([1, 2].map(() => matching.match('id-one', ['one@council.example'])));
    expect([...done].sort()).toEqual([false, true]);
    expect(await ids()).toEqual({ ...before, one: 'id-one' });
  });

  it('waits for nobody once all are matched', async () => {
    await database.db.deleteFrom('person').where('aad_object_id', 'is', null).execute();
    expect(await parts().matching.wanted()).toBe(false);
  });
});
