import type { Database } from '../../../services/db/database';
import { onEachEngine } from '../../support/engines';
import { at, openedRound, requestOf, type Scene, setScene } from './scene';

onEachEngine('more time', (open) => {
  let database: Database;
  let scene: Scene;
  let roundId: string;
  let requestId: string;
  const rounds = () => scene.services.rounds;
  const id = (name: string) => scene.people[name] ?? '';
  const ask = (changes: { untilDay?: string; reason?: string; submissionId?: string; by?: string } = {}) =>
    rounds().askMoreTime({
      requestId,
      byPersonId: id(changes.by ?? 'Lee'),
      untilDay: changes.untilDay ?? '2027-01-26',
      reason: changes.reason ?? 'The return comes on Monday.',
      submissionId: changes.submissionId ?? crypto.randomUUID(),
    });
  const decide = (
    moreTimeId: string,
    agree: boolean,
    by = 'Cleo',
    submissionId: string = crypto.randomUUID(),
  ) => rounds().decideMoreTime({ moreTimeId, byPersonId: id(by), agree, submissionId });
  const asked = async () => {
    const result = await ask();
    if (!result.ok) throw new Error(result.refusal.code);
    return result.value;
  };
  const noticesOf = async (kind: string) =>
    (await database.db.selectFrom('notice').select('person_id').where('kind', '=', kind).execute()).map(
      (row) => row.person_id,
    );

  beforeEach(async () => {
    database = await open();
    scene = await setScene(database);
    roundId = await openedRound(scene);
    requestId = (await requestOf(scene, roundId, '2.1')).id;
  });
  afterEach(() => database.close());

  it('is asked for with a reason, waits for the clerk, and tells the clerk once', async () => {
    const first = await ask({ submissionId: 'press-1' });
    expect(first).toMatchObject({
      ok: true,
      value: { ref: '2.1', askedByName: 'Lee', untilDay: '2027-01-26', decision: 'asked' },
    });
    expect(await ask({ submissionId: 'press-1' })).toEqual(first);
    expect(await rounds().moreTimeAsked(scene.committeeId)).toEqual([first.ok && first.value]);
    expect(await noticesOf('more-time-asked')).toEqual([id('Cleo')]);
  });

  it('is one question at a time: asked again before the answer, the latest day stands', async () => {
    const first = await asked();
    const second = await ask({ untilDay: 'Wednesday 27 January 2027', reason: 'Two days more.' });
    expect(second).toMatchObject({
      value: { id: first.id, untilDay: '2027-01-27', reason: 'Two days more.' },
    });
    expect(await rounds().moreTimeAsked(scene.committeeId)).toHaveLength(1);
  });

  it('when agreed moves the deadline to noon of that day, for this update only, and tells the lead', async () => {
    const { id: moreTimeId } = await asked();
    expect(await decide(moreTimeId, true)).toMatchObject({ ok: true, value: { decision: 'agreed' } });
    const moved = { wordsDueAt: at('2027-01-26', '12:00'), locksAt: at('2027-02-05', '12:00') };
    expect(await requestOf(scene, roundId, '2.1')).toMatchObject(moved);
    expect(await requestOf(scene, roundId, '2.2')).toMatchObject({ wordsDueAt: at('2027-01-19', '12:00') });
    expect(await noticesOf('more-time-decided')).toEqual([id('Lee')]);
    expect(await rounds().moreTimeAsked(scene.committeeId)).toEqual([]);
    scene.now = at('2027-01-20');
    expect(await rounds().chasePreview(roundId, null)).not.toContainEqual(
      expect.objectContaining({ name: 'Lee' }),
    );
  });

  it('past the lock holds this one update open until then', async () => {
    const late = await ask({ untilDay: '2027-02-10' });
    await decide(late.ok ? late.value.id : '', true);
    expect(await requestOf(scene, roundId, '2.1')).toMatchObject({
      locksAt: at('2027-02-10', '12:00'),
      figuresDueAt: at('2027-02-10', '12:00'),
    });
    scene.now = at('2027-02-09');
    const byPersonId = id('Lee');
    const handed = { requestId, byPersonId, toPersonId: id('Dee'), submissionId: 'press-9' };
    expect(await rounds().handOver(handed)).toMatchObject({ ok: true });
  });

  it('when declined leaves the deadline, and tells the lead', async () => {
    const { id: moreTimeId } = await asked();
    expect(await decide(moreTimeId, false)).toMatchObject({ value: { decision: 'declined' } });
    expect(await requestOf(scene, roundId, '2.1')).toMatchObject({ wordsDueAt: at('2027-01-19', '12:00') });
    expect(await noticesOf('more-time-decided')).toEqual([id('Lee')]);
  });

  it('is decided once, by a clerk', async () => {
    const { id: moreTimeId } = await asked();
    expect(await decide(moreTimeId, true, 'Lee')).toEqual({ ok: false, refusal: { code: 'not-allowed' } });
    const [one, other] = await Promise.all([decide(moreTimeId, true), decide(moreTimeId, false)]);
    const refused = [one, other].filter((result) => !result.ok);
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({ refusal: { code: 'already-decided' } });
    expect(await noticesOf('more-time-decided')).toHaveLength(1);
  });

  it('is the same decision when one press arrives twice', async () => {
    const { id: moreTimeId } = await asked();
    const first = await decide(moreTimeId, true, 'Cleo', 'press-1');
    expect(await decide(moreTimeId, true, 'Cleo', 'press-1')).toEqual(first);
  });

  it.each([
    ['on the deadline’s own day', '2027-01-19', 'Please choose a day after Tuesday 19 January 2027.'],
    [
      'on the day of the final report',
      '2027-02-18',
      'Please choose a day before Thursday 18 February 2027, when the final report goes to Democratic Services.',
    ],
    ['on a Saturday', '2027-01-23', 'Saturday 23 January 2027 is not a working day (Saturday).'],
    ['in words that are no day', 'next week', 'Please give a day, such as 26 January 2027.'],
  ])('is refused %s', async (_, untilDay, why) => {
    expect(await ask({ untilDay })).toEqual({ ok: false, refusal: { code: 'day-not-valid', why } });
  });

  it('is refused without a reason, to someone else, and for a day that has gone by when the clerk comes to it', async () => {
    expect(await ask({ reason: '  ' })).toEqual({ ok: false, refusal: { code: 'reason-missing' } });
    expect(await ask({ by: 'Sam' })).toEqual({
      ok: false,
      refusal: { code: 'not-your-update', leadName: 'Lee' },
    });
    const { id: moreTimeId } = await asked();
    scene.now = at('2027-01-26', '12:00');
    expect(await decide(moreTimeId, true)).toEqual({
      ok: false,
      refusal: { code: 'day-not-valid', why: 'Tuesday 26 January 2027 has gone by.' },
    });
    expect(await decide(moreTimeId, false)).toMatchObject({ ok: true });
  });
});
