/** Notices about frontline visits (domain.md 3, visit rota clock). */

export type VisitNoticeKind =
  // gentle prompts
  | 'visit-invited'
  | 'visit-reminder'
  | 'visit-place-open'
  | 'visit-swap-offered'
  | 'visit-note-asked'
  | 'visit-note-reminder'
  | 'visit-agreement-asked'
  | 'visit-reply-asked'
  | 'visit-reply-reminder'
  | 'visit-action-due'
  // single events
  | 'visit-changed'
  | 'visit-cancelled'
  | 'visit-thanks'
  | 'visit-swap-taken'
  | 'visit-swap-done'
  | 'visit-swap-clerk'
  | 'visit-manager-told'
  | 'visit-answered'
  | 'visit-action-given'
  | 'visit-action-done'
  | 'visit-gap'
  | 'visit-list-drafted'
  | 'visit-feed-stopped'
  | 'visit-paper-ended';

export const gentleVisitKinds: readonly VisitNoticeKind[] = [
  'visit-invited',
  'visit-reminder',
  'visit-place-open',
  'visit-swap-offered',
  'visit-note-asked',
  'visit-note-reminder',
  'visit-agreement-asked',
  'visit-reply-asked',
  'visit-reply-reminder',
  'visit-action-due',
];

export function isVisitKind(kind: string): kind is VisitNoticeKind {
  return kind.startsWith('visit-');
}
