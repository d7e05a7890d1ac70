/** The press table: one row for each press that changed something, under who pressed, on which card, and what. */
import type { Executor } from '../db/tables';

export interface Press {
  personId: string;
  /** Made when the card was made; an Action.Execute that Teams repeats carries the same one (platform.md 2). */
  submissionId: string;
  /** What was pressed: buttons of one card share its submission id. */
  verb: string;
  at: Date;
}

/**
 * In the caller's transaction. `first`: this press has not been stored before. `made`: an id of the press's own for what
 * it makes, the same each time. Two at once wait for each other here, so that the second sees what the first has stored.
 */
export async function storePress(on: Executor, press: Press): Promise<{ first: boolean; made: string }> {
  const stored = await on
    .insertInto('press')
    .values({
      submission_id: press.submissionId,
      person_id: press.personId,
      verb: press.verb,
      pressed_at: press.at,
    })
    .onConflict((conflict) => conflict.columns(['submission_id', 'person_id', 'verb']).doNothing())
    .returning('made')
    .executeTakeFirst();
  if (stored) return { first: true, made: stored.made };
  const before = await on
    .selectFrom('press')
    .select('made')
    .where('submission_id', '=', press.submissionId)
    .where('person_id', '=', press.personId)
    .where('verb', '=', press.verb)
    .executeTakeFirstOrThrow();
  return { first: false, made: before.made };
}
