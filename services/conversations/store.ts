/** One row a person: the only writer of `conversation`. */
import type { Executor, Tables } from '../db/tables';
import { type Conversation, type ConversationState, personKey } from './rules';

export async function upsertConversation(on: Executor, heard: Conversation): Promise<void> {
  const values = {
    tenant_id: heard.tenantId,
    service_url: heard.serviceUrl,
    conversation_id: heard.conversationId,
    bot_id: heard.botId,
    bot_name: heard.botName,
    user_id: heard.userId,
    channel_id: heard.channelId,
    state: heard.state,
    seen_at: heard.seenAt,
  };
  await on
    .insertInto('conversation')
    .values({ person_key: personKey(heard.aadObjectId), ...values })
    .onConflict((conflict) => conflict.column('person_key').doUpdateSet(values))
    .execute();
}

export async function findByPerson(on: Executor, aadObjectId: string): Promise<Conversation | null> {
  const row = await on
    .selectFrom('conversation')
    .selectAll()
    .where('person_key', '=', personKey(aadObjectId))
    .executeTakeFirst();
  return row ? asConversation(row) : null;
}

export async function findByConversation(on: Executor, conversationId: string): Promise<Conversation | null> {
  const row = await on
    .selectFrom('conversation')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .executeTakeFirst();
  return row ? asConversation(row) : null;
}

/** Only while the record still names that conversation: a newer one, heard meanwhile, is left alone. */
export async function markState(
  on: Executor,
  aadObjectId: string,
  conversationId: string,
  state: ConversationState,
  at: Date,
): Promise<void> {
  await on
    .updateTable('conversation')
    .set({ state, seen_at: at })
    .where('person_key', '=', personKey(aadObjectId))
    .where('conversation_id', '=', conversationId)
    .execute();
}

export async function deleteConversation(
  on: Executor,
  aadObjectId: string,
  conversationId: string,
): Promise<void> {
  await on
    .deleteFrom('conversation')
    .where('person_key', '=', personKey(aadObjectId))
    .where('conversation_id', '=', conversationId)
    .execute();
}

function asConversation(row: Tables['conversation']): Conversation {
  return {
    aadObjectId: row.person_key,
    tenantId: row.tenant_id,
    serviceUrl: row.service_url,
    conversationId: row.conversation_id,
    botId: row.bot_id,
    botName: row.bot_name,
    userId: row.user_id,
    channelId: row.channel_id,
    state: row.state,
    seenAt: row.seen_at,
  };
}
