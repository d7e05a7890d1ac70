/** Notices about frontline visits (domain.md 3, visit rota clock). */

export const visitNoticeKinds = {
  'visit-invited': { title: 'an invitation to a visit', urgency: 'prompt' },
  'visit-reminder': { title: 'a visit soon', urgency: 'prompt' },
  'visit-place-open': { title: 'an open place on a visit', urgency: 'prompt' },
  'visit-swap-offered': { title: 'a swap on offer', urgency: 'prompt' },
  'visit-note-asked': { title: 'the note of a visit', urgency: 'prompt' },
  'visit-note-reminder': { title: 'the note of a visit, once more', urgency: 'prompt' },
  'visit-agreement-asked': { title: 'agreement to a visit', urgency: 'prompt' },
  'visit-reply-asked': { title: 'a note to reply to', urgency: 'prompt' },
  'visit-reply-reminder': { title: 'a note to reply to, once more', urgency: 'prompt' },
  'visit-action-due': { title: 'something to do after a visit, due today', urgency: 'prompt' },
  'visit-changed': { title: 'a visit that changed', urgency: 'event' },
  'visit-cancelled': { title: 'a visit that was called off', urgency: 'event' },
  'visit-thanks': { title: 'thanks for a visit', urgency: 'event' },
  'visit-swap-taken': { title: 'an answer to a swap', urgency: 'event' },
  'visit-swap-done': { title: 'how a swap ended', urgency: 'event' },
  'visit-swap-clerk': { title: 'a swap between members', urgency: 'event' },
  'visit-manager-told': { title: 'a visit to a service', urgency: 'event' },
  'visit-answered': { title: 'a service’s reply', urgency: 'event' },
  'visit-action-given': { title: 'something to do after a visit', urgency: 'event' },
  'visit-action-done': { title: 'what was done after a visit', urgency: 'event' },
  'visit-gap': { title: 'something missing of a visit', urgency: 'event' },
  'visit-list-drafted': { title: 'the list of visits for the meeting', urgency: 'event' },
  'visit-feed-stopped': { title: 'a calendar link that was stopped', urgency: 'event' },
  'visit-paper-ended': { title: 'the year as a paper', urgency: 'answer' },
} as const;

export type VisitNoticeKind = keyof typeof visitNoticeKinds;

export function isVisitKind(kind: string): kind is VisitNoticeKind {
  return kind.startsWith('visit-');
}
