/** Every kind of notice, one row each: what the clerk's list calls it, and how it stands beside the others. */
import { type QuestionNoticeKind, questionNoticeKinds } from './question-kinds';
import { type StepNoticeKind, stepNoticeKinds } from './step-kinds';
import { type VisitNoticeKind, visitNoticeKinds } from './visit-kinds';

/**
 * - 'safeguarding': before any other, at any hour, and never held back by what is being sent.
 * - 'answer': to the person's own press, so at any hour.
 * - 'event': something happened; within sending hours.
 * - 'prompt': a gentle reminder; at most one message with such in it for one person on one day (domain.md 3, 5 failure 9).
 */
export type Urgency = 'safeguarding' | 'answer' | 'event' | 'prompt';

export interface NoticeKindRow {
  title: string;
  urgency: Urgency;
}

const rounds = {
  'round-opened': { title: 'round opened', urgency: 'prompt' },
  'nudge-1': { title: 'first nudge', urgency: 'prompt' },
  'nudge-2': { title: 'second nudge', urgency: 'prompt' },
  'words-due-today': { title: 'words due today', urgency: 'prompt' },
  'figures-due-today': { title: 'figures due today', urgency: 'prompt' },
  'late-to-cover': { title: 'still to send, to the cover', urgency: 'prompt' },
  'late-to-manager': { title: 'still to send, to the manager', urgency: 'prompt' },
  'late-list': { title: 'list of what has not come', urgency: 'prompt' },
  'lead-stopped': { title: 'a lead whose messages are stopped', urgency: 'event' },
  chase: { title: 'reminder from the clerk', urgency: 'event' },
  'handed-over': { title: 'an update was passed on', urgency: 'event' },
  'sent-back': { title: 'an update was sent back', urgency: 'event' },
  'update-arrived': { title: 'updates to look at', urgency: 'event' },
  'more-time-asked': { title: 'a request for more time', urgency: 'event' },
  'more-time-decided': { title: 'an answer about more time', urgency: 'event' },
  'dates-moved': { title: 'dates that moved', urgency: 'event' },
  'round-opened-clerk': { title: 'the round opened', urgency: 'event' },
} as const satisfies Record<string, NoticeKindRow>;

const papers = {
  'report-returned': { title: 'a section of a report was sent back', urgency: 'event' },
  'pack-finished': { title: 'the pack', urgency: 'answer' },
  'finding-to-agree': { title: 'a finding to agree to', urgency: 'event' },
  'edition-to-sign-off': { title: 'the young people’s edition to read', urgency: 'event' },
  'edition-decided': { title: 'an answer about the young people’s edition', urgency: 'event' },
  'edition-not-out': { title: 'a young people’s edition that is not out', urgency: 'event' },
  'small-number-waiting': { title: 'a small number to agree to', urgency: 'event' },
} as const satisfies Record<string, NoticeKindRow>;

export type NoticeKind =
  | keyof typeof rounds
  | keyof typeof papers
  | QuestionNoticeKind
  | StepNoticeKind
  | VisitNoticeKind;

export const noticeKinds: Record<NoticeKind, NoticeKindRow> = {
  ...rounds,
  ...papers,
  ...questionNoticeKinds,
  ...stepNoticeKinds,
  ...visitNoticeKinds,
};

const allKinds = Object.keys(noticeKinds) as NoticeKind[];

export const safeguardingKinds: readonly NoticeKind[] = allKinds.filter(isSafeguarding);

/** What goes outside sending hours too. */
export const atAnyHour: readonly NoticeKind[] = allKinds.filter(
  (kind) => isSafeguarding(kind) || noticeKinds[kind].urgency === 'answer',
);

export function isSafeguarding(kind: NoticeKind): boolean {
  return noticeKinds[kind].urgency === 'safeguarding';
}

export function isPrompt(kind: NoticeKind): boolean {
  return noticeKinds[kind].urgency === 'prompt';
}
