import { Day, londonDay } from '../../../services/calendar/rules';
import type { Database } from '../../../services/db/database';
import type { HoldingEntry, PersonEntry } from '../../../services/people/rules';
import { createPeople, type PeopleKeeper } from '../../../services/people/service';
import { isInForce, postsOf, rolesOn } from '../../../services/platform/permissions';
import { onEachEngine } from '../../support/engines';

const day = (text: string) => Day.parse(text);
function must<Value>(value: Value | null): Value {
  if (value === null) throw new Error('nobody');
  return value;
}
const held = (post: string, from: string | null = null, until: string | null = null): HoldingEntry => ({
  post,
  deputyEmail: null,
  fromDay: from ? day(from) : null,
  untilDay: until ? day(until) : null,
});
const entry = (name: string, changes: Partial<PersonEntry> = {}): PersonEntry => ({
  name,
  email: `${name.toLowerCase().replaceAll(' ', '.')}@council.example`,
  aadObjectId: null,
  roles: ['lead'],
  holdings: [],
  fromDay: null,
  untilDay: null,
  ...changes,
});

onEachEngine('people', (open) => {
  let database: Database;
  let people: PeopleKeeper;
  let now: Date;
  const store = (...entries: PersonEntry[]) => people.store(entries, { committeeId: 'c1' });

  beforeAll(async () => {
    database = await open();
    const rows = ['c1', 'c2'].map((id) => ({ id, created_at: new Date(0) }));
    await database.db.insertInto('committee').values(rows).execute();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    for (const table of ['post_holding', 'post', 'person_role', 'person'] as const)
      await database.db.deleteFrom(table).execute();
    now = new Date('2027-01-05T09:00:00Z');
    let made = 0;
    people = createPeople({ db: database.db, clock: { now: () => now }, newId: () => `id-${++made}` });
  });

  it('hands a post on to whom a new list gives it, so that two are never asked; who is listed keeps their dates', async () => {
    await store(
      entry('First Head', { holdings: [held('Head')] }),
      entry('Nurse', { holdings: [held('Nurse')] }),
    );
    await store(entry('Second Head', { holdings: [held('Head')] }));
    expect((await people.holderOf('c1', 'Head'))?.person.name).toBe('Second Head');
    expect(postsOf(must(await people.byId('id-1')), '2027-01-05')).toEqual([]);
    expect((await people.holderOf('c1', 'Nurse'))?.person.name).toBe('Nurse');
    expect((await people.holderOf('c1', 'Head', day('2027-01-04')))?.person.name).toBeDefined();
  });

  it('leaves a post with its holder until the day that a new list names', async () => {
    await store(entry('First Head', { holdings: [held('Head')] }));
    await store(entry('Second Head', { holdings: [held('Head', '2027-02-01')] }));
    expect((await people.holderOf('c1', 'Head', day('2027-01-31')))?.person.name).toBe('First Head');
    expect((await people.holderOf('c1', 'Head', day('2027-02-01')))?.person.name).toBe('Second Head');
  });

  it('takes back a post that had not begun, and leaves nothing of it behind', async () => {
    await store(entry('Later Head', { holdings: [held('Head', '2027-02-01')] }));
    const endings = await people.endings([entry('Later Head')], { committeeId: 'c1' });
    expect(endings).toMatchObject([{ personName: 'Later Head', what: 'Head', kind: 'post' }]);
    await store(entry('Later Head'));
    const person = must(await people.byId('id-1'));
    expect(person.holdings).toEqual([]);
  });

  it('hands on a post that had not begun, and leaves nothing of it behind', async () => {
    await store(entry('Later Head', { holdings: [held('Head', '2027-02-01')] }));
    await store(entry('Head Now', { holdings: [held('Head')] }));
    expect(must(await people.byId('id-1')).holdings).toEqual([]);
  });

  it('leaves a post with whom it goes to after the one that a new list names', async () => {
    await store(entry('Later Head', { holdings: [held('Head', '2027-03-01')] }));
    await store(entry('Interim Head', { holdings: [held('Head', null, '2027-02-28')] }));
    expect((await people.holderOf('c1', 'Head', day('2027-02-28')))?.person.name).toBe('Interim Head');
    expect((await people.holderOf('c1', 'Head', day('2027-03-01')))?.person.name).toBe('Later Head');
  });

  it('knows the person of a turn by object id, in any case, with roles and posts', async () => {
    await store(
      entry('Virtual Head', {
        aadObjectId: 'AAAA-1',
        roles: ['lead', 'reviewer'],
        holdings: [held('Virtual School Headteacher'), held('Acting adviser', '2027-02-01')],
      }),
    );
    const person = must(await people.byAadObjectId('aaaa-1'));
    expect(person.name).toBe('Virtual Head');
    expect(rolesOn(person, '2027-01-05')).toEqual(['lead', 'reviewer']);
    expect(postsOf(person, '2027-01-05')).toEqual(['Virtual School Headteacher']);
    expect(await people.byAadObjectId('AAAA-1')).not.toBeNull();
    expect(await people.byAadObjectId('bbbb-2')).toBeNull();
  });

  it('asks one query for the person of a turn', async () => {
    await store(entry('A', { aadObjectId: 'a', holdings: [held('P')] }));
    let queries = 0;
    const counting = database.db.withPlugin({
      transformQuery: ({ node }) => {
        queries += 1;
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    await people.byAadObjectId('a', counting);
    expect(queries).toBe(1);
  });

  it('no longer counts a person the day after they leave, by the London day', async () => {
    await store(entry('Leaver', { aadObjectId: 'a', untilDay: day('2027-06-30') }));
    now = new Date('2027-06-30T22:59:00Z');
    expect(await people.everyone('c1')).toHaveLength(1);
    expect(isInForce(must(await people.byAadObjectId('a')), londonDay(now))).toBe(true);
    now = new Date('2027-06-30T23:01:00Z');
    expect(isInForce(must(await people.byAadObjectId('a')), londonDay(now))).toBe(false);
    expect(await people.everyone('c1')).toEqual([]);
    expect(await people.known()).toHaveLength(1);
  });

  it('says who holds a post on a day and who stands in', async () => {
    await store(
      entry('First', { holdings: [held('Lead nurse', null, '2027-01-31')] }),
      entry('Second', {
        holdings: [{ ...held('Lead nurse', '2027-02-01'), deputyEmail: 'THIRD@council.example' }],
      }),
      entry('Third'),
    );
    expect((await people.holderOf('c1', 'Lead nurse'))?.person.name).toBe('First');
    const later = await people.holderOf('c1', 'Lead nurse', day('2027-02-01'));
    expect([later?.person.name, later?.deputy?.name]).toEqual(['Second', 'Third']);
    expect(await people.holderOf('c1', 'Nobody has this')).toBeNull();
    expect([...(await people.holders('c1')).keys()]).toEqual(['Lead nurse']);
  });

  it('takes the newer holder where two hold a post at once, and none where the holder has left', async () => {
    await store(
      entry('Old', { holdings: [held('Post', null, '2027-03-31'), held('Other post', null, '2027-03-31')] }),
      entry('New', { holdings: [held('Post', '2027-01-04')] }),
    );
    expect((await people.holderOf('c1', 'Post'))?.person.name).toBe('New');
    expect((await people.holderOf('c1', 'Other post', day('2027-04-01')))?.person).toBeUndefined();
  });

  it('finds people by role on one committee', async () => {
    await store(
      entry('Clerk', { roles: ['clerk'] }),
      entry('Gone', { roles: ['clerk'], untilDay: day('2027-01-04') }),
    );
    expect((await people.withRole('c1', 'clerk')).map(({ name }) => name)).toEqual(['Clerk']);
    expect(await people.withRole('c2', 'clerk')).toEqual([]);
    expect(await people.withRole('c1', 'chair')).toEqual([]);
  });

  it('changes people who are known instead of adding them twice, and removes nobody', async () => {
    await store(entry('Ann', { aadObjectId: 'a' }), entry('Bob'), entry('Cat'));
    const written = await store(
      entry('Ann Renamed', { aadObjectId: 'A', roles: ['clerk'] }),
      entry('Bob', { email: 'BOB@council.example', aadObjectId: 'b' }),
    );
    expect([written.added.length, written.changed.length]).toEqual([0, 2]);
    expect((await people.everyone('c1')).map(({ name }) => name)).toEqual(['Ann Renamed', 'Bob', 'Cat']);
    const renamed = must(await people.byAadObjectId('a'));
    expect([renamed.name, rolesOn(renamed, '2027-01-05')]).toEqual(['Ann Renamed', ['clerk']]);
    expect((await people.byAadObjectId('b'))?.name).toBe('Bob');
  });

  it('keeps a known object id when a later list does not give it', async () => {
    await store(entry('Ann', { aadObjectId: 'a' }));
    await store(entry('Ann'));
    expect((await people.byAadObjectId('a'))?.name).toBe('Ann');
  });

  it('keeps roles on another committee', async () => {
    await people.store([entry('Ann', { aadObjectId: 'a', roles: ['clerk'] })], { committeeId: 'c2' });
    await store(entry('Ann', { roles: ['lead'] }));
    expect(rolesOn(must(await people.byAadObjectId('a')), '2027-01-05').sort()).toEqual(['clerk', 'lead']);
  });

  it('ends a post that is no longer listed, and still says who held it then', async () => {
    await store(entry('Ann', { holdings: [held('Post', '2026-09-01')] }));
    await store(entry('Ann', { holdings: [] }), entry('Bob', { holdings: [held('Post', '2027-01-05')] }));
    expect((await people.holderOf('c1', 'Post'))?.person.name).toBe('Bob');
    expect((await people.holderOf('c1', 'Post', day('2027-01-04')))?.person.name).toBe('Ann');
  });

  it('gives the same holdings when the same list is stored twice', async () => {
    const list = [entry('Ann', { holdings: [held('Post'), held('Later post', '2027-09-01')] })];
    await store(...list);
    await store(...list);
    expect(await database.db.selectFrom('post_holding').selectAll().execute()).toHaveLength(2);
    expect((await people.holderOf('c1', 'Later post', day('2027-09-01')))?.person.name).toBe('Ann');
  });
});
