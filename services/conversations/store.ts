/** One row a person that we know: the only writer of `conversation`. */
import { sql } from 'kysely';
import type { Executor, Tables } from '../db/tables';
import { type Conversation, type ConversationState, personKey } from './rules';

type Row = Omit<Tables['conversation'], 'greeted_at'>;

/**
 * Writes what was heard, unless it was heard from somebody who is not among our people: a stranger's ids are not kept.
 * @returns false for a stranger.
 */
export async function upsertConversation(on: Executor, heard: Conversation): Promise<boolean> {
  const key = personKey(heard.aadObjectId);
  const gone = heard.state === 'uninstalled';
  const { rows } = await sql`
    insert into conversation (person_key, tenant_id, service_url, conversation_id, bot_id, bot_name, user_id, channel_id,
      state, seen_at)
    select ${key}, ${heard.tenantId}::text, ${heard.serviceUrl}::text, ${heard.conversationId}::text, ${heard.botId}::text,
      ${heard.botName}::text, ${heard.userId}::text, ${heard.channelId}::text, ${heard.state}::text,
      ${heard.seenAt}::timestamptz
    where exists (select from person where aad_object_id = ${key})
    on conflict (person_key) do update set
      tenant_id = excluded.tenant_id, service_url = excluded.service_url, conversation_id = excluded.conversation_id,
      bot_id = excluded.bot_id, bot_name = excluded.bot_name, user_id = excluded.user_id,
      channel_id = excluded.channel_id, state = excluded.state,
      -- When it last changed, not when somebody last spoke: a young person's moment would lead to what they said then.
      seen_at = case when conversation.state = excluded.state and conversation.conversation_id = excluded.conversation_id
          and not exists (select from notice join person on person.id = notice.person_id
            where person.aad_object_id = conversation.person_key and notice.state = 'not-reached'
              and notice.ended_at >= conversation.seen_at)
        then conversation.seen_at else excluded.seen_at end,
      greeted_at = case when ${gone} then null else conversation.greeted_at end
    returning person_key`.execute(on);
  return rows.length > 0;
}

/**
 * Takes the welcome of one installation: true for the first who asks within `forMs`, in whichever instance.
 * True as well where there is no row, since a stranger is told whom to ask.
 */
export async function takeGreeting(
  on: Executor,
  aadObjectId: string,
  now: Date,
  forMs: number,
): Promise<boolean> {
  const before = new Date(now.getTime() - forMs);
  const { rows } = await sql<{ first: boolean }>`
    with taken as (
      update conversation set greeted_at = ${now}
      where person_key = ${personKey(aadObjectId)}
        and (greeted_at is null or greeted_at <= ${before} or greeted_at > ${now})
      returning person_key)
    select exists (select from taken)
      or not exists (select from conversation where person_key = ${personKey(aadObjectId)}) as first`.execute(
    on,
  );
  return rows[0]?.first ?? true;
}

/** What is older than the day says no more when it was. Returns how many rows. */
export async function blurOld(on: Executor, before: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    update conversation set seen_at = to_timestamp(0), greeted_at = null
    where seen_at < ${before} and (seen_at > to_timestamp(0) or greeted_at is not null)`.execute(on);
  return Number(numAffectedRows ?? 0n);
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

function asConversation(row: Row): Conversation {
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
