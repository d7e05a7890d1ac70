/** Questions whose meeting was called off, in SQL: they stand for the next one, and remember the first. */
import { sql } from 'kysely';
import type { Executor } from '../db/tables';
import type { Question } from './rules';
import { rowsOfMeeting, toQuestion } from './store';

export async function carryOn(on: Executor, fromIds: string[], toId: string): Promise<void> {
  for (const table of ['question', 'asked_question'] as const) {
    await on
      .updateTable(table)
      .set({ first_meeting_id: sql<string>`coalesce(first_meeting_id, meeting_id)`, meeting_id: toId })
      .where('meeting_id', 'in', fromIds)
      .execute();
  }
}

/** Those that stand for this meeting, or did before it was called off; `asker` is the keyed hash, null without account. */
export async function questionsTouched(
  on: Executor,
  meetingId: string,
): Promise<{ question: Question; asker: string | null; toldShift: string }[]> {
  const rows = await rowsOfMeeting(on, meetingId);
  return rows.map((row) => ({ question: toQuestion(row), asker: row.asker, toldShift: row.told_shift }));
}

export async function setToldShift(on: Executor, questionId: string, toldShift: string): Promise<void> {
  await on.updateTable('question').set({ told_shift: toldShift }).where('id', '=', questionId).execute();
}

/** One that was locked while its meeting passed is asked at the next. */
export async function setMeeting(on: Executor, questionId: string, meetingId: string): Promise<void> {
  await on.updateTable('question').set({ meeting_id: meetingId }).where('id', '=', questionId).execute();
}
