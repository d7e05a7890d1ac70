/** One activity from Teams, authenticated: who speaks, what they mean, and the reply in the shape their client waits for. */
import { type Activity, TeamsInfo, type TurnContext } from 'botbuilder';
import type { Address, Conversations } from '../../services/conversations/service';
import type { Matching } from '../../services/people/matching';
import type { Inbound, Reply, Speaker } from '../turn';
import { type IncomingActivity, isPersonal, tenantOf } from './activity';
import {
  cardAnswer,
  dialogAnswer,
  faultAnswer,
  faults,
  type InvokeBody,
  replyMessage,
  said,
  sayings,
  textMessage,
} from './answers';
import { readEvent, type TeamsEvent } from './events';
import { faultFields, type Log } from './log';
import type { Pacer } from './pacer';
import { deliveryKey, type Redelivery } from './redelivery';

export type Dispatch = (speaker: Speaker, inbound: Inbound) => Promise<Reply>;

/** Neither ever rejects. */
export interface Converse {
  /** An invoke: what its answer says. */
  invoke(activity: IncomingActivity): Promise<InvokeBody>;
  /** Anything else: what there is to say is sent as messages. */
  turn(context: TurnContext, activity: IncomingActivity): Promise<void>;
}

interface Parts {
  dispatch: Dispatch;
  conversations: Conversations;
  matching: Pick<Matching, 'wanted' | 'match'>;
  pacer: Pacer;
  redelivery: Redelivery;
  log: Log;
  /** The numbers to ring, in a sentence; '' where there are none. */
  help: string;
}

