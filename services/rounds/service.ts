/** Rounds open by themselves or by the clerk, are handed on, extended and chased. */
import { londonDay } from '../calendar/rules';
import { gathered } from '../db/gathered';
import type { Executor } from '../db/tables';
import type { PlannedNotice } from '../notices/rules';
import type { Result } from '../result';
import { chase, chasePreview } from './chasing';
import type { RoundsDeps } from './deps';
import { handOver } from './handing-over';
import { askMoreTime, decideMoreTime } from './more-time';
import { closeDue, openByClerk, openDue, planUpcoming } from './opening';
import { plannedNotices } from './planning';
import {
  type AskMoreTimeInput,
  type ChaseInput,
  type ChaseTarget,
  type DecideMoreTimeInput,
  type DueList,
  type HandOverInput,
  isLate,
  type MoreTimeRequest,
  needOf,
  type Round,
  type RoundOverview,
  type RoundRefusal,
  type UpdateRequest,
} from './rules';
import * as store from './store';
import * as moreTime from './store-more-time';
import { type NextDue, nextDue, type Sent } from './store-next';
import * as requests from './store-requests';

export type { ChaseTarget, MoreTimeRequest, RoundOverview, RoundRefusal } from './rules';
export type { NextDue, Sent } from './store-next';

export interface Rounds {
  /** Creates the planned round of every upcoming meeting that has a plan, and lets its dates follow the timetable. */
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
  /** The round that a meeting reports; null before it is planned. */
  ofMeeting(meetingId: string, on?: Executor): Promise<Round | null>;
  /** Open rounds first, then the next planned one: the clerk's present concern. */
  present(committeeId: string, on?: Executor): Promise<Round | null>;
  /** Every open round in which this person has, or had, something to answer. Items in reading order, sent ones included. */
  dueFrom(personId: string, on?: Executor): Promise<DueList[]>;
  /**
   * What the lead of the update just sent answers next: the first in reading order whose words or reply they owe. Where its
   * post is vacant the list of `personId` goes on. It needs not wait for the sending, which it leaves out.
   */
  nextDue(sent: Sent): Promise<NextDue | null>;
  /** One request with its round and who answers for it: used on every press, which share one query when they come at once. */
  request(requestId: string, on?: Executor): Promise<{ request: UpdateRequest; round: Round } | null>;
  overview(roundId: string, on?: Executor): Promise<RoundOverview>;

  /** The lead (or the person it was handed to) passes one request on; `toPersonId` gets it in their list and a notice. */
  handOver(input: HandOverInput): Promise<Result<UpdateRequest, RoundRefusal>>;
  askMoreTime(input: AskMoreTimeInput): Promise<Result<MoreTimeRequest, RoundRefusal>>;
  /** A clerk agrees or declines; the lead is told. */
  decideMoreTime(input: DecideMoreTimeInput): Promise<Result<MoreTimeRequest, RoundRefusal>>;
  moreTimeAsked(committeeId: string, on?: Executor): Promise<MoreTimeRequest[]>;
  moreTimeById(moreTimeId: string, on?: Executor): Promise<MoreTimeRequest | null>;

  /** Who a chase would go to: every person with something late, or one request's lead. */
  chasePreview(roundId: string, requestId: string | null): Promise<ChaseTarget[]>;
  /** Queues one notice a person; the same submission id twice queues nothing more. */
  chase(input: ChaseInput): Promise<Result<ChaseTarget[], RoundRefusal>>;
}

export function createRounds(deps: RoundsDeps): Rounds {
  const { db, clock } = deps;
  const today = () => londonDay(clock.now());
  const request = gathered((ids: string[]) => requests.requestsById(db, ids, today()));
  const next = gathered((sent: Sent[]) => nextDue(db, sent, today()));

  async function dueFrom(personId: string, on: Executor): Promise<DueList[]> {
    const now = clock.now();
    const lists = new Map<string, DueList>();
    for (const row of await requests.ofPerson(on, personId, today())) {
      const need = needOf(row.request);
      const late = isLate(need, { ...row.request, repliesDueAt: row.repliesDueAt }, now);
      const list = lists.get(row.round.id) ?? { round: row.round, items: [] };
      list.items.push({ request: row.request, need, late, lastStatus: row.lastStatus });
      lists.set(row.round.id, list);
    }
    return [...lists.values()];
  }

  async function overview(roundId: string, on: Executor): Promise<RoundOverview> {
    const found = await store.withPledges(on, roundId);
    if (!found) throw new Error(`There is no round ${roundId}.`);
    const all = (await requests.ofRound(on, roundId, today())).map((row) => row.request);
    return {
      round: found.round,
      pledges: found.pledges.map((pledge) => ({
        ...pledge,
        requests: all.filter((request) => request.pledgeNo === pledge.no),
      })),
      requests: all,
    };
  }

  return {
    planUpcoming: () => planUpcoming(deps),
    openDue: () => openDue(deps),
    open: (roundId, byPersonId) => openByClerk(deps, roundId, byPersonId),
    closeDue: () => closeDue(deps),
    plannedNotices: () => plannedNotices(deps),
    byId: (roundId, on = db) => store.byId(on, roundId),
    ofMeeting: (meetingId, on = db) => store.byMeeting(on, meetingId),
    present: (committeeId, on = db) => store.present(on, committeeId),
    dueFrom: (personId, on = db) => dueFrom(personId, on),
    nextDue: next,
    async request(requestId, on) {
      const row = on ? await requests.requestById(on, requestId, today()) : await request(requestId);
      return row && { request: row.request, round: row.round };
    },
    overview: (roundId, on = db) => overview(roundId, on),
    handOver: (input) => handOver(deps, input),
    askMoreTime: (input) => askMoreTime(deps, input),
    decideMoreTime: (input) => decideMoreTime(deps, input),
    moreTimeAsked: (committeeId, on = db) => moreTime.waiting(on, committeeId),
    moreTimeById: (moreTimeId, on = db) => moreTime.byId(on, moreTimeId),
    chasePreview: (roundId, requestId) => chasePreview(deps, db, roundId, requestId),
    chase: (input) => chase(deps, input),
  };
}
