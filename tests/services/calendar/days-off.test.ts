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

  test('added by hand can go again, by the clerk alone, and never one of the library, however old the card is', async () => {
    const { services, who } = world;
    const on = jubilee.from;
    const added = { day: on, kind: 'bank-holiday' } as const;
    const isOff = async (one = on) => !(await services.calendar.workingCalendar()).isWorkingDay(one);
    good(await services.daysOff.add(named, by(who.clerk)));
    good(await services.daysOff.add({ ...named, kind: 'closure', name: 'Shut' }, by(who.clerk)));
    expect(whyNot(await services.daysOff.removeAdded(added, by(who.lead)))).toBe('not-allowed');
    const press = by(who.clerk);
    const twice = await Promise.all([press, press].map((one) => services.daysOff.removeAdded(added, one)));
    expect(twice.map(({ ok }) => ok)).toEqual([true, true]);
    // The closure of the same day stays.
    expect((await services.calendar.list(on, on)).map(({ kind }) => kind)).toEqual(['closure']);
    good(await services.daysOff.removeAdded({ day: on, kind: 'closure' }, by(who.second)));
    expect(await isOff()).toBe(false);
    good(await services.daysOff.removeAdded(added, by(who.clerk)));
    expect((await recorded()).filter(([what]) => what === 'day-off-removed')).toHaveLength(2);
    // Good Friday under another name is Good Friday still.
    const friday = day('2027-03-26');
    const renamed = { from: friday, to: friday, kind: 'bank-holiday', name: 'Shut' } as const;
    good(await services.daysOff.add(renamed, by(who.clerk)));
    good(await services.daysOff.removeAdded({ day: friday, kind: 'bank-holiday' }, by(who.clerk)));
    expect([await isOff(friday), await services.calendar.list(friday, friday)]).toEqual([
      true,
      [expect.objectContaining({ name: 'Shut', source: 'library' })],
    ]);
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