export function createConverse({
  dispatch,
  conversations,
  matching,
  pacer,
  redelivery,
  log,
  help,
}: Parts): Converse {
  /** Nobody knows who reads it there. */
  const inGroupWords = said(sayings.oneToOne, help);

  /** Identity is what Teams authenticated, never what a card says (platform.md 2). */
  function speakerOf(activity: IncomingActivity): Speaker {
    return { aadObjectId: activity.from.aadObjectId ?? null, conversationId: activity.conversation.id };
  }

  /**
   * Every activity refreshes the record: the service address can change (platform.md 2). A press is the common case and
   * costs nothing where this instance knows; anything else is written whatever it remembers.
   * @returns false for a stranger, of whom nothing is kept.
   */
  async function keepAddress(activity: IncomingActivity, event: TeamsEvent): Promise<boolean> {
    const address = addressOf(activity);
    if (!address) return true;
    if (event.kind === 'invoke') return conversations.heard(address);
    if (event.kind !== 'removed') return conversations.heard(address, 'sure');
    await conversations.removed(address);
    return true;
  }

  async function say(context: TurnContext, message: Partial<Activity> | null): Promise<void> {
    if (!message) return;
    // Answers go at once; what the bot sends by itself makes room for them (platform.md 1).
    pacer.spend();
    await context.sendActivity(message);
  }

  /** An old client's press: its card is replaced where it stands; the message may be gone by now. */
  async function replace(
    context: TurnContext,
    activityId: string,
    message: Partial<Activity>,
  ): Promise<boolean> {
    pacer.spend();
    try {
      await context.updateActivity({ ...message, id: activityId });
      return true;
    } catch (fault) {
      log.info(
        { conversationId: context.activity.conversation.id, ...faultFields(fault) },
        'card not replaced',
      );
      return false;
    }
  }

  async function answerByMessage(context: TurnContext, activity: IncomingActivity, inbound: Inbound) {
    let message: Partial<Activity> | null;
    try {
      message = replyMessage(await dispatch(speakerOf(activity), inbound), activity.from.id);
    } catch (fault) {
      log.error(fieldsOf(activity, fault), 'a message could not be answered');
      message = textMessage(said(sayings.trouble, help));
    }
    const pressed = inbound.kind === 'presses' ? inbound.activityId : null;
    if (pressed && message?.attachments && (await replace(context, pressed, message))) return;
    await say(context, message);
  }

  async function answerInvoke(
    activity: IncomingActivity,
    event: Extract<TeamsEvent, { kind: 'invoke' }>,
  ): Promise<InvokeBody> {
    const { shape, inbound } = event;
    try {
      if (!event.elsewhere) await keepAddress(activity, event);
      return invokeAnswer(shape, await dispatch(speakerOf(activity), inbound), activity.from.id);
    } catch (fault) {
      log.error(fieldsOf(activity, fault), 'a press could not be answered');
      const data = 'data' in inbound ? inbound.data : {};
      return faultAnswer(shape, faults.unexpected, { help, userId: activity.from.id, data });
    }
  }

  /** Teams tells of one installation in two activities, perhaps to two instances: one greeting is enough. */
  async function greet(context: TurnContext, activity: IncomingActivity): Promise<void> {
    if (!redelivery.isFirst(greetingKey(activity))) return;
    const { aadObjectId } = activity.from;
    if (aadObjectId && !(await conversations.mayGreet(aadObjectId))) return;
    const reply = await dispatch(speakerOf(activity), { kind: 'installs' });
    await say(context, replyMessage(reply, activity.from.id));
  }

  /**
   * In a group or a channel everyone would read a lead's update, so the bot only says where to find it, the same to everybody.
   * A young person's words reach their reader from here too.
   */
  async function inGroup(context: TurnContext, activity: IncomingActivity, event: TeamsEvent): Promise<void> {
    const comes = event.kind === 'installed' && redelivery.isFirst(greetingKey(activity));
    const inbound = event.kind === 'message' ? event.inbound : null;
    if (inbound?.kind === 'says') {
      const { text, messageId } = inbound;
      await hearInGroup(activity, { kind: 'overheard', text, ...(messageId ? { messageId } : {}) });
    }
    if (inbound?.kind === 'deletes') await hearInGroup(activity, inbound);
    const speaks = inbound !== null && inbound.kind !== 'deletes';
    if (speaks || comes) await say(context, textMessage(inGroupWords));
  }

  /** What comes of it is nobody's to read there, a fault neither. */
  async function hearInGroup(activity: IncomingActivity, inbound: Inbound): Promise<void> {
    try {
      await dispatch(speakerOf(activity), inbound);
    } catch (fault) {
      log.error(fieldsOf(activity, fault), 'a message in a group could not be kept');
    }
  }

  /**
   * A stranger may be somebody whom the administrator imported without their object id: Teams itself is asked who they
   * are, and their address decides. Only where somebody is waited for, so that strangers cost nothing otherwise.
   */
  async function recognise(context: TurnContext, activity: IncomingActivity): Promise<boolean> {
    const { aadObjectId } = activity.from;
    if (!aadObjectId || !(await matching.wanted())) return false;
    try {
      pacer.spend();
      const member = await TeamsInfo.getMember(context, activity.from.id);
      const said = [member.aadObjectId, Reflect.get(member, 'objectId')].filter(
        (id) => typeof id === 'string',
      );
      if (said.some((id) => String(id).toLowerCase() !== aadObjectId.toLowerCase())) return false;
      return matching.match(aadObjectId, [member.userPrincipalName ?? '', member.email ?? '']);
    } catch (fault) {
      log.info(fieldsOf(activity, fault), 'Teams did not say who is speaking');
      return false;
    }
  }

  async function oneToOne(
    context: TurnContext,
    activity: IncomingActivity,
    event: TeamsEvent,
  ): Promise<void> {
    let isKnown = await keepAddress(activity, event);
    const speaks = event.kind === 'message' || event.kind === 'installed';
    if (!isKnown && speaks && (await recognise(context, activity)))
      isKnown = await keepAddress(activity, event);
    if (event.kind === 'message') await answerByMessage(context, activity, event.inbound);
    if (event.kind === 'installed') await greet(context, activity);
    // What they said, or that they came, may have told who they are.
    if (!isKnown) await keepAddress(activity, event);
    if (event.kind === 'removed') {
      redelivery.forget(greetingKey(activity));
      await dispatch(speakerOf(activity), { kind: 'uninstalls' });
    }
  }

  return {
    invoke: async (activity) => {
      const event = readEvent(activity);
      if (event.kind !== 'invoke')
        return faultAnswer('card', faults.unusable, { help, userId: activity.from.id, data: {} });
      if (event.elsewhere || isPersonal(activity)) return answerInvoke(activity, event);
      return invokeAnswer(event.shape, { kind: 'text', text: inGroupWords }, activity.from.id);
    },

    turn: async (context, activity) => {
      // What is not an invoke is delivered again too, and would be answered by a second message.
      const key = deliveryKey(activity);
      if (key !== null && !redelivery.isFirst(key)) return;
      try {
        const event = readEvent(activity);
        await (isPersonal(activity) ? oneToOne : inGroup)(context, activity, event);
      } catch (fault) {
        log.error(fieldsOf(activity, fault), 'a turn ended early');
      }
    },
  };
}

function invokeAnswer(shape: 'card' | 'dialog', reply: Reply, userId: string): InvokeBody {
  return shape === 'card' ? cardAnswer(reply, userId) : dialogAnswer(reply, userId);
}

/** null without an Entra id: nobody to write to by themselves. */
function addressOf(activity: IncomingActivity): Address | null {
  if (!activity.from.aadObjectId) return null;
  return {
    aadObjectId: activity.from.aadObjectId,
    tenantId: tenantOf(activity),
    serviceUrl: activity.serviceUrl,
    conversationId: activity.conversation.id,
    botId: activity.recipient.id,
    botName: activity.recipient.name ?? '',
    userId: activity.from.id,
    channelId: activity.channelId ?? 'msteams',
  };
}

const greetingKey = (activity: IncomingActivity) => `greeting ${activity.conversation.id}`;

function fieldsOf(activity: IncomingActivity, fault: unknown): Record<string, unknown> {
  return {
    conversationId: activity.conversation.id,
    activityId: activity.id ?? null,
    activityType: activity.type,
    name: activity.name ?? null,
    ...faultFields(fault),
  };
}
