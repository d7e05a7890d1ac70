/** A press on a card with several buttons: they share the card’s submission id, so the verb tells them apart. */
import { onePress, type Press } from '../db/press';
import type { Executor } from '../db/tables';
import type { Result } from '../result';

/** As `onePress`, for one verb of a card: “I can’t go” on the card where “I will go” was pressed is a press of its own. */
export function oneOfCard<Value, Refusal extends { code: string }>(
  db: Executor,
  press: Press,
  first: (on: Executor) => Promise<Result<Value, Refusal>>,
  again: (on: Executor) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal>> {
  return onePress(db, { ...press, submissionId: `${press.submissionId} ${press.verb}` }, first, again);
}
