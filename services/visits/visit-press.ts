/** What a command about one visit has in common: the visit is locked, so that presses on it follow one another. */
import type { Executor } from '../db/tables';
import { type Command, command, type Right } from '../platform/command';
import { ok, type Result, refuse } from '../result';
import type { VisitsDeps } from './deps';
import type { Visit, VisitRefusal } from './rules';
import { lockVisit, readVisit } from './store-visits';
import { startOf } from './times';

export interface VisitPress {
  visitId: string;
  byPersonId: string;
  submissionId: string;
}

/** The command about one visit: the visit is the row that is locked, and as it then stands it is the answer. */
export function onVisit(
  deps: VisitsDeps,
  verb: string,
  { visitId, byPersonId, submissionId }: VisitPress,
  write: (on: Executor, visit: Visit) => Promise<Result<unknown, VisitRefusal>>,
  more: Pick<Command<Visit, Visit, VisitRefusal>, 'right' | 'audit'> = {},
): Promise<Result<Visit, VisitRefusal>> {
  const again = async (on: Executor) => found(await readVisit(on, visitId));
  return command<Visit, Visit, VisitRefusal>(deps, {
    by: byPersonId,
    once: { submissionId, verb, again },
    lock: async (on) => found(await lockVisit(on, visitId)),
    right: more.right,
    async write(on, visit) {
      const written = await write(on, visit);
      return written.ok ? again(on) : written;
    },
    audit: more.audit,
  });
}

const found = (visit: Visit | null): Result<Visit, VisitRefusal> =>
  visit ? ok(visit) : refuse({ code: 'not-found' });

/** Those who run the visits of its committee. */
export const runsVisits = ({ committeeId }: { committeeId: string }): Right<VisitRefusal> => ({
  act: 'visits.run',
  committeeId,
  otherwise: { code: 'not-allowed' },
});

/** null: the visit is to come and may be answered. */
export function whyNotOpen(visit: Visit, now: Date): VisitRefusal | null {
  if (visit.state === 'cancelled') return { code: 'visit-cancelled' };
  if (visit.state !== 'planned' || startOf(visit) <= now) return { code: 'visit-past' };
  return null;
}
