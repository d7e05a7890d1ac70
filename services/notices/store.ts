/** The notice table: one row for one key for ever, moved from state to state by guarded updates. */

import { sql } from 'kysely';
import type { Day } from '../calendar/rules';
import { inForce } from '../db/in-force';
import type { Executor, Tables } from '../db/tables';
import type { NoticeKind } from './kinds';
import type { DeliveredBefore, Notice, NoticeSubject, PlannedNotice, Unreached } from './rules';

/** A notice that one worker holds; `attempts` is its fence: a later claim raises it, and the earlier may end nothing. */
export interface ClaimedNotice extends Notice {
  attempts: number;
  /** Passing faults in a row so far. */
  faults: number;
  /** Not to be tried alone before this. */
  tryAfter: Date | null;
}

export interface Recipient {
  inForce: boolean;
  /** Committees on which they had or will have a role or post, and have none today. */
  notOn: string[];
  stopped: boolean;
}

type Row = Pick<
  Tables['notice'],
  'id' | 'key' | 'kind' | 'person_id' | 'due_at' | 'state' | 'reason' | 'ended_at' | 'attempts'
> & { subject: unknown; faults: number; try_after: Date | null };

const columns = [
  'notice.id',
  'notice.key',
  'notice.kind',
  'notice.person_id',
  'notice.subject',
  'notice.due_at',
  'notice.state',
  'notice.reason',
  'notice.ended_at',
  'notice.attempts',
  'notice.faults',
  'notice.try_after',
] as const;

function toNotice(row: Row): ClaimedNotice {
  return {
    id: row.id,
    key: row.key,
    kind: row.kind as NoticeKind,
    personId: row.person_id,
    subject: row.subject as NoticeSubject,
    dueAt: row.due_at,
    state: row.state,
    reason: row.reason,
    endedAt: row.ended_at,
    attempts: row.attempts,
    faults: row.faults,
    tryAfter: row.try_after,
  };
}

/** @returns how many keys were new. */
export async function insert(
  on: Executor,
  planned: PlannedNotice[],
  newId: () => string,
  now: Date,
): Promise<number> {
  let added = 0;
  // PostgreSQL takes 65,535 values in one statement.
  for (let start = 0; start < planned.length; start += 2000) {
    const rows = planned.slice(start, start + 2000).map((notice) => ({
      id: newId(),
      key: notice.key,
      kind: notice.kind,
      person_id: notice.personId,
      subject: JSON.stringify(notice.subject),
      due_at: notice.dueAt,
      state: 'queued' as const,
      reason: '',
      attempts: 0,
      created_at: now,
    }));
    const result = await on
      .insertInto('notice')
      .values(rows)
      .onConflict((conflict) => conflict.column('key').doNothing())
      .executeTakeFirst();
    added += Number(result.numInsertedOrUpdatedRows ?? 0n);
  }
  return added;
}

/** For the only process of a database, when it begins: whoever was sending is dead. */
export async function endAllLeases(on: Executor): Promise<void> {
  await on
    .updateTable('notice')
    .set({ leased_until: sql<Date>`clock_timestamp() - interval '1 second'` })
    .where('state', '=', 'sending')
    .execute();
}

/** Queued and due, or sent for by a worker that has died: its lease has run out by the database's own clock. */
const isDue = (now: Date) =>
  sql<boolean>`((notice.state = 'queued' and notice.due_at <= ${now})
    or (notice.state = 'sending' and notice.leased_until < clock_timestamp()))`;

/** Due, and not waiting for Teams to be well again. */
const mayBeTried = (now: Date) =>
  sql<boolean>`(${isDue(now)} and coalesce(notice.try_after <= ${now}, true))`;

/**
 * People with something due, whoever has something of `first` before the others, then by how long they have waited.
 * @param which.kinds null: every kind. @param which.except people whose turn is under way, or has been.
 */
export async function peopleWithDue(
  on: Executor,
  now: Date,
  which: {
    kinds: readonly NoticeKind[] | null;
    first: readonly NoticeKind[];
    except: string[];
    limit: number;
  },
): Promise<string[]> {
  const { kinds, first, except } = which;
  const rows = await on
    .selectFrom('notice')
    .select('person_id')
    .where(mayBeTried(now))
    .$if(kinds !== null, (query) => query.where('kind', 'in', [...(kinds ?? [])]))
    .$if(except.length > 0, (query) => query.where('person_id', 'not in', except))
    .groupBy('person_id')
    .orderBy(sql`bool_or(kind = any(${[...first]}::text[]))`, 'desc')
    .orderBy(sql`min(due_at)`)
    .orderBy('person_id')
    .limit(which.limit)
    .execute();
  return rows.map((row) => row.person_id);
}

