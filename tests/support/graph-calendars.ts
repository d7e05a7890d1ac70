/** Members' calendars in memory, answering as the pages of Microsoft Graph v1.0 say of /users/{id}/events. */
import { randomUUID } from 'node:crypto';
import type { DriveAnswer, DriveRequest } from './graph-drive-types';

export interface CalendarEvent {
  id: string;
  userId: string;
  transactionId: string;
  body: Record<string, unknown>;
}

export interface CalendarOptions {
  /** Entra object ids of those who have a mailbox. */
  mailboxes: string[];
  /** Of a create with a `transactionId` that was taken before: the event that is there, or 409. */
  repeated: 'same-event' | 'conflict';
}

const failed = (status: number, code: string): DriveAnswer => ({
  status,
  json: { error: { code, message: 'the words of the service' } },
});

export class GraphCalendars {
  events: CalendarEvent[] = [];
  /** For ever: also of events that are gone. */
  readonly #taken = new Set<string>();

  constructor(readonly options: CalendarOptions) {}

  answer({ method, url, body }: DriveRequest): DriveAnswer {
    const { pathname, searchParams } = new URL(url, 'http://127.0.0.1');
    const at = /^\/v1\.0\/users\/([^/]+)\/events(?:\/([^/]+))?$/.exec(pathname);
    const userId = decodeURIComponent(at?.[1] ?? '');
    const eventId = decodeURIComponent(at?.[2] ?? '');
    if (!this.options.mailboxes.includes(userId)) return failed(404, 'ErrorInvalidUser');
    const mine = this.events.filter((event) => event.userId === userId);
    if (method === 'GET' && !eventId) return this.#find(mine, searchParams.get('$filter') ?? '');
    if (method === 'POST' && !eventId) return this.#make(userId, mine, body);
    const event = mine.find((one) => one.id === eventId);
    if (!event) return failed(404, 'ErrorItemNotFound');
    if (method === 'DELETE') {
      this.events = this.events.filter((one) => one !== event);
      return { status: 204 };
    }
    if (method !== 'PATCH') return failed(405, 'methodNotAllowed');
    Object.assign(event.body, JSON.parse(String(body)));
    return { status: 200, json: { id: event.id } };
  }

  #make(userId: string, mine: CalendarEvent[], body: Buffer): DriveAnswer {
    const given = JSON.parse(String(body)) as Record<string, unknown> & { transactionId: string };
    const taken = `${userId} ${given.transactionId}`;
    if (this.#taken.has(taken)) {
      const there = mine.find((event) => event.transactionId === given.transactionId);
      return there && this.options.repeated === 'same-event'
        ? { status: 201, json: { id: there.id } }
        : failed(409, 'ErrorDuplicateTransactionId');
    }
    this.#taken.add(taken);
    // Ids of Exchange have characters in them that a path may not hold as they are.
    const event = { id: `AAMk/${randomUUID()}==`, userId, transactionId: given.transactionId, body: given };
    this.events.push(event);
    return { status: 201, json: { id: event.id } };
  }

  #find(mine: CalendarEvent[], filter: string): DriveAnswer {
    const [, id, value] =
      /^singleValueExtendedProperties\/any\(ep:ep\/id eq '([^']+)' and ep\/value eq '([^']+)'\)$/i.exec(
        filter,
      ) ?? [];
    if (!id) return failed(400, 'ErrorInvalidUrlQueryFilter');
    const found = mine.filter(({ body }) =>
      (body.singleValueExtendedProperties as { id: string; value: string }[] | undefined)?.some(
        (property) => property.id === id && property.value === value,
      ),
    );
    return { status: 200, json: { value: found.map((event) => ({ id: event.id })) } };
  }
}
