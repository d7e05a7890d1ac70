/** A reporting round: what is asked of whom, by when, and what state each request is in (domain.md 3). */
import type { Day } from '../calendar/rules';

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
  actionId: string;
  ref: string;
  title: string;
  pledgeNo: number;
  leadPost: string;
  /** The person to ask: whoever it was handed to, else the holder of the lead post; null when the post is vacant. */
  leadPersonId: string | null;
  leadName: string | null;
  deputyPersonId: string | null;
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
  /** Anyone's unsent draft. */
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
