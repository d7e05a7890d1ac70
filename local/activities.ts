/** The activities that Teams sends to a bot, made from what a person does (Bot Framework activity schema 1.x). */
import { randomUUID } from 'node:crypto';
import type { Clock } from '../services/calendar/clock';
import type { Chat } from './connector/chat-state';
import { localBot, tenantId } from './connector/identity';

export interface ActivityMaker {
  message(chat: Chat, id: string, text: string): Record<string, unknown>;
  /** An Action.Submit: no words, the card's data, and the card's message. */
  submit(chat: Chat, replyToId: string, value: unknown, text?: string): Record<string, unknown>;
  invoke(chat: Chat, name: string, value: unknown, replyToId?: string): Record<string, unknown>;
  installation(chat: Chat, action: 'add' | 'remove'): Record<string, unknown>;
  membersAdded(chat: Chat): Record<string, unknown>;
  /** Teams tells that a chat was read; a bot sees its address with it. */
  readReceipt(chat: Chat): Record<string, unknown>;
}

export function createActivityMaker(clock: Clock, serviceUrl: () => string): ActivityMaker {
  const from = ({ member }: Chat) => ({
    id: member.userId,
    name: member.name,
    aadObjectId: member.aadObjectId,
  });

  /** What every activity from Teams carries. */
  const common = (chat: Chat, id: string) => ({
    id,
    channelId: 'msteams',
    serviceUrl: serviceUrl(),
    timestamp: clock.now().toISOString(),
    localTimezone: 'Europe/London',
    locale: 'en-GB',
    from: from(chat),
    recipient: localBot,
    conversation: { id: chat.id, conversationType: 'personal', tenantId },
    channelData: { tenant: { id: tenantId } },
    entities: [
      {
        type: 'clientInfo',
        locale: 'en-GB',
        country: 'GB',
        platform: 'Web',
        timezone: 'Europe/London',
      },
    ],
  });
  const newId = () => `f:${randomUUID()}`;

  return {
    message: (chat, id, text) => ({ ...common(chat, id), type: 'message', text, textFormat: 'plain' }),
    submit: (chat, replyToId, value, text) => ({
      ...common(chat, newId()),
      type: 'message',
      replyToId,
      value,
      ...(text === undefined ? {} : { text, textFormat: 'plain' }),
    }),
    invoke: (chat, name, value, replyToId) => ({
      ...common(chat, newId()),
      type: 'invoke',
      name,
      value,
      ...(replyToId === undefined ? {} : { replyToId }),
    }),
    installation: (chat, action) => ({ ...common(chat, newId()), type: 'installationUpdate', action }),
    membersAdded: (chat) => ({
      ...common(chat, newId()),
      type: 'conversationUpdate',
      membersAdded: [localBot, from(chat)],
    }),
    readReceipt: (chat) => ({
      ...common(chat, newId()),
      type: 'event',
      name: 'application/vnd.microsoft.readReceipt',
      value: { lastReadMessageId: chat.readUpTo },
    }),
  };
}
