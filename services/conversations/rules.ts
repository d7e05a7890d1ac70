/** Where the bot may write to a person by itself, and when that is worth writing down (platform.md 1 and 2). */

/** 'blocked': the person, or an administrator, has stopped the bot's messages. */
export type ConversationState = 'installed' | 'uninstalled' | 'blocked';

/** What Teams needs to deliver a message to one person's own chat: our copy of the SDK's conversation reference. */
export interface Address {
  /** As Teams writes it; any letter case. */
  aadObjectId: string;
  tenantId: string | null;
  /** Can change between two activities (platform.md 2). */
  serviceUrl: string;
  conversationId: string;
  botId: string;
  botName: string;
  /** The channel's own id of the person ('29:…'); their Entra object id where the bot wrote first. */
  userId: string;
  channelId: string;
}

export interface Conversation extends Address {
  state: ConversationState;
  /** When the state was last confirmed. */
  seenAt: Date;
}

/** One person, one record: Entra object ids are compared without regard to letter case. */
export function personKey(aadObjectId: string): string {
  return aadObjectId.trim().toLowerCase();
}

/** A record that has not changed is confirmed at most once in this many milliseconds: presses do not pay for it. */
export const confirmEvery = 60_000;

/** Whether this activity tells us something that `known` does not hold. */
export function needsWriting(known: Conversation | undefined, heard: Conversation): boolean {
  if (known === undefined) return true;
  return (
    known.state !== heard.state ||
    known.serviceUrl !== heard.serviceUrl ||
    known.conversationId !== heard.conversationId ||
    known.botId !== heard.botId ||
    known.botName !== heard.botName ||
    known.userId !== heard.userId ||
    known.channelId !== heard.channelId ||
    known.tenantId !== heard.tenantId ||
    heard.seenAt.getTime() - known.seenAt.getTime() >= confirmEvery ||
    // The local clock can be set back.
    heard.seenAt < known.seenAt
  );
}

/**
 * Nobody tells a bot that its block was lifted, and an installation can be told while no instance is up; so a later
 * message, a day on, may try once.
 */
const tryAgainAfter = 24 * 3600_000;

/** Whether a message may be tried, or the plain reason why not. */
export function mayWriteTo(conversation: Conversation, now: Date): true | string {
  if (conversation.state === 'installed') return true;
  if (now.getTime() - conversation.seenAt.getTime() >= tryAgainAfter) return true;
  return conversation.state === 'uninstalled'
    ? 'they have removed Pledgekeeper from their Teams'
    : 'messages from Pledgekeeper are blocked in their Teams';
}
