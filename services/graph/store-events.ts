/** Our own record of the events that we put into members' calendars. */
import type { Executor } from '../db/tables';

export interface EventRecord {
  generation: number;
  eventId: string | null;
}

export async function eventOf(on: Executor, key: string): Promise<EventRecord | null> {
  const row = await on
    .selectFrom('graph_event')
    .select(['generation', 'event_id as eventId'])
    .where('entry_key', '=', key)
    .executeTakeFirst();
  return row ?? null;
}

/** In place of what was recorded before. */
export async function recordEvent(on: Executor, key: string, event: EventRecord, at: Date): Promise<void> {
  const row = { generation: event.generation, event_id: event.eventId, changed_at: at };
  await on
    .insertInto('graph_event')
    .values({ entry_key: key, ...row })
    .onConflict((conflict) => conflict.column('entry_key').doUpdateSet(row))
    .execute();
}
