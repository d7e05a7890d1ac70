/** Brings people and their chats together, and sees that everyone has the bot, as an administrator's policy would. */
import type { Chat } from './connector/chat-state';
import type { Chats } from './connector/chats';
import type { LocalPerson, PersonSummary } from './contract';
import type { TeamsClient } from './teams-client';

export interface Roster {
  list(): Promise<PersonSummary[]>;
  /** Undefined for someone who is not among the people. */
  chatOf(personId: string): Promise<Chat | undefined>;
  personIdOf(chat: Chat): string | undefined;
  /**
   * Installs the bot for those who never had it, and tells the bot the address of the others: the port may have
   * changed since the last start. Whoever speaks from a client of their own since is left where they are.
   */
  installForAll(): Promise<void>;
}

interface Deps {
  people: () => Promise<LocalPerson[]>;
  chats: Chats;
  client: TeamsClient;
  /** In which conversation the bot heard from them last; null when it never did. */
  heardIn?: ((aadObjectId: string) => Promise<string | null>) | undefined;
  warn: (message: string) => void;
}

export function createRoster({ people, chats, client, heardIn, warn }: Deps): Roster {
  const personIds = new Map<string, string>();
  const installing = new Map<Chat, Promise<void>>();

  async function open(): Promise<{ person: LocalPerson; chat: Chat }[]> {
    const found = await people();
    return found.map((person) => {
      const chat = chats.open(person);
      personIds.set(chat.id, person.id);
      return { person, chat };
    });
  }

  /** Two who ask at once share one installation. */
  function install(chat: Chat): Promise<void> {
    const under = installing.get(chat);
    if (under) return under;
    const work = client
      .install(chat)
      .catch(() => warn(`Local Teams could not install the bot in chat ${chat.id}`))
      .finally(() => installing.delete(chat));
    installing.set(chat, work);
    return work;
  }

  /** Tells the bot the chat's address again, unless another client has spoken for this person. */
  async function touch(chat: Chat): Promise<void> {
    const last = (await heardIn?.(chat.member.aadObjectId)) ?? chat.id;
    if (last !== chat.id) return;
    await client.touch(chat).catch(() => warn(`The bot did not answer for chat ${chat.id}`));
  }

  return {
    list: async () => {
      const all = await open();
      for (const { chat } of all) if (chat.app === 'never') void install(chat);
      return all.map(({ person, chat }) => ({
        ...person,
        chatId: chat.id,
        app: chat.app === 'never' ? 'uninstalled' : chat.app,
        unread: chats.unread(chat),
      }));
    },
    chatOf: async (personId) => {
      const all = await open();
      return all.find(({ person }) => person.id === personId)?.chat;
    },
    personIdOf: (chat) => personIds.get(chat.id),
    installForAll: async () => {
      for (const { chat } of await open()) {
        if (chat.app === 'never') await install(chat);
        else if (chat.app === 'installed') await touch(chat);
      }
    },
  };
}
