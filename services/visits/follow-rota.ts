/** Makes the visits what an agreed rota says: new ones, moved ones, ones that are off, and who has which place. */
import { londonDay } from '../calendar/rules';
import type { Executor } from '../db/tables';
import { changedNotices } from './changed-notices';
import type { VisitsDeps } from './deps';
import { existing, keptAsItIs } from './gather-rota';
import type { PlannedVisit } from './rota-problem';
import type { Visit } from './rules';
import { readServices, readSettings } from './store';
import type { Rota } from './store-rota';
import { askAgain, changeVisit, insertPlaces, insertVisit, lockVisit, passPlace } from './store-visits';
import { membersOf } from './who';

/** The visits become what the draft says: new ones are made, others move, the rest are cancelled. */
export async function follow(
  deps: VisitsDeps,
  on: Executor,
  rota: Rota,
  wanted: PlannedVisit[],
): Promise<void> {
  const at = deps.clock.now();
  const today = londonDay(at);
  const services = new Map((await readServices(on, rota.committeeId)).map((one) => [one.id, one]));
  const { membersAVisit } = await readSettings(on, rota.committeeId);
  const now = await existing(on, rota);
  const members = await membersOf(deps, on, rota.committeeId, rota.from);
  const calendar = await deps.calendar.workingCalendar(on);
  for (const visit of now) {
    if (visit.day <= today || visit.state !== 'planned') continue;
    const planned = wanted.find((one) => one.visitId === visit.id);
    // Somebody may have said yes, or swapped, since this draft was made: that outweighs it, unless the clerk set it by hand.
    if (!planned?.byHand && keptAsItIs(visit, members, today, (day) => calendar.isWorkingDay(day))) continue;
    if (planned) await change(deps, on, visit, planned);
    else {
      await changeVisit(on, visit.id, { state: 'cancelled', reason: 'The rota was changed.' }, at);
      await changedNotices(deps, on, visit.id, 'visit-cancelled');
    }
  }
  for (const planned of wanted) {
    const service = services.get(planned.serviceId);
    if (!service || now.some((visit) => visit.id === planned.visitId)) continue;
    const id = deps.newId();
    const { committeeId } = rota;
    const { startsAt, minutes } = service;
    await insertVisit(
      on,
      { id, committeeId, rotaId: rota.id, serviceId: service.id, day: planned.day, startsAt, minutes },
      at,
    );
    const holders = Array.from({ length: membersAVisit }, (_, slot) => planned.memberIds[slot] ?? null);
    await insertPlaces(
      on,
      holders.map((personId, slot) => ({ id: deps.newId(), visitId: id, slot, personId })),
      at,
    );
  }
}

/** One visit as it now should be. Who has a place keeps it where they may; everyone is asked again when the day moves. */
export async function change(
  deps: VisitsDeps,
  on: Executor,
  stood: Visit,
  planned: PlannedVisit,
): Promise<void> {
  const at = deps.clock.now();
  const visit = (await lockVisit(on, stood.id)) ?? stood;
  const moved = visit.day !== planned.day || visit.service.id !== planned.serviceId;
  if (moved) {
    const service = (await readServices(on, visit.committeeId)).find((one) => one.id === planned.serviceId);
    const hours =
      service && service.id !== visit.service.id
        ? { startsAt: service.startsAt, minutes: service.minutes }
        : {};
    await changeVisit(on, visit.id, { day: planned.day, serviceId: planned.serviceId, ...hours }, at);
    await askAgain(on, visit.id, at);
  }
  const leaving = visit.places.filter(
    (place) => place.personId !== null && !planned.memberIds.includes(place.personId),
  );
  const coming = planned.memberIds.filter((id) => !visit.places.some((place) => place.personId === id));
  for (const place of leaving)
    await passPlace(on, { id: place.id, from: place.personId, to: null, accepted: false, at });
  const open = [...visit.places.filter((place) => place.personId === null), ...leaving];
  for (const personId of coming) {
    const place = open.shift();
    if (place) await passPlace(on, { id: place.id, from: null, to: personId, accepted: false, at });
  }
  if (moved) await changedNotices(deps, on, visit.id, 'visit-changed');
  if (leaving.length > 0)
    await changedNotices(
      deps,
      on,
      visit.id,
      'visit-cancelled',
      leaving.flatMap((place) => place.personId ?? []),
    );
}
