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
    if (failure.status === 429) pacer.refused();
    log.warn({ conversationId, ...faultFields(fault), ...failure }, 'a message was not taken');
    return verdictOn(failure);
  }

  async function post(
    to: Address,
    message: OutgoingMessage,
    urgency?: 'urgent',
  ): Promise<SendResult | Verdict> {
    const connector = await adapter.connectorThatTriesOnce(appId, to.serviceUrl);
    await pacer.turn(urgency);
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

  async function write(
    to: Conversation,
    message: OutgoingMessage,
    urgency?: 'urgent',
  ): Promise<SendResult | 'lost'> {
    const outcome = await post(to, message, urgency);
    if (!('record' in outcome)) {
      await conversations.reached(to);
      return outcome;
    }
    if (outcome.record === 'blocked') await conversations.blocked(to);
    if (outcome.record === 'lost') {
      await conversations.lost(to);
      return 'lost';
    }
    return outcome.result;
  }

  /** By Entra object id, which is for personal chats only; never by user name or e-mail (platform.md 2). */
  async function begin(
    aadObjectId: string,
    message: OutgoingMessage,
    urgency?: 'urgent',
  ): Promise<SendResult> {
    const serviceUrl = parts.defaultServiceUrl();
    if (serviceUrl === null) {
      const reason = 'they have not opened a chat with Pledgekeeper yet';
      return { kind: 'not-reached', unreached: 'no-chat', reason };
    }
    const bot = { id: `28:${appId || 'pledgekeeper'}`, name: 'Pledgekeeper' };
    const connector = await adapter.connectorThatTriesOnce(appId, serviceUrl);
    await pacer.turn(urgency);
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
            unreached: 'no-chat',
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
      userId: await userIn(connector, conversationId, aadObjectId),
      channelId: 'msteams',
    };
    await conversations.began(address);
    const outcome = await post(address, message, urgency);
    return 'record' in outcome ? outcome.result : outcome;
  }

  /** Teams' own id of them ('29:…'), which a card's refresh must name; the Entra id where it cannot be had now. */
  async function userIn(
    connector: Awaited<ReturnType<TeamsAdapter['connectorThatTriesOnce']>>,
    conversationId: string,
    aadObjectId: string,
  ): Promise<string> {
    try {
      await pacer.turn();
      const members = await connector.conversations.getConversationMembers(conversationId, { timeout });
      const same = (one: unknown) => String(one ?? '').toLowerCase() === aadObjectId.toLowerCase();
      const member = members.find(
        (one) => same(Reflect.get(one, 'aadObjectId')) || same(Reflect.get(one, 'objectId')),
      );
      return member?.id ?? aadObjectId;
    } catch (fault) {
      log.info({ conversationId, ...faultFields(fault) }, 'who is in a chat was not told');
      return aadObjectId;
    }
  }

  return {
    send: async (aadObjectId, message, urgency) => {
      const route = await conversations.routeTo(aadObjectId);
      if (route.kind === 'stopped') {
        return { kind: 'not-reached', unreached: 'blocked', reason: route.reason };
      }
      if (route.kind === 'known') {
        const outcome = await write(route.conversation, message, urgency);
        if (outcome !== 'lost') return outcome;
      }
      return begin(aadObjectId, message, urgency);
    },

    update: async (conversationId, activityId, message) => {
      const to = await conversations.findByConversation(conversationId);
      if (!to) return { kind: 'not-reached', unreached: 'no-chat', reason: 'the chat is not known any more' };
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
