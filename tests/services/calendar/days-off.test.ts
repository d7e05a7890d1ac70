/** A day off that somebody adds: by whoever may, once a press, on the record, and what follows from it is not lost. */
import { randomUUID } from 'node:crypto';
import { createRoundTick } from '../../../services/wiring';
import { onEachEngine } from '../../support/engines';
import { day, good, type PapersWorld, papersWorld, whyNot } from '../../support/papers-world';

onEachEngine('days off', (open) => {
  let world: PapersWorld;
  beforeEach(async () => {
    world = await papersWorld(open);
  });
  afterEach(() => world.close());

  const jubilee = { from: day('2027-02-24'), to: day('2027-02-24') };
  const named = { ...jubilee, kind: 'bank-holiday', name: 'One-off holiday' } as const;
  const by = (personId: string, submissionId: string = randomUUID()) => ({
    personId,
    submissionId,
    committeeId: world.committeeId,
  });
  const recorded = async () =>
    (await world.db.selectFrom('audit_entry').select(['what', 'person_id']).execute())
      .filter(({ what }) => what.startsWith('day-off'))
      .map(({ what, person_id }) => [what, person_id]);

  test('are for the clerk, and stand on the record once however often it is pressed', async () => {
    const { services, who } = world;
    expect(whyNot(await services.daysOff.add(named, by(who.lead)))).toBe('not-allowed');
    expect(await services.calendar.list(jubilee.from, jubilee.to)).toEqual([]);
    const press = by(who.clerk);
    expect(good(await services.daysOff.add(named, press))).toHaveLength(1);
    expect(good(await services.daysOff.add(named, press))).toHaveLength(1);
    expect(await recorded()).toEqual([['day-off-added', who.clerk]]);
    expect((await services.calendar.workingCalendar()).isWorkingDay(jubilee.from)).toBe(false);
    good(await services.daysOff.remove(jubilee, null));
    good(await services.daysOff.remove(jubilee, null));
    expect(await recorded()).toEqual([
      ['day-off-added', who.clerk],
      ['day-off-removed', null],
    ]);
    expect((await services.calendar.workingCalendar()).isWorkingDay(jubilee.from)).toBe(true);
  });

  test('move what they move although the process ended before the dates had followed', async () => {
    const { services, who, db, meetings } = world;
    good(await services.daysOff.add(named, by(who.clerk)));
    const stored = () =>
      db
        .selectFrom('meeting_date')
        .select('day')
        .where('meeting_id', '=', meetings['2027-03-02'] ?? '')
        .where('step', '=', 'publication')
        .executeTakeFirstOrThrow();
    expect((await stored()).day).toBe('2027-02-22');
    await createRoundTick(services, db).tick();
    expect((await stored()).day).toBe('2027-02-19');
    const told = await db
      .selectFrom('notice')
      .select('person_id')
      .where('kind', '=', 'dates-moved')
      .execute();
    expect(told.map((one) => one.person_id).sort()).toEqual([who.clerk, who.second].sort());
  });
});
