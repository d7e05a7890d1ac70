/** What a person does becomes the activities that Teams would send, and the bot's answers become what they see. */
import type { CardPress } from '../../local/contract';
import { card, cardAnswer, type RecordedStage, raiseRecordedStage } from './recorded-stage';

describe('the Teams client', () => {
  let stage: RecordedStage;
  beforeEach(async () => {
    stage = await raiseRecordedStage();
  });
  afterEach(() => stage.close());

  const execute: CardPress = { kind: 'execute', verb: 'send', data: { words: 'Done' } };
  const somethingWentWrong = { notice: { kind: 'error', text: 'Something went wrong. Please try again.' } };

  it('sends what is typed as Teams sends it', async () => {
    await stage.post(stage.at('messages'), { text: ' status ' });
    const { aadObjectId, chatId } = await stage.person('nurse');
    const [said] = await stage.shown();
    expect(stage.last()).toMatchObject({
      type: 'message',
      id: said?.id,
      text: 'status',
      textFormat: 'plain',
      channelId: 'msteams',
      locale: 'en-GB',
      serviceUrl: `${stage.baseUrl}/local/connector/`,
      timestamp: expect.stringMatching(/^2027-01-04T09:00/),
      from: { id: expect.stringMatching(/^29:/), name: 'Designated Nurse', aadObjectId },
      recipient: { id: expect.stringMatching(/^28:/) },
      conversation: { id: chatId, conversationType: 'personal', tenantId: expect.any(String) },
      channelData: { tenant: { id: expect.any(String) } },
    });
  });

  it('presses Action.Execute as an invoke, and shows the card that comes back to this person', async () => {
    const id = await stage.sendAsBot(card('old'));
    stage.answer = { status: 200, body: cardAnswer('new') };
    const { message } = await stage.press(id, execute);
    expect(stage.last()).toMatchObject({
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: id,
      value: {
        trigger: 'manual',
        action: { type: 'Action.Execute', verb: 'send', data: { words: 'Done' } },
      },
    });
    expect(message).toMatchObject({ id, version: 2, attachments: [{ content: card('new') }] });
    expect(await stage.shown()).toMatchObject([{ id, attachments: [{ content: card('new') }] }]);
  });

  it.each([
    [
      { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Saved' },
      'message',
      'Saved',
    ],
    [
      {
        statusCode: 400,
        type: 'application/vnd.microsoft.error',
        value: { code: 'x', message: 'Not yours' },
      },
      'error',
      'Not yours',
    ],
    [{ statusCode: 500, type: 'application/vnd.microsoft.error' }, 'error', somethingWentWrong.notice.text],
    [
      { statusCode: 200, type: cardAnswer('').type, value: 'no card' },
      'error',
      somethingWentWrong.notice.text,
    ],
    [undefined, 'error', somethingWentWrong.notice.text],
  ])('keeps the card and says what the bot said: %j', async (body, kind, text) => {
    const id = await stage.sendAsBot(card('old'));
    stage.answer = { status: 200, body };
    expect(await stage.press(id, execute)).toEqual({ notice: { kind, text } });
    expect(await stage.shown()).toMatchObject([{ version: 1 }]);
  });

  it.each([500, 501, 404])('is honest when the bot answers %i', async (status) => {
    const id = await stage.sendAsBot(card('old'));
    stage.answer = { status, body: { stack: 'secret' } };
    expect(await stage.press(id, execute)).toEqual(somethingWentWrong);
    const { body } = await stage.post(stage.at('messages'), { text: 'hello' });
    expect(body).toEqual(somethingWentWrong);
  });

  it('presses Action.Submit as a message with the card’s data', async () => {
    const id = await stage.sendAsBot(card('old'));
    expect(await stage.press(id, { kind: 'submit', data: { verb: 'send', words: 'Done' } })).toEqual({});
    expect(stage.last()).toMatchObject({
      type: 'message',
      replyToId: id,
      value: { verb: 'send', words: 'Done' },
    });
    expect(stage.last().text).toBeUndefined();
  });

  it('says for a person what an imBack or messageBack button says', async () => {
    const id = await stage.sendAsBot(card('old'));
    await stage.press(id, { kind: 'submit', data: { msteams: { type: 'imBack', value: 'help' } } });
    expect(stage.last()).toMatchObject({ text: 'help' });
    const messageBack = { type: 'messageBack', text: 'go', displayText: 'Go on', value: { a: 1 } };
    await stage.press(id, { kind: 'submit', data: { msteams: messageBack } });
    expect(stage.last()).toMatchObject({ text: 'go', value: { a: 1 } });
    expect((await stage.shown()).map(({ text }) => text)).toEqual(['', 'help', 'Go on']);
  });

  it('opens a dialog, goes on in it, and closes it', async () => {
    const id = await stage.sendAsBot(card('old'));
    const task = (body: unknown) => ({ status: 200, body });
    const step = (title: string) =>
      task({ task: { type: 'continue', value: { title, card: { content: card(title) } } } });
    stage.answer = step('One');
    const data = { msteams: { type: 'task/fetch' }, action: '1.10' };
    expect(await stage.press(id, { kind: 'submit', data })).toEqual({
      dialog: { title: 'One', card: card('One') },
    });
    expect(stage.last()).toMatchObject({
      name: 'task/fetch',
      value: { data, context: { theme: 'default' } },
    });

    const submit = async () => (await stage.post(stage.at('dialog'), { data: { why: 'x' } })).body;
    stage.answer = step('Two');
    expect(await submit()).toEqual({ dialog: { title: 'Two', card: card('Two') } });
    expect(stage.last()).toMatchObject({ name: 'task/submit', value: { data: { why: 'x' } } });
    stage.answer = task({ task: { type: 'message', value: 'Thank you' } });
    expect(await submit()).toEqual({ closeDialog: true, notice: { kind: 'message', text: 'Thank you' } });
    stage.answer = { status: 200 };
    expect(await submit()).toEqual({ closeDialog: true });
    stage.answer = { status: 500 };
    expect(await submit()).toEqual(somethingWentWrong);
  });

  it('forgets a person’s own view when the bot updates the message for everyone', async () => {
    const id = await stage.sendAsBot(card('old'));
    stage.answer = { status: 200, body: cardAnswer('mine') };
    await stage.press(id, execute);
    const { chatId } = await stage.person('nurse');
    await fetch(
      `${stage.baseUrl}/local/connector/v3/conversations/${encodeURIComponent(chatId)}/activities/${id}`,
      {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ type: 'message', text: 'closed' }),
      },
    );
    expect(await stage.shown()).toMatchObject([{ id, text: 'closed', attachments: [] }]);
  });

  it('lets nobody type or press where the bot is not', async () => {
    const id = await stage.sendAsBot(card('old'));
    await stage.post(stage.at('app'), { app: 'blocked' });
    stage.received.length = 0;
    expect(await stage.post(stage.at('messages'), { text: 'hello' })).toMatchObject({ status: 409 });
    expect(await stage.post(stage.at('press'), { messageId: id, press: execute })).toMatchObject({
      status: 409,
    });
    expect(stage.received).toEqual([]);
  });

  it.each([
    ['messages', { text: '  ' }, 'text'],
    ['messages', {}, 'text'],
    ['press', { messageId: 1 }, 'messageId'],
    ['press', { messageId: '1', press: { kind: 'execute', data: {} } }, 'press.verb'],
    ['dialog', { data: 'x' }, 'data'],
    ['app', { app: 'gone' }, 'app'],
  ])('refuses a bad body for %s and names the field', async (path, body, field) => {
    expect(await stage.post(stage.at(path), body)).toMatchObject({ status: 400, body: { error: { field } } });
  });

  it('counts what a person has not read until they look', async () => {
    await stage.sendAsBot(card('1'));
    await stage.sendAsBot(card('2'));
    expect((await stage.person('nurse')).unread).toBe(2);
    await stage.post(stage.at('look'), {});
    expect((await stage.person('nurse')).unread).toBe(0);
  });

  it('tells open pages what happens', async () => {
    const stop = new AbortController();
    const response = await fetch(`${stage.baseUrl}/local/api/events`, { signal: stop.signal });
    const reader = response.body?.getReader();
    const id = await stage.sendAsBot(card('new'));
    let heard = '';
    while (!heard.includes(id)) heard += new TextDecoder().decode((await reader?.read())?.value);
    expect(heard).toContain('"kind":"message","personId":"nurse"');
    stop.abort();
  });
});
