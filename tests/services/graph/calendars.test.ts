/** Visits in members' own calendars: one event for each, whatever is lost on the way, and plain words when it cannot be. */

import type { Database } from '../../../services/db/database';
import { createGraphCalendars } from '../../../services/graph/calendars';
import { createGraphConnection } from '../../../services/graph/connection';
import { createTokens } from '../../../services/graph/tokens';
import type { CalendarEntry } from '../../../services/visits/calendar-writer';
import { onEachEngine } from '../../support/engines';
import { type GraphDouble, openGraphDouble, type Scripted } from '../../support/graph-double';
import type { Step } from '../../support/graph-steps';

const user = '5e6f7a8b-0000-4000-8000-000000000001';
const entry: CalendarEntry = {
  transactionId: 'a1b2c3d4e5f60718293a4b5c6d7e8f90',
  aadObjectId: user,
  subject: 'Frontline visit: Virtual School',
  startsAt: new Date('2026-09-08T09:00:00Z'),
  endsAt: new Date('2026-09-08T10:30:00Z'),
  location: 'First Floor',
  body: 'This is not an inspection.',
  isPrivate: false,
  cancelled: false,
};
const moved = { ...entry, startsAt: new Date('2026-09-09T09:00:00Z') };
const off = { ...entry, cancelled: true };

