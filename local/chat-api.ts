/** What the page asks for: people, their chats, what they type and press. */
import { type Request, Router } from 'express';
import { z } from 'zod';
import type { Chat, StoredMessage } from './connector/chat-state';
import type { AppState, Outcome } from './contract';
import { messageView } from './message-view';
import { parseBody, RefusedRequest } from './refused-request';
import type { Roster } from './roster';
import type { TeamsClient } from './teams-client';

const Data = z.record(z.string(), z.unknown());
const Said = z.object({ text: z.string().trim().min(1, 'must have words in it').max(28_000) });
const Dialog = z.object({ data: Data });
const App = z.object({ app: z.enum(['installed', 'blocked', 'uninstalled']) });
const Press = z.object({
  messageId: z.string(),
  press: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('execute'), verb: z.string(), id: z.string().optional(), data: Data }),
    z.object({ kind: z.literal('submit'), data: Data }),
  ]),
});

export function createChatApi(roster: Roster, client: TeamsClient): Router {
  const router = Router();

  async function chatOf(req: Request): Promise<Chat> {
    const chat = await roster.chatOf(String(req.params.personId));
    if (!chat) throw new RefusedRequest(404, 'UnknownPerson', 'No such person', 'personId');
    return chat;
  }
  async function openChatOf(req: Request): Promise<Chat> {
    const chat = await chatOf(req);
    if (chat.app === 'installed') return chat;
    throw new RefusedRequest(409, 'NotInstalled', 'Pledgekeeper is not in this chat. Add it first.');
  }
  function messageOf(chat: Chat, id: string): StoredMessage {
    const message = chat.messages.get(id);
    if (!message) throw new RefusedRequest(404, 'UnknownMessage', 'No such message', 'messageId');
    return message;
  }

  router.get('/people', async (_req, res) => {
    res.json({ people: await roster.list() });
  });

  router.get('/chats/:personId/messages', async (req, res) => {
    const chat = await chatOf(req);
    res.json({ messages: [...chat.messages.values()].map(messageView) });
  });
  router.post('/chats/:personId/messages', async (req, res) => {
    const { text } = parseBody(Said, req.body);
    res.json((await client.say(await openChatOf(req), text)) satisfies Outcome);
  });
  router.post('/chats/:personId/press', async (req, res) => {
    const { messageId, press } = parseBody(Press, req.body);
    const chat = await openChatOf(req);
    res.json((await client.press(chat, messageOf(chat, messageId), press)) satisfies Outcome);
  });
  router.post('/chats/:personId/dialog', async (req, res) => {
    const { data } = parseBody(Dialog, req.body);
    res.json((await client.submitDialog(await openChatOf(req), data)) satisfies Outcome);
  });
  /** The chat is on the screen: it is read, and cards that ask for it are refreshed. */
  router.post('/chats/:personId/look', async (req, res) => {
    await client.look(await chatOf(req));
    res.json({});
  });
  router.post('/chats/:personId/app', async (req, res) => {
    const { app } = parseBody(App, req.body);
    await changeApp(await chatOf(req), app);
    res.json({});
  });

  async function changeApp(chat: Chat, app: AppState): Promise<void> {
    if (app === 'blocked') return client.block(chat);
    if (app === 'uninstalled') return client.uninstall(chat);
    if (chat.app === 'blocked') return client.unblock(chat);
    if (chat.app !== 'installed') return client.install(chat);
  }
  return router;
}
