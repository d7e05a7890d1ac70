/** One press about one visit: the visit is locked, so that presses on it follow one another. */
import type { Executor } from '../db/tables';
import { ok, type Result, refuse } from '../result';
import type { VisitsDeps } from './deps';
import { oneOfCard } from './one-press';
import type { Visit, VisitRefusal } from './rules';
import { lockVisit, readVisit } from './store-visits';
import { startOf } from './times';

export interface VisitPress {
  visitId: string;
  byPersonId: string;
  submissionId: string;
}

/** One press about one visit: the visit is locked, `decide` writes, and the visit as it then stands is the answer. */
export function visitPress(
  deps: VisitsDeps,
  verb: string,
  { visitId, byPersonId, submissionId }: VisitPress,
  decide: (on: Executor, visit: Visit) => Promise<Result<unknown, VisitRefusal>>,
): Promise<Result<Visit, VisitRefusal>> {
  const at = deps.clock.now();
  const again = async (on: Executor): Promise<Result<Visit, VisitRefusal>> => {
    const visit = await readVisit(on, visitId);
    return visit ? ok(visit) : refuse({ code: 'not-found' });
  };
  return oneOfCard<Visit, VisitRefusal>(
    deps.db,
    { submissionId, personId: byPersonId, verb, at },
    async (on) => {
      const visit = await lockVisit(on, visitId);
      if (!visit) return refuse({ code: 'not-found' });
      const decided = await decide(on, visit);
      return decided.ok ? again(on) : decided;
    },
    again,
  );
}

/** null: the visit is to come and may be answered. */
export function whyNotOpen(visit: Visit, now: Date): VisitRefusal | null {
  if (visit.state === 'cancelled') return { code: 'visit-cancelled' };
  if (visit.state !== 'planned' || startOf(visit) <= now) return { code: 'visit-past' };
  return null;
}
