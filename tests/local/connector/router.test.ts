/** The Bot Connector REST API, asked by hand: statuses, codes and what is kept. */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import express from 'express';
import type { ChatMessage, PersonSummary } from '../../../local/contract';
import { type Bot, raiseStage, type Stage } from '../far-side-bot';

const quietBot: Bot = (app) => {
  app.post('/api/messages', express.json(), (_req, res) => {
    res.status(200).end();
  });
};

describe('the Bot Connector', () => {
  let stage: Stage;
  let nurse: PersonSummary;
  beforeEach(async () => {
    stage = await raiseStage(quietBot);
    nurse = await stage.person('nurse');
  });
  afterEach(() => stage.close());

  async function ask(method: string, path: string, body?: unknown) {
    const response = await fetch(`${stage.baseUrl}/local/connector/v3/${path}`, {
      method,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const answer = text
      ? (JSON.parse(text) as { id?: string; error?: { code: string; message: string } })
      : {};
    return { status: response.status, id: answer.id, code: answer.error?.code, body: answer };
  }
  const chat = () => `conversations/${encodeURIComponent(nurse.chatId)}`;
  const say = (text: string) => ask('POST', `${chat()}/activities`, { type: 'message', text });
  const shown = async () => {
    const { body } = await stage.get('/local/api/chats/nurse/messages');
    return (body as { messages: ChatMessage[] }).messages;
  };
  const refused = (status: number, code: string) => ({ status, code });

  it('gives each message an id of its own, in order', async () => {
    const ids = (await Promise.all(['1', '2', '3'].map(say))).map(({ id }) => Number(id));
    expect(new Set(ids).size).toBe(3);
    expect((await shown()).map(({ id }) => Number(id))).toEqual([...ids].sort((a, b) => a - b));
  });

  it('takes a reply, an update and a deletion', async () => {
    const { status, id } = await ask('POST', `${chat()}/activities/1`, { type: 'message', text: 'one' });
    expect(status).toBe(201);
    expect(await ask('PUT', `${chat()}/activities/${id}`, { type: 'message', text: 'two' })).toMatchObject({
      status: 200,
      id,
    });
    expect(await shown()).toMatchObject([{ id, text: 'two', edited: true, version: 2 }]);
    expect((await ask('DELETE', `${chat()}/activities/${id}`)).status).toBe(200);
    expect(await shown()).toEqual([]);
    expect(await ask('DELETE', `${chat()}/activities/${id}`)).toMatchObject(
      refused(404, 'ActivityNotFoundInConversation'),
    );
  });

  it('leaves nothing of a bot that only types', async () => {
    expect((await ask('POST', `${chat()}/activities`, { type: 'typing' })).status).toBe(201);
    expect(await shown()).toEqual([]);
  });

  it('opens the same chat for the same person, by either id', async () => {
    const [member] = (await ask('GET', `${chat()}/members`)).body as unknown as { id: string }[];
    for (const id of [nurse.aadObjectId, nurse.aadObjectId.toUpperCase(), member?.id]) {
      expect(await ask('POST', 'conversations', { members: [{ id }] })).toMatchObject({
        status: 201,
        id: nurse.chatId,
      });
    }
  });

  it('tells who is in the chat', async () => {
    const expected = { name: 'Designated Nurse', aadObjectId: nurse.aadObjectId, userRole: 'user' };
    expect((await ask('GET', `${chat()}/pagedmembers`)).body).toMatchObject({ members: [expected] });
    expect((await ask('GET', `${chat()}/members/${nurse.aadObjectId}`)).body).toMatchObject(expected);
    const clerk = await stage.person('clerk');
    expect(await ask('GET', `${chat()}/members/${clerk.aadObjectId}`)).toMatchObject(
      refused(404, 'MemberNotFoundInConversation'),
    );
  });

  it('knows no conversation, person or team that is not there', async () => {
    const nobody = { members: [{ id: '00000000-0000-4000-8000-0000000000ff' }] };
    expect(await ask('POST', 'conversations/a:1none/activities', { type: 'message' })).toMatchObject(
      refused(404, 'ConversationNotFound'),
    );
    expect(await ask('POST', 'conversations', nobody)).toMatchObject(refused(404, 'UserNotFound'));
    expect(await ask('GET', 'teams/19:none')).toMatchObject(refused(404, 'NotFound'));
    expect(await ask('GET', 'nothing')).toMatchObject(refused(404, 'NotFound'));
  });

  it('refuses what is no activity', async () => {
    for (const body of [{}, [], { type: 7 }, { type: 'message', attachments: 'card' }]) {
      expect(await ask('POST', `${chat()}/activities`, body)).toMatchObject(refused(400, 'BadSyntax'));
    }
    expect(await ask('POST', 'conversations', { members: [] })).toMatchObject(refused(400, 'BadSyntax'));
  });

  it('refuses a message of more than 100 KB, counted as Teams counts', async () => {
    const wide = (bytes: number) => ({ type: 'message', text: 'é'.repeat(bytes / 2) });
    expect((await ask('POST', `${chat()}/activities`, wide(100_000))).status).toBe(201);
    expect(await ask('POST', `${chat()}/activities`, wide(103_000))).toMatchObject(
      refused(413, 'MessageSizeTooBig'),
    );
    expect(await ask('POST', `${chat()}/activities`, wide(10_000_000))).toMatchObject(
      refused(413, 'MessageSizeTooBig'),
    );
  });

  it('does not let a bot change what a person said', async () => {
    await stage.post('/local/api/chats/nurse/messages', { text: 'mine' });
    const [said] = await shown();
    expect(
      await ask('PUT', `${chat()}/activities/${said?.id}`, { type: 'message', text: 'x' }),
    ).toMatchObject(refused(403, 'Forbidden'));
  });

  it('refuses a bot that was blocked or taken off, until it is let in again', async () => {
    const set = (app: string) => stage.post('/local/api/chats/nurse/app', { app });
    const create = () => ask('POST', 'conversations', { members: [{ id: nurse.aadObjectId }] });
    await set('blocked');
    expect(await say('x')).toMatchObject(refused(403, 'ConversationBlockedByUser'));
    expect(await create()).toMatchObject(refused(403, 'ConversationBlockedByUser'));
    await set('uninstalled');
    expect(await say('x')).toMatchObject(refused(403, 'BotNotInConversationRoster'));
    expect(await create()).toMatchObject(refused(403, 'ForbiddenOperationException'));
    await set('installed');
    expect((await say('x')).status).toBe(201);
  });

  it('has everything again after a restart, also after one that cut the last line short', async () => {
    const { id } = await say('one');
    await say('two');
    await ask('PUT', `${chat()}/activities/${id}`, { type: 'message', text: 'one, better' });
    await stage.post('/local/api/chats/clerk/app', { app: 'blocked' });
    const { dataDir } = stage;
    await stage.close();
    appendFileSync(join(dataDir, 'local-teams.jsonl'), '{"kind":"said","chat":"a:1');
    stage = await raiseStage(quietBot, { dataDir });
    expect((await shown()).map(({ text }) => text)).toEqual(['one, better', 'two']);
    expect((await stage.person('clerk')).app).toBe('blocked');
    await say('three');
    await stage.close();
    stage = await raiseStage(quietBot, { dataDir });
    expect((await shown()).map(({ text }) => text)).toEqual(['one, better', 'two', 'three']);
  });
});
