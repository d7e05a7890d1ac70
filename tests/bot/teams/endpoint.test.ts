import type { Reply } from '../../../bot/turn';
import { card, person, type Stage, setStage } from './stage';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());
beforeEach(() => stage.restart());

const press = (data: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  type: 'invoke',
  name: 'adaptiveCard/action',
  value: { action: { type: 'Action.Execute', verb: 'update.open', data }, trigger: 'manual' },
  ...more,
});

describe('what a person types', () => {
  test('is answered in their chat, as plain text', async () => {
    const answer = await stage.post({
      id: 'incoming-1',
      text: '<at>Pledgekeeper</at> my&nbsp;updates &amp; status ',
    });
    expect(answer).toMatchObject({ status: 200, text: '' });
    expect(stage.heard).toEqual([
      {
        speaker: { aadObjectId: person.aadObjectId, conversationId: 'a:chat' },
        inbound: { kind: 'says', text: 'my updates & status', messageId: 'incoming-1' },
      },
    ]);
    expect(stage.connector.received).toHaveLength(1);
    expect(stage.connector.received[0]?.path).toBe('/v3/conversations/a%3Achat/activities/incoming-1');
    expect(stage.connector.received[0]?.body).toMatchObject({ text: 'Heard.', textFormat: 'plain' });
  });

  test('a card goes out with its summary, and no text beside it', async () => {
    stage.reply(async () => ({ kind: 'card', card: card('Pledge 1'), summary: 'Your updates are due' }));
    await stage.post({ text: 'my updates' });
    expect(stage.connector.received[0]?.body).toMatchObject({
      summary: 'Your updates are due',
      attachments: [
        { contentType: 'application/vnd.microsoft.card.adaptive', content: { body: [{ text: 'Pledge 1' }] } },
      ],
    });
    expect(stage.connector.received[0]?.body.text).toBeUndefined();
  });

  test('a card that refreshes itself names the one person it refreshes for', async () => {
    stage.reply(async () => ({
      kind: 'card',
      card: { ...card('List'), refresh: { action: { type: 'Action.Execute', title: 'Refresh' } } },
      summary: 'List',
    }));
    await stage.post({ text: 'my updates' });
    expect(stage.connector.received[0]?.body.attachments).toMatchObject([
      { content: { refresh: { userIds: ['29:lead'] } } },
    ]);
  });

  test('the same delivery again is not answered twice, and the same words in a new message are', async () => {
    await stage.post({ id: 'same', text: 'status' });
    await stage.post({ id: 'same', text: 'status' });
    expect(stage.connector.received).toHaveLength(1);
    await stage.post({ id: 'another', text: 'status' });
    expect(stage.connector.received).toHaveLength(2);
  });

  test('a fault behind the door is told kindly, and its text goes nowhere', async () => {
    stage.reply(async () => {
      throw new Error('secret words of a young person');
    });
    const answer = await stage.post({ text: 'status' });
    expect(answer.status).toBe(200);
    expect(stage.connector.received[0]?.body.text).toMatch(/try again in a minute/);
    expect(JSON.stringify([answer.text, stage.connector.received, stage.logged])).not.toContain('secret');
    expect(stage.logged.join()).toContain('a message could not be answered');
  });

  test('in a group the bot says only that it talks one to one', async () => {
    await stage.post({ text: 'status', conversation: { id: '19:group', conversationType: 'groupChat' } });
    // Behind the door a young person's words are kept; what comes of it is shown to nobody there.
    expect(stage.heard.map(({ inbound }) => inbound.kind)).toEqual(['overheard']);
    expect(stage.connector.received).toHaveLength(1);
    expect(stage.connector.received[0]?.body.text).toMatch(/one person at a time/);
    await expect(stage.conversations.findByConversation('19:group')).resolves.toBeNull();
  });
});

