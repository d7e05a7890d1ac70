/** A reporting round: what is asked of whom, by when, and what state each request is in (domain.md 3). */
import type { Day } from '../calendar/rules';
import { unreachable } from '../result';

export interface Round {
  id: string;
  committeeId: string;
  meetingId: string;
  meetingDay: Day;
  strategyId: string;
  /** 'Quarter 3, October to December 2026' */
  periodLabel: string;
  periodEnds: Day;
  state: 'planned' | 'open' | 'closed';
  opensAt: Date;
  wordsDueAt: Date;
  figuresDueAt: Date;
  /** Updates can be changed until then (an agreed extension moves it for one request). */
  locksAt: Date;
  openedAt: Date | null;
}

export type RequestState = 'not-started' | 'sent' | 'returned' | 'accepted';

/** One action asked about in one round, with who answers for it now. */
export interface UpdateRequest {
  id: string;
  roundId: string;
  committeeId: string;
  actionId: string;
  ref: string;
  title: string;
  pledgeNo: number;
  leadPost: string;
  /** The person to ask: whoever it was handed to, else the holder of the lead post; null when the post is vacant. */
  leadPersonId: string | null;
  leadName: string | null;
  deputyPersonId: string | null;
  /** Whoever holds the lead post, whoever it was handed to. */
  holderPersonId: string | null;
  handedBy: string | null;
  state: RequestState;
  versionNo: number;
  /** Status word of the version that stands, if any. */
  status: string | null;
  sentAt: Date | null;
  wordsDueAt: Date;
  figuresDueAt: Date;
  locksAt: Date;
  /** The action has count or percentage measures. */
  hasFigures: boolean;
  /** Some figure was sent as 'to come', or nothing has been sent and the action has figures. */
  figuresToCome: boolean;
  /** An unsent draft of someone who may send it. */
  hasDraft: boolean;
}

/** What one person still has to do about one request. */
export type Need = 'words' | 'figures' | 'words-and-figures' | 'reply';

export interface DueItem {
  request: UpdateRequest;
  /** null: nothing more is due (sent, accepted). */
  need: Need | null;
  late: boolean;
  /** Status word last round, for 'one was fine last time'. */
  lastStatus: string | null;
}

export interface DueList {
  round: Round;
  items: DueItem[];
}

export type RoundRefusal =
  | { code: 'not-found' }
  | { code: 'not-allowed' }
  | { code: 'not-your-update'; leadName: string | null }
  | { code: 'round-not-open' }
  | { code: 'round-locked'; lockedAt: Date }
  | { code: 'already-open'; openedAt: Date | null }
  | { code: 'no-plan' }
  | { code: 'same-person' }
  | { code: 'person-not-in-force' }
  | { code: 'reason-missing' }
  | { code: 'day-not-valid'; why: string }
  | { code: 'already-decided'; decision: string };

export interface MoreTimeRequest {
  id: string;
  requestId: string;
  ref: string;
  title: string;
  askedBy: string;
  askedByName: string;
  untilDay: Day;
  reason: string;
  decision: 'asked' | 'agreed' | 'declined';
}

/** One row for each person a chase would go to. */
export interface ChaseTarget {
  personId: string;
  name: string;
  requests: { requestId: string; ref: string; title: string; late: boolean }[];
  /** When a chase was last asked for, of whatever round, and by whom. */
  lastChased: { at: Date; byName: string | null } | null;
  /** One has been asked for already that goes on the day when this one would: a person gets one a day. */
  hasOneThatDay: boolean;
}

export interface RoundOverview {
  round: Round;
  pledges: { no: number; wording: string; shortName: string; requests: UpdateRequest[] }[];
  /** In reading order, over all pledges. */
  requests: UpdateRequest[];
}

/** A press: `submissionId` was made when its card was made. */
interface PressInput {
  byPersonId: string;
  submissionId: string;
}

export interface HandOverInput extends PressInput {
  requestId: string;
  toPersonId: string;
}

export interface AskMoreTimeInput extends PressInput {
  requestId: string;
  /** As written: '2027-01-26', '26 January 2027'. */
  untilDay: string;
  reason: string;
}

export interface DecideMoreTimeInput extends PressInput {
  moreTimeId: string;
  agree: boolean;
}

export interface ChaseInput extends PressInput {
  roundId: string;
  /** null: everyone with something late. */
  requestId: string | null;
}

type Standing = Pick<UpdateRequest, 'state' | 'hasFigures' | 'figuresToCome'>;

/** Words may be sent now and a figure left to come, so the two are asked for apart (domain.md 3, two deadlines). */
export function needOf(request: Standing): Need | null {
  switch (request.state) {
    case 'not-started':
      return request.hasFigures ? 'words-and-figures' : 'words';
    case 'returned':
      return 'reply';
    case 'sent':
    case 'accepted':
      return request.figuresToCome ? 'figures' : null;
    default:
      return unreachable(request.state);
  }
}

export const owesWords = (need: Need | null) => need === 'words' || need === 'words-and-figures';
export const owesFigures = (need: Need | null) => need === 'figures' || need === 'words-and-figures';

/** `repliesDueAt` null: the meeting has no such date, and a reply is never called late. */
export function isLate(
  need: Need | null,
  due: { wordsDueAt: Date; figuresDueAt: Date; repliesDueAt: Date | null },
  now: Date,
): boolean {
  if (owesWords(need)) return now >= due.wordsDueAt;
  if (need === 'figures') return now >= due.figuresDueAt;
  return need === 'reply' && due.repliesDueAt !== null && now >= due.repliesDueAt;
}

/** An agreed extension never shortens, brings the figures with it, and holds this one request open. */
export function extended(
  round: Pick<Round, 'wordsDueAt' | 'figuresDueAt' | 'locksAt'>,
  wordsExtendedTo: Date | null,
): Pick<UpdateRequest, 'wordsDueAt' | 'figuresDueAt' | 'locksAt'> {
  const { wordsDueAt, figuresDueAt, locksAt } = round;
  if (!wordsExtendedTo) return { wordsDueAt, figuresDueAt, locksAt };
  return {
    wordsDueAt: later(wordsDueAt, wordsExtendedTo),
    figuresDueAt: later(figuresDueAt, wordsExtendedTo),
    locksAt: later(locksAt, wordsExtendedTo),
  };
}

export function later(one: Date, other: Date): Date {
  return one.getTime() >= other.getTime() ? one : other;
}

export function earlier(one: Date, other: Date): Date {
  return one.getTime() <= other.getTime() ? one : other;
}

/** Why nobody may change who answers for a request, or by when; null when they may. */
export function closedToChange(
  round: Pick<Round, 'state'>,
  request: Pick<UpdateRequest, 'locksAt'>,
  now: Date,
): { code: 'round-not-open' } | { code: 'round-locked'; lockedAt: Date } | null {
  if (round.state !== 'open') return { code: 'round-not-open' };
  if (now >= request.locksAt) return { code: 'round-locked', lockedAt: request.locksAt };
  return null;
}
