/** Which notices are due, planned purely: planning twice gives the same keys (domain.md 3, reminder manners). */
import type { StepNoticeKind } from './step-kinds';
import { gentleVisitKinds, isVisitKind, type VisitNoticeKind } from './visit-kinds';

export type NoticeKind =
  | VisitNoticeKind
  | StepNoticeKind
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
  | 'pack-finished'
  | 'finding-to-agree'
  | 'edition-to-sign-off'
  | 'edition-decided'
  | 'small-number-waiting'
  | QuestionNoticeKind;

/** About the shadow committee's questions: each says that something is there, never what. */
export const questionNoticeKinds = [
  'question-arrived',
  'question-unread-deputy',
  'question-unread-manager',
  'question-yours',
  'concern-phone-list',
  'question-news',
  'question-to-answer',
  'answer-nudge-1',
  'answer-nudge-2',
  'answer-due-today',
  'answer-late',
  'question-answered',
  'questions-for-premeet',
  'questions-for-chair',
  'questions-left-open',
  'questions-meeting-changed',
  'answer-meeting-changed',
  'practice-due',
] as const;
export type QuestionNoticeKind = (typeof questionNoticeKinds)[number];

export function isQuestionNotice(kind: NoticeKind): kind is QuestionNoticeKind {
  return questionNoticeKinds.some((one) => one === kind);
}

/** Ids only: a notice outlives a deployment, and holds nobody's words. */
export interface NoticeSubject {
  roundId?: string;
  meetingId?: string;
  requestId?: string;
  moreTimeId?: string;
  buildId?: string;
  questionId?: string;
  askedId?: string;
  /** For 'small-number-waiting': which number, by the id of its place. */
  smallNumberId?: string;
  visitId?: string;
  paperId?: string;
  swapId?: string;
  actionId?: string;
  /** For steps of a meeting's cycle: which. */
  step?: string;
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

/** What came of one attempt to put a message before a person. */
export type SendResult =
  | { kind: 'delivered'; conversationId: string; activityId: string }
  /** Final: stop, and tell the clerk why. */
  | { kind: 'not-reached'; reason: string }
  /** Throttled or a passing fault: again after this long. */
  | { kind: 'later'; afterSeconds: number; reason: string };

/** Builds the message from what is true now and sends it; given by the bot. */
export interface Courier {
  /**
   * `notices` are all due to one person: they become one message. `sent` names the notices that the message speaks for;
   * the others ended as not needed, with a reason each.
   */
  deliver(personId: string, notices: Notice[]): Promise<Delivery>;
}

export type Delivery = {
  result: SendResult | { kind: 'nothing-to-send' };
  /** By notice id: no longer needed, and why. */
  notNeeded: Map<string, string>;
};

/** Gentle prompts: at most one message with such in it for one person on one day (domain.md 3, 5 failure 9). */
const reminders: ReadonlySet<NoticeKind> = new Set([
  'round-opened',
  'nudge-1',
  'nudge-2',
  'words-due-today',
  'figures-due-today',
  'late-to-cover',
  'late-to-manager',
  'late-list',
  'answer-nudge-1',
  'answer-nudge-2',
  'answer-due-today',
  'answer-late',
  ...gentleVisitKinds,
]);

/** Answers to the person's own press: they asked for it, so it comes at any hour. */
export const atAnyHour: readonly NoticeKind[] = [
  'pack-finished',
  'visit-paper-ended',
  // A question's own clock runs from 9 to 5; a worry's by the clock on the wall (domain.md 2.9.6).
  'question-arrived',
  'question-unread-deputy',
  'question-unread-manager',
  'question-yours',
  'concern-phone-list',
];

/** On the last morning fifty updates may arrive; the reader gets them by the hour, not one by one. */
const gathered: ReadonlySet<NoticeKind> = new Set(['update-arrived']);
const gatherMs = 3_600_000;

export interface DeliveredBefore {
  kind: NoticeKind;
  at: Date;
}

export interface Choice<Item> {
  /** Together, in one message. */
  send: Item[];
  /** Not now: due again then. */
  postpone: { item: Item; until: Date; reason: string }[];
}

/**
 * Which of one person's due notices go into a message now. Outside sending hours what is not an answer to a press simply
 * stays due. `deliveredToday` is what this person was sent since midnight in London; `tomorrow` the first sending time of
 * a later day.
 */
export function chooseNow<Item extends { kind: NoticeKind }>(
  due: Item[],
  when: { now: Date; sendingTime: boolean; deliveredToday: DeliveredBefore[]; tomorrow: Date },
): Choice<Item> {
  const choice: Choice<Item> = { send: [], postpone: [] };
  const remindedToday = when.deliveredToday.some((before) => reminders.has(before.kind));
  const waiting: { item: Item; until: Date }[] = [];
  for (const item of due) {
    if (!when.sendingTime && !atAnyHour.includes(item.kind)) continue;
    const until = gathered.has(item.kind) ? gatheredUntil(item.kind, when) : null;
    if (remindedToday && reminders.has(item.kind)) {
      const reason = 'Waits for tomorrow: this person had a reminder today.';
      choice.postpone.push({ item, until: when.tomorrow, reason });
    } else if (until) waiting.push({ item, until });
    else choice.send.push(item);
  }
  // What is being gathered joins a message that goes anyway.
  if (choice.send.length > 0 && when.sendingTime) choice.send.push(...waiting.map(({ item }) => item));
  else
    choice.postpone.push(
      ...waiting.map((held) => ({ ...held, reason: 'Gathered with what comes within the hour.' })),
    );
  return choice;
}

function gatheredUntil(
  kind: NoticeKind,
  when: { now: Date; deliveredToday: DeliveredBefore[] },
): Date | null {
  const last = Math.max(
    ...when.deliveredToday.filter((one) => one.kind === kind).map((one) => one.at.getTime()),
    0,
  );
  const until = last + gatherMs;
  return until > when.now.getTime() ? new Date(until) : null;
}

/** What the next attempt's wait is when a fault of our own stopped the last one: 1, 2, 4 … minutes, 30 at most. */
export function waitAfterFault(attempts: number): number {
  return Math.min(60 * 2 ** (Math.max(attempts, 1) - 1), 1800);
}

/** Attempts after which a notice ends as not reached: with Teams' own waits, about two hours of trying. */
export const maxAttempts = 8;

/** Every ending that the clerk must know of says what stands in its place. */
export function withFallback(reason: string, kind: NoticeKind): string {
  const instead = isVisitKind(kind)
    ? 'The clerk sees this under “What is missing” of visits and can ring, or change the visit by hand.'
    : 'The clerk sees this in the list of notices and can ring, chase or hand the update on.';
  return `${sentence(reason)} ${instead}`;
}

function sentence(text: string): string {
  const trimmed = text.trim();
  return /[.?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
