/** What a refused press about a visit says: what happened, kindly, and the way on. */
import { formatDay } from '../services/calendar/rules';
import { unreachable } from '../services/result';
import type { VisitRefusal } from '../services/visits/rules';

const why = {
  'not-in-office': 'is not in office on',
  away: 'is away on',
  'not-trained': 'has no training recorded by',
  'no-check': 'has no check in force on',
} as const;

/** One sentence or two; several only for words that could tell who a child is. */
export function visitRefusalWords(refusal: VisitRefusal): string[] {
  return refusal.code === 'names-someone'
    ? ['Nothing was sent, and your words are kept here.', ...refusal.findings]
    : [sentence(refusal)];
}

function sentence(refusal: Exclude<VisitRefusal, { code: 'names-someone' }>): string {
  switch (refusal.code) {
    case 'not-found':
      return 'That is no longer there. This is how things stand now.';
    case 'not-allowed':
      return 'That is for someone else to do, so nothing was changed.';
    case 'place-taken':
      return refusal.byName
        ? `${refusal.byName} has just taken this place. Thank you for offering.`
        : 'Someone has just taken this place. Thank you for offering.';
    case 'not-your-place':
      return 'You have no place on this visit now, so nothing was changed.';
    case 'not-eligible':
      return `${refusal.name} ${why[refusal.why]} ${formatDay(refusal.day)}. The clerk can help.`;
    case 'already-going':
      return 'You have a place on this visit already.';
    case 'visit-cancelled':
      return 'This visit has been called off.';
    case 'visit-past':
      return 'This visit is past.';
    case 'visit-not-yet':
      return 'This visit is still to come. The note opens when it begins.';
    case 'not-agreed-yet':
      return 'The manager and the children of this home have not agreed yet. You are asked when they have.';
    case 'swap-too-late':
      return `Swaps ended on ${formatDay(refusal.until)}. If you cannot go, please say so, and the place is offered to someone else.`;
    case 'swap-over':
      return 'That swap is over. Nothing was changed.';
    case 'words-missing':
      return `Please fill in “${refusal.field}”. Nothing you typed is lost.`;
    case 'words-too-long':
      return `“${refusal.field}” may have ${refusal.most} characters at most, in plain letters. Nothing you typed is lost.`;
    case 'day-not-valid':
      return refusal.why;
    case 'already-replied':
      return `${refusal.byName} has replied already. The reply is shown here.`;
    case 'no-post':
      return `Nobody holds the post “${refusal.post}” now. Please choose another.`;
    case 'draft-changed':
      return 'The draft has changed since this card was made. This is how it stands now.';
    case 'no-draft':
      return 'There is no draft that waits to be agreed.';
    case 'same-member-twice':
      return 'One member cannot have two places on one visit.';
    default:
      return unreachable(refusal);
  }
}
