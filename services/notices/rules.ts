/** Which notices are due, planned purely: planning twice gives the same keys (domain.md 3, reminder manners). */
import { isPrompt, isSafeguarding, type NoticeKind, noticeKinds } from './kinds';
import { isVisitKind } from './visit-kinds';

export type { NoticeKind } from './kinds';

/** Ids only: a notice outlives a deployment, and holds nobody's words. */
export interface NoticeSubject {
  roundId?: string;
  meetingId?: string;
  requestId?: string;
  moreTimeId?: string;
  buildId?: string;
  reportId?: string;
  sectionKey?: string;
  questionId?: string;
  askedId?: string;
  /** For 'small-number-waiting': which number, by the id of its place. */
  smallNumberId?: string;
  visitId?: string;
  paperId?: string;
  swapId?: string;
  actionId?: string;
  /** For 'step-agenda-carried': the meeting that was called off. */
  calledOffId?: string;
  /** For steps of a meeting's cycle: which. */
  step?: string;
  /** For 'chase': who asked for it, and with which press. */
  byPersonId?: string;
  submissionId?: string;
  /** For 'edition-not-out': it holds what it must not, or the library did not take it. */
  why?: 'held' | 'library';
  /** For 'late-to-cover', 'late-to-manager' and 'lead-stopped': whose updates they are. */
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

/**
 * What stands between a person and a message, and so what would have to change before another try is worth it:
 * - 'no-account': no Entra object id is known of them.
 * - 'no-chat': the app is not installed for them. 'blocked': they, or an administrator, have stopped it, or removed it.
 * - 'stopped': a clerk or manager has stopped messages to them, or they are not in post.
 * - 'refused': Teams will not take this message, however often it is sent.
 */
export type Unreached = 'no-account' | 'no-chat' | 'blocked' | 'stopped' | 'refused';

/** What came of one attempt to put a message before a person. */
export type SendResult =
  | { kind: 'delivered'; conversationId: string; activityId: string }
  /** It ends here, and the clerk is told why; it comes back when what stood in the way has gone. */
  | { kind: 'not-reached'; unreached: Unreached; reason: string }
  /** Throttled, or a fault that passes: again, after this long at the least where Teams has said so. */
  | { kind: 'later'; afterSeconds: number | null; reason: string };

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

function goesAtAnyHour(kind: NoticeKind): boolean {
  return isSafeguarding(kind) || noticeKinds[kind].urgency === 'answer';
}

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
  const remindedToday = when.deliveredToday.some((before) => isPrompt(before.kind));
  const waiting: { item: Item; until: Date }[] = [];
  for (const item of due) {
    if (!when.sendingTime && !goesAtAnyHour(item.kind)) continue;
    const until = gathered.has(item.kind) ? gatheredUntil(item.kind, when) : null;
    if (remindedToday && isPrompt(item.kind)) {
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

const firstWaitSeconds = 10;
const longestWaitSeconds = 600;

/**
 * Seconds until the next try after the `faults`th passing fault in a row (from 1): 10, 20, 40 … up to ten minutes, each cut
 * by up to a third so that those who failed together do not come back together. Never sooner than Teams has said.
 * @param random from 0 to 1.
 */
export function waitAfter(faults: number, atLeast: number | null, random: number): number {
  const full = Math.min(firstWaitSeconds * 2 ** Math.min(Math.max(faults, 1) - 1, 20), longestWaitSeconds);
  return Math.max(full * (1 - random / 3), atLeast ?? 0, 1);
}

/** With ten minutes between them, in sending hours alone: about a month of working days. */
export const mostFaults = 900;

/** What cannot even be asked about (a fault of ours, each time) ends after so many; a safeguarding notice never. */
export function isGivenUp(notice: { kind: NoticeKind; faults: number }): boolean {
  return !isSafeguarding(notice.kind) && notice.faults >= mostFaults;
}

/** Every ending that the clerk must know of says what stands in its place. */
export function withFallback(reason: string, kind: NoticeKind, toStandIn = false): string {
  return `${sentence(reason)} ${insteadOf(kind, toStandIn)}`;
}

function insteadOf(kind: NoticeKind, toStandIn: boolean): string {
  if (isSafeguarding(kind)) {
    return toStandIn
      ? 'Whoever stands in for them was told at once.'
      : 'Nobody stands in for them: please see today that somebody does.';
  }
  if (isVisitKind(kind)) {
    return 'The clerk sees this under “What is missing” of visits and can ring, or change the visit by hand.';
  }
  return 'The clerk sees this in the list of notices and can ring, chase or hand the update on.';
}

function sentence(text: string): string {
  const trimmed = text.trim();
  return /[.?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