onEachEngine('events in calendars', (open) => {
  let database: Database;
  let graph: GraphDouble;
  let timeoutMs = 5000;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());
  const begin = async (options: Parameters<typeof openGraphDouble>[0] = {}) => {
    await database.db.deleteFrom('graph_event').execute();
    timeoutMs = 5000;
    graph = await openGraphDouble({ mailboxes: [user], ...options });
  };
  beforeEach(() => begin());
  afterEach(() => graph.close());

  /** A process of its own: nothing is remembered but what is in the database. */
  const write = (what: CalendarEntry, attempts = 2) =>
    createGraphCalendars({
      db: database.db,
      clock: { now: () => new Date('2026-09-01T09:00:00Z') },
      graph: createGraphConnection({
        baseUrl: graph.url,
        tokens: createTokens({ identity: { kind: 'none' }, authorityHost: graph.authority, scope: 'x' }),
        patience: { attempts, longestWaitSeconds: 2, random: () => 0, wait: async () => {} },
        timeoutsMs: { plain: timeoutMs, content: timeoutMs },
      }),
    }).write(what);
  const starts = () =>
    graph.calendars.events.map(({ body }) => (body.start as { dateTime: string }).dateTime.slice(0, 16));
  function script(step: Step, fault: Scripted, times = 1) {
    let left = times;
    graph.faults = (seen) => (seen.step === step && left-- > 0 ? fault : null);
  }

  it('makes it, changes the same one, and takes it out', async () => {
    expect(await write(entry)).toEqual({ kind: 'written' });
    expect(graph.calendars.events[0]).toMatchObject({
      body: {
        subject: 'Frontline visit: Virtual School',
        start: { dateTime: '2026-09-08T09:00:00', timeZone: 'UTC' },
        end: { dateTime: '2026-09-08T10:30:00', timeZone: 'UTC' },
        sensitivity: 'normal',
      },
    });
    expect(graph.calendars.events[0]?.body).not.toHaveProperty('attendees');
    expect(await write(moved)).toEqual({ kind: 'written' });
    expect(starts()).toEqual(['2026-09-09T09:00']);
    expect(await write(off)).toEqual({ kind: 'written' });
    expect(await write(off)).toEqual({ kind: 'written' });
    expect(starts()).toEqual([]);
    expect(graph.steps()).toEqual(['make-event', 'change-event', 'delete-event', 'find-event']);
  });

  it.each(['same-event', 'conflict'] as const)(
    'makes it again for a member who gave the place up and took it back (%s)',
    async (repeated) => {
      await graph.close();
      await begin({ repeated });
      for (const one of [entry, off, moved]) expect(await write(one)).toEqual({ kind: 'written' });
      expect(starts()).toEqual(['2026-09-09T09:00']);
    },
  );

  it('makes it anew when its owner has deleted it and the visit is moved', async () => {
    await write(entry);
    graph.calendars.events = [];
    expect(await write(moved)).toEqual({ kind: 'written' });
    expect(starts()).toEqual(['2026-09-09T09:00']);
  });

  const faults: [string, Scripted][] = [
    ['no answer', { hang: true }],
    ['cut off at once', { cut: 'at-once' }],
    ['cut off within the request', { cut: 'within-request' }],
    ['an answer that is lost', { cut: 'before-answer' }],
    ['half an answer', { cut: 'within-answer' }],
    ['too busy', { status: 429, headers: { 'retry-after': '1' } }],
    ['a fault of its own', { status: 503 }],
    ['a bad gateway', { status: 502 }],
  ];
  for (const repeated of ['same-event', 'conflict'] as const) {
    describe(`a create that was repeated is answered with ${repeated}`, () => {
      beforeEach(async () => {
        await graph.close();
        await begin({ repeated });
      });

      it.each(faults)('has one event after %s, once and for longer, at each step', async (_title, fault) => {
        if ('hang' in fault) timeoutMs = 150;
        for (const times of [1, 2]) {
          script('make-event', fault, times);
          const first = await write(entry);
          expect(first.kind).toBe(times === 1 ? 'written' : 'not-now');
          // It moved before it was tried again, and the answer of the first try was lost.
          expect(await write(moved)).toEqual({ kind: 'written' });
          expect(starts()).toEqual(['2026-09-09T09:00']);
          script('change-event', fault, times);
          expect((await write(entry)).kind).toBe(times === 1 ? 'written' : 'not-now');
          expect(await write(entry)).toEqual({ kind: 'written' });
          expect(starts()).toEqual(['2026-09-08T09:00']);
          script('delete-event', fault, times);
          expect((await write(off)).kind).toBe(times === 1 ? 'written' : 'not-now');
          expect(await write(off)).toEqual({ kind: 'written' });
          expect(starts()).toEqual([]);
        }
      });

      it('takes out one whose making was never answered', async () => {
        script('make-event', { cut: 'before-answer' }, 2);
        expect((await write(entry)).kind).toBe('not-now');
        expect(starts()).toHaveLength(1);
        script('find-event', { status: 503 }, 2);
        expect((await write(off)).kind).toBe('not-now');
        expect(await write(off)).toEqual({ kind: 'written' });
        expect(starts()).toEqual([]);
      });
    });
  }

  it('says in plain words what is in the way, and whether it is in everybody’s', async () => {
    expect(await write({ ...entry, aadObjectId: 'no-mailbox' })).toMatchObject({
      kind: 'not-now',
      sentence: expect.stringMatching(/knows no calendar for this member/),
      everyones: false,
    });
    script('make-event', { status: 403, code: 'ErrorAccessDenied' });
    const refused = await write(entry);
    expect(refused).toMatchObject({
      sentence: expect.stringMatching(/needs Calendars.ReadWrite/),
      everyones: false,
    });
    script('make-event', { status: 429, headers: { 'retry-after': '900' } });
    expect(await write(entry)).toMatchObject({ afterSeconds: 900, everyones: true });
    script('make-event', { status: 401 }, 2);
    expect(await write(entry)).toMatchObject({ everyones: true, afterSeconds: 3600 });
    expect(JSON.stringify(refused)).not.toMatch(/words of the service|AAMk|5e6f7a8b/);
  });

  it('lets nobody else who may see the calendar read that a member visits a home', async () => {
    await write({ ...entry, isPrivate: true });
    expect(graph.calendars.events[0]?.body).toMatchObject({ sensitivity: 'private' });
  });
});
