/** Practice messages, pre-meets, purges, survey themes and closed meetings: small records, in SQL. */
import { type Selectable, sql } from 'kysely';
import type { Day } from '../calendar/rules';
import type { Executor, Tables } from '../db/tables';

export type PracticeRun = Selectable<Tables['practice_run']>;
export type PurgeRecord = Selectable<Tables['question_purge']>;

export async function insertRun(
  on: Executor,
  run: {
    id: string;
    committeeId: string;
    quarter: string;
    questionId: string;
    startedBy: string;
    startedAt: Date;
  },
): Promise<boolean> {
  const result = await on
    .insertInto('practice_run')
    .values({
      id: run.id,
      committee_id: run.committeeId,
      quarter: run.quarter,
      question_id: run.questionId,
      started_by: run.startedBy,
      started_at: run.startedAt,
    })
    .onConflict((conflict) => conflict.columns(['committee_id', 'quarter']).doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function runOf(on: Executor, committeeId: string, quarter: string): Promise<PracticeRun | null> {
  const row = await on
    .selectFrom('practice_run')
    .selectAll()
    .where('committee_id', '=', committeeId)
    .where('quarter', '=', quarter)
    .executeTakeFirst();
  return row ?? null;
}

/** Newest first. */
export async function runsOf(on: Executor, committeeId: string): Promise<PracticeRun[]> {
  return on
    .selectFrom('practice_run')
    .selectAll()
    .where('committee_id', '=', committeeId)
    .orderBy('started_at', 'desc')
    .limit(12)
    .execute();
}

export async function finishRun(on: Executor, id: string, result: unknown, at: Date): Promise<void> {
  await on
    .updateTable('practice_run')
    .set({ result: JSON.stringify(result), finished_at: at })
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .execute();
}

export async function insertPurge(on: Executor, purge: PurgeRecord): Promise<void> {
  await on.insertInto('question_purge').values(purge).execute();
}

/** Newest first. What came in for no meeting says of no committee whose it was: shown where there is only one. */
export async function purges(on: Executor, committeeId: string): Promise<PurgeRecord[]> {
  return on
    .selectFrom('question_purge')
    .leftJoin('meeting', 'meeting.id', 'question_purge.meeting_id')
    .selectAll('question_purge')
    .where((row) =>
      row.or([
        row('meeting.committee_id', '=', committeeId),
        row.and([
          row('question_purge.meeting_id', 'is', null),
          sql<boolean>`(select count(*) from committee) = 1`,
        ]),
      ]),
    )
    .orderBy('question_purge.at', 'desc')
    .limit(24)
    .execute();
}

export async function putPremeet(
  on: Executor,
  premeet: { meetingId: string; day: Day; workerId: string; chairCame: boolean; headCame: boolean; at: Date },
): Promise<void> {
  const values = {
    day: premeet.day,
    worker_id: premeet.workerId,
    chair_came: premeet.chairCame,
    head_came: premeet.headCame,
    recorded_at: premeet.at,
  };
  await on
    .insertInto('premeet')
    .values({ meeting_id: premeet.meetingId, ...values })
    .onConflict((conflict) => conflict.column('meeting_id').doUpdateSet(values))
    .execute();
}

export async function premeetOf(on: Executor, meetingId: string) {
  const row = await on
    .selectFrom('premeet')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .executeTakeFirst();
  return row ?? null;
}

export async function insertTheme(on: Executor, theme: Selectable<Tables['survey_theme']>): Promise<void> {
  await on.insertInto('survey_theme').values(theme).execute();
}

export async function themesOf(on: Executor, committeeId: string) {
  return on
    .selectFrom('survey_theme')
    .selectAll()
    .where('committee_id', '=', committeeId)
    .orderBy('made_at', 'desc')
    .execute();
}

/** @returns false when it was closed before. */
export async function insertClose(on: Executor, meetingId: string, by: string, at: Date): Promise<boolean> {
  const result = await on
    .insertInto('meeting_close')
    .values({ meeting_id: meetingId, closed_by: by, closed_at: at })
    .onConflict((conflict) => conflict.column('meeting_id').doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function closedAt(on: Executor, meetingId: string): Promise<Date | null> {
  const row = await on
    .selectFrom('meeting_close')
    .select('closed_at')
    .where('meeting_id', '=', meetingId)
    .executeTakeFirst();
  return row?.closed_at ?? null;
}
