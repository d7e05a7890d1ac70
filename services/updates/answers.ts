/** What the updates service answers with: the form that fills a card, what was sent, and why not. */
import type { Round, UpdateRequest } from '../rounds/rules';
import type { PlanAction } from '../strategy/rules';
import type { FieldProblem, TypedUpdate, UpdateVersion } from './rules';

export interface ReturnedComment {
  comment: string;
  byName: string;
  at: Date;
  versionNo: number;
}

/** Everything the update card needs, true now. */
export interface UpdateForm {
  request: UpdateRequest;
  round: Round;
  action: PlanAction;
  /** What fills the inputs: this person's draft, else the version that stands, else last round's words. */
  typed: TypedUpdate;
  filledFrom: 'draft' | 'current' | 'last-time' | 'nothing';
  draftSavedAt: Date | null;
  /** The version that stands, if sent. */
  current: UpdateVersion | null;
  /** Last round's, to compare with and to start from; its figures carry this plan's measure ids. */
  last: UpdateVersion | null;
  /** Set when the Operational Group sent the standing version back. */
  returned: ReturnedComment | null;
  mayEdit: boolean;
  /** Version number that what is typed started from; the card sends it back. */
  basedOn: number;
  /** Someone else sent a version after this person's draft began: both are shown. */
  overtakenBy: UpdateVersion | null;
}

export type UpdateRefusal =
  | { code: 'not-found' }
  | { code: 'not-your-update'; leadName: string | null }
  | { code: 'round-not-open' }
  | { code: 'round-locked'; lockedAt: Date }
  | { code: 'needs-attention'; problems: FieldProblem[] }
  | { code: 'changed-meanwhile'; theirs: UpdateVersion }
  | { code: 'nothing-last-time' }
  | { code: 'reason-missing' };

export interface SentUpdate {
  version: UpdateVersion;
  /** True when this press, or the same words, had been stored already. */
  again: boolean;
  request: UpdateRequest;
}
