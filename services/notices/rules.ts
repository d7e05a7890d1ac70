/** Which notices are due, planned purely: planning twice gives the same keys (domain.md 3, reminder manners). */

export type NoticeKind =
  // reminders of a round, one a person
  | 'round-opened'
  | 'nudge-1'
  | 'nudge-2'
  | 'words-due-today'
  | 'figures-due-today'
  | 'late-to-cover'
  | 'late-to-manager'
  | 'late-list'
  | 'chase'
  // single events
  | 'handed-over'
  | 'sent-back'
  | 'update-arrived'
  | 'more-time-asked'
  | 'more-time-decided'
  | 'dates-moved'
  | 'round-opened-clerk'
  | 'pack-finished';

/** Ids only: a notice outlives a deployment, and holds nobody's words. */
export interface NoticeSubject {
  roundId?: string;
  meetingId?: string;
  requestId?: string;
  moreTimeId?: string;
  buildId?: string;
  /** For 'late-to-cover' and 'late-to-manager': whose updates they are. */
  leadPersonId?: string;
}

export interface PlannedNotice {
  /** 'round:<id>:nudge-1:<personId>': one notice for one key, for ever. */
  key: string;
  kind: NoticeKind;
  personId: string;
  subject: NoticeSubject;
  dueAt: Date;
}

export type NoticeState = 'queued' | 'sending' | 'delivered' | 'not-needed' | 'not-reached';

export interface Notice extends PlannedNotice {
  id: string;
  state: NoticeState;
  /** Plain words: why it was not needed or not reached, and the fallback. */
  reason: string;
  endedAt: Date | null;
}
