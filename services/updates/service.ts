/** A lead's update: drafts, sending, every version kept, and two people at once without losing a word. */
import type { Executor } from '../db/tables';
import type { Result } from '../result';
import type { Round, UpdateRequest } from '../rounds/rules';
import type { PlanAction } from '../strategy/rules';
import type { FieldProblem, TypedUpdate, UpdateContent, UpdateVersion } from './rules';

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
  /** What fills the inputs: this person's draft, else the version that stands, else last round's. */
  typed: TypedUpdate;
  filledFrom: 'draft' | 'current' | 'last-time' | 'nothing';
  draftSavedAt: Date | null;
  /** The version that stands, if sent. */
  current: UpdateVersion | null;
  /** Last round's, to compare with and to start from. */
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

export interface Updates {
  /** Anyone of the committee's staff may read; `mayEdit` says who may write. */
  form(requestId: string, personId: string, on?: Executor): Promise<Result<UpdateForm, UpdateRefusal>>;
  /** Keeps what was typed, right or wrong, for this person only. */
  saveDraft(input: {
    requestId: string;
    personId: string;
    typed: TypedUpdate;
    basedOn: number;
  }): Promise<Result<{ savedAt: Date }, UpdateRefusal>>;
  /** On every refusal what was typed is kept as this person's draft. */
  send(input: {
    requestId: string;
    personId: string;
    typed: TypedUpdate;
    basedOn: number;
    submissionId: string;
    /** The person has seen the other version and sends theirs as the next one. */
    overOther?: boolean;
  }): Promise<Result<SentUpdate, UpdateRefusal>>;
  /** Last round's words stand, because… ; figures stay to come where the action has them. */
  sendNoChange(input: {
    requestId: string;
    personId: string;
    reason: string;
    submissionId: string;
  }): Promise<Result<SentUpdate, UpdateRefusal>>;
  history(requestId: string, on?: Executor): Promise<UpdateVersion[]>;
  /** The version that stands for each request of a round, for the pack and scrutiny: one or two queries. */
  standing(roundId: string, on?: Executor): Promise<Map<string, UpdateVersion>>;
}

export type { UpdateContent };
