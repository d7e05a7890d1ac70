/** The Bot Connector's refusals, with the statuses and codes that Teams gives (platform.md 2). */
import type { Response } from 'express';
import type { Chat } from './chat-state';

export interface ConnectorRefusal {
  status: number;
  code: string;
  message: string;
}

export const refusals = {
  badSyntax: (message: string) => ({ status: 400, code: 'BadSyntax', message }),
  unknownConversation: { status: 404, code: 'ConversationNotFound', message: 'Conversation not found.' },
  unknownActivity: {
    status: 404,
    code: 'ActivityNotFoundInConversation',
    message: 'The activity is not in the conversation.',
  },
  unknownMember: {
    status: 404,
    code: 'MemberNotFoundInConversation',
    message: 'The member is not in the conversation.',
  },
  unknownUser: { status: 404, code: 'UserNotFound', message: 'The user is not in this tenant.' },
  unknownTeam: { status: 404, code: 'NotFound', message: 'Team not found.' },
  notYours: { status: 403, code: 'Forbidden', message: 'A bot may change its own messages only.' },
  tooBig: { status: 413, code: 'MessageSizeTooBig', message: 'The message is larger than 100 KB.' },
  blocked: {
    status: 403,
    code: 'ConversationBlockedByUser',
    message: 'The user blocked the conversation with the bot.',
  },
  notInRoster: {
    status: 403,
    code: 'BotNotInConversationRoster',
    message: 'The bot is not part of the conversation roster.',
  },
  notInstalled: {
    status: 403,
    code: 'ForbiddenOperationException',
    message: 'The bot is not installed for this user.',
  },
} as const;

export function refuse(res: Response, { status, code, message }: ConnectorRefusal): void {
  res.status(status).json({ error: { code, message } });
}

/** Why the bot may not speak in a chat; null when it may. */
export function unreachable(app: Chat['app']): ConnectorRefusal | null {
  if (app === 'blocked') return refusals.blocked;
  return app === 'installed' ? null : refusals.notInRoster;
}

/** Teams counts a message in UTF-16 (platform.md 2). */
export function isTooBig(body: unknown): boolean {
  return Buffer.byteLength(JSON.stringify(body), 'utf16le') > 100 * 1024;
}
