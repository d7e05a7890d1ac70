/** A swap: offered to those who may go, both say yes, and the clerk is told or decides, by setting. */
import { londonDay } from '../calendar/rules';
import type { Executor } from '../db/tables';
import type { VisitNoticeKind } from '../notices/visit-kinds';
import { type Command, command } from '../platform/command';
import { ok, type Result, refuse } from '../result';
import type { VisitsDeps } from './deps';
import { agreedTo, placeOf, type Visit, type VisitRefusal, whyNotEligible } from './rules';
import { readSettings } from './store';
import { insertSwap, moveSwap, openSwaps, readSwap, type Swap } from './store-swaps';
import { lockVisit, passPlace, readVisit, saveAnswer } from './store-visits';
import { couldReturn, mayBeAsked } from './swap-view';
import { dayOf, visitClock } from './times';
import { runsVisits, whyNotOpen } from './visit-press';
import { membersOf } from './who';

export async function offerSwap(
  deps: VisitsDeps,
  input: { visitId: string; byPersonId: string; submissionId: string },
): Promise<Result<{ askedCount: number }, VisitRefusal>> {
  const at = deps.clock.now();
  return command<Visit, { askedCount: number }, VisitRefusal>(deps, {
    by: input.byPersonId,
    once: {
      submissionId: input.submissionId,
      verb: 'visit.offer-swap',
      async again(on) {
        const visit = await readVisit(on, input.visitId);
        const members = visit ? await membersOf(deps, on, visit.committeeId) : [];
        return visit ? ok({ askedCount: mayBeAsked(visit, members).length }) : refuse({ code: 'not-found' });
      },
    },
    async lock(on) {
      const visit = await lockVisit(on, input.visitId);
      return visit ? ok(visit) : refuse({ code: 'not-found' });
    },
    async write(on, visit, id) {
      const closed = whyNotOpen(visit, at) ?? (await tooLate(deps, visit));
      if (closed) return refuse(closed);
      const place = placeOf(visit, input.byPersonId);
      if (!place) return refuse({ code: 'not-your-place' });
      if (!agreedTo(visit)) return refuse({ code: 'not-agreed-yet' });
      const members = await membersOf(deps, on, visit.committeeId);
      // Whoever has left office has an old card, and a place only until the next upkeep.
      if (!members.some(({ personId }) => personId === input.byPersonId))
        return refuse({ code: 'not-allowed' });
      const asked = mayBeAsked(visit, members);
      if (await insertSwap(on, { id, placeId: place.id, fromPersonId: input.byPersonId, at }))
        await tell(
          deps,
          on,
          id,
          'visit-swap-offered',
          asked.map((member) => member.personId),
        );
      return ok({ askedCount: asked.length });
    },
  });
}

async function tooLate(deps: VisitsDeps, visit: Visit): Promise<VisitRefusal | null> {
  const until = dayOf(visit, visitClock.swapsEnd, await deps.calendar.workingCalendar());
  return londonDay(deps.clock.now()) > until ? { code: 'swap-too-late', until } : null;
}

interface SwapPress {
  swapId: string;
  byPersonId: string;
  submissionId: string;
}

/** The command about one swap: the visits of both sides are the rows that are locked. */
function onSwap(
  deps: VisitsDeps,
  verb: string,
  { swapId, byPersonId, submissionId }: SwapPress,
  write: (on: Executor, swap: Swap, visit: Visit) => Promise<Result<unknown, VisitRefusal>>,
  right?: Command<{ swap: Swap; visit: Visit }, Swap, VisitRefusal>['right'],
): Promise<Result<Swap, VisitRefusal>> {
  const again = async (on: Executor): Promise<Result<Swap, VisitRefusal>> => {
    const swap = await readSwap(on, swapId);
    return swap ? ok(swap) : refuse({ code: 'not-found' });
  };
  return command<{ swap: Swap; visit: Visit }, Swap, VisitRefusal>(deps, {
    by: byPersonId,
    once: { submissionId, verb, again },
    async lock(on) {
      const first = await readSwap(on, swapId);
      if (!first) return refuse({ code: 'not-found' });
      // Both visits in one order, so that two swaps never wait for each other.
      for (const id of [first.visitId, first.returnVisitId].filter((one) => one !== null).toSorted())
        await lockVisit(on, id);
      const swap = await readSwap(on, swapId);
      const visit = swap && (await readVisit(on, swap.visitId));
      return swap && visit ? ok({ swap, visit }) : refuse({ code: 'not-found' });
    },
    right,
    async write(on, { swap, visit }) {
      const written = await write(on, swap, visit);
      return written.ok ? again(on) : written;
    },
  });
}

