import fc from 'fast-check';
import {
  type Address,
  type Conversation,
  confirmEvery,
  mayWriteTo,
  needsWriting,
} from '../../../services/conversations/rules';
import { createConversations } from '../../../services/conversations/service';
import type { Database } from '../../../services/db/database';
import { onEachEngine } from '../../support/engines';

const address: Address = {
  aadObjectId: 'AAAA-1',
  tenantId: 'tenant',
  serviceUrl: 'https://one.example/',
  conversationId: 'a:1',
  botId: '28:bot',
  botName: 'Pledgekeeper',
  userId: '29:user',
  channelId: 'msteams',
};

onEachEngine('conversation records', (open) => {
  let database: Database;
  let now = new Date('2027-01-05T09:00:00Z');
  const clock = { now: () => now };
  beforeAll(async () => {
    database = await open();
    await database.db
      .insertInto('person')
      .values({
        id: 'p1',
        name: 'A',
        email: 'a@council.example',
        aad_object_id: 'aaaa-1',
        created_at: now,
      })
      .execute();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    now = new Date('2027-01-05T09:00:00Z');
    await database.db.deleteFrom('conversation').execute();
  });

  test('a person is found by their Entra id, whatever its letter case', async () => {
    const conversations = createConversations({ db: database.db, clock });
    await conversations.heard(address);
    await expect(conversations.find('aaaa-1')).resolves.toEqual({
      ...address,
      aadObjectId: 'aaaa-1',
      state: 'installed',
      seenAt: now,
    });
    await expect(conversations.findByConversation('a:1')).resolves.toMatchObject({ userId: '29:user' });
    await expect(conversations.find('aaaa-2')).resolves.toBeNull();
  });

  test('a changed service address replaces the stored one', async () => {
    const conversations = createConversations({ db: database.db, clock });
    await conversations.heard(address);
    await conversations.heard({ ...address, serviceUrl: 'https://two.example/' });
    await expect(conversations.find('aaaa-1')).resolves.toMatchObject({ serviceUrl: 'https://two.example/' });
  });

  test('a second press in the same minute writes nothing, and a later one confirms the record', async () => {
    const conversations = createConversations({ db: database.db, clock });
    await conversations.heard(address);
    await database.db.updateTable('conversation').set({ bot_name: 'written by hand' }).execute();
    now = new Date(now.getTime() + confirmEvery - 1);
    await conversations.heard(address);
    await expect(conversations.find('aaaa-1')).resolves.toMatchObject({ botName: 'written by hand' });
    now = new Date(now.getTime() + 1);
    await conversations.heard(address);
    await expect(conversations.find('aaaa-1')).resolves.toMatchObject({
      botName: 'Pledgekeeper',
      // When it last changed, not when they last spoke (decision 0024).
      seenAt: new Date('2027-01-05T09:00:00Z'),
    });
  });

  test('a blocked person who speaks again can be written to again', async () => {
    const conversations = createConversations({ db: database.db, clock });
    await conversations.heard(address);
    const stored = await conversations.find('aaaa-1');
    if (!stored) throw new Error('the record is missing');
    await conversations.blocked(stored);
    await expect(conversations.routeTo('aaaa-1')).resolves.toEqual({
      kind: 'stopped',
      reason: 'messages from Pledgekeeper are blocked in their Teams',
    });
    await conversations.heard(address);
    await expect(conversations.routeTo('aaaa-1')).resolves.toMatchObject({ kind: 'known' });
    await expect(conversations.routeTo('aaaa-2')).resolves.toEqual({ kind: 'unknown' });
  });

  test('of a stranger nothing is kept, until they are one of our people', async () => {
    const conversations = createConversations({ db: database.db, clock });
    const stranger = { ...address, aadObjectId: 'cccc-3', conversationId: 'a:3' };
    expect(await conversations.heard(stranger)).toBe(false);
    await conversations.began(stranger);
    await conversations.removed(stranger);
    expect(await database.db.selectFrom('conversation').selectAll().execute()).toEqual([]);
    await database.db
      .insertInto('person')
      .values({ id: 'p3', name: 'C', email: 'c@council.example', aad_object_id: 'cccc-3', created_at: now })
      .execute();
    expect(await conversations.heard(stranger)).toBe(true);
    await expect(conversations.find('CCCC-3')).resolves.toMatchObject({ conversationId: 'a:3' });
  });

  test('two instances: what one remembers hides nothing that the other heard', async () => {
    const one = createConversations({ db: database.db, clock });
    const other = createConversations({ db: database.db, clock });
    await one.heard(address);
    await other.removed(address);
    now = new Date(now.getTime() + 5_000);
    await one.heard(address, 'sure');
    await expect(other.routeTo('aaaa-1')).resolves.toMatchObject({ kind: 'known' });
    const stored = await other.find('aaaa-1');
    if (!stored) throw new Error('the record is missing');
    await other.blocked(stored);
    await one.heard(address, 'sure');
    await expect(other.routeTo('aaaa-1')).resolves.toMatchObject({ kind: 'known' });
  });

  test('one installation is welcomed once, whichever instances hear of it, and the next one again', async () => {
    const one = createConversations({ db: database.db, clock });
    const other = createConversations({ db: database.db, clock });
    await one.heard(address, 'sure');
    await other.heard(address, 'sure');
    const both = await Promise.all([one.mayGreet('AAAA-1'), other.mayGreet('aaaa-1')]);
    expect(both.toSorted()).toEqual([false, true]);
    await other.removed(address);
    await one.heard(address, 'sure');
    expect(await one.mayGreet('aaaa-1')).toBe(true);
    expect(await other.mayGreet('aaaa-1')).toBe(false);
    expect(await other.mayGreet('somebody-else')).toBe(true);
  });

  test('a message that arrived though the record said blocked puts the record right', async () => {
    const conversations = createConversations({ db: database.db, clock });
    await conversations.heard(address);
    const stored = await conversations.find('aaaa-1');
    if (!stored) throw new Error('the record is missing');
    await conversations.blocked(stored);
    await conversations.reached({ ...stored, state: 'blocked' });
    await expect(conversations.find('aaaa-1')).resolves.toMatchObject({ state: 'installed' });
  });

  test('removing the app is remembered, and installing it again undoes that', async () => {
    const conversations = createConversations({ db: database.db, clock });
    await conversations.heard(address);
    await conversations.removed(address);
    await expect(conversations.find('aaaa-1')).resolves.toMatchObject({ state: 'uninstalled' });
    await conversations.heard(address);
    await expect(conversations.find('aaaa-1')).resolves.toMatchObject({ state: 'installed' });
  });

  test('a lost conversation is forgotten, but not the newer one that was heard meanwhile', async () => {
    const conversations = createConversations({ db: database.db, clock });
    await conversations.heard(address);
    const old = await conversations.find('aaaa-1');
    if (!old) throw new Error('the record is missing');
    await conversations.heard({ ...address, conversationId: 'a:2' });
    await conversations.lost(old);
    await expect(conversations.find('aaaa-1')).resolves.toMatchObject({ conversationId: 'a:2' });
    await conversations.lost({ ...old, conversationId: 'a:2' });
    await expect(conversations.find('aaaa-1')).resolves.toBeNull();
  });
});

describe('rules of conversation records', () => {
  const seenAt = new Date('2027-01-05T09:00:00Z');
  const known: Conversation = { ...address, state: 'installed', seenAt };

  test('every field that changes is written', () => {
    const fields: (keyof Address)[] = [
      'tenantId',
      'serviceUrl',
      'conversationId',
      'botId',
      'botName',
      'userId',
      'channelId',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...fields), fc.string(), (field, value) => {
        expect(needsWriting(known, { ...known, [field]: value })).toBe(known[field] !== value);
      }),
    );
  });

  test.each([
    ['installed', 0, true],
    ['uninstalled', 23, 'they have removed Pledgekeeper from their Teams'],
    ['uninstalled', 24, true],
    ['blocked', 23, 'messages from Pledgekeeper are blocked in their Teams'],
    ['blocked', 24, true],
  ] as const)('%s, %d hours on: %s', (state, hours, answer) => {
    expect(mayWriteTo({ ...known, state }, new Date(seenAt.getTime() + hours * 3600_000))).toBe(answer);
  });
});
