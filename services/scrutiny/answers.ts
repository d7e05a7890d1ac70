/** What scrutiny answers with: the list by pledge, one update's decisions, and why not. */
import type { UpdateRequest } from '../rounds/rules';

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
  /** Oldest first, of every version. */
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
