/** Which steps of a meeting's cycle are done: the only writer of `meeting_step_done`. */
import type { Executor } from '../db/tables';
import type { DoneStep } from './rules';

/** By step. */
export async function doneSteps(on: Executor, meetingId: string): Promise<Map<string, DoneStep>> {
  const rows = await on
    .selectFrom('meeting_step_done')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .execute();
  return new Map(rows.map((row) => [row.step, { by: row.done_by, at: row.done_at }]));
}

/** The first record stands. False when it was done already. */
export async function markDone(
  on: Executor,
  step: { meetingId: string; step: string; by: string; at: Date },
): Promise<boolean> {
  const result = await on
    .insertInto('meeting_step_done')
    .values({ meeting_id: step.meetingId, step: step.step, done_by: step.by, done_at: step.at })
    .onConflict((conflict) => conflict.columns(['meeting_id', 'step']).doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Pressed by mistake. */
export async function markOpen(on: Executor, meetingId: string, step: string): Promise<boolean> {
  const result = await on
    .deleteFrom('meeting_step_done')
    .where('meeting_id', '=', meetingId)
    .where('step', '=', step)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}
