/** What happens to a visit besides its places: a home agrees, a service cancels, the clerk changes it, a day off moves it. */
import { addDays, type Day, formatDay, londonDay } from '../calendar/rules';
import type { Executor } from '../db/tables';
import { ok, type Result, refuse } from '../result';
import { openPlace } from './answering';
import { changedNotices } from './changed-notices';
import type { VisitsDeps } from './deps';
import { change } from './follow-rota';
import { dayWords, problemOf, whyNotMembers } from './gather-rota';
import { tidy } from './noting';
import { dayRuleBroken } from './rota-problem';
import { type Visit, type VisitRefusal, whyNotEligible } from './rules';
import { readRota } from './store-rota';
import { openSwaps } from './store-swaps';
import { changeVisit, forgetAnswers, lockVisit, readVisit, readVisits, saveAgreement } from './store-visits';
import { endSwap } from './swapping';
import { dayOf, visitClock } from './times';
import { onVisit, runsVisits, type VisitPress, whyNotOpen } from './visit-press';
import { isManager, mayDo, membersOf } from './who';

/** The manager’s yes for the home, and that the children were asked and agree: both, or neither (domain.md F4). */
export function agreeHome(
  deps: VisitsDeps,
  press: VisitPress & { childrenAgree: boolean },
): Promise<Result<Visit, VisitRefusal>> {
  return onVisit(
    deps,
    'visit.send-agreement',
    press,
    async (on, visit) => {
      const closed = whyNotOpen(visit, deps.clock.now());
      if (closed) return refuse(closed);
      if (!(await isManager(deps, visit.service, press.byPersonId, on)))
        return refuse({ code: 'not-allowed' });
      if (!press.childrenAgree)
        return refuse({ code: 'words-missing', field: 'The children have been asked and agree' });
      await saveAgreement(on, visit.id, press.byPersonId, deps.clock.now());
      return ok(null);
    },
    { audit: ({ id }) => ({ what: 'visit to a home agreed', subject: { visitId: id } }) },
  );
}

/** The service or the clerk calls a visit off, on the day too. Everyone who was to go is told at once. */
export function cancelVisit(
  deps: VisitsDeps,
  press: VisitPress & { reason: string },
): Promise<Result<Visit, VisitRefusal>> {
  const reason = tidy(press.reason).slice(0, 300);
  return onVisit(
    deps,
    'visit.send-cancel',
    press,
    async (on, visit) => {
      const allowed =
        (await isManager(deps, visit.service, press.byPersonId, on)) ||
        (await mayDo(deps, visit.committeeId, 'visits.run', press.byPersonId, on));
      if (!allowed) return refuse({ code: 'not-allowed' });
      if (visit.state === 'cancelled') return refuse({ code: 'visit-cancelled' });
      if (visit.state !== 'planned' || visit.day < londonDay(deps.clock.now()))
        return refuse({ code: 'visit-past' });
      if (reason === '') return refuse({ code: 'words-missing', field: 'Because' });
      const findings = deps.checkNote(reason);
      if (findings.length > 0) return refuse({ code: 'names-someone', findings });
      await changeVisit(on, visit.id, { state: 'cancelled', reason }, deps.clock.now());
      await endSwaps(deps, on, visit, 'The visit has been cancelled.');
      await changedNotices(deps, on, visit.id, 'visit-cancelled');
      return ok(null);
    },
    { audit: ({ id }) => ({ what: 'visit cancelled', subject: { visitId: id } }) },
  );
}

async function endSwaps(deps: VisitsDeps, on: Executor, visit: Visit, reason: string): Promise<void> {
  const places = visit.places.map((place) => place.id);
  for (const swap of await openSwaps(on, { placeIds: places })) await endSwap(deps, on, swap, reason);
}

/** The clerk sets the day and who goes. Whoever has a place keeps it; when the day moves everyone is asked again. */
export function clerkChanges(
  deps: VisitsDeps,
  press: VisitPress & { day: Day; memberIds: string[] },
): Promise<Result<Visit, VisitRefusal>> {
  return onVisit(
    deps,
    'visit.set-visit',
    press,
    async (on, visit) => {
      const closed = whyNotOpen(visit, deps.clock.now());
      if (closed) return refuse(closed);
      if (new Set(press.memberIds).size < press.memberIds.length)
        return refuse({ code: 'same-member-twice' });
      const refusal = await whyNotDay(deps, on, visit, press.day);
      if (refusal) return refuse(refusal);
      const members = await membersOf(deps, on, visit.committeeId);
      const notThey = whyNotMembers(members, press.memberIds, press.day);
      if (notThey) return refuse(notThey);
      if (press.day !== visit.day) await forgetAnswers(on, visit.id);
      await endSwaps(deps, on, visit, 'The clerk has changed this visit.');
      const { memberIds, day } = press;
      await change(deps, on, visit, {
        visitId: visit.id,
        serviceId: visit.service.id,
        day,
        memberIds,
        byHand: true,
      });
      return ok(null);
    },
    { right: runsVisits },
  );
}

