/** Who may let the young people's edition go out, and what exactly they have agreed to (domain.md 2.2 R5, 4.5). */
import { ok, type Result, refuse } from '../result';

export type SignOffState = 'asked' | 'signed-off' | 'sent-back';

/** One version's edition and what became of it. */
export interface SignOff {
  id: string;
  meetingId: string;
  buildId: string;
  versionNo: number;
  /** Of the exact words (`contentHash`): another version with the same words needs no second look. */
  sha256: string;
  state: SignOffState;
  /** The worker's, when it was sent back. */
  comment: string;
  askedAt: Date;
  decidedBy: string | null;
  decidedByName: string | null;
  decidedAt: Date | null;
}

export type EditionRefusal =
  | { code: 'not-found' }
  /** Only a participation worker of the committee decides; clerks may read. */
  | { code: 'not-allowed' }
  /** A newer version has come: it is the one to read. */
  | { code: 'newer-version'; buildId: string }
  | { code: 'already-decided'; state: SignOffState; byName: string | null }
  | { code: 'comment-missing' };

export interface Decision {
  agree: boolean;
  comment: string;
}

/** @param latest the newest of the meeting. */
export function mayDecide(
  signOff: SignOff,
  latest: SignOff,
  isWorker: boolean,
  decision: Decision,
): Result<SignOffState, EditionRefusal> {
  if (!isWorker) return refuse({ code: 'not-allowed' });
  if (latest.id !== signOff.id) return refuse({ code: 'newer-version', buildId: latest.buildId });
  if (signOff.state !== 'asked')
    return refuse({ code: 'already-decided', state: signOff.state, byName: signOff.decidedByName });
  if (!decision.agree && decision.comment === '') return refuse({ code: 'comment-missing' });
  return ok(decision.agree ? 'signed-off' : 'sent-back');
}
