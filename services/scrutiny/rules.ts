/** Who may decide on an update, and on which version (domain.md 1.1 G9, G10). */
import type { Round, UpdateRequest } from '../rounds/rules';
import type { ScrutinyDecision, ScrutinyItem, ScrutinyList, ScrutinyRefusal } from './answers';

export interface Facts {
  request: UpdateRequest;
  round: Round;
  /** Who wrote the version that stands; null when nothing was sent. */
  sentBy: string | null;
  decisions: ScrutinyDecision[];
  isReviewer: boolean;
}

/** null: this reviewer may decide on this version now. */
export function whyNot(
  facts: Facts,
  by: { reviewerId: string; versionNo: number; printed: boolean },
): ScrutinyRefusal | null {
  const { request, round } = facts;
  if (!facts.isReviewer) return { code: 'not-a-reviewer' };
  if (round.state !== 'open') return { code: 'round-not-open' };
  if (request.state === 'not-started' || facts.sentBy === null) return { code: 'not-found' };
  // A service does not mark its own work; another member of the group does.
  if (ownersOf(facts).includes(by.reviewerId)) return { code: 'own-update' };
  if (by.versionNo !== request.versionNo) return { code: 'newer-version', versionNo: request.versionNo };
  // What stands in the papers was accepted, and may be returned from them all the same.
  if (by.printed && request.state === 'accepted') return null;
  return decidedAlready(request, facts.decisions);
}

/** Whoever wrote what stands, whoever is asked for it, whoever handed it on, and both who answer for the post. */
const ownersOf = ({ request, sentBy }: Facts): (string | null)[] => [
  sentBy,
  request.leadPersonId,
  request.handedBy,
  request.holderPersonId,
  request.deputyPersonId,
];

function decidedAlready(request: UpdateRequest, decisions: ScrutinyDecision[]): ScrutinyRefusal | null {
  if (request.state !== 'accepted' && request.state !== 'returned') return null;
  const last = decisions.findLast((decision) => decision.versionNo === request.versionNo);
  return { code: 'already-decided', decision: request.state, byName: last?.byName ?? '' };
}

/** `requests` are in reading order and stay so; each stands in one of the four lists of its pledge. */
export function byPledge(
  pledges: { no: number; shortName: string; requests: UpdateRequest[] }[],
  decisions: Map<string, ScrutinyDecision[]>,
): ScrutinyList['pledges'] {
  return pledges.map(({ no, shortName, requests }) => {
    const items = requests.map(
      (request): ScrutinyItem => ({ request, decisions: decisions.get(request.id) ?? [] }),
    );
    const inState = (state: UpdateRequest['state']) => items.filter((item) => item.request.state === state);
    return {
      no,
      shortName,
      waiting: inState('sent'),
      returned: inState('returned'),
      accepted: inState('accepted'),
      notSent: inState('not-started'),
    };
  });
}
