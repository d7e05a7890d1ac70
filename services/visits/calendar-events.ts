/** Keeps members’ own calendars as the visits are, where the council has that on: made once, changed, taken out. */
import { createHash } from 'node:crypto';
import { addDays, londonDay } from '../calendar/rules';
import type { CalendarEntry, CalendarOutcome } from './calendar-writer';
import type { VisitsDeps } from './deps';
import { inspectionWords } from './inspection-words';
import { agreedTo, type Visit } from './rules';
import { readSettings } from './store';
import { readWritten, saveWritten, type WrittenEntry } from './store-calendar';
import { readVisits } from './store-visits';
import { endOf, startOf } from './times';

/**
 * Outside any transaction. That an entry is begun is recorded before it is written, so that one whose answer was lost is
 * known again, and taken out if need be. With the setting off nothing new is made; what is there is kept right.
 */
export async function writeCalendars(deps: VisitsDeps, committeeId: string): Promise<void> {
  const writer = deps.calendarWriter;
  if (!writer) return;
  const { calendarEvents } = await readSettings(deps.db, committeeId);
  let nobodysNow: NotNow | null = null;
  for (const { visit, personId, cancelled, last } of await changesDue(deps, committeeId)) {
    const isNew = (last?.sequence ?? -1) < 0 && !cancelled;
    if (isNew && !calendarEvents) continue;
    const aadObjectId = (await deps.people.byId(personId))?.aadObjectId;
    if (!aadObjectId) continue;
    const at = deps.clock.now();
    const stood = last ?? { visitId: visit.id, personId, sequence: -1, cancelled: false, ...untroubled };
    if (!last) await saveWritten(deps.db, stood, at);
    const outcome: CalendarOutcome =
      nobodysNow ?? (await writer.write(entryOf(visit, personId, aadObjectId, cancelled)));
    if (outcome.kind === 'not-now') {
      if (outcome.everyones) nobodysNow = outcome;
      const notBefore = new Date(at.getTime() + outcome.afterSeconds * 1000);
      await saveWritten(deps.db, { ...stood, notBefore, trouble: outcome.sentence }, at);
    } else {
      await saveWritten(deps.db, { ...stood, sequence: visit.sequence, cancelled, ...untroubled }, at);
    }
  }
}

type NotNow = Extract<CalendarOutcome, { kind: 'not-now' }>;
const untroubled = { notBefore: null, trouble: '' };

interface ChangeDue {
  visit: Visit;
  personId: string;
  cancelled: boolean;
  last: WrittenEntry | undefined;
}

async function changesDue(deps: VisitsDeps, committeeId: string): Promise<ChangeDue[]> {
  const now = deps.clock.now();
  const visits = await readVisits(deps.db, { committeeId, from: addDays(londonDay(now), -1) });
  const written = await readWritten(
    deps.db,
    visits.map((visit) => visit.id),
  );
  return visits.flatMap((visit) => {
    const known = written.filter((one) => one.visitId === visit.id);
    const going = goingTo(visit);
    return [...new Set([...going, ...known.map((one) => one.personId)])].flatMap((personId) => {
      const cancelled = !going.includes(personId);
      const last = known.find((one) => one.personId === personId);
      const asItShould = last
        ? last.cancelled === cancelled && (cancelled || last.sequence === visit.sequence)
        : cancelled;
      const waits = last?.notBefore && last.notBefore > now;
      return asItShould || waits ? [] : [{ visit, personId, cancelled, last }];
    });
  });
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
    isPrivate: service.isHome,
    cancelled,
  };
}