describe('a press', () => {
  test('is answered with the next card in the response itself', async () => {
    stage.reply(async () => ({ kind: 'card', card: card('Next'), summary: 'Next' }));
    const answer = await stage.post(
      press({ requestId: 'r1', msteams: { type: 'x' } }, { replyToId: 'card-1' }),
    );
    expect(answer.status).toBe(200);
    expect(answer.json()).toMatchObject({
      statusCode: 200,
      type: 'application/vnd.microsoft.card.adaptive',
      value: { body: [{ text: 'Next' }] },
    });
    expect(stage.heard[0]?.inbound).toEqual({
      kind: 'presses',
      data: { verb: 'update.open', requestId: 'r1' },
      via: 'execute',
      activityId: 'card-1',
    });
    expect(stage.connector.received).toEqual([]);
  });

  test('a refresh that Teams makes by itself is told from a press', async () => {
    await stage.post(press({}, { value: { action: { verb: 'updates.list' }, trigger: 'automatic' } }));
    expect(stage.heard[0]?.inbound).toMatchObject({ via: 'refresh', data: { verb: 'updates.list' } });
  });

  test.each<[string, Reply, Record<string, unknown>]>([
    [
      'text',
      { kind: 'text', text: 'Done.' },
      { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Done.' },
    ],
    [
      'nothing',
      { kind: 'nothing' },
      { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: '' },
    ],
  ])('a reply of %s has the shape that Teams waits for', async (_name, reply, body) => {
    stage.reply(async () => reply);
    expect((await stage.post(press({}))).json()).toEqual(body);
  });

  test('the same delivery twice at once runs once, and both get the answer', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    stage.reply(async () => {
      await held;
      return { kind: 'text', text: 'Sent.' };
    });
    const both = [stage.post(press({}, { id: 'p' })), stage.post(press({}, { id: 'p' }))];
    await stage.asked(2);
    await new Promise((resolve) => setTimeout(resolve, 200));
    release();
    const answers = await Promise.all(both);
    expect(stage.heard).toHaveLength(1);
    expect(answers.map((answer) => answer.json().value)).toEqual(['Sent.', 'Sent.']);
  });

  test('two presses under one id but with other words are two presses', async () => {
    await Promise.all([
      stage.post(press({ done: 'one' }, { id: 'p2' })),
      stage.post(press({ done: 'two' }, { id: 'p2' })),
    ]);
    expect(stage.heard).toHaveLength(2);
  });

  test('a fault is answered in plain words, with nothing of its text', async () => {
    stage.reply(async () => {
      throw Object.assign(new Error('relation "secret" does not exist'), { code: '42P01' });
    });
    const answer = await stage.post(press({}));
    expect(answer.json()).toMatchObject({
      statusCode: 500,
      type: 'application/vnd.microsoft.error',
      value: { code: 'InternalServerError' },
    });
    expect(answer.text + stage.logged.join()).not.toContain('secret');
    expect(stage.logged.join()).toContain('42P01');
  });

  test.each([
    ['without an action', { name: 'adaptiveCard/action', value: {} }],
    ['without a value', { name: 'adaptiveCard/action' }],
    ['of a kind that this bot does not serve', { name: 'composeExtension/query', value: {} }],
    ['without a name', {}],
  ])('an invoke %s is answered, not left to the SDK', async (_name, invoke) => {
    const answer = await stage.post({ type: 'invoke', ...invoke });
    expect(answer.status).toBe(200);
    expect(answer.json()).toMatchObject({ statusCode: 400, type: 'application/vnd.microsoft.error' });
    expect(stage.heard).toEqual([]);
  });

  test('in a group it is not served', async () => {
    const answer = await stage.post(press({}, { conversation: { id: '19:group', isGroup: true } }));
    expect(answer.json().value).toMatch(/one person at a time/);
    expect(stage.heard).toEqual([]);
  });
});

