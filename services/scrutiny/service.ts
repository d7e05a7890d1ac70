/** The Operational Group accepts an update or sends it back with a comment (domain.md 1.1 G9, G10). */
import type { Executor } from '../db/tables';
import type { Result } from '../result';
import type { UpdateRequest } from '../rounds/rules';
import type { UpdateForm } from '../updates/service';

export type ScrutinyRefusal =
  | { code: 'not-found' }
  | { code: 'not-a-reviewer' }
  | { code: 'own-update' }
  | { code: 'comment-missing' }
  | { code: 'round-not-open' }
  | { code: 'newer-version'; versionNo: number }
  | { code: 'already-decided'; decision: 'accepted' | 'returned'; byName: string };

export interface ScrutinyDecision {
  versionNo: number;
  decision: 'accepted' | 'returned';
  comment: string;
  byName: string;
  at: Date;
}

export interface ScrutinyItem {
  request: UpdateRequest;
  decisions: ScrutinyDecision[];
}

export interface ScrutinyList {
  roundId: string;
  periodLabel: string;
  /** Every pledge, with what waits, what was sent back, what is accepted and what has not come. */
  pledges: {
    no: number;
    shortName: string;
    waiting: ScrutinyItem[];
    returned: ScrutinyItem[];
    accepted: ScrutinyItem[];
    notSent: ScrutinyItem[];
  }[];
}

export interface Scrutiny {
  /** The open round's updates by pledge; null when no round is open. */
  list(committeeId: string, on?: Executor): Promise<ScrutinyList | null>;
  /** The update beside last time's, with the comments so far. */
  view(
    requestId: string,
    reviewerId: string,
    on?: Executor,
  ): Promise<Result<{ form: UpdateForm; decisions: ScrutinyDecision[] }, ScrutinyRefusal>>;
  accept(input: {
    requestId: string;
    versionNo: number;
    reviewerId: string;
    submissionId: string;
  }): Promise<Result<ScrutinyItem, ScrutinyRefusal>>;
  /** Puts a notice to the lead in the same transaction. */
  sendBack(input: {
    requestId: string;
    versionNo: number;
    reviewerId: string;
    comment: string;
    submissionId: string;
  }): Promise<Result<ScrutinyItem, ScrutinyRefusal>>;
}
