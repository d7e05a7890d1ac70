/** The private calendar link: a calendar can read it, whoever has no secret gets nothing, and it can be stopped. */
import type { AddressInfo } from 'node:net';
import express from 'express';
import ICAL from 'ical.js';
import type { Database } from '../../services/db/database';
import type { Visit } from '../../services/visits/rules';
import { createVisitCalendar } from '../../tabs/server/visit-calendar';
import { type Scene, setScene } from '../services/visits/scene';
import { onEachEngine } from '../support/engines';

onEachEngine('a member’s calendar link', (open) => {
  let database: Database;
  let scene: Scene;
  let visit: Visit;
  let who: string;
  let other: string;
  let url: string;
  let close: () => void;

  beforeAll(async () => {
    database = await open();
    scene = await setScene(database);
    const visits = await scene.agreedRota();
    visit = visits.find((one) => !one.service.isHome && one.day > '2026-10-26') as Visit;
    [who, other] = visit.places.map((place) => scene.who(place.personId)) as [string, string];
    await scene.near(visit, -25);
    for (const name of [who, other]) await scene.visits.accept(scene.press(visit.id, name));
    const app = express();
    app.use(createVisitCalendar(scene.visits));
    const server = app.listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/visits`;
    close = () => server.close();
  });
  afterAll(async () => {
    close();
    await database.close();
  });

  const events = (text: string) => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
  const value = (event: ICAL.Component | undefined, name: string) =>
    String(event?.getFirstPropertyValue(name));
  const link = async (name: string) =>
    `${url}/${await scene.visits.newFeed(scene.id(name), scene.submissionId())}.ics`;

  it('gives the visits they have said yes to, and asks to be kept private', async () => {
    const response = await fetch(await link(who));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('private, no-cache');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(response.headers.get('x-robots-tag')).toContain('noindex');
    const calendar = new ICAL.Component(ICAL.parse(await response.text()));
    expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH');
    expect(calendar.getAllSubcomponents('vevent')).toHaveLength(1);
    const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') as ICAL.Component);
    expect(event.uid).toBe(`visit-${visit.id}@pledgekeeper`);
    expect(event.summary).toBe(`Frontline visit: ${visit.service.name}`);
    expect(event.description).toContain('This is not an inspection or a Regulation 44 visit.');
    // 10:00 in London, in winter and in summer time alike.
    const hour = Number(
      new Intl.DateTimeFormat('en-GB', { hour: '2-digit', timeZone: 'Europe/London' }).format(
        event.startDate.toJSDate(),
      ),
    );
    expect(hour).toBe(10);
    expect(event.duration.toSeconds()).toBe(90 * 60);
  });

  it('answers 304 to who has the file already, by tag and by date', async () => {
    const address = await link(who);
    const first = await fetch(address);
    const [etag, modified] = [first.headers.get('etag') ?? '', first.headers.get('last-modified') ?? ''];
    expect((await fetch(address, { headers: { 'if-none-match': etag } })).status).toBe(304);
    expect((await fetch(address, { headers: { 'if-modified-since': modified } })).status).toBe(304);
    expect(
      (await fetch(address, { headers: { 'if-none-match': '"other"', 'if-modified-since': modified } }))
        .status,
    ).toBe(200);
  });

  it('knows only a hash of the secret', async () => {
    const submissionId = scene.submissionId();
    const secret = (await scene.visits.newFeed(scene.id(who), submissionId)) ?? '';
    const rows = await database.db.selectFrom('visit_feed').selectAll().execute();
    const audit = await scene.services.audit.recent(50);
    const presses = await database.db.selectFrom('press').selectAll().execute();
    expect(JSON.stringify([rows, audit, presses])).not.toContain(secret);
    expect(JSON.stringify([rows, audit, presses])).not.toContain(submissionId);
    expect((await fetch(`${url}/${secret}.ics`)).status).toBe(200);
    // Teams delivers a press again: the same link, not a second one that stops the first.
    expect(await scene.visits.newFeed(scene.id(who), submissionId)).toBe(secret);
    await link(who);
    expect(await scene.visits.newFeed(scene.id(who), submissionId)).toBeNull();
  });

  it('is 404, all alike, for a guess, for a link that was replaced, and for one that a clerk stopped', async () => {
    const old = await link(who);
    const fresh = await link(who);
    expect((await fetch(old)).status).toBe(404);
    expect((await fetch(fresh)).status).toBe(200);
    await scene.visits.stopFeed(scene.id(who), scene.id('Clerk'));
    const answers = await Promise.all(
      [old, fresh, `${url}/${'a'.repeat(32)}.ics`, `${url}/short.ics`, `${url}/${'b'.repeat(32)}`].map(
        async (one) => {
          const response = await fetch(one);
          return [response.status, await response.text()];
        },
      ),
    );
    expect(new Set(answers.map(String)).size).toBe(1);
    expect(answers[0]?.[0]).toBe(404);
    const told = await database.db
      .selectFrom('notice')
      .select('person_id')
      .where('kind', '=', 'visit-feed-stopped')
      .execute();
    expect(told.map((row) => scene.who(row.person_id))).toEqual([who]);
    expect(await scene.visits.feedState(scene.id(who))).toBe('stopped');
  });

  it('gives one event by a signed link, and nothing by a link that was changed', async () => {
    const token = await scene.visits.eventToken(visit.id, scene.id(who));
    const address = `${url}/event/${token}.ics`;
    expect(events(await (await fetch(address)).text())).toHaveLength(1);
    const [of, signature] = token.split('.');
    const someoneElse = Buffer.from(`${visit.id} ${scene.id(other)}`).toString('base64url');
    for (const forged of [`${someoneElse}.${signature}`, `${of}.${'x'.repeat(43)}`, `${of}`])
      expect((await fetch(`${url}/event/${forged}.ics`)).status).toBe(404);
  });

  it('carries an update through: the same event, a higher sequence, another day', async () => {
    const token = await scene.visits.eventToken(visit.id, scene.id(who));
    const address = `${url}/event/${token}.ics`;
    const before = events(await (await fetch(address)).text())[0];
    await scene.services.calendar.addDayOff({
      ...{ from: visit.day, to: visit.day, kind: 'bank-holiday', name: 'One-off', by: 'test' },
    });
    await scene.visits.moveFromDaysOff();
    await scene.visits.accept(scene.press(visit.id, who));
    const after = events(await (await fetch(address)).text())[0];
    expect(value(after, 'uid')).toBe(value(before, 'uid'));
    expect(Number(value(after, 'sequence'))).toBeGreaterThan(Number(value(before, 'sequence')));
    expect(value(after, 'dtstart')).not.toBe(value(before, 'dtstart'));
    expect(value(after, 'status')).toBe('CONFIRMED');
  });

  it('carries a cancellation through: METHOD CANCEL by the link, marked so in the feed', async () => {
    const token = await scene.visits.eventToken(visit.id, scene.id(who));
    const feed = await link(who);
    const before = events(await (await fetch(feed)).text())[0];
    await scene.visits.cancel({ ...scene.press(visit.id, 'Manager'), reason: 'The building is shut.' });
    const text = await (await fetch(`${url}/event/${token}.ics`)).text();
    const calendar = new ICAL.Component(ICAL.parse(text));
    expect(calendar.getFirstPropertyValue('method')).toBe('CANCEL');
    const [event] = events(text);
    expect(value(event, 'status')).toBe('CANCELLED');
    expect(value(event, 'uid')).toBe(value(before, 'uid'));
    expect(Number(value(event, 'sequence'))).toBeGreaterThan(Number(value(before, 'sequence')));
    expect(value(events(await (await fetch(feed)).text())[0], 'status')).toBe('CANCELLED');
  });

  it('takes the event out for a member whose place went to someone else', async () => {
    const visits = await scene.visits.ofCommittee(scene.committeeId, visit.day, '2027-08-31' as never);
    const next = visits.find((one) => !one.service.isHome && one.state === 'planned') as Visit;
    const goer = scene.who(next.places[0]?.personId ?? null);
    await scene.near(next, -25);
    await scene.visits.accept(scene.press(next.id, goer));
    const address = `${url}/event/${await scene.visits.eventToken(next.id, scene.id(goer))}.ics`;
    const before = await (await fetch(address)).text();
    await scene.visits.cannot(scene.press(next.id, goer));
    const after = await (await fetch(address)).text();
    expect(new ICAL.Component(ICAL.parse(after)).getFirstPropertyValue('method')).toBe('CANCEL');
    expect(Number(value(events(after)[0], 'sequence'))).toBeGreaterThan(
      Number(value(events(before)[0], 'sequence')),
    );
  });

  it('ends with the term of office', async () => {
    const leaver = scene.members.find((name) => name !== who && name !== other) as string;
    const address = await link(leaver);
    expect((await fetch(address)).status).toBe(200);
    await scene.leaves(leaver, '2026-08-31');
    expect((await fetch(address)).status).toBe(404);
  });

  it('keeps a home’s name and address out of calendars that others may see', async () => {
    const visits = await scene.visits.ofCommittee(
      scene.committeeId,
      '2026-09-01' as never,
      '2027-08-31' as never,
    );
    const home = visits.findLast((one) => one.service.isHome) as Visit;
    const goer = scene.who(home.places[0]?.personId ?? null);
    await scene.visits.agreeHome({ ...scene.press(home.id, 'Keeper'), childrenAgree: true });
    await scene.visits.accept(scene.press(home.id, goer));
    const text = await (await fetch(await link(goer))).text();
    expect(text).not.toContain('Place of Home');
    expect(text).toContain('CLASS:PRIVATE');
  });
});
