/** What the bot sends by itself: paced, tried once, and every end told in plain words. */
import type { Activity } from 'botbuilder';
import type { Address, Conversation, Conversations } from '../../services/conversations/service';
import type { SendResult } from '../../services/notices/service';
import type { Messenger } from '../messenger';
import type { OutgoingMessage } from '../turn';
import type { TeamsAdapter } from './adapter';
import { cardMessage } from './answers';
import { readFailure, type Verdict, verdictOn } from './failures';
import { faultFields, type Log } from './log';
import type { Pacer } from './pacer';

interface Parts {
  adapter: TeamsAdapter;
  /** '' in local mode. */
  appId: string;
  tenantId: string | null;
  conversations: Conversations;
  pacer: Pacer;
  /** Where to begin a chat with a person not heard from yet; null: such a person cannot be reached. */
  defaultServiceUrl: () => string | null;
  log: Log;
}

/** Milliseconds; the connector has no time limit of its own. */
const timeout = 15_000;

/**
 * `continueConversationAsync` hands a failed send to `onTurnError`, where it would be lost (and the older
 * `continueConversation` throws, platform.md 1), so the messenger asks the SDK's connector itself.
 */
export function createMessenger(parts: Parts): Messenger {
  const { adapter, appId, tenantId, conversations, pacer, log } = parts;

  function verdict(fault: unknown, conversationId: string | null): Verdict {
    const failure = readFailure(fault);
    log.warn({ conversationId, ...faultFields(fault), ...failure }, 'a message was not taken');
    return verdictOn(failure);
  }

  async function post(to: Address, message: OutgoingMessage): Promise<SendResult | Verdict> {
    const connector = await adapter.connectorThatTriesOnce(appId, to.serviceUrl);
    await pacer.turn();
    try {
      const sent = await connector.conversations.sendToConversation(
        to.conversationId,
        addressed(to, message),
        { timeout },
      );
      return { kind: 'delivered', conversationId: to.conversationId, activityId: sent.id ?? '' };
    } catch (fault) {
      return verdict(fault, to.conversationId);
    }
  }

  async function write(to: Conversation, message: OutgoingMessage): Promise<SendResult | 'lost'> {
    const outcome = await post(to, message);
    if (!('record' in outcome)) return outcome;
    if (outcome.record === 'blocked') await conversations.blocked(to);
    if (outcome.record === 'lost') {
      await conversations.lost(to);
      return 'lost';
    }
    return outcome.result;
  }

  /** By Entra object id, which is for personal chats only; never by user name or e-mail (platform.md 2). */
  async function begin(aadObjectId: string, message: OutgoingMessage): Promise<SendResult> {
    const serviceUrl = parts.defaultServiceUrl();
    if (serviceUrl === null) {
      return { kind: 'not-reached', reason: 'they have not opened a chat with Pledgekeeper yet' };
    }
    const bot = { id: `28:${appId || 'pledgekeeper'}`, name: 'Pledgekeeper' };
    const connector = await adapter.connectorThatTriesOnce(appId, serviceUrl);
    await pacer.turn();
    let conversationId: string;
    try {
      const created = await connector.conversations.createConversation(
        {
          isGroup: false,
          bot,
          members: [{ id: aadObjectId, name: '', aadObjectId }],
          ...(tenantId ? { tenantId, channelData: { tenant: { id: tenantId } } } : {}),
        } as Parameters<typeof connector.conversations.createConversation>[0],
        { timeout },
      );
      conversationId = created.id;
    } catch (fault) {
      const { result, record } = verdict(fault, null);
      return record === 'lost'
        ? {
            kind: 'not-reached',
            reason: 'Teams does not know them, or Pledgekeeper is not installed for them',
          }
        : result;
    }
    const address: Address = {
      aadObjectId,
      tenantId,
      serviceUrl,
      conversationId,
      botId: bot.id,
      botName: bot.name,
      userId: aadObjectId,
      channelId: 'msteams',
    };
    await conversations.began(address);
    const outcome = await post(address, message);
    return 'record' in outcome ? outcome.result : outcome;
  }

  return {
    send: async (aadObjectId, message) => {
      const route = await conversations.routeTo(aadObjectId);
      if (route.kind === 'stopped') return { kind: 'not-reached', reason: route.reason };
      if (route.kind === 'known') {
        const outcome = await write(route.conversation, message);
        if (outcome !== 'lost') return outcome;
      }
      return begin(aadObjectId, message);
    },

    update: async (conversationId, activityId, message) => {
      const to = await conversations.findByConversation(conversationId);
      if (!to) return { kind: 'not-reached', reason: 'the chat is not known any more' };
      const connector = await adapter.connector(appId, to.serviceUrl);
      await pacer.turn();
      try {
        await connector.conversations.updateActivity(
          conversationId,
          activityId,
          { ...addressed(to, message), id: activityId },
          { timeout },
        );
        return { kind: 'delivered', conversationId, activityId };
      } catch (fault) {
        // The message may have been deleted: that says nothing about the chat.
        return verdict(fault, conversationId).result;
      }
    },
  };
}

function addressed(to: Address, message: OutgoingMessage): Partial<Activity> {
  return {
    ...cardMessage(message, to.userId),
    channelId: to.channelId,
    serviceUrl: to.serviceUrl,
    conversation: { id: to.conversationId } as Activity['conversation'],
    from: { id: to.botId, name: to.botName },
    recipient: { id: to.userId, name: '', aadObjectId: to.aadObjectId },
  };
}