/** The clerk may choose a day nearer than thirty working days, not one that is past, off or taken by the committee. */
async function whyNotDay(
  deps: VisitsDeps,
  on: Executor,
  visit: Visit,
  day: Day,
): Promise<VisitRefusal | null> {
  if (day === visit.day) return null;
  if (day <= londonDay(deps.clock.now()))
    return { code: 'day-not-valid', why: `${formatDay(day)} is not in the future.` };
  const rota = await readRota(on, visit.rotaId);
  if (!rota) return { code: 'not-found' };
  const broken = dayRuleBroken(await problemOf(deps, on, rota), day, false).filter(
    (rule) => rule !== 'notice',
  );
  const [first] = broken;
  return first ? { code: 'day-not-valid', why: dayWords[first] } : null;
}

/**
 * Places held by people who have left office or are away on the day open by themselves; training or a check that is not in
 * force opens them ten working days before. Safe to call at any time.
 */
export async function releasePlaces(deps: VisitsDeps, committeeId: string): Promise<void> {
  const now = deps.clock.now();
  const calendar = await deps.calendar.workingCalendar();
  const today = londonDay(now);
  const upcoming = await readVisits(deps.db, { committeeId, from: today });
  if (upcoming.length === 0) return;
  const members = new Map(
    (await membersOf(deps, deps.db, committeeId)).map((member) => [member.personId, member]),
  );
  for (const visit of upcoming.filter((one) => whyNotOpen(one, now) === null)) {
    const near = today >= dayOf(visit, visitClock.reminder, calendar);
    for (const place of visit.places) {
      if (place.personId === null) continue;
      const member = members.get(place.personId);
      const why = member ? whyNotEligible(member, visit.day) : 'not-in-office';
      if (!why || ((why === 'not-trained' || why === 'no-check') && !near)) continue;
      const { personId } = place;
      await deps.db.transaction().execute(async (on) => {
        const now_ = await lockVisit(on, visit.id);
        if (now_?.places.some((one) => one.id === place.id && one.personId === personId))
          await openPlace(deps, on, now_, place.id, personId, 'released');
      });
    }
  }
}

/** Swaps end ten working days before the visit, or with it. */
export async function endLateSwaps(deps: VisitsDeps): Promise<void> {
  const now = deps.clock.now();
  const calendar = await deps.calendar.workingCalendar();
  for (const swap of await openSwaps(deps.db, {})) {
    const visit = await readVisit(deps.db, swap.visitId);
    const late = !visit || londonDay(now) > dayOf(visit, visitClock.swapsEnd, calendar);
    if (visit && !late && whyNotOpen(visit, now) === null) continue;
    await deps.db.transaction().execute((on) => endSwap(deps, on, swap, 'The time for swaps has passed.'));
  }
}

/** Visits on a day that is no longer a working day move to the best day near it; gives a sentence for each. */
export async function moveFromDaysOff(deps: VisitsDeps): Promise<{ committeeId: string; text: string }[]> {
  const told: { committeeId: string; text: string }[] = [];
  for (const { committeeId } of await deps.committees.all()) {
    const today = londonDay(deps.clock.now());
    const calendar = await deps.calendar.freshWorkingCalendar();
    const upcoming = await readVisits(deps.db, { committeeId, from: today });
    for (const visit of upcoming) {
      if (visit.state !== 'planned' || visit.day <= today || calendar.isWorkingDay(visit.day)) continue;
      const text = await deps.db.transaction().execute((on) => moveOne(deps, on, visit));
      told.push({ committeeId, text });
    }
  }
  return told;
}

/** The nearest good day, within three weeks, on which most of those who were to go still may; the later of two as near. */
async function moveOne(deps: VisitsDeps, on: Executor, visit: Visit): Promise<string> {
  const what = `Visit to ${visit.service.name}`;
  const rota = await readRota(on, visit.rotaId);
  const problem = rota && (await problemOf(deps, on, rota));
  const going = visit.places.flatMap((place) => place.personId ?? []);
  const mayGo = (day: Day) =>
    going.filter((personId) => whyNotMembers(problem?.members ?? [], [personId], day) === null);
  const days = nearDays(visit.day).filter(
    (day) =>
      problem &&
      day > problem.today &&
      dayRuleBroken(problem, day, false).every((rule) => rule === 'notice') &&
      !problem.kept.some((one) => one.day === day),
  );
  const [day] = days.toSorted((one, other) => mayGo(other).length - mayGo(one).length);
  if (!day)
    return `${what}: ${formatDay(visit.day)} is a day off and no day near it will do. Please choose one.`;
  await forgetAnswers(on, visit.id);
  await endSwaps(deps, on, visit, 'The day of the visit has moved.');
  const memberIds = mayGo(day);
  await change(deps, on, visit, {
    visitId: visit.id,
    serviceId: visit.service.id,
    day,
    memberIds,
    byHand: true,
  });
  return `${what}: ${formatDay(visit.day)} is now ${formatDay(day)}. Everyone who goes is asked again.`;
}

function nearDays(day: Day): Day[] {
  return Array.from({ length: 21 }, (_, index) => index + 1).flatMap((away) => [
    addDays(day, away),
    addDays(day, -away),
  ]);
}
