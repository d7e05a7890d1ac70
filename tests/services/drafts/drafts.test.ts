/** What somebody typed and did not send is theirs alone, and one form's draft is no other's. */
import type { Database } from '../../../services/db/database';
import { createFormDrafts } from '../../../services/drafts/service';
import { onEachEngine } from '../../support/engines';
import { putRow } from '../../support/rows-of-everything';

onEachEngine('a draft of a form', (open) => {
  let database: Database;
  const now = new Date('2027-01-12T10:00:00Z');
  const drafts = () => createFormDrafts({ db: database.db, clock: { now: () => now } });
  const key = (personId: string, over: { form?: string; thing?: Record<string, string> } = {}) => ({
    ...{ personId, form: 'visit.note', thing: { visitId: 'v1' } },
    ...over,
  });
  const words = async (...of: Parameters<typeof key>) => (await drafts().of(key(...of)))?.typed.words ?? null;
  const keep = (personId: string, text: string, over = {}) =>
    drafts().keep(key(personId, over), { typed: { words: text }, standsOn: {} });

  beforeAll(async () => {
    database = await open();
    for (const id of ['one', 'two']) await putRow(database.db, 'person', { id, name: id, email: `${id}@x` });
  });
  afterAll(() => database.close());
  beforeEach(() => database.db.deleteFrom('form_draft').execute());

  it('is of one person, one form and one thing', async () => {
    await keep('one', 'mine');
    expect(await words('one')).toBe('mine');
    expect(await words('two')).toBeNull();
    expect(await words('one', { form: 'visit.reply' })).toBeNull();
    expect(await words('one', { thing: { visitId: 'v2' } })).toBeNull();
    await keep('two', 'theirs');
    await keep('one', 'mine again');
    expect([await words('one'), await words('two')]).toEqual(['mine again', 'theirs']);
  });

  it('is known by its ids whatever their order', async () => {
    await keep('one', 'mine', { thing: { a: '1', b: '2' } });
    expect(await words('one', { thing: { b: '2', a: '1' } })).toBe('mine');
  });

  it('is dropped for whoever sent it, and for nobody else and nothing else', async () => {
    await keep('one', 'mine');
    await keep('two', 'theirs');
    await keep('one', 'another visit', { thing: { visitId: 'v2' } });
    await keep('one', 'another form', { form: 'visit.reply' });
    await drafts().drop(key('one'));
    expect(await words('one')).toBeNull();
    expect(await words('two')).toBe('theirs');
    expect(await words('one', { thing: { visitId: 'v2' } })).toBe('another visit');
    expect(await words('one', { form: 'visit.reply' })).toBe('another form');
  });

  it('was taken only by a press of its own person', async () => {
    await putRow(database.db, 'press', { submission_id: 's1', person_id: 'two', verb: 'visit.note' });
    const taken = (by: string) => drafts().wasTaken({ by, presses: ['s1'], requests: [] });
    expect([await taken('one'), await taken('two')]).toEqual([false, true]);
  });
});
