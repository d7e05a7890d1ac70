/** Messages to people: each notice and its end, where each person can be reached, and whose messages are stopped. */
import type { ColumnType } from 'kysely';
import type { DayText, Json } from './column-types';

export interface MessageTables {
  notice: {
    id: string;
    key: string;
    kind: string;
    person_id: string;
    subject: Json<unknown>;
    due_at: Date;
    state: 'queued' | 'sending' | 'delivered' | 'not-needed' | 'not-reached';
    reason: string;
    attempts: number;
    created_at: Date;
    ended_at: Date | null;
    conversation_id: string | null;
    activity_id: string | null;
    /** While 'sending': by the database's own clock, after which another worker may try. */
    leased_until: Date | null;
    /** Teams did not take it: not again before this. `due_at` stays as it was. */
    try_after: Date | null;
    /** Passing faults in a row, which make the waits grow. */
    faults: ColumnType<number, number | undefined, number>;
    /** While 'not-reached': what stood in the way (notices/rules.ts, Unreached); '' otherwise. */
    unreached: ColumnType<string, string | undefined, string>;
  };
  conversation: {
    person_key: string;
    tenant_id: string | null;
    service_url: string;
    conversation_id: string;
    bot_id: string;
    bot_name: string;
    user_id: string;
    channel_id: string;
    state: 'installed' | 'uninstalled' | 'blocked';
    seen_at: Date;
    /** When this installation was welcomed; null again once the app is taken out. */
    greeted_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  };
  message_stop: {
    id: string;
    person_id: string;
    /** Whose clerk or manager made it; it holds for every message to the person. */
    committee_id: string;
    /** Both days are within it; null: until somebody ends it. */
    from_day: DayText;
    until_day: DayText | null;
    reason: string;
    /** null: an administrator, at the command line. */
    stopped_by: string | null;
    stopped_at: Date;
    ended_by: string | null;
    ended_at: Date | null;
  };
}
