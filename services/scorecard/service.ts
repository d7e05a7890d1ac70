/** The scorecard of a meeting for one reader; figures added, confirmed, agreed to be printed, and kept once published. */
import { type Day, londonDay } from '../calendar/rules';
import type { Executor } from '../db/tables';
import type { Person } from '../people/rules';
import type { Result } from '../result';
import type { Sheet } from '../spreadsheets/rules';
import type { Measure } from '../strategy/rules';
import * as adding from './adding';
import * as agreeing from './agreeing';
import { assembleScorecard } from './assemble';
import * as confirming from './confirming';
import type { ScorecardDeps } from './deps';
import { gatherFacts } from './gather-facts';
import type { PublishedFigure, Scorecard, ScorecardAudience, ScorecardFacts } from './rules';
import type { Thresholds } from './small-numbers';
import * as decisions from './store-decisions';
import * as figures from './store-figures';
import type { UnderstoodFigures } from './understand-figures';

export type { AddRefusal, TypedFigure, WithdrawRefusal } from './adding';
export type { AgreeRefusal, Office, SmallNumber } from './agreeing';
export type { ConfirmRefusal, Dispute, DisputedFigure } from './confirming';
export type { ScorecardDeps } from './deps';

export interface Scorecards {
  /** Everything true now of the meeting's figures: what `assembleScorecard` and the progress report are made of. */
  facts(meetingId: string, on?: Executor): Promise<ScorecardFacts>;
  of(meetingId: string, audience: ScorecardAudience, on?: Executor): Promise<Scorecard>;
  /**
   * Call when a pack is made final, with the `published` of the public scorecard: S4 and S5 rest on it. The same build
   * twice is kept once.
   */
  recordPublished(
    on: Executor,
    build: { committeeId: string; buildId: string },
    published: PublishedFigure[],
  ): Promise<void>;
  /** Figures on which sources disagree, and those told in two ways; a clerk confirms one. */
  disputes(meetingId: string, on?: Executor): Promise<confirming.Dispute[]>;
  /** Posts and groups in whose name a figure may be confirmed. */
  confirmers(committeeId: string, on?: Executor): Promise<string[]>;
  confirm(input: confirming.ConfirmInput): Promise<Result<confirming.Confirmed, confirming.ConfirmRefusal>>;
  /** Numbers and percentages of the plan that a figure can be given for. */
  measures(committeeId: string): Promise<Pick<Measure, 'code' | 'name' | 'kind'>[]>;
  add(input: adding.AddInput): Promise<Result<adding.AddedFigure, adding.AddRefusal>>;
  withdraw(
    input: Parameters<typeof adding.withdrawFigure>[1],
  ): Promise<Result<{ figureId: string }, adding.WithdrawRefusal>>;
  /** Reads a table beside what is stored, and stores nothing. */
  understand(committeeId: string, sheets: Sheet[]): Promise<UnderstoodFigures>;
  store(
    understood: UnderstoodFigures,
    options: { committeeId: string; cameBy: string; byPersonId: string | null },
    on?: Executor,
  ): Promise<adding.StoredFigures>;
  smallNumbers(meetingId: string, on?: Executor): Promise<agreeing.SmallNumber[]>;
  /** In which office this person may agree to print a small number; none for most people. */
  officesOf(meetingId: string, person: Person): Promise<agreeing.Office[]>;
  /** S8: one press each by the Operational Group's chair and the data protection adviser. */
  agree(input: agreeing.AgreeInput): Promise<Result<agreeing.SmallNumber, agreeing.AgreeRefusal>>;
  withdrawAgreement(
    input: Omit<agreeing.AgreeInput, 'reason'>,
  ): Promise<Result<{ withdrawn: number }, agreeing.AgreeRefusal>>;
  thresholds(committeeId: string, day?: Day, on?: Executor): Promise<Thresholds>;
  /** From a day on; papers composed before that day keep what they had. */
  setThresholds(committeeId: string, fromDay: Day, thresholds: Thresholds, on?: Executor): Promise<void>;
}

export function createScorecards(deps: ScorecardDeps): Scorecards {
  const { db, clock, newId } = deps;
  const today = () => londonDay(clock.now());
  return {
    facts: (meetingId, on = db) => gatherFacts(deps, meetingId, on),
    of: async (meetingId, audience, on = db) =>
      assembleScorecard(await gatherFacts(deps, meetingId, on), audience),
    async recordPublished(on, { committeeId, buildId }, published) {
      await figures.lockCommittee(on, committeeId);
      if (await decisions.isPublished(on, committeeId, buildId)) return;
      await decisions.insertPublished(on, published, { committeeId, buildId, at: clock.now(), newId });
    },
    disputes: async (meetingId, on = db) =>
      confirming.disputesOf(await gatherFacts(deps, meetingId, on), meetingId),
    async confirmers(committeeId, on = db) {
      const { operationalGroupName } = await deps.committees.settingsOn(committeeId, today(), on);
      return confirming.confirmers(deps, { committeeId, groupName: operationalGroupName }, on);
    },
    confirm: (input) => confirming.confirm(deps, input),
    async measures(committeeId) {
      const plan = await deps.strategies.current(committeeId);
      return (plan?.actions ?? [])
        .flatMap((action) => action.measures)
        .filter(({ kind }) => kind === 'count' || kind === 'percentage');
    },
    add: (input) => adding.addFigure(deps, input),
    withdraw: (input) => adding.withdrawFigure(deps, input),
    understand: (committeeId, sheets) => adding.understandTable(deps, committeeId, sheets),
    store: (understood, options, on) =>
      on
        ? adding.storeFigures(deps, understood, options, on)
        : db.transaction().execute((within) => adding.storeFigures(deps, understood, options, within)),
    smallNumbers: (meetingId, on = db) => agreeing.smallNumbers(deps, meetingId, on),
    async officesOf(meetingId, person) {
      const { committeeId, day } = await deps.meetings.byId(meetingId);
      const { operationalGroupName } = await deps.committees.settingsOn(committeeId, day);
      return agreeing.officesOf(person, { committeeId, on: today() }, operationalGroupName);
    },
    agree: (input) => agreeing.agree(deps, input),
    withdrawAgreement: (input) => agreeing.withdrawAgreement(deps, input),
    thresholds: (committeeId, day = today(), on = db) => decisions.thresholdsOn(on, committeeId, day),
    setThresholds: (committeeId, fromDay, thresholds, on = db) =>
      decisions.setThresholds(on, committeeId, fromDay, thresholds),
  };
}
