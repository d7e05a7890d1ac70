/** What goes into a pack: everything true at one moment, as plain data, before anything is chosen for an audience. */
import type { Day } from '../../calendar/rules';
import type { CommitteeSettings } from '../../committees/rules';
import type { Meeting } from '../../meetings/rules';
import type { Round, UpdateRequest } from '../../rounds/rules';
import type { ScorecardFacts } from '../../scorecard/rules';
import type { Measure, PlanAction, Strategy } from '../../strategy/rules';
import type { Status, UpdateVersion } from '../../updates/rules';

/**
 * Who reads the edition. The public edition holds only what the Operational Group has accepted, with small numbers
 * hidden; the officers' edition holds everything, and is not for publication.
 */
export type Audience = 'public' | 'officers';

/** More time that was agreed for one update. */
export interface Extension {
  untilDay: Day;
  reason: string;
}

/** One action of the plan, and all that is known of it in this round and the one before. */
export interface PackAction {
  action: PlanAction;
  /** null: this round did not ask about the action. */
  request: UpdateRequest | null;
  /** The version that stands, whatever scrutiny has said; `request.state` says which. */
  standing: UpdateVersion | null;
  /** What was accepted in the round before; null where there was none. */
  last: UpdateVersion | null;
  extension: Extension | null;
  /** When its first version came: what is put right after scrutiny is not late. */
  firstSentAt: Date | null;
}

/** An action as the plan of the round before had it; what is not known of it is not compared. */
export interface LastAction {
  ref: string;
  title: string;
  leadPost?: string;
  due?: Day | null;
  measures?: Pick<Measure, 'code' | 'name' | 'target'>[];
  /** What was accepted of it; null: nothing was. */
  status?: Status | null;
}

/** The round before, to compare with; its plan may have been an earlier one. */
export interface LastRound {
  periodLabel: string;
  /** Not known: a quarter before this round's. */
  periodEnds?: Day;
  plan: LastAction[];
  /** Exact wordings then, by pledge number. */
  pledges?: { no: number; wording: string }[];
}

export interface PackContents {
  /** When everything here was true. */
  composedAt: Date;
  /** Version of this meeting's pack. */
  version: number;
  /** As they stand on the day of the meeting. */
  committee: CommitteeSettings;
  meeting: Meeting;
  round: Round;
  strategy: Strategy;
  last: LastRound | null;
  /** In reading order: 1.9 before 1.10. */
  actions: PackAction[];
  /** Figures of every source and quarter; without them only what the leads reported is known. */
  scorecard?: ScorecardFacts;
  /** Post titles, never people's names. */
  reportOf: string;
  contactOfficer: string;
}
