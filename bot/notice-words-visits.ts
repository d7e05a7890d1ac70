/** What a message about a visit is called, what stands beside it, and which of several gives it its words. */
import type { VisitNoticeKind } from '../services/notices/visit-kinds';

export const visitNoticeTitles: Record<VisitNoticeKind, string> = {
  'visit-invited': 'You are invited to a frontline visit',
  'visit-reminder': 'A frontline visit soon',
  'visit-place-open': 'A place is open on a frontline visit',
  'visit-swap-offered': 'A swap is on offer',
  'visit-note-asked': 'Your note of the visit',
  'visit-note-reminder': 'Your note of the visit is welcome still',
  'visit-agreement-asked': 'May two councillors visit?',
  'visit-reply-asked': 'A note of a visit to your service',
  'visit-reply-reminder': 'A note that waits for your reply',
  'visit-changed': 'A frontline visit has changed',
  'visit-cancelled': 'A frontline visit has been called off',
  'visit-thanks': 'Thank you for going today',
  'visit-swap-taken': 'Your swap has an answer',
  'visit-swap-done': 'How the swap ended',
  'visit-swap-clerk': 'Two members swap a visit',
  'visit-manager-told': 'A visit to your service',
  'visit-answered': 'The service has replied to your visit',
  'visit-action-given': 'Something to do after a visit',
  'visit-action-due': 'Something to do after a visit, due today',
  'visit-action-done': 'What you asked for has been done',
  'visit-gap': 'Something is missing of a visit',
  'visit-list-drafted': 'Visits for the meeting',
  'visit-feed-stopped': 'Your calendar link was stopped',
  'visit-paper-ended': 'The year of visits as a paper',
};

export const visitNoticeNotes: Partial<Record<VisitNoticeKind, string>> = {
  'visit-thanks': 'The card for your note comes on the next working day. It takes under three minutes.',
  'visit-manager-told':
    'Councillors plan to visit. If the day will not do, please call it off here, on the day too.',
  'visit-changed': 'The day has moved, so please say again whether you can go.',
};

/** What asks something of them comes before what only tells. */
export function visitNoticeWeight(kind: string): number {
  const order: string[] = [
    'visit-cancelled',
    'visit-changed',
    'visit-reply-reminder',
    'visit-reply-asked',
    'visit-note-reminder',
    'visit-note-asked',
    'visit-agreement-asked',
    'visit-reminder',
    'visit-invited',
  ];
  const place = order.indexOf(kind);
  return place < 0 ? order.length : place;
}
