/** A stop of every message to one person, between days, with its reason (domain.md 5, failure 8). */
import type { Day } from '../calendar/rules';
import { ok, type Result, refuse } from '../result';

export interface MessageStop {
  id: string;
  personId: string;
  personName: string;
  /** Whose clerk or manager made it, and may end it. It holds for every message to the person. */
  committeeId: string;
  /** Both days are within it; null: until somebody ends it. */
  fromDay: Day;
  untilDay: Day | null;
  /** For whoever may stop messages, and for nobody else. */
  reason: string;
  stoppedByName: string | null;
  stoppedAt: Date;
}

/** What another committee may know of a stop: that it is there, and for how long; never why, nor who made it. */
export type StopElsewhere = Pick<MessageStop, 'id' | 'personName' | 'fromDay' | 'untilDay'>;

export interface StopDraft {
  personId: string;
  /** null: today. */
  fromDay: Day | null;
  untilDay: Day | null;
  reason: string;
}

export type StopRefusal =
  | { code: 'not-allowed' }
  | { code: 'not-found' }
  | { code: 'nobody-chosen' }
  | { code: 'no-reason' }
  | { code: 'reason-too-long'; most: number }
  | { code: 'days-past' }
  | { code: 'until-before-from' };

export const longestReason = 300;

/** A draft as it would be stored, or what is to be put right. `from` is never before today: what was sent was sent. */
export function acceptStop(draft: StopDraft, today: Day): Result<StopDraft & { fromDay: Day }, StopRefusal> {
  const reason = draft.reason.trim();
  const fromDay = draft.fromDay ?? today;
  if (draft.personId === '') return refuse({ code: 'nobody-chosen' });
  if (reason === '') return refuse({ code: 'no-reason' });
  if (reason.length > longestReason) return refuse({ code: 'reason-too-long', most: longestReason });
  if (draft.untilDay !== null && draft.untilDay < fromDay) return refuse({ code: 'until-before-from' });
  if (draft.untilDay !== null && draft.untilDay < today) return refuse({ code: 'days-past' });
  return ok({ ...draft, reason, fromDay: fromDay < today ? today : fromDay });
}
