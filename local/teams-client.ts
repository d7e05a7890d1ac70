/** What a Teams client does when a person types, presses, opens a chat, installs or blocks: activities to the bot. */
import type { Clock } from '../services/calendar/clock';
import { createActivityMaker } from './activities';
import { createRefresher } from './card-refresh';
import type { Chat, StoredMessage } from './connector/chat-state';
import type { Chats } from './connector/chats';
import type { CardPress, Outcome } from './contract';
import type { PostToBot } from './far-side';
import { readActionAnswer, readTaskAnswer } from './invoke-answers';
import { messageView } from './message-view';

export interface TeamsClient {
  say(chat: Chat, text: string): Promise<Outcome>;
  press(chat: Chat, message: StoredMessage, press: CardPress): Promise<Outcome>;
  submitDialog(chat: Chat, data: Record<string, unknown>): Promise<Outcome>;
  /** The person looks at the chat: cards that ask for it are refreshed for them. */
  look(chat: Chat): Promise<void>;
  /** @throws BotUnreachable when the bot cannot be told; the person is not installed then. */
  install(chat: Chat): Promise<void>;
  uninstall(chat: Chat): Promise<void>;
  /** As in Teams, a bot is not told that it was blocked: it finds out when it sends. */
  block(chat: Chat): void;
  unblock(chat: Chat): void;
  /** Makes the bot's record of this chat's address fresh, with nothing shown. */
  touch(chat: Chat): Promise<void>;
}

/** Teams' own words. */
const somethingWentWrong: Outcome = {
  notice: { kind: 'error', text: 'Something went wrong. Please try again.' },
};

interface Deps {
  chats: Chats;
  clock: Clock;
  postToBot: PostToBot;
  serviceUrl: () => string;
  /** Whose typed words are not to be written to this machine's disk. */
  isPrivate?: (aadObjectId: string) => Promise<boolean>;
}

/** Shown in place of what a young person typed: this machine's chat log is no locked room. */
const notKept = 'You wrote a message. Local Teams does not keep its words.';

export function createTeamsClient({
  chats,
  clock,
  postToBot,
  serviceUrl,
  isPrivate = async () => false,
}: Deps): TeamsClient {
  const make = createActivityMaker(clock, serviceUrl);
  const refresher = createRefresher({ chats, clock, make, postToBot });

  const tell = async (activity: Record<string, unknown>): Promise<Outcome> => {
    const { status } = await postToBot(activity);
    return status >= 200 && status < 300 ? {} : somethingWentWrong;
  };
  /** A person who waits is told; who does not wait (an install at the start) is answered with the error. */
  const honestly = (work: Promise<Outcome>) => work.catch(() => somethingWentWrong);

  async function execute(chat: Chat, message: StoredMessage, press: CardPress & { kind: 'execute' }) {
    const action = { type: 'Action.Execute', id: press.id, verb: press.verb, data: press.data };
    const invoke = make.invoke(chat, 'adaptiveCard/action', { action, trigger: 'manual' }, message.id);
    const answer = readActionAnswer(await postToBot(invoke));
    if (answer.kind === 'message') return { notice: { kind: 'message', text: answer.text } } as const;
    if (answer.kind === 'error') {
      return answer.text ? ({ notice: { kind: 'error', text: answer.text } } as const) : somethingWentWrong;
    }
    chats.view(chat, message, answer.card, clock.now());
    return { message: messageView(message) };
  }

  async function task(chat: Chat, name: 'task/fetch' | 'task/submit', data: unknown, replyToId?: string) {
    const value = { data, context: { theme: 'default' } };
    const answer = readTaskAnswer(await postToBot(make.invoke(chat, name, value, replyToId)));
    if (answer.kind === 'error') return somethingWentWrong;
    if (answer.kind === 'dialog') return { dialog: { title: answer.title, card: answer.card } };
    return answer.text
      ? { closeDialog: true, notice: { kind: 'message' as const, text: answer.text } }
      : { closeDialog: true };
  }

  async function submit(chat: Chat, message: StoredMessage, data: Record<string, unknown>): Promise<Outcome> {
    const msteams = (data.msteams ?? {}) as Record<string, unknown>;
    switch (msteams.type) {
      case 'task/fetch':
        return task(chat, 'task/fetch', data, message.id);
      case 'imBack':
        return say(chat, String(msteams.value ?? ''));
      case 'messageBack': {
        if (msteams.displayText) await sayAs(chat, String(msteams.displayText));
        return tell(make.submit(chat, message.id, msteams.value ?? data, String(msteams.text ?? '')));
      }
      default:
        return tell(make.submit(chat, message.id, data));
    }
  }

  const sayAs = async (chat: Chat, text: string) => {
    const kept = (await isPrivate(chat.member.aadObjectId)) ? notKept : text;
    return chats.say(chat, 'person', { type: 'message', text: kept, textFormat: 'plain' }, clock.now());
  };
  const say = async (chat: Chat, text: string) =>
    tell(make.message(chat, (await sayAs(chat, text)).id, text));

  return {
    say: (chat, text) => honestly(say(chat, text)),
    press: (chat, message, press) =>
      honestly(press.kind === 'execute' ? execute(chat, message, press) : submit(chat, message, press.data)),
    submitDialog: (chat, data) => honestly(task(chat, 'task/submit', data)),
    look: async (chat) => {
      chats.read(chat);
      if (chat.app === 'installed') await refresher.refresh(chat);
    },
    install: async (chat) => {
      const before = chat.app;
      // Before the bot is told: its welcome comes back while it is being told.
      chats.setApp(chat, 'installed');
      try {
        await postToBot(make.installation(chat, 'add'));
        await postToBot(make.membersAdded(chat));
      } catch (error) {
        chats.setApp(chat, before);
        throw error;
      }
    },
    uninstall: async (chat) => {
      chats.setApp(chat, 'uninstalled');
      await postToBot(make.installation(chat, 'remove'));
    },
    block: (chat) => chats.setApp(chat, 'blocked'),
    unblock: (chat) => chats.setApp(chat, 'installed'),
    touch: async (chat) => {
      await postToBot(make.readReceipt(chat));
    },
  };
}
