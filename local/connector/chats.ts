/** The chats of local Teams: each change is put in the log first, then shown, then told to whoever listens. */
import {
  type Activity,
  apply,
  type Chat,
  type ChatEvent,
  derivedId,
  emptyState,
  type StoredMessage,
} from './chat-state';
import type { ChatLog } from './log';

export type ChatChange =
  | { kind: 'message'; chat: Chat; message: StoredMessage }
  | { kind: 'deleted'; chat: Chat; messageId: string }
  | { kind: 'typing'; chat: Chat }
  /** Somebody came, was renamed, read, installed, removed or blocked. */
  | { kind: 'person'; chat: Chat };

export interface Chats {
  /** The person's one chat with the bot, opened when it is not there. */
  open(person: { aadObjectId: string; name: string }): Chat;
  all(): Chat[];
  byId(chatId: string): Chat | undefined;
  byMember(userIdOrAadObjectId: string): Chat | undefined;
  say(chat: Chat, from: 'bot' | 'person', activity: Activity, at: Date): StoredMessage;
  edit(chat: Chat, message: StoredMessage, activity: Activity): void;
  /** A card for this person only, until the bot updates the message for everyone. */
  view(chat: Chat, message: StoredMessage, card: unknown, at: Date): void;
  remove(chat: Chat, message: StoredMessage): void;
  setApp(chat: Chat, app: Chat['app']): void;
  read(chat: Chat): void;
  typing(chat: Chat): void;
  unread(chat: Chat): number;
  /** Returns the function that stops listening. */
  listen(listener: (change: ChatChange) => void): () => void;
}

export function createChats(log: ChatLog<ChatEvent>): Chats {
  const state = emptyState();
  for (const event of log.events()) apply(state, event);

  const listeners = new Set<(change: ChatChange) => void>();
  const record = (event: ChatEvent, change?: ChatChange) => {
    log.append(event);
    apply(state, event);
    if (change) tell(change);
  };
  const tell = (change: ChatChange) => {
    for (const listener of listeners) listener(change);
  };

  return {
    open: ({ aadObjectId, name }) => {
      const member = aadObjectId.toLowerCase();
      const known = state.members.get(member);
      if (known?.member.name === name) return known;
      const id = derivedId('a:1', member);
      record({ kind: 'opened', chat: id, aadObjectId: member, name });
      const chat = state.chats.get(id) as Chat;
      tell({ kind: 'person', chat });
      return chat;
    },
    all: () => [...state.chats.values()],
    byId: (chatId) => state.chats.get(chatId),
    byMember: (id) => state.members.get(id) ?? state.members.get(id.toLowerCase()),
    say: (chat, from, activity, at) => {
      // Teams' ids are milliseconds; two in the same one must still differ, and sort.
      const id = String(Math.max(Date.now(), state.lastMessageId + 1));
      record({ kind: 'said', chat: chat.id, id, from, at: at.toISOString(), activity });
      const message = chat.messages.get(id) as StoredMessage;
      tell({ kind: 'message', chat, message });
      return message;
    },
    edit: (chat, message, activity) =>
      record({ kind: 'edited', chat: chat.id, id: message.id, activity }, { kind: 'message', chat, message }),
    view: (chat, message, card, at) =>
      record(
        { kind: 'viewed', chat: chat.id, id: message.id, at: at.toISOString(), card },
        { kind: 'message', chat, message },
      ),
    remove: (chat, message) =>
      record(
        { kind: 'deleted', chat: chat.id, id: message.id },
        { kind: 'deleted', chat, messageId: message.id },
      ),
    setApp: (chat, app) => {
      if (chat.app !== app) record({ kind: 'app', chat: chat.id, app }, { kind: 'person', chat });
    },
    read: (chat) => {
      const upTo = [...chat.messages.keys()].at(-1) ?? '';
      if (upTo !== chat.readUpTo) record({ kind: 'read', chat: chat.id, upTo }, { kind: 'person', chat });
    },
    typing: (chat) => tell({ kind: 'typing', chat }),
    unread: (chat) => {
      const isUnread = ({ from, id }: StoredMessage) => from === 'bot' && Number(id) > Number(chat.readUpTo);
      return [...chat.messages.values()].filter(isUnread).length;
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
