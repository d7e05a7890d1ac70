/** Calendar files as a real calendar reads them: one event, its update and its cancellation, alone and in a feed. */
import ICAL from 'ical.js';
import type { Database } from '../../../services/db/database';
import type { Visit } from '../../../services/visits/rules';
import { onEachEngine } from '../../support/engines';
import { day, type Scene, setScene } from './scene';

onEachEngine('the calendar file of a visit', (open) => {
  let database: Database;
  let scene: Scene;
  let visit: Visit;
  let goer: string;
  beforeEach(async () => {
    database = await open();
    scene = await setScene(database);
    visit = (await scene.agreedRota()).find((one) => !one.service.isHome) as Visit;
    await scene.near(visit, -20);
    goer = scene.who(visit.places[0]?.personId ?? null);
    await scene.visits.accept(scene.press(visit.id, goer));
  });
  afterEach(() => database.close());

  function read(body: string | undefined) {
    const calendar = new ICAL.Component(ICAL.parse(body ?? ''));
    const events = calendar.getAllSubcomponents('vevent').map((event) => ({
      uid: String(event.getFirstPropertyValue('uid')),
      sequence: Number(event.getFirstPropertyValue('sequence')),
      status: event.getFirstPropertyValue('status'),
      stamp: String(event.getFirstPropertyValue('dtstamp')),
      starts: new ICAL.Event(event).startDate.toJSDate().toISOString(),
    }));
    return { method: calendar.getFirstPropertyValue('method'), events };
  }
  const file = async () => {
    const token = await scene.visits.eventToken(visit.id, scene.id(goer));
    return read((await scene.visits.eventFile(token))?.body);
  };
  const feed = async (secret: string | null) => read((await scene.visits.feed(secret ?? ''))?.body);

  it('is one event with its update and its cancellation: one UID, and a SEQUENCE that rises', async () => {
    const made = await file();
    expect(made).toMatchObject({ method: 'PUBLISH', events: [{ status: 'CONFIRMED' }] });
    const calendar = await scene.services.calendar.workingCalendar();
    const tomorrow = nextDay(visit.day, 1);
    const later = calendar.isWorkingDay(tomorrow) ? tomorrow : nextDay(visit.day, 4);
    const change = await scene.visits.change({
      ...scene.press(visit.id, 'Clerk'),
      ...{ day: later, memberIds: visit.places.flatMap((place) => place.personId ?? []) },
    });
    expect(change.ok).toBe(true);
    await scene.visits.accept(scene.press(visit.id, goer));
    const updated = await file();
    expect(updated).toMatchObject({
      method: 'PUBLISH',
      events: [{ uid: made.events[0]?.uid, status: 'CONFIRMED' }],
    });
    expect(updated.events[0]?.starts.slice(0, 10)).toBe(later);
    expect(updated.events[0]?.sequence).toBeGreaterThan(made.events[0]?.sequence ?? 99);
    await scene.visits.cancel({ ...scene.press(visit.id, 'Manager'), reason: 'The building is shut.' });
    const off = await file();
    expect(off).toMatchObject({
      method: 'CANCEL',
      events: [{ uid: made.events[0]?.uid, status: 'CANCELLED' }],
    });
    expect(off.events[0]?.sequence).toBeGreaterThan(updated.events[0]?.sequence ?? 99);
  });

  it('is a cancellation for a member whose place is another’s now, and newer than what they had', async () => {
    const made = await file();
    scene.clock.at = new Date(scene.clock.at.getTime() + 60_000);
    await scene.visits.cannot(scene.press(visit.id, goer));
    const off = await file();
    expect(off).toMatchObject({
      method: 'CANCEL',
      events: [{ uid: made.events[0]?.uid, status: 'CANCELLED' }],
    });
    expect(Number(off.events[0]?.sequence)).toBeGreaterThanOrEqual(made.events[0]?.sequence ?? 99);
    expect((off.events[0]?.stamp ?? '') > (made.events[0]?.stamp ?? '')).toBe(true);
  });

  it('stands in the member’s feed, is marked there when it is off, and the feed ends when it is stopped', async () => {
    const secret = await scene.visits.newFeed(scene.id(goer), scene.submissionId());
    const [before] = (await feed(secret)).events;
    expect(before).toMatchObject({ status: 'CONFIRMED' });
    await scene.visits.cancel({ ...scene.press(visit.id, 'Clerk'), reason: 'The building is shut.' });
    expect((await feed(secret)).events).toMatchObject([{ uid: before?.uid, status: 'CANCELLED' }]);
    await scene.visits.stopFeed(scene.id(goer), scene.id(goer));
    expect(await scene.visits.feed(secret ?? '')).toBeNull();
  });

  it('ends with the term on the visit’s committee, whatever else they are on another', async () => {
    const { committees, people } = scene.services;
    const settings = await committees.settingsOn(scene.committeeId, visit.day);
    const { committeeId: other } = await committees.add({ ...settings, name: 'Another committee' });
    const secret = await scene.visits.newFeed(scene.id(goer), scene.submissionId());
    const token = await scene.visits.eventToken(visit.id, scene.id(goer));
    expect((await feed(secret)).events).toHaveLength(1);
    const [one] = (await people.known()).filter(({ id }) => id === scene.id(goer));
    const entry = { name: goer, email: one?.email ?? '', aadObjectId: null, holdings: [], fromDay: null };
    await people.store([{ ...entry, roles: ['member'], untilDay: null }], { committeeId: other });
    await scene.near(visit, 3);
    await scene.leaves(goer, nextDay(visit.day, 1));
    expect((await feed(secret)).events).toEqual([]);
    expect(await scene.visits.eventFile(token)).toBeNull();
  });
});

function nextDay(from: string, count: number) {
  return day(new Date(Date.parse(from) + count * 86_400_000).toISOString().slice(0, 10));
}
