import { card, person, type Stage, setStage } from './stage';

let stage: Stage;
let serviceUrl: string | null;
beforeAll(async () => {
  stage = await setStage({ defaultServiceUrl: () => serviceUrl });
});
afterAll(() => stage.close());

const message = { card: card('Due'), summary: 'Your updates are due' };
let people = 0;
let aadObjectId: string;
let conversationId: string;

/** A new person, who has spoken to the bot once. */
beforeEach(async () => {
  people += 1;
  aadObjectId = `bbbbbbbb-0000-4000-8000-${String(people).padStart(12, '0')}`;
  conversationId = `a:known-${people}`;
  serviceUrl = stage.connector.serviceUrl;
  await stage.post({
    type: 'typing',
    from: { ...person, aadObjectId },
    conversation: { id: conversationId, conversationType: 'personal' },
  });
  stage.restart();
});

const state = async () => (await stage.conversations.find(aadObjectId))?.state ?? 'none';

describe('a message that the bot sends by itself', () => {
  test('goes to the stored chat, once, with nothing but the summary for a lock screen', async () => {
    await expect(stage.messenger.send(aadObjectId, message)).resolves.toMatchObject({
      kind: 'delivered',
      conversationId,
      activityId: expect.stringMatching(/^activity-/),
    });
    expect(stage.connector.received).toHaveLength(1);
    const [sent] = stage.connector.received;
    expect(sent?.path).toBe(`/v3/conversations/${encodeURIComponent(conversationId)}/activities`);
    expect(sent?.body).toMatchObject({
      type: 'message',
      summary: 'Your updates are due',
      recipient: { id: '29:lead' },
    });
    expect(sent?.body.text).toBeUndefined();
  });

  test('begins a chat with a person not heard from, by Entra id, and remembers it', async () => {
    const stranger = `${aadObjectId.slice(0, -4)}ffff`;
    await stage.know(stranger);
    await expect(stage.messenger.send(stranger, message)).resolves.toMatchObject({ kind: 'delivered' });
    await stage.messenger.send(stranger, message);
    expect(stage.connector.received.map(({ path }) => path)).toEqual([
      '/v3/conversations',
      `/v3/conversations/${encodeURIComponent(`a:${stranger}`)}/members`,
      `/v3/conversations/${encodeURIComponent(`a:${stranger}`)}/activities`,
      `/v3/conversations/${encodeURIComponent(`a:${stranger}`)}/activities`,
    ]);
    expect(stage.connector.received[0]?.body).toMatchObject({ isGroup: false, members: [{ id: stranger }] });
  });

  test('in a chat that the bot began, a card refreshes itself for the person by Teams’ own id of them', async () => {
    const refreshing = { ...card('List'), refresh: { action: { type: 'Action.Execute', title: 'Refresh' } } };
    const stranger = `${aadObjectId.slice(0, -4)}eeee`;
    await stage.know(stranger);
    await stage.messenger.send(stranger, { card: refreshing, summary: 'List' });
    const sent = stage.connector.received.at(-1)?.body;
    expect(sent?.attachments).toMatchObject([{ content: { refresh: { userIds: [`29:${stranger}`] } } }]);
    await expect(stage.conversations.find(stranger)).resolves.toMatchObject({ userId: `29:${stranger}` });
    // Where Teams does not say who is there, the message goes all the same, and asks for no refresh under a wrong id.
    const another = `${aadObjectId.slice(0, -4)}dddd`;
    await stage.know(another);
    stage.connector.refuse(null, { status: 503 });
    await expect(stage.messenger.send(another, { card: refreshing, summary: 'List' })).resolves.toMatchObject(
      { kind: 'delivered' },
    );
    expect(stage.connector.received.at(-1)?.body.attachments).toMatchObject([
      { content: { body: [{ text: 'List' }] } },
    ]);
    expect(JSON.stringify(stage.connector.received.at(-1)?.body)).not.toContain('userIds');
  });

  test('says so where no chat can be begun', async () => {
    serviceUrl = null;
    await expect(stage.messenger.send('cccccccc', message)).resolves.toEqual({
      kind: 'not-reached',
      unreached: 'no-chat',
      reason: 'they have not opened a chat with Pledgekeeper yet',
    });
  });

  test('a person for whom the app is not installed is not reached, in plain words', async () => {
    stage.connector.refuse({ status: 403, code: 'BotNotInConversationRoster' });
    await expect(stage.messenger.send('dddddddd', message)).resolves.toEqual({
      kind: 'not-reached',
      unreached: 'no-chat',
      reason: 'Pledgekeeper is not installed in their Teams yet',
    });
    await expect(stage.conversations.find('dddddddd')).resolves.toBeNull();
  });

  test('a chat that Teams does not know any more is forgotten and begun again', async () => {
    stage.connector.refuse({ status: 404 });
    await expect(stage.messenger.send(aadObjectId, message)).resolves.toMatchObject({
      kind: 'delivered',
      conversationId: `a:${aadObjectId}`,
    });
    await expect(stage.conversations.find(aadObjectId)).resolves.toMatchObject({
      conversationId: `a:${aadObjectId}`,
    });
  });

  test('is not tried again for a person who has blocked the bot, until they are heard from', async () => {
    stage.connector.refuse({ status: 403, code: 'ConversationBlockedByUser' });
    await stage.messenger.send(aadObjectId, message);
    await expect(stage.messenger.send(aadObjectId, message)).resolves.toMatchObject({ kind: 'not-reached' });
    expect(stage.connector.received).toHaveLength(1);
    await stage.post({
      type: 'typing',
      from: { ...person, aadObjectId },
      conversation: { id: conversationId, conversationType: 'personal' },
    });
    await expect(stage.messenger.send(aadObjectId, message)).resolves.toMatchObject({ kind: 'delivered' });
  });

  test('a person who removed the app is not written to at all', async () => {
    await stage.post({
      type: 'installationUpdate',
      action: 'remove',
      from: { ...person, aadObjectId },
      conversation: { id: conversationId, conversationType: 'personal' },
    });
    await expect(stage.messenger.send(aadObjectId, message)).resolves.toEqual({
      kind: 'not-reached',
      unreached: 'blocked',
      reason: 'they have removed Pledgekeeper from their Teams',
    });
    expect(stage.connector.received).toEqual([]);
  });

  // platform.md 1: the SDK alone would send these four times over, and Teams might deliver each.
  test.each([500, 502, 503, 504, 429])('a refusal with %i is tried once, not four times', async (status) => {
    stage.connector.refuse({ status, headers: status === 429 ? { 'retry-after': '1' } : {} });
    await stage.messenger.send(aadObjectId, message);
    expect(stage.connector.received).toHaveLength(1);
  });

  test.each([
    [403, 'ConversationBlockedByUser', 'not-reached', 'blocked'],
    [403, 'BotDisabledByAdmin', 'not-reached', 'blocked'],
    [403, 'ForbiddenOperationException', 'not-reached', 'blocked'],
    [403, 'BotNotInConversationRoster', 'not-reached', 'installed'],
    [403, 'SomethingNew', 'not-reached', 'installed'],
    [413, 'MessageSizeTooBig', 'not-reached', 'installed'],
    [400, 'BadSyntax', 'not-reached', 'installed'],
    [500, 'ServiceError', 'later', 'installed'],
    [401, 'Unauthorized', 'later', 'installed'],
    [412, 'PreconditionFailed', 'later', 'installed'],
    [429, 'TooManyRequests', 'later', 'installed'],
    [502, 'BadGateway', 'later', 'installed'],
    [503, 'ServiceUnavailable', 'later', 'installed'],
    [504, 'GatewayTimeout', 'later', 'installed'],
  ])('%i %s ends as %s, and the record says %s', async (status, code, kind, stored) => {
    stage.connector.refuse({ status, code });
    await expect(stage.messenger.send(aadObjectId, message)).resolves.toMatchObject({ kind });
    await expect(state()).resolves.toBe(stored);
  });

  test('the real cause is read from an older answer’s message', async () => {
    stage.connector.refuse({ status: 403, code: 'Forbidden', message: 'ConversationBlockedByUser: no' });
    await stage.messenger.send(aadObjectId, message);
    await expect(state()).resolves.toBe('blocked');
  });

  test('Retry-After decides how long "later" is', async () => {
    stage.connector.refuse({ status: 429, headers: { 'retry-after': '37' } });
    await expect(stage.messenger.send(aadObjectId, message)).resolves.toMatchObject({ afterSeconds: 37 });
  });

  test('no answer at all is later, not never', async () => {
    await stage.post({
      type: 'typing',
      serviceUrl: 'http://127.0.0.1:9/',
      from: { ...person, aadObjectId },
      conversation: { id: conversationId, conversationType: 'personal' },
    });
    await expect(stage.messenger.send(aadObjectId, message)).resolves.toMatchObject({
      kind: 'later',
      reason: 'Teams did not answer',
    });
  });

  test('nothing of the card is written to the log when it is refused', async () => {
    stage.connector.refuse({ status: 500, message: 'Due' });
    await stage.messenger.send(aadObjectId, { ...message, card: card('a young person’s words') });
    expect(stage.logged).toHaveLength(1);
    expect(stage.logged.join()).not.toMatch(/young person|"Due"/);
  });
});

describe('a message that is replaced', () => {
  test('is put in the place of the old one', async () => {
    await expect(stage.messenger.update(conversationId, 'card-1', message)).resolves.toEqual({
      kind: 'delivered',
      conversationId,
      activityId: 'card-1',
    });
    expect(stage.connector.received).toMatchObject([
      { method: 'PUT', path: `/v3/conversations/${encodeURIComponent(conversationId)}/activities/card-1` },
    ]);
  });

  test('that was deleted is not reached, and the chat is still known', async () => {
    stage.connector.refuse({ status: 404 });
    await expect(stage.messenger.update(conversationId, 'card-1', message)).resolves.toMatchObject({
      kind: 'not-reached',
    });
    await expect(state()).resolves.toBe('installed');
  });

  test('in a chat that is not known is not reached', async () => {
    await expect(stage.messenger.update('a:nobody', 'card-1', message)).resolves.toMatchObject({
      kind: 'not-reached',
    });
  });
});
