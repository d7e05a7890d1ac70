/** A member’s private calendar link: a secret that only they are shown, kept as a hash, stopped or replaced at will. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { type Day, londonDay } from '../calendar/rules';
import type { Executor } from '../db/tables';
import type { Person } from '../people/rules';
import { command } from '../platform/command';
import { isInForce, may } from '../platform/permissions';
import { ok } from '../result';
import { calendarFile, calendarOfVisit, type EventView } from './calendar-file';
import type { VisitsDeps } from './deps';
import { agreedTo, placeOf, type Visit } from './rules';
import { personOfSecret, readFeed, saveFeed, signingKey } from './store-feeds';
import { readVisit, readVisits } from './store-visits';
import { managersOf } from './who';

export interface FileAnswer {
  /** The file’s text. */
  body: string;
  changedAt: Date;
  /** 'visit-2027-03-10.ics' */
  name: string;
}

const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');

/**
 * A new link in the old one’s place, made by the member’s press. The secret comes from the press and a key of ours, so the
 * same press again gives the same one. @returns the secret, which is kept nowhere; null when a later press has replaced it.
 */
export async function newFeed(
  deps: VisitsDeps,
  personId: string,
  submissionId: string,
): Promise<string | null> {
  const at = deps.clock.now();
  const secret = createHmac('sha256', await signingKey(deps.db))
    .update(`feed ${personId} ${submissionId}`)
    .digest('base64url');
  await command<null, null, never>(deps, {
    by: personId,
    once: {
      // Only a hash of the press is kept, so that nobody who reads the database can make the secret again.
      submissionId: hashOf(`${submissionId} feed`),
      verb: 'visit.new-calendar',
      again: async () => ok(null),
    },
    // The link is one's own.
    lock: async () => ok(null),
    async write(on) {
      await saveFeed(on, { personId, secretHash: hashOf(secret), by: personId, at });
      return ok(null);
    },
    audit: () => ({ what: 'visit calendar link made', subject: { personId } }),
  });
  const now = await readFeed(deps.db, personId);
  return now?.secretHash === hashOf(secret) ? secret : null;
}

/** The old link answers as unknown from now on. By the member, or by a clerk, who never sees it; the member is told. */
export async function stopFeed(deps: VisitsDeps, personId: string, by: string): Promise<void> {
  const at = deps.clock.now();
  await command<null, null, never>(deps, {
    by,
    // Stopped twice, it is stopped.
    once: null,
    lock: async () => ok(null),
    async write(on) {
      await saveFeed(on, { personId, secretHash: null, by, at });
      if (by === personId) return ok(null);
      await deps.notices.queue(on, [
        {
          key: `visit-feed-stopped:${personId}:${at.toISOString()}`,
          kind: 'visit-feed-stopped',
          personId,
          subject: {},
          dueAt: at,
        },
      ]);
      return ok(null);
    },
    audit: () => ({ what: 'visit calendar link stopped', subject: { personId } }),
  });
}

export async function feedState(deps: VisitsDeps, personId: string): Promise<'none' | 'on' | 'stopped'> {
  const feed = await readFeed(deps.db, personId);
  return feed === null ? 'none' : feed.secretHash === null ? 'stopped' : 'on';
}

/** Every visit of theirs, cancelled ones marked so; null for a secret that is not, or no longer, anybody’s. */
export async function feed(deps: VisitsDeps, secret: string): Promise<FileAnswer | null> {
  const personId = await personOfSecret(deps.db, hashOf(secret));
  const person = personId && (await deps.people.byId(personId));
  const on = londonDay(deps.clock.now());
  if (!person || !isInForce(person, on)) return null;
  const visits = (await readVisits(deps.db, { personId: person.id })).filter(
    (visit) => showsIn(visit, person.id) && goesThere(person, visit, on),
  );
  const views = await Promise.all(visits.map((visit) => eventOf(deps, visit, visit.state === 'cancelled')));
  const changes = views.map((view) => view.changedAt.getTime());
  const changedAt = new Date(Math.max(0, ...changes));
  return { body: calendarFile(views), changedAt, name: 'visits.ics' };
}

/** A link ends with the term of office on the visit's committee: what somebody is on another opens no home's address here. */
const goesThere = (person: Person, { committeeId }: Visit, on: Day) =>
  may(person, 'visits.make', { committeeId, on });

function showsIn(visit: Visit, personId: string): boolean {
  return agreedTo(visit) && placeOf(visit, personId)?.state === 'accepted' && visit.state !== 'not-made';
}

/** A link to one event on a card: signed, so that it needs no stored secret and tells nobody else’s. */
export async function eventToken(deps: VisitsDeps, visitId: string, personId: string): Promise<string> {
  const of = Buffer.from(`${visitId} ${personId}`).toString('base64url');
  return `${of}.${await sign(deps.db, of)}`;
}

/** The event as it stands for this person: a cancellation when it is off, or their place has gone to someone else. */
export async function eventFile(deps: VisitsDeps, token: string): Promise<FileAnswer | null> {
  const [of = '', signature = ''] = token.split('.');
  const wanted = Buffer.from(await sign(deps.db, of));
  const given = Buffer.from(signature);
  if (wanted.length !== given.length || !timingSafeEqual(wanted, given)) return null;
  const [visitId = '', personId = ''] = Buffer.from(of, 'base64url').toString('utf8').split(' ');
  const visit = await readVisit(deps.db, visitId);
  const person = await deps.people.byId(personId);
  if (!visit || !person || !goesThere(person, visit, londonDay(deps.clock.now()))) return null;
  const off =
    visit.state === 'cancelled' || placeOf(visit, personId)?.state !== 'accepted' || !agreedTo(visit);
  const view = await eventOf(deps, visit, off);
  return { body: calendarOfVisit(view), changedAt: view.changedAt, name: `visit-${visit.day}.ics` };
}

async function sign(on: Executor, of: string): Promise<string> {
  return createHmac('sha256', await signingKey(on))
    .update(of)
    .digest('base64url');
}

async function eventOf(deps: VisitsDeps, visit: Visit, off: boolean): Promise<EventView> {
  const clerks = await deps.people.withRole(visit.committeeId, 'clerk');
  const [manager] = await managersOf(deps, visit.service);
  const organiser = clerks[0] ?? manager ?? null;
  const since = visit.places.map((place) => place.since.getTime());
  return {
    visit,
    cancelled: off,
    organiser: organiser && { name: organiser.name, email: organiser.email },
    changedAt: new Date(Math.max(visit.changedAt.getTime(), ...since)),
  };
}
