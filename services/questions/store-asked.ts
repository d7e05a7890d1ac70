/** What the committee is asked, in SQL: a theme, an agreed wording, and the way to an answer. */
import type { Selectable } from 'kysely';
import type { Day } from '../calendar/rules';
import type { Executor, Tables } from '../db/tables';
import type { AskedQuestion, OutcomeDraft, OutcomeKind } from './rules';

type Row = Selectable<Tables['asked_question']>;

export async function insertAsked(
  on: Executor,
  asked: {
    id: string;
    committeeId: string;
    meetingId: string | null;
    firstMeetingId: string | null;
    theme: string;
    madeBy: string;
    madeAt: Date;
  },
): Promise<void> {
  await on
    .insertInto('asked_question')
    .values({
      id: asked.id,
      committee_id: asked.committeeId,
      meeting_id: asked.meetingId,
      first_meeting_id: asked.firstMeetingId,
      theme: asked.theme,
      wording: '',
      state: 'proposed',
      made_by: asked.madeBy,
      made_at: asked.madeAt,
    })
    .execute();
}

export async function findAsked(on: Executor, id: string): Promise<AskedQuestion | null> {
  const row = await on.selectFrom('asked_question').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? toAsked(row) : null;
}

export async function lockAsked(on: Executor, id: string): Promise<AskedQuestion | null> {
  const row = await on
    .selectFrom('asked_question')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ? toAsked(row) : null;
}

const inOrder = (on: Executor) =>
  on.selectFrom('asked_question').selectAll().orderBy('made_at').orderBy('id');

/** Also those that stood for it until it was called off. */
export async function askedOfMeeting(on: Executor, meetingId: string): Promise<AskedQuestion[]> {
  const rows = await inOrder(on)
    .where((where) =>
      where.or([where('meeting_id', '=', meetingId), where('first_meeting_id', '=', meetingId)]),
    )
    .execute();
  return rows.map(toAsked);
}

/** Proposed, with an officer, or answered and not yet home. */
export async function askedUnderWay(on: Executor, committeeId: string): Promise<AskedQuestion[]> {
  const rows = await inOrder(on)
    .where('committee_id', '=', committeeId)
    .where('state', 'in', ['proposed', 'agreed', 'answered'])
    .execute();
  return rows.map(toAsked);
}

export async function askedBetween(
  on: Executor,
  committeeId: string,
  from: Date,
  until: Date,
): Promise<AskedQuestion[]> {
  const rows = await inOrder(on)
    .where('committee_id', '=', committeeId)
    .where('answered_at', '>=', from)
    .where('answered_at', '<', until)
    .execute();
  return rows.map(toAsked);
}

export async function waitingForOfficer(on: Executor): Promise<AskedQuestion[]> {
  const rows = await inOrder(on)
    .where('state', '=', 'agreed')
    .where('officer_post', 'is not', null)
    .execute();
  return rows.map(toAsked);
}

export async function setTheme(on: Executor, id: string, theme: string): Promise<void> {
  await on
    .updateTable('asked_question')
    .set({ theme, wording: '', state: 'proposed', agreed_at: null })
    .where('id', '=', id)
    .execute();
}

export async function setWordingAgreed(on: Executor, id: string, wording: string, at: Date): Promise<void> {
  await on
    .updateTable('asked_question')
    .set({ wording, state: 'agreed', agreed_at: at })
    .where('id', '=', id)
    .where('state', '=', 'proposed')
    .execute();
}

export async function setOfficer(
  on: Executor,
  id: string,
  officer: { post: string; sentAt: Date; dueDay: Day },
): Promise<void> {
  await on
    .updateTable('asked_question')
    .set({ officer_post: officer.post, sent_at: officer.sentAt, due_day: officer.dueDay })
    .where('id', '=', id)
    .execute();
}

export async function setAnswer(
  on: Executor,
  id: string,
  draft: OutcomeDraft,
  by: string,
  at: Date,
): Promise<void> {
  await on
    .updateTable('asked_question')
    .set({
      state: 'answered',
      answer: draft.answer,
      outcome: draft.outcome,
      what: draft.what,
      by_day: draft.byDay,
      who: draft.who,
      reason: draft.reason,
      passed_to: draft.passedTo,
      answered_by: by,
      answered_at: at,
    })
    .where('id', '=', id)
    .execute();
}

export async function setAction(on: Executor, id: string, actionId: string): Promise<void> {
  await on.updateTable('asked_question').set({ action_id: actionId }).where('id', '=', id).execute();
}

export async function setReply(on: Executor, id: string, reply: string, by: string, at: Date): Promise<void> {
  await on
    .updateTable('asked_question')
    .set({ reply, reply_by: by, reply_at: at, state: 'home' })
    .where('id', '=', id)
    .execute();
}

export async function setPromised(on: Executor, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await on.updateTable('asked_question').set({ promised: true }).where('id', 'in', ids).execute();
}

export async function withdraw(on: Executor, id: string, because: string): Promise<void> {
  await on
    .updateTable('asked_question')
    .set({ state: 'withdrawn', withdrawn_because: because })
    .where('id', '=', id)
    .execute();
}

function toAsked(row: Row): AskedQuestion {
  return {
    id: row.id,
    committeeId: row.committee_id,
    meetingId: row.meeting_id,
    firstMeetingId: row.first_meeting_id,
    theme: row.theme,
    wording: row.wording,
    state: row.state,
    officerPost: row.officer_post,
    sentAt: row.sent_at,
    dueDay: row.due_day as Day | null,
    promised: row.promised,
    answer: row.answer,
    outcome: row.outcome as OutcomeKind | null,
    what: row.what,
    byDay: row.by_day as Day | null,
    who: row.who,
    reason: row.reason,
    passedTo: row.passed_to,
    answeredAt: row.answered_at,
    reply: row.reply,
    replyAt: row.reply_at,
    actionId: row.action_id,
    withdrawnBecause: row.withdrawn_because,
  };
}
