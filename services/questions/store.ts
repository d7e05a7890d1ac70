/** The envelopes of questions in SQL: who may see them is decided before, what they say is in store-locked.ts. */
import { type Selectable, sql } from 'kysely';
import type { Executor, Tables } from '../db/tables';
import type { Question, QuestionState, Way } from './rules';

type Row = Selectable<Tables['question']>;

export interface NewQuestion {
  id: string;
  committeeId: string;
  meetingId: string | null;
  groupId: string | null;
  way: Way;
  dedupe: string;
  asker: string | null;
  keepsake: string | null;
  followsId: string | null;
  raised: boolean;
  rank: number;
  unsent: boolean;
  messageTag: string | null;
  practice: boolean;
  receivedAt: Date;
}

/** @returns false when the same words of the same form are here already. */
export async function insertQuestion(on: Executor, question: NewQuestion): Promise<boolean> {
  const result = await on
    .insertInto('question')
    .values({
      id: question.id,
      committee_id: question.committeeId,
      meeting_id: question.meetingId,
      group_id: question.groupId,
      way: question.way,
      dedupe: question.dedupe,
      asker: question.asker,
      keepsake: question.keepsake,
      follows_id: question.followsId,
      raised: question.raised,
      rank: question.rank,
      unsent: question.unsent,
      message_tag: question.messageTag,
      practice: question.practice,
      state: 'unread',
      received_at: question.receivedAt,
    })
    .onConflict((conflict) => conflict.column('dedupe').doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function findByDedupe(on: Executor, dedupe: string[]): Promise<Question | null> {
  const row = await on.selectFrom('question').selectAll().where('dedupe', 'in', dedupe).executeTakeFirst();
  return row ? toQuestion(row) : null;
}

export async function findQuestion(on: Executor, id: string): Promise<Question | null> {
  const row = await on.selectFrom('question').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? toQuestion(row) : null;
}

/** The row is this transaction's until it ends: two who press at once follow one another. */
export async function lockQuestion(on: Executor, id: string): Promise<Question | null> {
  const row = await on.selectFrom('question').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row ? toQuestion(row) : null;
}

export async function findByKeepsake(on: Executor, keepsakes: string[]): Promise<Question | null> {
  const row = await on
    .selectFrom('question')
    .selectAll()
    .where('keepsake', 'in', keepsakes)
    .executeTakeFirst();
  return row ? toQuestion(row) : null;
}

/** A member's own, newest first. */
export async function questionsOfAsker(on: Executor, askers: string[]): Promise<Question[]> {
  const rows = await on
    .selectFrom('question')
    .selectAll()
    .where('asker', 'in', askers)
    .orderBy('received_at', 'desc')
    .limit(20)
    .execute();
  return rows.map(toQuestion);
}

/**
 * Everything not yet forgotten of one committee: what can mean danger, then what tells something, then what asks, each oldest
 * first. Words of an adult's text that have gone back to their place wait for nothing more.
 */
export async function openQuestionsOf(on: Executor, committeeId: string): Promise<Question[]> {
  const rows = await on
    .selectFrom('question')
    .selectAll()
    .where('committee_id', '=', committeeId)
    .where('purged_at', 'is', null)
    .where(
      sql<boolean>`not (state = 'ok' and exists (select 1 from held_words h where h.question_id = question.id))`,
    )
    .orderBy('rank', 'desc')
    .orderBy('received_at')
    .orderBy('id')
    .execute();
  return rows.map(toQuestion);
}

export async function undecided(on: Executor): Promise<Question[]> {
  const rows = await on
    .selectFrom('question')
    .selectAll()
    .where('state', 'in', ['unread', 'read'])
    .where('purged_at', 'is', null)
    .execute();
  return rows.map(toQuestion);
}

export async function questionsOfAsked(on: Executor, askedId: string): Promise<Question[]> {
  const rows = await on
    .selectFrom('question')
    .selectAll()
    .where('asked_id', '=', askedId)
    .orderBy('received_at')
    .execute();
  return rows.map(toQuestion);
}

/** A question to the committee: not words that wait in an adult's text, and none that nobody has sent. */
export const isAsked = sql<boolean>`not question.unsent
  and not exists (select 1 from held_words h where h.question_id = question.id)`;

/** Also those that stood for it until it was called off. */
export async function questionsOfMeeting(on: Executor, meetingId: string): Promise<Question[]> {
  return (await rowsOfMeeting(on, meetingId)).map(toQuestion);
}

export function rowsOfMeeting(on: Executor, meetingId: string) {
  return on
    .selectFrom('question')
    .selectAll()
    .where((where) =>
      where.or([where('meeting_id', '=', meetingId), where('first_meeting_id', '=', meetingId)]),
    )
    .where(isAsked)
    .orderBy('received_at')
    .execute();
}

export async function markRead(on: Executor, id: string, at: Date): Promise<void> {
  await on
    .updateTable('question')
    .set({ state: 'read', read_at: at })
    .where('id', '=', id)
    .where('state', '=', 'unread')
    .execute();
}

export async function decide(
  on: Executor,
  id: string,
  decision: { state: Extract<QuestionState, 'ok' | 'worried'>; by: string; at: Date },
): Promise<void> {
  await on
    .updateTable('question')
    .set({
      state: decision.state,
      decided_by: decision.by,
      decided_at: decision.at,
      // What is locked moves on with nobody else's: the rest of the group goes its way (domain.md 2.9.11).
      ...(decision.state === 'worried' ? { asked_id: null, agreed_at: null, agreed_how: null } : {}),
    })
    .where('id', '=', id)
    .execute();
}

export async function join(on: Executor, ids: string[], askedId: string): Promise<void> {
  await on
    .updateTable('question')
    .set({ asked_id: askedId, agreed_at: null, agreed_how: null })
    .where('id', 'in', ids)
    .execute();
}

/** Free for another wording. */
export async function leave(on: Executor, askedId: string): Promise<void> {
  await on
    .updateTable('question')
    .set({ asked_id: null, agreed_at: null, agreed_how: null })
    .where('asked_id', '=', askedId)
    .execute();
}

export async function setAside(on: Executor, id: string, message: string, at: Date): Promise<void> {
  await on.updateTable('question').set({ aside: message, aside_at: at }).where('id', '=', id).execute();
}

export async function setAgreed(on: Executor, ids: string[], how: string, at: Date): Promise<void> {
  if (ids.length === 0) return;
  await on.updateTable('question').set({ agreed_at: at, agreed_how: how }).where('id', 'in', ids).execute();
}

export async function clearAgreed(on: Executor, askedId: string): Promise<void> {
  await on
    .updateTable('question')
    .set({ agreed_at: null, agreed_how: null })
    .where('asked_id', '=', askedId)
    .execute();
}

export async function setHeard(on: Executor, id: string, heard: 'yes' | 'no', at: Date): Promise<void> {
  await on.updateTable('question').set({ heard, heard_at: at }).where('id', '=', id).execute();
}

export async function setKeepsake(on: Executor, id: string, keepsake: string): Promise<void> {
  await on.updateTable('question').set({ keepsake }).where('id', '=', id).execute();
}

/** Those that came while no meeting was planned go to the next one, with their wordings. */
export async function takeToMeeting(on: Executor, committeeId: string, meetingId: string): Promise<void> {
  for (const table of ['question', 'asked_question'] as const) {
    await on
      .updateTable(table)
      .set({ meeting_id: meetingId })
      .where('committee_id', '=', committeeId)
      .where('meeting_id', 'is', null)
      .execute();
  }
}

/** Words gone; `link` true: the way back to a person goes too, and what was written to them by it. */
export async function markPurged(on: Executor, ids: string[], link: boolean, at: Date): Promise<void> {
  if (ids.length === 0) return;
  await on
    .updateTable('question')
    .set({
      purged_at: sql<Date>`coalesce(purged_at, ${at})`,
      ...(link ? { asker: null, keepsake: null, message_tag: null, aside: '' } : {}),
    })
    .where('id', 'in', ids)
    .execute();
}

/** Sent as a question after all: from now on it is one. */
export async function setSent(on: Executor, id: string, at: Date): Promise<void> {
  await on
    .updateTable('question')
    .set({
      unsent: false,
      received_at: sql<Date>`case when state = 'unread' then ${at} else received_at end`,
    })
    .where('id', '=', id)
    .execute();
}

/** Taken back before anybody had read it: nothing of it stays. */
export async function deleteQuestion(on: Executor, id: string): Promise<void> {
  await on.deleteFrom('question').where('id', '=', id).execute();
}

export async function questionsOfMessage(on: Executor, messageTags: string[]): Promise<Question[]> {
  const rows = await on
    .selectFrom('question')
    .selectAll()
    .where('message_tag', 'in', messageTags)
    .where('purged_at', 'is', null)
    .execute();
  return rows.map(toQuestion);
}

/** All that still hold words, or a way back to a person. */
export async function toForget(
  on: Executor,
): Promise<{ question: Question; meetingDay: string | null; replyAt: Date | null; hasLink: boolean }[]> {
  const rows = await on
    .selectFrom('question')
    .leftJoin('meeting', 'meeting.id', 'question.meeting_id')
    .leftJoin('asked_question', 'asked_question.id', 'question.asked_id')
    .selectAll('question')
    .select(['meeting.day as meeting_day', 'asked_question.reply_at'])
    .where((where) =>
      where.or([
        where('question.purged_at', 'is', null),
        where('question.asker', 'is not', null),
        where('question.keepsake', 'is not', null),
      ]),
    )
    .execute();
  return rows.map((row) => ({
    question: toQuestion(row),
    meetingDay: row.meeting_day,
    replyAt: row.reply_at,
    hasLink: row.asker !== null || row.keepsake !== null,
  }));
}

export function toQuestion(row: Row): Question {
  return {
    id: row.id,
    committeeId: row.committee_id,
    meetingId: row.meeting_id,
    firstMeetingId: row.first_meeting_id,
    groupId: row.group_id,
    way: row.way as Way,
    followsId: row.follows_id,
    raised: row.raised,
    rank: row.rank,
    unsent: row.unsent,
    practice: row.practice,
    state: row.state,
    receivedAt: row.received_at,
    readAt: row.read_at,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    askedId: row.asked_id,
    agreedAt: row.agreed_at,
    heard: row.heard,
    purgedAt: row.purged_at,
    aside: row.aside,
    asideAt: row.aside_at,
  };
}
