/** Gathers what is true of a committee's figures at one moment: a dozen queries, however many measures there are. */
import { createHash } from 'node:crypto';
import { type Day, londonDay } from '../calendar/rules';
import type { Executor } from '../db/tables';
import type { Measure } from '../strategy/rules';
import { baselineFigures } from './baselines';
import type { ScorecardDeps } from './deps';
import { type AgreedFigure, type FigurePlace, placeKey, type ScorecardFacts } from './rules';
import * as decisions from './store-decisions';
import * as figures from './store-figures';
import * as reported from './store-reported';

/** @throws Error when the committee has no plan. */
export async function gatherFacts(
  deps: ScorecardDeps,
  meetingId: string,
  on: Executor,
): Promise<ScorecardFacts & { committeeId: string; meetingDay: Day }> {
  const meeting = await deps.meetings.byId(meetingId, on);
  const { committeeId, day } = meeting;
  const settings = await deps.committees.settingsOn(committeeId, day, on);
  const planId = await reported.planOfMeeting(on, meetingId);
  const strategy = planId
    ? await deps.strategies.byId(planId, on)
    : await deps.strategies.current(committeeId, on);
  if (!strategy) throw new Error(`The committee ${committeeId} has no plan`);
  const confirmedBy = settings.operationalGroupName;
  const accepted = await reported.acceptedFigures(on, { committeeId, upTo: day, confirmedBy });
  const given = await figures.standingFigures(on, committeeId);
  const agreements = await decisions.agreements(on, committeeId);
  return {
    committeeId,
    meetingDay: day,
    strategy,
    periodLabel: meeting.periodLabel,
    periodEnds: meeting.periodEnds,
    operationalGroupName: confirmedBy,
    figures: [...accepted, ...given, ...baselineFigures(strategy)],
    comparators: await figures.comparators(on, committeeId),
    partsOf: await figures.partsOf(on, committeeId),
    confirmations: await decisions.confirmations(on, committeeId),
    agreed: agreedByBoth(agreements),
    published: await decisions.published(on, committeeId),
    hiddenBefore: await decisions.hiddenBefore(on, committeeId),
    thresholds: await decisions.thresholdsOn(on, committeeId, londonDay(deps.clock.now())),
  };
}

/** S8: two offices, two people, one and the same value. */
function agreedByBoth(agreements: decisions.Agreement[]): AgreedFigure[] {
  return agreements
    .filter(({ office }) => office === 'chair')
    .filter((chair) =>
      agreements.some(
        (one) =>
          one.office === 'adviser' &&
          one.personId !== chair.personId &&
          one.measureCode === chair.measureCode &&
          one.part === chair.part &&
          one.asAt === chair.asAt &&
          one.fingerprint === chair.fingerprint,
      ),
    )
    .map(({ measureCode, part, asAt, fingerprint }) => ({ measureCode, part, asAt, fingerprint }));
}

/** A place's id on a card: letters and digits, whatever its part is called. */
export function placeId(place: FigurePlace): string {
  return shortHash(placeKey(place));
}

export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 20);
}

export function measuresOf({ strategy }: Pick<ScorecardFacts, 'strategy'>): Measure[] {
  return strategy.actions.flatMap(({ measures }) => measures);
}