/** Someone says: I will go, and (if `returnVisitId`) you take mine. The first to say so; the asker then says yes too. */
export function takeSwap(
  deps: VisitsDeps,
  press: SwapPress & { returnVisitId: string | null },
): Promise<Result<Swap, VisitRefusal>> {
  return onSwap(deps, 'visit.swap-take', press, async (on, swap, visit) => {
    const at = deps.clock.now();
    const closed = whyNotOpen(visit, at) ?? (await tooLate(deps, visit));
    if (closed) return refuse(closed);
    if (swap.state === 'taken' || swap.state === 'with-clerk')
      return refuse({ code: 'place-taken', byName: swap.toName });
    if (swap.state !== 'offered') return refuse({ code: 'swap-over' });
    const asked = mayBeAsked(visit, await membersOf(deps, on, visit.committeeId));
    if (!asked.some((member) => member.personId === press.byPersonId)) return refuse({ code: 'not-allowed' });
    const offered = await couldReturn(deps, on, swap, visit, press.byPersonId);
    const returned = offered.find((one) => one.id === press.returnVisitId);
    if (press.returnVisitId !== null && !returned) return refuse({ code: 'not-found' });
    const returnPlaceId = returned ? (placeOf(returned, press.byPersonId)?.id ?? null) : null;
    const taken = { state: 'taken', toPersonId: press.byPersonId, returnPlaceId, at } as const;
    if (!(await moveSwap(on, swap.id, 'offered', taken)))
      return refuse({ code: 'place-taken', byName: null });
    await tell(deps, on, swap.id, 'visit-swap-taken', [swap.fromPersonId]);
    return ok(null);
  });
}

/** The asker’s own yes or no. No: it is on offer again, to the others. */
export function agreeSwap(
  deps: VisitsDeps,
  press: SwapPress & { agree: boolean },
): Promise<Result<Swap, VisitRefusal>> {
  return onSwap(deps, 'visit.swap-agree', press, async (on, swap, visit) => {
    const at = deps.clock.now();
    if (swap.fromPersonId !== press.byPersonId) return refuse({ code: 'not-allowed' });
    if (swap.state !== 'taken') return refuse({ code: 'swap-over' });
    if (!press.agree) {
      await moveSwap(on, swap.id, 'taken', { state: 'offered', toPersonId: null, returnPlaceId: null, at });
      return ok(null);
    }
    const { clerkApprovesSwaps } = await readSettings(on, visit.committeeId);
    if (clerkApprovesSwaps) {
      await moveSwap(on, swap.id, 'taken', { state: 'with-clerk', at });
      return toClerks(deps, on, swap, visit);
    }
    const done = await complete(deps, on, swap, visit);
    return done.ok ? toClerks(deps, on, swap, visit) : done;
  });
}

export function decideSwap(
  deps: VisitsDeps,
  press: SwapPress & { agree: boolean },
): Promise<Result<Swap, VisitRefusal>> {
  return onSwap(
    deps,
    'visit.swap-decide',
    press,
    async (on, swap, visit) => {
      if (swap.state !== 'with-clerk') return refuse({ code: 'swap-over' });
      if (press.agree) return complete(deps, on, swap, visit);
      await endSwap(deps, on, swap, 'The clerk could not agree to it.');
      return ok(null);
    },
    ({ visit }) => runsVisits(visit),
  );
}