/** Of the person in the query's `person`. */
const stopInForce = (today: Day) => sql<boolean>`exists (select from message_stop
  where message_stop.person_id = person.id and message_stop.ended_at is null
    and ${inForce('message_stop', today)})`;

/** Of the person in the query's `person`: a role or a post, on any committee. */
const inPost = (today: Day) => sql<boolean>`exists (select from in_post where in_post.person_id = person.id
  and ${inForce('in_post', today)})`;

/** Of the person in the query's `person`: the committees on which they have been, or will be, and are not today. */
const notOn = (today: Day) => sql<
  string[]
>`array(select distinct p.committee_id from in_post p where p.person_id = person.id
  and not exists (select from in_post where in_post.person_id = person.id and in_post.committee_id = p.committee_id
    and ${inForce('in_post', today)}))`;

/**
 * Takes the person's row for this transaction, so that one worker alone decides what this person gets.
 * @returns null when another worker has it, or is sending to this person at this moment.
 */
export async function lockRecipient(on: Executor, personId: string, today: Day): Promise<Recipient | null> {
  const row = await on
    .selectFrom('person')
    .select([inPost(today).as('in_force'), notOn(today).as('not_on'), stopInForce(today).as('stopped')])
    .where('id', '=', personId)
    .forNoKeyUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (!row) return null;
  // A statement of its own, after the lock: it sees what a worker that held the row before has claimed.
  const busy = await on
    .selectFrom('notice')
    .select('id')
    .where('person_id', '=', personId)
    .where('state', '=', 'sending')
    .where('leased_until', '>=', sql<Date>`clock_timestamp()`)
    .limit(1)
    .executeTakeFirst();
  return busy ? null : { inForce: row.in_force, notOn: row.not_on, stopped: row.stopped };
}

/** Everything due to the person, what waits for Teams as well: whatever goes takes the rest with it. */
export async function claimable(on: Executor, personId: string, now: Date): Promise<ClaimedNotice[]> {
  const rows = await on
    .selectFrom('notice')
    .select(columns)
    .where('person_id', '=', personId)
    .where(isDue(now))
    .orderBy('due_at')
    .orderBy('key')
    .forUpdate()
    .skipLocked()
    .execute();
  return rows.map(toNotice);
}

export async function claim(on: Executor, ids: string[], leaseSeconds: number): Promise<ClaimedNotice[]> {
  if (ids.length === 0) return [];
  const rows = await on
    .updateTable('notice')
    .set((row) => ({
      state: 'sending',
      attempts: row('attempts', '+', 1),
      leased_until: sql<Date>`clock_timestamp() + make_interval(secs => ${leaseSeconds})`,
    }))
    .where('id', 'in', ids)
    .returning(columns)
    .execute();
  return rows.map(toNotice).sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || (a.key < b.key ? -1 : 1));
}

export async function deliveredSince(
  on: Executor,
  personId: string,
  since: Date,
): Promise<DeliveredBefore[]> {
  const rows = await on
    .selectFrom('notice')
    .select(['kind', 'ended_at'])
    .where('person_id', '=', personId)
    .where('state', '=', 'delivered')
    .where('ended_at', '>=', since)
    .execute();
  return rows.flatMap((row) => (row.ended_at ? [{ kind: row.kind as NoticeKind, at: row.ended_at }] : []));
}

export interface Ending {
  state: 'delivered' | 'not-needed' | 'not-reached';
  reason: string;
  /** With 'not-reached'. */
  unreached?: Unreached;
  at: Date;
  conversationId?: string;
  activityId?: string;
}

/** Ends what this worker still holds; a notice that another has claimed since keeps that one's ending. */
export async function end(on: Executor, notice: ClaimedNotice, ending: Ending): Promise<void> {
  await on
    .updateTable('notice')
    .set({
      state: ending.state,
      reason: ending.reason,
      ended_at: ending.at,
      conversation_id: ending.conversationId ?? null,
      activity_id: ending.activityId ?? null,
      unreached: ending.unreached ?? '',
      leased_until: null,
      try_after: null,
    })
    .where('id', '=', notice.id)
    .where('state', 'in', ['queued', 'sending'])
    .where('attempts', '=', notice.attempts)
    .execute();
}

