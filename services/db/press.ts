/** One row for each press that changed something: the same submission id again is the same press (platform.md 2). */
import type { Result } from '../result';
import type { Executor } from './tables';

export interface Press {
  /** Made when the card was made; an Action.Execute that Teams repeats carries the same one. */
  submissionId: string;
  personId: string;
  /** The verb, for the record. */
  verb: string;
  at: Date;
}

/**
 * In the caller's transaction: true the first time this submission id is seen. Two at once wait for each other here, so
 * the second sees what the first stored. When the caller then refuses, it must roll back (or use `onePress`): a refused
 * press has changed nothing, and the corrected card may carry the same id.
 */
export async function firstPress(on: Executor, press: Press): Promise<boolean> {
  const result = await on
    .insertInto('press')
    .values({
      submission_id: press.submissionId,
      person_id: press.personId,
      verb: press.verb,
      pressed_at: press.at,
    })
    .onConflict((conflict) => conflict.columns(['submission_id', 'person_id', 'verb']).doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** One transaction: `first` decides and writes; a refusal undoes everything, the press included; `again` only reads. */
export async function onePress<Value, Refusal extends { code: string }>(
  db: Executor,
  press: Press,
  first: (on: Executor) => Promise<Result<Value, Refusal>>,
  again: (on: Executor) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal>> {
  try {
    return await db.transaction().execute(async (on) => {
      if (!(await firstPress(on, press))) return again(on);
      const result = await first(on);
      if (!result.ok) throw new Refused(result);
      return result;
    });
  } catch (fault) {
    if (fault instanceof Refused) return fault.result as Result<Value, Refusal>;
    throw fault;
  }
}

/** Carries a refusal out of Kysely's transaction, which rolls back only on a throw. */
class Refused extends Error {
  constructor(readonly result: { ok: false; refusal: { code: string } }) {
    super(result.refusal.code);
  }
}