/** Everything is asked again here: between the two yeses one of them may have left office, or a visit been cancelled. */
async function complete(
  deps: VisitsDeps,
  on: Executor,
  swap: Swap,
  visit: Visit,
): Promise<Result<null, VisitRefusal>> {
  const at = deps.clock.now();
  const { fromPersonId, toPersonId } = swap;
  const returned = swap.returnVisitId ? await readVisit(on, swap.returnVisitId) : null;
  const refusal =
    toPersonId === null
      ? ({ code: 'swap-over' } as const)
      : await whyNotSwap(deps, on, { ...swap, toPersonId }, visit, returned);
  if (refusal || toPersonId === null) return refuse(refusal ?? { code: 'swap-over' });
  await passPlace(on, { id: swap.placeId, from: fromPersonId, to: toPersonId, accepted: true, at });
  await saveAnswer(on, { visitId: visit.id, personId: fromPersonId, answer: 'swapped', at });
  if (swap.returnPlaceId && returned) {
    await passPlace(on, { id: swap.returnPlaceId, from: toPersonId, to: fromPersonId, accepted: true, at });
    await saveAnswer(on, { visitId: returned.id, personId: toPersonId, answer: 'swapped', at });
  }
  await moveSwap(on, swap.id, swap.state, { state: 'done', at });
  await tell(deps, on, swap.id, 'visit-swap-done', [fromPersonId, toPersonId]);
  await deps.audit.record(on, {
    personId: fromPersonId,
    what: 'visit swapped',
    subject: { swapId: swap.id, visitId: visit.id },
  });
  return ok(null);
}

async function whyNotSwap(
  deps: VisitsDeps,
  on: Executor,
  swap: Swap & { toPersonId: string },
  visit: Visit,
  returned: Visit | null,
): Promise<VisitRefusal | null> {
  const now = deps.clock.now();
  const members = await membersOf(deps, on, visit.committeeId);
  for (const [one, leaves, comes] of [
    [visit, swap.fromPersonId, swap.toPersonId],
    ...(returned ? ([[returned, swap.toPersonId, swap.fromPersonId]] as const) : []),
  ] as const) {
    // The second yes may come days after the first.
    const closed = whyNotOpen(one, now) ?? (await tooLate(deps, one));
    if (closed) return closed;
    if (!placeOf(one, leaves) || placeOf(one, comes)) return { code: 'swap-over' };
    const member = members.find((known) => known.personId === comes);
    const why = member ? whyNotEligible(member, one.day) : 'not-in-office';
    if (why) return { code: 'not-eligible', why, day: one.day, name: member?.name ?? 'That member' };
  }
  return null;
}

/** What is on offer for a place ends when the place changes hands another way; whoever had said yes is told. */
export async function endSwapsOf(
  deps: VisitsDeps,
  on: Executor,
  placeId: string,
  reason: string,
): Promise<void> {
  for (const swap of await openSwaps(on, { placeIds: [placeId] })) await endSwap(deps, on, swap, reason);
}

export async function endSwap(deps: VisitsDeps, on: Executor, swap: Swap, reason: string): Promise<void> {
  if (!(await moveSwap(on, swap.id, swap.state, { state: 'ended', reason, at: deps.clock.now() }))) return;
  const people = swap.toPersonId === null ? [] : [swap.fromPersonId, swap.toPersonId];
  await tell(deps, on, swap.id, 'visit-swap-done', people);
}

async function toClerks(
  deps: VisitsDeps,
  on: Executor,
  swap: Swap,
  visit: Visit,
): Promise<Result<null, never>> {
  const clerks = await deps.people.withRole(visit.committeeId, 'clerk', on);
  await tell(
    deps,
    on,
    swap.id,
    'visit-swap-clerk',
    clerks.map((clerk) => clerk.id),
  );
  return ok(null);
}

/** One notice for each turn of a swap: offered again after a no, it is told again. */
async function tell(
  deps: VisitsDeps,
  on: Executor,
  swapId: string,
  kind: VisitNoticeKind,
  people: string[],
): Promise<void> {
  const swap = await readSwap(on, swapId);
  if (!swap) return;
  const turn = `${swap.state}:${swap.toPersonId ?? 'anyone'}`;
  await deps.notices.queue(
    on,
    people.map((personId) => ({
      key: `visit-swap:${swapId}:${kind}:${turn}:${personId}`,
      kind,
      personId,
      subject: { swapId, visitId: swap.visitId },
      dueAt: deps.clock.now(),
    })),
  );
}
