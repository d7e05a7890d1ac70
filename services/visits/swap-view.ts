/** A swap as one person sees it, and who may be asked to take a place. */
import { londonDay } from '../calendar/rules';
import type { Executor } from '../db/tables';
import type { VisitsDeps } from './deps';
import { placeOf, type Visit, type VisitMember, whyNotEligible } from './rules';
import { readSwap, type Swap } from './store-swaps';
import { readVisit, readVisits } from './store-visits';
import { dayOf, visitClock } from './times';
import { whyNotOpen } from './visit-press';
import { membersOf } from './who';

export interface SwapView {
  swap: Swap;
  visit: Visit;
  /** What would come back for it; null: nothing. */
  returned: Visit | null;
  /** For someone who may answer: their own visits that the asker could go to. */
  couldReturn: Visit[];
}

/** Members who may go on the visit's day, are not going and have not said that they cannot. */
export function mayBeAsked(visit: Visit, members: VisitMember[]): VisitMember[] {
  return members.filter(
    (member) =>
      !placeOf(visit, member.personId) &&
      !visit.couldNot.includes(member.personId) &&
      whyNotEligible(member, visit.day) === null,
  );
}

export async function swapView(
  deps: VisitsDeps,
  on: Executor,
  swapId: string,
  forPersonId: string,
): Promise<SwapView | null> {
  const swap = await readSwap(on, swapId);
  const visit = swap && (await readVisit(on, swap.visitId));
  if (!swap || !visit) return null;
  const returned = swap.returnVisitId ? await readVisit(on, swap.returnVisitId) : null;
  return { swap, visit, returned, couldReturn: await couldReturn(deps, on, swap, visit, forPersonId) };
}

/** Visits of theirs, still to come, that the asker may go to. */
export async function couldReturn(
  deps: VisitsDeps,
  on: Executor,
  swap: Swap,
  visit: Visit,
  personId: string,
) {
  const now = deps.clock.now();
  const members = await membersOf(deps, on, visit.committeeId);
  const asker = members.find((member) => member.personId === swap.fromPersonId);
  const theirs = await readVisits(on, {
    committeeId: visit.committeeId,
    personId,
    from: londonDay(now),
  });
  const calendar = await deps.calendar.workingCalendar(on);
  return theirs.filter(
    (one) =>
      one.id !== visit.id &&
      londonDay(now) <= dayOf(one, visitClock.swapsEnd, calendar) &&
      whyNotOpen(one, now) === null &&
      !placeOf(one, swap.fromPersonId) &&
      asker !== undefined &&
      whyNotEligible(asker, one.day) === null,
  );
}
