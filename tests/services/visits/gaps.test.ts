/** What the clerk is shown besides what is missing: a message that did not arrive, and a calendar that took no entry. */
import type { Database } from '../../../services/db/database';
import type { CalendarOutcome } from '../../../services/visits/calendar-writer';
import { checkNote } from '../../../services/visits/note-check';
import type { Visit } from '../../../services/visits/rules';
import { createVisits } from '../../../services/visits/service';
import { onEachEngine } from '../../support/engines';
import { type Scene, setScene } from './scene';

onEachEngine('what the clerk sees of visits', (open) => {
  let database: Database;
  let scene: Scene;
  let visit: Visit;
  beforeEach(async () => {
    database = await open();
    scene = await setScene(database);
    visit = (await scene.agreedRota()).find((one) => !one.service.isHome) as Visit;
  });
  afterEach(() => database.close());

  const holders = async () =>
    ((await scene.visits.byId(visit.id)) as Visit).places.map((place) => scene.who(place.personId)) as [
      string,
      string,
    ];
  const gapFor = async (who: string) => {
    const found = await scene.visits.gaps(scene.committeeId, scene.id(who));
    return found.ok ? found.value.find((one) => one.visitId === visit.id) : found.refusal.code;
  };

  describe('a message that did not arrive', () => {
    const deliver = async (blocked: string) => {
      await scene.services.notices.queue(scene.db, await scene.planned());
      await scene.services.notices.deliverDue({
        deliver: async (personId) => ({
          result:
            personId === scene.id(blocked)
              ? { kind: 'not-reached', unreached: 'blocked', reason: 'This person has blocked the bot.' }
              : { kind: 'delivered', conversationId: 'c', activityId: 'a' },
          notNeeded: new Map(),
        }),
      });
    };

    it('is named to the clerk with what to do, to the chair without a name, and to nobody else', async () => {
      await scene.near(visit, -30);
      const [first] = await holders();
      await deliver(first);
      expect(await gapFor('Clerk')).toMatchObject({
        what: expect.arrayContaining(['A message did not arrive']),
        unreached: [
          {
            name: first,
            kind: 'visit-invited',
            reason: expect.stringMatching(
              /^This person has blocked the bot\. .*can ring, or change the visit by hand\.$/,
            ),
          },
        ],
      });
      expect(await gapFor('Chair')).toMatchObject({ unreached: [] });
      expect(JSON.stringify(await gapFor('Chair'))).not.toContain(first);
      expect(await gapFor(first)).toBe('not-allowed');
    });

    it('is no longer shown when the member has answered all the same', async () => {
      await scene.near(visit, -30);
      const [first, second] = await holders();
      await deliver(first);
      for (const who of [first, second]) await scene.visits.accept(scene.press(visit.id, who));
      expect(await gapFor('Clerk')).toBeUndefined();
    });
  });

  describe('a calendar that takes no entry', () => {
    let outcomes: CalendarOutcome[];
    let asked: string[];
    const notNow = (everyones: boolean): CalendarOutcome => ({
      kind: 'not-now',
      sentence: 'It is too busy.',
      afterSeconds: 600,
      everyones,
    });
    const write = () =>
      createVisits({
        ...scene.services,
        db: scene.db,
        checkNote,
        calendarWriter: {
          write: async (entry) => {
            asked.push(`${entry.aadObjectId}${entry.cancelled ? ' off' : ''}`);
            return outcomes.shift() ?? { kind: 'written' };
          },
        },
      }).writeCalendars();

    beforeEach(async () => {
      outcomes = [];
      asked = [];
      await scene.visits.changeSettings(scene.committeeId, { calendarEvents: true });
      await scene.near(visit, -20);
      for (const who of await holders()) await scene.visits.accept(scene.press(visit.id, who));
    });
    const later = (minutes: number) => {
      scene.clock.at = new Date(scene.clock.at.getTime() + minutes * 60_000);
    };

    it('does not keep the other member’s waiting, is tried again when it may be, and is shown until then', async () => {
      outcomes = [notNow(false)];
      await write();
      expect(asked).toHaveLength(2);
      expect(await gapFor('Clerk')).toMatchObject({
        what: ['Not right in a member’s own calendar: It is too busy'],
      });
      await write();
      expect(asked).toHaveLength(2);
      later(11);
      await write();
      expect(asked).toHaveLength(3);
      expect(asked[2]).toBe(asked[0]);
      expect(await gapFor('Clerk')).toBeUndefined();
    });

    it('leaves everybody’s alone for a while when nobody’s can be written', async () => {
      outcomes = [notNow(true)];
      await write();
      expect(asked).toHaveLength(1);
      later(5);
      await write();
      expect(asked).toHaveLength(1);
      later(6);
      await write();
      expect(asked).toHaveLength(3);
    });

    it('takes out what was begun and never answered, when the member cannot go after all', async () => {
      outcomes = [notNow(false), notNow(false)];
      await write();
      const [first] = await holders();
      await scene.visits.cannot(scene.press(visit.id, first));
      later(11);
      await write();
      expect(asked).toContain(`aad-${first.toLowerCase()} off`);
    });

    it('keeps what is there right, and makes nothing new, with the setting turned off', async () => {
      const [first, second] = await holders();
      await scene.visits.cannot(scene.press(visit.id, second));
      await write();
      await scene.visits.changeSettings(scene.committeeId, { calendarEvents: false });
      asked = [];
      await scene.visits.takeOpen(scene.press(visit.id, second));
      await scene.visits.cannot(scene.press(visit.id, first));
      await write();
      expect(asked).toEqual([`aad-${first.toLowerCase()} off`]);
    });
  });
});
