/** Refreshes cards that ask for it when a person looks at them, as Teams does: each at most once a minute. */
import { z } from 'zod';
import type { Clock } from '../services/calendar/clock';
import type { ActivityMaker } from './activities';
import type { Chat, StoredMessage } from './connector/chat-state';
import type { Chats } from './connector/chats';
import type { PostToBot } from './far-side';
import { readActionAnswer } from './invoke-answers';
import { adaptiveCardOf } from './message-view';

const Refreshable = z.looseObject({
  refresh: z.looseObject({
    action: z.looseObject({
      type: z.literal('Action.Execute'),
      id: z.string().optional(),
      verb: z.string().optional(),
      data: z.record(z.string(), z.unknown()).optional(),
    }),
    /** Without it Teams refreshes for everyone in a small chat. */
    userIds: z.array(z.string()).optional(),
  }),
});

/** A person looks at the end of a chat; Teams refreshes what is on the screen. */
const onScreen = 10;
const aMinute = 60_000;

interface Deps {
  chats: Chats;
  clock: Clock;
  make: ActivityMaker;
  postToBot: PostToBot;
}

export interface Refresher {
  refresh(chat: Chat): Promise<void>;
}

export function createRefresher({ chats, clock, make, postToBot }: Deps): Refresher {
  /** When each message was last asked about; a fast second look must not ask twice. */
  const asked = new Map<string, number>();

  const isFresh = ({ id, view }: StoredMessage) =>
    clock.now().getTime() - Math.max(asked.get(id) ?? 0, view ? Date.parse(view.at) : 0) < aMinute;

  async function refreshOne(chat: Chat, message: StoredMessage): Promise<void> {
    const card = Refreshable.safeParse(adaptiveCardOf(message));
    if (!card.success || isFresh(message)) return;
    const { action, userIds } = card.data.refresh;
    if (userIds && !userIds.includes(chat.member.userId)) return;
    asked.set(message.id, clock.now().getTime());
    const { version } = message;
    const value = { action: { data: {}, ...action }, trigger: 'automatic' };
    const answer = readActionAnswer(
      await postToBot(make.invoke(chat, 'adaptiveCard/action', value, message.id)),
    );
    // A press that was answered meanwhile shows something newer.
    if (answer.kind === 'card' && message.version === version) {
      chats.view(chat, message, answer.card, clock.now());
    }
  }

  return {
    refresh: async (chat) => {
      for (const message of [...chat.messages.values()].slice(-onScreen)) {
        // As in Teams, a refresh that fails leaves the card as it is and says nothing.
        await refreshOne(chat, message).catch(() => undefined);
      }
    },
  };
}