/**
 * Back to the queue. `due`: it is due again then. `tried`: due as before, and not tried again until then, one fault more
 * behind it. Only as it was claimed: what another worker has done since stands.
 */
export async function backToQueue(
  on: Executor,
  notice: ClaimedNotice,
  until: { due: Date } | { tried: Date },
  reason: string,
): Promise<void> {
  const when = 'due' in until ? { due_at: until.due } : { try_after: until.tried, faults: notice.faults + 1 };
  await on
    .updateTable('notice')
    .set({ ...when, state: 'queued', reason, leased_until: null })
    .where('id', '=', notice.id)
    .where('state', 'in', ['queued', 'sending'])
    .where('attempts', '=', notice.attempts)
    .execute();
}

/**
 * What was not reached and may be now goes back to the queue: the person has an account, has been heard from since in a
 * chat of their own, or gets messages again. Nobody tells a bot that its block was lifted, and an installation may have
 * been told to an instance that was down, so those two are tried once a day too, when `sendingTime`.
 * @returns how many.
 */
export async function reopenReachable(
  on: Executor,
  when: { now: Date; today: Day; since: Date; aDayAgo: Date; sendingTime: boolean },
): Promise<number> {
  const { numAffectedRows } = await sql`
    update notice set state = 'queued', ended_at = null, unreached = '', faults = 0
    from person left join conversation on conversation.person_key = person.aad_object_id
    where notice.person_id = person.id and notice.state = 'not-reached' and notice.unreached <> 'refused'
      and notice.ended_at >= ${when.since}
      and case notice.unreached
        when 'no-account' then person.aad_object_id is not null
        when 'stopped' then not ${stopInForce(when.today)} and ${inPost(when.today)}
        when 'no-chat' then coalesce(conversation.state = 'installed' and conversation.seen_at > notice.ended_at, false)
          or (${when.sendingTime} and notice.ended_at <= ${when.aDayAgo})
        when 'blocked' then coalesce(conversation.state = 'installed' and conversation.seen_at > notice.ended_at, false)
          or (${when.sendingTime} and notice.ended_at <= ${when.aDayAgo})
        else false end`.execute(on);
  return Number(numAffectedRows ?? 0n);
}

/** A notice belongs to a round by name, or by a request of it. */
const ofRound = (roundId: string) =>
  sql<boolean>`(notice.subject->>'roundId' = ${roundId}
    or notice.subject->>'requestId' in (select id from update_request where round_id = ${roundId}))`;

export async function endQueuedOfRound(
  on: Executor,
  roundId: string,
  reason: string,
  at: Date,
): Promise<number> {
  const result = await on
    .updateTable('notice')
    .set({ state: 'not-needed', reason, ended_at: at })
    .where('state', '=', 'queued')
    .where('kind', '<>', 'pack-finished')
    .where(ofRound(roundId))
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

export async function ledger(on: Executor, roundId: string): Promise<(Notice & { personName: string })[]> {
  const rows = await on
    .selectFrom('notice')
    .innerJoin('person', 'person.id', 'notice.person_id')
    .select(columns)
    .select('person.name as person_name')
    .where(ofRound(roundId))
    .orderBy(sql`coalesce(notice.ended_at, notice.due_at)`, 'desc')
    .orderBy('notice.key')
    .execute();
  return rows.map(named);
}

export async function notReachedAboutVisits(
  on: Executor,
  visitIds: string[],
): Promise<(Notice & { personName: string })[]> {
  if (visitIds.length === 0) return [];
  const rows = await on
    .selectFrom('notice')
    .innerJoin('person', 'person.id', 'notice.person_id')
    .select(columns)
    .select('person.name as person_name')
    .where('notice.state', '=', 'not-reached')
    .where(sql<string>`notice.subject->>'visitId'`, 'in', visitIds)
    .orderBy('notice.ended_at')
    .orderBy('notice.key')
    .execute();
  return rows.map(named);
}

function named(row: Row & { person_name: string }): Notice & { personName: string } {
  const { attempts: _attempts, faults: _faults, tryAfter: _tryAfter, ...notice } = toNotice(row);
  return { ...notice, personName: row.person_name };
}
