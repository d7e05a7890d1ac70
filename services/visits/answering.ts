/** A member says yes, cannot go, takes an open place, or says when they are away. */
import { type Day, formatDay, londonDay } from '../calendar/rules';
import type { Executor } from '../db/tables';
import { command } from '../platform/command';
import { ok, type Result, refuse } from '../result';
import type { VisitsDeps } from './deps';
import { whyNotMembers } from './gather-rota';
import { agreedTo, placeOf, type Visit, type VisitRefusal } from './rules';
import { deleteAway, insertAway } from './store';
import { acceptPlace, passPlace, readVisits, saveAnswer } from './store-visits';
import { endSwapsOf } from './swapping';
import { onVisit, type VisitPress, whyNotOpen } from './visit-press';
import { membersOf } from './who';

export function accept(deps: VisitsDeps, press: VisitPress): Promise<Result<Visit, VisitRefusal>> {
  return onVisit(deps, 'visit.accept', press, async (on, visit) => {
    const closed = whyNotOpen(visit, deps.clock.now());
    if (closed) return refuse(closed);
    const place = placeOf(visit, press.byPersonId);
    if (!place) return refuse({ code: 'not-your-place' });
    if (!agreedTo(visit)) return refuse({ code: 'not-agreed-yet' });
    const members = await membersOf(deps, on, visit.committeeId);
    const refusal = whyNotMembers(members, [press.byPersonId], visit.day);
    if (refusal) return refuse(refusal);
    if (place.state === 'held') await acceptPlace(on, place.id, press.byPersonId, deps.clock.now());
    await endSwapsOf(deps, on, place.id, 'They will go themselves after all.');
    return ok(null);
  });
}

/** The place is open at once and offered fairly; they are not asked for this visit again. */
export function cannot(deps: VisitsDeps, press: VisitPress): Promise<Result<Visit, VisitRefusal>> {
  return onVisit(deps, 'visit.cannot', press, async (on, visit) => {
    const closed = whyNotOpen(visit, deps.clock.now());
    if (closed) return refuse(closed);
    const place = placeOf(visit, press.byPersonId);
    if (!place) return refuse({ code: 'not-your-place' });
    await openPlace(deps, on, visit, place.id, press.byPersonId, 'cannot');
    return ok(null);
  });
}

export async function openPlace(
  deps: VisitsDeps,
  on: Executor,
  visit: Visit,
  placeId: string,
  personId: string,
  answer: 'cannot' | 'released' | 'swapped',
): Promise<void> {
  const at = deps.clock.now();
  await passPlace(on, { id: placeId, from: personId, to: null, accepted: false, at });
  await saveAnswer(on, { visitId: visit.id, personId, answer, at });
  await endSwapsOf(deps, on, placeId, 'The place is no longer theirs to swap.');
  await deps.audit.record(on, { personId, what: `visit place ${answer}`, subject: { visitId: visit.id } });
}

/** Two at once: the row goes to one, the other is told who has it. */
export function takeOpen(deps: VisitsDeps, press: VisitPress): Promise<Result<Visit, VisitRefusal>> {
  return onVisit(deps, 'visit.take', press, async (on, visit) => {
    const closed = whyNotOpen(visit, deps.clock.now());
    if (closed) return refuse(closed);
    if (placeOf(visit, press.byPersonId)) return refuse({ code: 'already-going' });
    if (!agreedTo(visit)) return refuse({ code: 'not-agreed-yet' });
    const members = await membersOf(deps, on, visit.committeeId);
    if (!members.some((member) => member.personId === press.byPersonId))
      return refuse({ code: 'not-allowed' });
    const refusal = whyNotMembers(members, [press.byPersonId], visit.day);
    if (refusal) return refuse(refusal);
    const newest = visit.places.toSorted((one, other) => other.since.getTime() - one.since.getTime())[0];
    const open = visit.places.find((place) => place.state === 'open');
    const at = deps.clock.now();
    if (
      !open ||
      !(await passPlace(on, { id: open.id, from: null, to: press.byPersonId, accepted: true, at }))
    )
      return refuse({ code: 'place-taken', byName: newest?.name ?? null });
    return ok(null);
  });
}

/** Days away open the places held in them: those visits are given, so that the member sees what it changed. */
export async function addAway(
  deps: VisitsDeps,
  input: { committeeId: string; from: Day; until: Day; byPersonId: string; submissionId: string },
): Promise<Result<Visit[], VisitRefusal>> {
  const at = deps.clock.now();
  const { byPersonId, from, until } = input;
  if (until < from)
    return refuse({
      code: 'day-not-valid',
      why: `The last day, ${formatDay(until)}, comes before the first.`,
    });
  if (until < londonDay(at)) return refuse({ code: 'day-not-valid', why: 'Those days have passed.' });
  return command<null, Visit[], VisitRefusal>(deps, {
    by: byPersonId,
    once: { submissionId: input.submissionId, verb: 'visit.add-away', again: async () => ok([]) },
    // Days of one's own; each visit that they open is a row of its own.
    lock: async () => ok(null),
    async write(on, _none, made) {
      const members = await membersOf(deps, on, input.committeeId);
      if (!members.some((member) => member.personId === byPersonId)) return refuse({ code: 'not-allowed' });
      await insertAway(on, { id: made, personId: byPersonId, from, until }, at);
      const held = await readVisits(on, {
        committeeId: input.committeeId,
        personId: byPersonId,
        from,
        until,
      });
      const opened = held.filter((visit) => whyNotOpen(visit, at) === null);
      for (const visit of opened) {
        const place = placeOf(visit, byPersonId);
        if (place) await openPlace(deps, on, visit, place.id, byPersonId, 'released');
      }
      return ok(opened);
    },
  });
}

export async function removeAway(deps: VisitsDeps, id: string, byPersonId: string): Promise<void> {
  await deleteAway(deps.db, id, byPersonId);
}
