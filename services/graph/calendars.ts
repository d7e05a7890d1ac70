/** Visits in members' own calendars over Graph: made once whatever answers are lost, changed by the id they have, taken out. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../calendar/clock';
import type { Executor } from '../db/tables';
import { LibraryFault } from '../library/faults';
import type { CalendarEntry, CalendarOutcome, CalendarWriter } from '../visits/calendar-writer';
import { outcomeOfFault } from './calendar-faults';
import type { GraphConnection } from './connection';
import { encoded, isFine } from './drive';
import { faultOf } from './patience';
import { type EventRecord, eventOf, recordEvent } from './store-events';
import { type Answer, jsonOf } from './transport';

/** By this named property of an event ours are found again; the id is ours alone and never changes. */
const ourProperty = 'String {6f5b1f0e-5a0c-4f4e-9d0b-2c1f6f1d7a53} Name PledgekeeperEntry';

const eventAnswer = z.object({ id: z.string().min(1) });
const eventsAnswer = z.object({ value: z.array(eventAnswer) });

export function createGraphCalendars(deps: {
  db: Executor;
  clock: Clock;
  graph: GraphConnection;
}): CalendarWriter {
  const { db, clock, graph } = deps;
  const save = (entry: CalendarEntry, event: EventRecord) =>
    recordEvent(db, entry.transactionId, event, clock.now());
  const fault = (answer: Answer) => faultOf(answer, graph.patience.now());

  async function put(entry: CalendarEntry): Promise<void> {
    const known = await eventOf(db, entry.transactionId);
    // Begun, and its answer was lost: it may be there, as the visit then stood.
    const id = known && (known.eventId ?? (await find(entry)));
    if (id && (await change(entry, id))) return save(entry, { ...known, eventId: id });
    await make(entry, { generation: id ? known.generation + 1 : (known?.generation ?? 0), eventId: null });
  }

  async function make(entry: CalendarEntry, event: EventRecord, again = true): Promise<void> {
    // Before it is sent, so that an answer that is lost leaves a trace.
    await save(entry, event);
    const answer = await graph.ask({
      method: 'POST',
      path: eventsOf(entry),
      json: {
        ...bodyOf(entry),
        transactionId: transactionIdOf(entry, event),
        singleValueExtendedProperties: [{ id: ourProperty, value: entry.transactionId }],
      },
    });
    if (isFine(answer)) return save(entry, { ...event, eventId: idIn(answer) });
    if (answer.status !== 409) throw fault(answer);
    // Taken before: by an event that is there, or by one that its owner has deleted since.
    const id = await find(entry);
    if (id && (await change(entry, id))) return save(entry, { ...event, eventId: id });
    if (!again) throw fault(answer);
    await make(entry, { generation: event.generation + 1, eventId: null }, false);
  }

  /** False when it is no longer there. */
  async function change(entry: CalendarEntry, id: string): Promise<boolean> {
    const answer = await graph.ask({
      method: 'PATCH',
      path: `${eventsOf(entry)}/${encoded(id)}`,
      json: bodyOf(entry),
    });
    if (answer.status === 404) return false;
    if (!isFine(answer)) throw fault(answer);
    return true;
  }

  async function takeOut(entry: CalendarEntry): Promise<void> {
    const known = await eventOf(db, entry.transactionId);
    if (!known) return;
    const id = known.eventId ?? (await find(entry));
    if (id) {
      const answer = await graph.ask({ method: 'DELETE', path: `${eventsOf(entry)}/${encoded(id)}` });
      // Gone already: its owner deleted it, or our own answer was lost, or there is no such calendar any more.
      if (!isFine(answer) && answer.status !== 404) throw fault(answer);
    }
    await save(entry, { generation: known.generation + 1, eventId: null });
  }

  async function find(entry: CalendarEntry): Promise<string | null> {
    const filter = `singleValueExtendedProperties/any(ep:ep/id eq '${ourProperty}' and ep/value eq '${entry.transactionId}')`;
    const answer = await graph.ask({
      method: 'GET',
      path: `${eventsOf(entry)}?$filter=${encodeURIComponent(filter)}&$select=id`,
    });
    if (answer.status === 404) return null;
    if (!isFine(answer)) throw fault(answer);
    const found = eventsAnswer.safeParse(jsonOf(answer));
    if (!found.success) throw new LibraryFault('odd-answer', { status: answer.status });
    return found.data.value[0]?.id ?? null;
  }

  return {
    async write(entry): Promise<CalendarOutcome> {
      try {
        await (entry.cancelled ? takeOut(entry) : put(entry));
        return { kind: 'written' };
      } catch (thrown) {
        if (thrown instanceof LibraryFault) return outcomeOfFault(thrown);
        throw thrown;
      }
    },
  };
}

const eventsOf = ({ aadObjectId }: CalendarEntry) => `/users/${encoded(aadObjectId)}/events`;

function transactionIdOf({ transactionId }: CalendarEntry, { generation }: EventRecord): string {
  return createHash('sha256').update(`${transactionId} ${generation}`).digest('hex').slice(0, 32);
}

/** No attendees: nobody is sent a meeting request, and taking it out sends nothing either. */
function bodyOf(entry: CalendarEntry) {
  const at = (instant: Date) => ({ dateTime: instant.toISOString().slice(0, 19), timeZone: 'UTC' });
  return {
    subject: entry.subject,
    start: at(entry.startsAt),
    end: at(entry.endsAt),
    location: { displayName: entry.location },
    body: { contentType: 'text', content: entry.body },
    sensitivity: entry.isPrivate ? 'private' : 'normal',
    showAs: 'busy',
  };
}

function idIn(answer: Answer): string {
  const event = eventAnswer.safeParse(jsonOf(answer));
  if (!event.success) throw new LibraryFault('odd-answer', { status: answer.status });
  return event.data.id;
}
