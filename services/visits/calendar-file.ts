/** Visits as calendar files: one event with its confirmation, its update or its cancellation, and a whole feed (RFC 5545). */
import ical, { ICalCalendarMethod, ICalEventClass, ICalEventStatus } from 'ical-generator';
import { inspectionWords } from './inspection-words';
import type { Visit } from './rules';
import { endOf, startOf } from './times';

export interface EventView {
  visit: Visit;
  /** True: taken out of the calendar. */
  cancelled: boolean;
  /** The clerk: RFC 5546 asks for an organiser. Nobody’s answer comes there: that is what the card is for. */
  organiser: { name: string; email: string } | null;
  changedAt: Date;
}

const product = { company: 'Pledgekeeper', product: 'Frontline visits', language: 'EN' };

/** A file for one event: PUBLISH puts it in or changes it, CANCEL takes it out. The same UID always, SEQUENCE rising. */
export function calendarOfVisit(view: EventView): string {
  const method = view.cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH;
  const calendar = ical({ prodId: product, method });
  addEvent(calendar, view);
  return calendar.toString();
}

/** A feed to subscribe to: what is cancelled stays in it, marked so, because a calendar shows only what a feed says. */
export function calendarFile(views: EventView[]): string {
  const calendar = ical({
    prodId: product,
    method: ICalCalendarMethod.PUBLISH,
    name: 'Frontline visits',
    // How often a calendar asks again.
    ttl: 3600,
  });
  for (const view of views) addEvent(calendar, view);
  return calendar.toString();
}

/** Times are UTC: one event without repeats is shown rightly in any time zone, and needs no table of summer times. */
function addEvent(
  calendar: ReturnType<typeof ical>,
  { visit, cancelled, organiser, changedAt }: EventView,
): void {
  const { service } = visit;
  calendar.createEvent({
    id: `visit-${visit.id}@pledgekeeper`,
    sequence: visit.sequence,
    stamp: changedAt,
    lastModified: changedAt,
    start: startOf(visit),
    end: endOf(visit),
    summary: `${cancelled ? 'Cancelled: f' : 'F'}rontline visit: ${service.isHome ? 'a home' : service.name}`,
    // A home’s address is where children live: it is on the card in Teams, not in calendars that others may see.
    location: service.isHome ? 'The address is on your card in Teams' : service.place,
    description: [
      inspectionWords,
      service.contact === '' || service.isHome ? '' : `On the day: ${service.contact}`,
      'Can’t go? Say so in Teams, so that the place can be offered to someone else.',
    ]
      .filter((text) => text !== '')
      .join('\n'),
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    class: service.isHome ? ICalEventClass.PRIVATE : ICalEventClass.PUBLIC,
    ...(organiser ? { organizer: organiser } : {}),
  });
}
