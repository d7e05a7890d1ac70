/** Keeps members’ own calendars as the visits are, where the council has that on: made once, changed, taken out. */
import { createHash } from 'node:crypto';
import { addDays, londonDay } from '../calendar/rules';
import type { CalendarEntry } from './calendar-writer';
import type { VisitsDeps } from './deps';
import { inspectionWords } from './inspection-words';
import { agreedTo, type Visit } from './rules';
import { readSettings } from './store';
import { readWritten, saveWritten } from './store-calendar';
import { readVisits } from './store-visits';
import { endOf, startOf } from './times';

/** Outside any transaction: an entry that was written and not recorded is written again, and `transactionId` makes it one. */
export async function writeCalendars(deps: VisitsDeps, committeeId: string): Promise<void> {
  const writer = deps.calendarWriter;
  if (!writer || !(await readSettings(deps.db, committeeId)).calendarEvents) return;
  const visits = await readVisits(deps.db, { committeeId, from: addDays(londonDay(deps.clock.now()), -1) });
  const written = await readWritten(
    deps.db,
    visits.map((visit) => visit.id),
  );
  for (const visit of visits) {
    const known = written.filter((one) => one.visitId === visit.id);
    const going = goingTo(visit);
    for (const personId of new Set([...going, ...known.map((one) => one.personId)])) {
      const cancelled = !going.includes(personId);
      const last = known.find((one) => one.personId === personId);
      if (last && last.cancelled === cancelled && (cancelled || last.sequence === visit.sequence)) continue;
      if (!last && cancelled) continue;
      const aadObjectId = (await deps.people.byId(personId))?.aadObjectId;
      if (!aadObjectId) continue;
      await writer.write(entryOf(visit, personId, aadObjectId, cancelled));
      await saveWritten(
        deps.db,
        { visitId: visit.id, personId, sequence: visit.sequence, cancelled },
        deps.clock.now(),
      );
    }
  }
}

function goingTo(visit: Visit): string[] {
  if (visit.state === 'cancelled' || visit.state === 'not-made' || !agreedTo(visit)) return [];
  return visit.places.flatMap((place) => (place.state === 'accepted' ? (place.personId ?? []) : []));
}

function entryOf(visit: Visit, personId: string, aadObjectId: string, cancelled: boolean): CalendarEntry {
  const { service } = visit;
  return {
    transactionId: createHash('sha256').update(`${visit.id} ${personId}`).digest('hex').slice(0, 32),
    aadObjectId,
    subject: `Frontline visit: ${service.isHome ? 'a home' : service.name}`,
    startsAt: startOf(visit),
    endsAt: endOf(visit),
    location: service.isHome ? 'The address is on your card in Teams' : service.place,
    body: inspectionWords,
    sequence: visit.sequence,
    cancelled,
  };
}
