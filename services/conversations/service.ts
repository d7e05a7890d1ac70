/** Remembers how to reach each person, from everything heard from them, without a write on every press. */
import type { Clock } from '../calendar/clock';
import type { Executor } from '../db/tables';
import {
  type Address,
  type Conversation,
  type ConversationState,
  mayWriteTo,
  needsWriting,
  personKey,
} from './rules';
import {
  blurOld,
  deleteConversation,
  findByConversation,
  findByPerson,
  markState,
  takeGreeting,
  upsertConversation,
} from './store';

/** What stands between the bot and one person's chat. */
export type Route =
  | { kind: 'known'; conversation: Conversation }
  /** Never heard from: the chat must be begun. */
  | { kind: 'unknown' }
  /** Final for this message; `reason` continues "not reached, because …". */
  | { kind: 'stopped'; reason: string };

export type { Address, Conversation } from './rules';

export interface Conversations {
  /**
   * Something was heard from this person in their own chat, so it can be written to. Of a press, cheap when this instance
   * knows it already; with `sure` it is written whatever this instance remembers, because another one may have heard since
   * that the app was removed. False for a stranger, of whom nothing is kept.
   */
  heard(address: Address, sure?: 'sure'): Promise<boolean>;
  /** Whether to welcome: once for one installation, though Teams tells of it twice, and to any instance. */
  mayGreet(aadObjectId: string): Promise<boolean>;
  /** The person took the app out of their Teams. */
  removed(address: Address): Promise<void>;
  /** The bot itself began this chat; `address` is what it will write to. */
  began(address: Address): Promise<void>;
  /** A send arrived, though the record said that it would not. */
  reached(conversation: Conversation): Promise<void>;
  /** A send said that the bot is stopped there (403). */
  blocked(conversation: Conversation): Promise<void>;
  /** A send said that the conversation does not exist (404): forget its id (platform.md 2). */
  lost(conversation: Conversation): Promise<void>;
  /** How to write to this person, as stored now by whichever instance heard last. */
  routeTo(aadObjectId: string): Promise<Route>;
  find(aadObjectId: string): Promise<Conversation | null>;
  findByConversation(conversationId: string): Promise<Conversation | null>;
  /** By the clock: a fortnight on, nothing says any more when somebody was last heard. */
  blurOld(): Promise<number>;
}

/** Enough for every lead of a large council; the oldest is dropped, which costs one write when they press again. */
const rememberedPeople = 5_000;

/** Teams tells of one installation in two activities, moments apart. */
const greetedForMs = 120_000;

export function createConversations({ db, clock }: { db: Executor; clock: Clock }): Conversations {
  const known = new Map<string, Conversation>();

  async function record(address: Address, state: ConversationState, sure: boolean): Promise<boolean> {
    const heard: Conversation = { ...address, state, seenAt: clock.now() };
    const key = personKey(address.aadObjectId);
    if (!sure && !needsWriting(known.get(key), heard)) return true;
    known.delete(key);
    if (!(await upsertConversation(db, heard))) return false;
    known.set(key, heard);
    for (const oldest of known.keys()) {
      if (known.size <= rememberedPeople) break;
      known.delete(oldest);
    }
    return true;
  }

  return {
    heard: (address, sure) => record(address, 'installed', sure === 'sure'),
    mayGreet: (aadObjectId) => takeGreeting(db, aadObjectId, clock.now(), greetedForMs),
    began: async (address) => {
      await record(address, 'installed', true);
    },
    removed: async (address) => {
      await record(address, 'uninstalled', true);
    },
    reached: async (conversation) => {
      if (conversation.state === 'installed') return;
      const { aadObjectId, conversationId } = conversation;
      await markState(db, aadObjectId, conversationId, 'installed', clock.now());
    },
    blocked: async (conversation) => {
      known.delete(personKey(conversation.aadObjectId));
      await markState(db, conversation.aadObjectId, conversation.conversationId, 'blocked', clock.now());
    },
    lost: async (conversation) => {
      known.delete(personKey(conversation.aadObjectId));
      await deleteConversation(db, conversation.aadObjectId, conversation.conversationId);
    },
    routeTo: async (aadObjectId) => {
      const conversation = await findByPerson(db, aadObjectId);
      if (!conversation) return { kind: 'unknown' };
      const may = mayWriteTo(conversation, clock.now());
      return may === true ? { kind: 'known', conversation } : { kind: 'stopped', reason: may };
    },
    find: (aadObjectId) => findByPerson(db, aadObjectId),
    findByConversation: (conversationId) => findByConversation(db, conversationId),
    blurOld: () => blurOld(db, new Date(clock.now().getTime() - 14 * 86_400_000)),
  };
}
