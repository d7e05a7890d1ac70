/** Rounds open by themselves or by the clerk, are handed on, extended and chased. */
import type { Day } from '../calendar/rules';
import type { Executor } from '../db/tables';
import type { PlannedNotice } from '../notices/rules';
import type { Result } from '../result';
import type { DueList, Round, UpdateRequest } from './rules';

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
}

export interface RoundOverview {
  round: Round;
  pledges: { no: number; wording: string; shortName: string; requests: UpdateRequest[] }[];
  /** In reading order, over all pledges. */
  requests: UpdateRequest[];
}

export interface Rounds {
  /** Creates the planned round of every upcoming meeting, or moves its dates while it is still planned. */
  planUpcoming(): Promise<void>;
  /** Opens every round whose hour has come; safe to call at any time and from several instances. */
  openDue(): Promise<Round[]>;
  /** The clerk opens the next planned round now. */
  open(roundId: string, byPersonId: string): Promise<Result<Round, RoundRefusal>>;
  /** After the meeting's day a round closes by itself. */
  closeDue(): Promise<void>;
  /** Every reminder that is due by now in the open rounds (rounds/reminders.ts, pure); `notices.queue` stores what is new. */
  plannedNotices(): Promise<PlannedNotice[]>;
  byId(roundId: string, on?: Executor): Promise<Round | null>;
  /** Open rounds first, then the next planned one: the clerk's present concern. */
  present(committeeId: string, on?: Executor): Promise<Round | null>;
  /** Every open round in which this person has, or had, something to answer. Items in reading order, sent ones included. */
  dueFrom(personId: string, on?: Executor): Promise<DueList[]>;
  /** One request with its round and who answers for it: used on every press, one or two queries. */
  request(requestId: string, on?: Executor): Promise<{ request: UpdateRequest; round: Round } | null>;
  overview(roundId: string, on?: Executor): Promise<RoundOverview>;

  /** The lead (or the person it was handed to) passes one request on; `toPersonId` gets it in their list and a notice. */
  handOver(input: {
    requestId: string;
    byPersonId: string;
    toPersonId: string;
    submissionId: string;
  }): Promise<Result<UpdateRequest, RoundRefusal>>;
  askMoreTime(input: {
    requestId: string;
    byPersonId: string;
    untilDay: string;
    reason: string;
    submissionId: string;
  }): Promise<Result<MoreTimeRequest, RoundRefusal>>;
  /** A clerk agrees or declines; the lead is told. */
  decideMoreTime(input: {
    moreTimeId: string;
    byPersonId: string;
    agree: boolean;
    submissionId: string;
  }): Promise<Result<MoreTimeRequest, RoundRefusal>>;
  moreTimeAsked(committeeId: string, on?: Executor): Promise<MoreTimeRequest[]>;

  /** Who a chase would go to: every person with something late, or one request's lead. */
  chasePreview(roundId: string, requestId: string | null): Promise<ChaseTarget[]>;
  /** Queues one notice a person; the same submission id twice queues nothing more. */
  chase(input: {
    roundId: string;
    requestId: string | null;
    byPersonId: string;
    submissionId: string;
  }): Promise<Result<ChaseTarget[], RoundRefusal>>;
}
