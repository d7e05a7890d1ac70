/** What local Teams knows, folded from its log of events: chats, messages as they stand, who can be reached. */
import { createHash } from 'node:crypto';
import type { AppState } from '../contract';

/** A Bot Connector activity, as it came; only the parts read here are named. */
export interface Activity {
  type: string;
  text?: string;
  textFormat?: string;
  summary?: string;
  attachments?: { contentType: string; content?: unknown }[];
  [other: string]: unknown;
}

/** Who has a chat; `userId` is what the bot knows as `from.id`. */
export interface Member {
  aadObjectId: string;
  userId: string;
  name: string;
}

export interface StoredMessage {
  id: string;
  from: 'bot' | 'person';
  /** ISO instant of the app's clock. */
  at: string;
  version: number;
  edited: boolean;
  activity: Activity;
  /** This person's own view of the card: an invoke's answer (platform.md 2), and when it came. */
  view: { card: unknown; at: string } | null;
}

export interface Chat {
  id: string;
  member: Member;
  /** 'never' until it was first installed, so that one who removed it is left alone at the next start. */
  app: AppState | 'never';
  /** Id of the last message that was there when the chat was last open; '' when never. */
  readUpTo: string;
  messages: Map<string, StoredMessage>;
}

export type ChatEvent =
  | { kind: 'opened'; chat: string; aadObjectId: string; name: string }
  | { kind: 'said'; chat: string; id: string; from: 'bot' | 'person'; at: string; activity: Activity }
  | { kind: 'edited'; chat: string; id: string; activity: Activity }
  | { kind: 'viewed'; chat: string; id: string; at: string; card: unknown }
  | { kind: 'deleted'; chat: string; id: string }
  | { kind: 'app'; chat: string; app: Chat['app'] }
  | { kind: 'read'; chat: string; upTo: string };

export interface ChatState {
  /** By chat id. */
  chats: Map<string, Chat>;
  /** By Entra object id (lower case), and by the id that the bot knows. */
  members: Map<string, Chat>;
  /** Of all messages ever: ids are never used again. */
  lastMessageId: number;
}

export const emptyState = (): ChatState => ({ chats: new Map(), members: new Map(), lastMessageId: 0 });

/** Shaped as Teams': '29:…' a person, 'a:…' a chat of one. The same person has the same on every machine. */
export function derivedId(prefix: '29:1' | 'a:1', aadObjectId: string): string {
  const digest = createHash('sha256').update(`${prefix}${aadObjectId}`).digest('base64url');
  return `${prefix}${digest.slice(0, 32)}`;
}

function opened(state: ChatState, event: Extract<ChatEvent, { kind: 'opened' }>): void {
  const { aadObjectId, name } = event;
  const member = { aadObjectId, name, userId: derivedId('29:1', aadObjectId) };
  const known = state.chats.get(event.chat);
  if (known) {
    known.member = member;
    return;
  }
  const chat: Chat = { id: event.chat, member, app: 'never', readUpTo: '', messages: new Map() };
  state.chats.set(chat.id, chat);
  state.members.set(aadObjectId, chat).set(member.userId, chat);
}

/** @throws Error when the event speaks of a chat that was never opened: the log is not ours. */
export function apply(state: ChatState, event: ChatEvent): void {
  if (event.kind === 'opened') {
    opened(state, event);
    return;
  }
  const chat = state.chats.get(event.chat);
  if (!chat) throw new Error(`The chat log speaks of a chat that was never opened: ${event.chat}`);
  switch (event.kind) {
    case 'said': {
      const { id, from, at, activity } = event;
      chat.messages.set(id, { id, from, at, activity, version: 1, edited: false, view: null });
      state.lastMessageId = Math.max(state.lastMessageId, Number(id));
      return;
    }
    case 'edited':
      change(chat, event.id, { activity: event.activity, edited: true, view: null });
      return;
    case 'viewed':
      change(chat, event.id, { view: { card: event.card, at: event.at } });
      return;
    case 'deleted':
      chat.messages.delete(event.id);
      return;
    case 'app':
      chat.app = event.app;
      return;
    case 'read':
      chat.readUpTo = event.upTo;
  }
}

function change(chat: Chat, messageId: string, changes: Partial<StoredMessage>): void {
  const message = chat.messages.get(messageId);
  if (message) Object.assign(message, changes, { version: message.version + 1 });
}