describe('an old client, without Action.Execute', () => {
  const submit = { value: { verb: 'update.open', requestId: 'r1' }, replyToId: 'card-7' };

  test('gets the card that it pressed replaced', async () => {
    stage.reply(async () => ({ kind: 'card', card: card('Next'), summary: 'Next' }));
    await stage.post(submit);
    expect(stage.heard[0]?.inbound).toEqual({
      kind: 'presses',
      data: { verb: 'update.open', requestId: 'r1' },
      via: 'submit',
      activityId: 'card-7',
    });
    expect(stage.connector.received).toMatchObject([
      { method: 'PUT', path: '/v3/conversations/a%3Achat/activities/card-7' },
    ]);
  });

  test('gets a new message when the card is gone, or when the reply is words', async () => {
    stage.reply(async () => ({ kind: 'card', card: card('Next'), summary: 'Next' }));
    stage.connector.refuse({ status: 404 });
    await stage.post(submit);
    stage.reply(async () => ({ kind: 'text', text: 'Sent.' }));
    await stage.post(submit);
    expect(stage.connector.received.map(({ method }) => method)).toEqual(['PUT', 'POST', 'POST']);
  });
});

describe('dialogs', () => {
  test('open with a title and a card', async () => {
    stage.reply(async () => ({ kind: 'dialog', title: 'Your update', card: card('Form') }));
    const answer = await stage.post({
      type: 'invoke',
      name: 'task/fetch',
      value: { data: { verb: 'update.open' } },
    });
    expect(stage.heard[0]?.inbound).toEqual({ kind: 'opens-dialog', data: { verb: 'update.open' } });
    expect(answer.json()).toMatchObject({
      task: {
        type: 'continue',
        value: { title: 'Your update', card: { content: { type: 'AdaptiveCard' } } },
      },
    });
  });

  test('close on nothing, say words, and tell of a fault kindly', async () => {
    const submit = { type: 'invoke', name: 'task/submit', value: { data: { verb: 'x' } } };
    stage.reply(async () => ({ kind: 'nothing' }));
    expect(await stage.post(submit)).toMatchObject({ status: 200, text: '' });
    expect(stage.heard[0]?.inbound).toMatchObject({ kind: 'submits-dialog' });
    stage.reply(async () => ({ kind: 'text', text: 'Kept.' }));
    expect((await stage.post(submit)).json()).toEqual({ task: { type: 'message', value: 'Kept.' } });
    stage.reply(async () => {
      throw new Error('secret');
    });
    expect((await stage.post(submit)).text).toMatch(/press the button again/);
  });
});

describe('coming and going', () => {
  test('one installation, told by Teams in two activities, is greeted once', async () => {
    const conversation = { id: 'a:new', conversationType: 'personal' };
    await stage.post({ type: 'conversationUpdate', conversation, membersAdded: [{ id: '28:bot' }] });
    await stage.post({ type: 'installationUpdate', conversation, action: 'add' });
    expect(stage.heard.map(({ inbound }) => inbound.kind)).toEqual(['installs']);
    expect(stage.connector.received).toHaveLength(1);
    await expect(stage.conversations.find(person.aadObjectId)).resolves.toMatchObject({
      conversationId: 'a:new',
      state: 'installed',
    });
  });

  test('a removal is remembered and nothing is sent; coming back is greeted again', async () => {
    await stage.post({ type: 'installationUpdate', action: 'remove' });
    expect(stage.heard.map(({ inbound }) => inbound.kind)).toEqual(['uninstalls']);
    expect(stage.connector.received).toEqual([]);
    await expect(stage.conversations.find(person.aadObjectId)).resolves.toMatchObject({
      state: 'uninstalled',
    });
    await stage.post({ type: 'installationUpdate', action: 'add' });
    expect(stage.heard.at(-1)?.inbound.kind).toBe('installs');
  });

  test.each([
    { type: 'installationUpdate', action: 'add-upgrade' },
    { type: 'conversationUpdate', membersAdded: [{ id: '29:lead' }] },
    { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] },
    { type: 'typing' },
    { type: 'messageUpdate', text: ' ' },
    { type: 'event', name: 'readReceipt' },
  ])('$type ($name$action) is passed over, and still refreshes the address', async (activity) => {
    const conversation = { id: `a:${JSON.stringify(activity).length}`, conversationType: 'personal' };
    const answer = await stage.post({ ...activity, conversation });
    expect(answer.status).toBe(200);
    expect(stage.heard).toEqual([]);
    await expect(stage.conversations.find(person.aadObjectId)).resolves.toMatchObject({
      conversationId: conversation.id,
    });
  });
});
