/** Notes and replies: whose, when, how often, what they may say, and how long they are kept. */
import type { Database } from '../../../services/db/database';
import type { Visit } from '../../../services/visits/rules';
import { onEachEngine } from '../../support/engines';
import { at, day, type Scene, setScene } from './scene';

onEachEngine('after a visit', (open) => {
  let database: Database;
  let scene: Scene;
  let visit: Visit;
  let who: string;
  let other: string;
  beforeEach(async () => {
    database = await open();
    scene = await setScene(database);
    const visits = await scene.agreedRota();
    visit = visits.find((one) => !one.service.isHome && one.day > '2026-10-01') as Visit;
    [who, other] = visit.places.map((place) => scene.who(place.personId)) as [string, string];
    await scene.near(visit, -20);
    for (const name of [who, other]) await scene.visits.accept(scene.press(visit.id, name));
    await scene.near(visit, 1);
  });
  afterEach(() => database.close());

  const words = {
    met: 'The manager',
    worked: 'The team is calm.',
    hindered: 'The roof leaks.',
    ask: 'Mend the roof.',
  };
  const write = (name: string, typed = words, sent = true) =>
    scene.visits.writeNote({ ...scene.press(visit.id, name), typed, themes: ['buildings'], sent });
  const reply = (name: string, change: object = {}) =>
    scene.visits.reply({
      ...scene.press(visit.id, name),
      typed: {
        answer: 'agreed',
        words: 'Yes.',
        action: { what: 'Mend the roof', ownerPost: 'Team Manager', dueDay: day('2027-03-31') },
        themes: [],
        ...change,
      },
    });
  const planned = async () =>
    (await scene.planned())
      .filter((one) => one.subject.visitId === visit.id)
      .map((one) => `${one.kind} to ${scene.who(one.personId)}`)
      .toSorted();
  const state = async () => (await scene.visits.byId(visit.id))?.state;

  it('is asked for on the next working day and once more at five, of nobody who was not there', async () => {
    expect(await planned()).toEqual(
      [`visit-note-asked to ${who}`, `visit-note-asked to ${other}`].toSorted(),
    );
    await scene.near(visit, 5);
    expect((await planned()).filter((one) => one.startsWith('visit-note'))).toEqual(
      [`visit-note-reminder to ${who}`, `visit-note-reminder to ${other}`].toSorted(),
    );
  });

  it('is one note a visitor, changed by sending again; the visit is made by the first', async () => {
    expect(await state()).toBe('planned');
    expect((await write(who)).ok).toBe(true);
    expect(await state()).toBe('made');
    await write(who, { ...words, worked: 'The team is very calm.' });
    const [record] = await scene.visits.records([visit.id]);
    expect(record?.notes.map((note) => note.worked)).toEqual(['The team is very calm.']);
    await write(other);
    expect((await scene.visits.records([visit.id]))[0]?.notes).toHaveLength(2);
  });

  it('keeps a draft for its writer alone: nobody is asked to reply to it', async () => {
    await write(who, { ...words, worked: '' }, false);
    expect((await scene.visits.noteOf(visit.id, scene.id(who)))?.hindered).toBe('The roof leaks.');
    expect(await scene.visits.noteOf(visit.id, scene.id(other))).toBeNull();
    expect((await scene.visits.records([visit.id]))[0]?.notes).toEqual([]);
    expect(await state()).toBe('planned');
    expect(await reply('Manager')).toMatchObject({ refusal: { code: 'not-found' } });
  });

  it.each([
    ['a name', { worked: 'Jayden likes it here.' }],
    ['an age', { hindered: 'A girl aged 14 waits too long.' }],
    ['an age in words', { ask: 'Help the fifteen-year-old with school.' }],
    ['who somebody is', { worked: 'We met a boy called by his nickname.' }],
    ['a family', { hindered: 'His mother has been ill.' }],
  ])('sends back a note with %s in it, and keeps nothing', async (_, change) => {
    expect(await write(who, { ...words, ...change })).toMatchObject({ refusal: { code: 'names-someone' } });
    expect(await scene.visits.noteOf(visit.id, scene.id(who))).toBeNull();
  });

  it('takes no note before the visit, from outside it, or of one that was called off', async () => {
    await scene.near(visit, -1);
    expect(await write(who)).toMatchObject({ refusal: { code: 'visit-not-yet' } });
    await scene.near(visit, 1);
    const outsider = scene.members.find((name) => name !== who && name !== other) as string;
    for (const name of [outsider, 'Chair', 'Clerk', 'Manager'])
      expect(await write(name)).toMatchObject({ refusal: { code: 'not-your-place' } });
  });

  it('did not happen, where a visitor says so; a note that came says otherwise', async () => {
    const say = () =>
      scene.visits.notMade({ ...scene.press(visit.id, other), reason: 'The bus did not come.' });
    expect((await say()).ok).toBe(true);
    expect(await state()).toBe('not-made');
    expect(await planned()).toEqual([]);
    await write(who);
    expect(await state()).toBe('made');
    await say();
    expect(await state()).toBe('made');
  });

  it('keeps of a worry only when, to whom and a reference', async () => {
    const tell = (told: string, reference: string) =>
      scene.visits.recordConcern({ ...scene.press(visit.id, who), told, reference });
    expect((await tell('front-door', 'FD-12')).ok).toBe(true);
    expect(await tell('my cousin', '')).toMatchObject({ refusal: { code: 'words-missing' } });
    expect(await tell('front-door', 'A long story of what was seen and by whom it was said')).toMatchObject({
      refusal: { code: 'words-too-long' },
    });
    expect(await tell('front-door', 'about Jayden')).toMatchObject({ refusal: { code: 'words-too-long' } });
    const rows = await database.db.selectFrom('visit_concern').selectAll().execute();
    expect(rows.map(({ told, reference }) => [told, reference])).toEqual([['front-door', 'FD-12']]);
  });

  it('is replied to once, by the service’s manager, with a reason for a no and an action for a yes', async () => {
    await write(who);
    expect(await reply('Keeper')).toMatchObject({ refusal: { code: 'not-allowed' } });
    expect(await reply('Manager', { answer: 'not-agreed', words: ' ' })).toMatchObject({
      refusal: { code: 'words-missing', field: 'Because' },
    });
    for (const action of [
      { what: '', ownerPost: 'Team Manager', dueDay: day('2027-03-31') },
      { what: 'Mend it', ownerPost: 'Team Manager', dueDay: null },
    ])
      expect(await reply('Manager', { action })).toMatchObject({ refusal: { code: 'words-missing' } });
    expect(
      await reply('Manager', { action: { what: 'Mend it', ownerPost: 'Bob', dueDay: day('2027-03-31') } }),
    ).toMatchObject({ refusal: { code: 'no-post' } });
    expect(
      await reply('Manager', {
        action: { what: 'Mend it', ownerPost: 'Team Manager', dueDay: day('2020-03-31') },
      }),
    ).toMatchObject({ refusal: { code: 'day-not-valid' } });
    expect((await reply('Manager')).ok).toBe(true);
    expect(await reply('Manager')).toMatchObject({ refusal: { code: 'already-replied' } });
    const [record] = await scene.visits.records([visit.id]);
    expect(record?.actions).toMatchObject([{ what: 'Mend the roof', dueDay: '2027-03-31', doneAt: null }]);
  });

  it('is due within ten working days: the manager is reminded once before, the clerk hears after', async () => {
    await write(who);
    await scene.near(visit, 9);
    expect(await planned()).toContain('visit-reply-reminder to Manager');
    expect(await planned()).not.toContain('visit-gap to Clerk');
    await scene.near(visit, 12);
    expect(await planned()).toContain('visit-gap to Clerk');
    const gaps = await scene.visits.gaps(scene.committeeId, scene.id('Chair'));
    expect(gaps.ok && gaps.value.find((gap) => gap.visitId === visit.id)?.what).toEqual([
      'The reply is past its day',
    ]);
    expect(await scene.visits.gaps(scene.committeeId, scene.id(who))).toMatchObject({
      refusal: { code: 'not-allowed' },
    });
  });

  it('tells whoever is to see to an action, asks once on its day, and takes their word that it is done', async () => {
    await write(who);
    await reply('Manager', {
      action: { what: 'Mend the roof', ownerPost: 'Registered Manager', dueDay: day('2027-01-12') },
    });
    const told = await database.db
      .selectFrom('notice')
      .select('person_id')
      .where('kind', '=', 'visit-action-given')
      .execute();
    expect(told.map((row) => scene.who(row.person_id))).toEqual(['Keeper']);
    const [action] = await scene.visits.actionsFor(scene.id('Keeper'));
    expect(action?.what).toBe('Mend the roof');
    scene.clock.at = at('2027-01-11');
    expect(await planned()).not.toContain('visit-action-due to Keeper');
    scene.clock.at = at('2027-01-12');
    expect((await planned()).filter((one) => one === 'visit-action-due to Keeper')).toHaveLength(1);
    const done = { actionId: action?.id ?? '', words: 'Mended.', byPersonId: scene.id('Keeper') };
    expect((await scene.visits.actionDone({ ...done, submissionId: scene.submissionId() })).ok).toBe(true);
    expect(await scene.visits.actionsFor(scene.id('Keeper'))).toEqual([]);
    expect(await planned()).not.toContain('visit-action-due to Keeper');
  });

  it('counts themes over the year and gives evidence that practice changes', async () => {
    await write(who);
    await reply('Manager');
    const [action] = (await scene.visits.records([visit.id]))[0]?.actions ?? [];
    const done = (name: string) =>
      scene.visits.actionDone({
        ...{ actionId: action?.id ?? '', words: 'Mended.', byPersonId: scene.id(name) },
        submissionId: scene.submissionId(),
      });
    expect(await done(who)).toMatchObject({ refusal: { code: 'not-allowed' } });
    expect((await done('Manager')).ok).toBe(true);
    const year = await scene.visits.year(scene.committeeId, day('2026-09-01'), day('2027-08-31'));
    expect(year).toMatchObject({
      counts: { made: 1, reported: 1, answered: 1 },
      asks: { agreed: 1, notAgreed: 0, done: 1 },
      themes: [{ title: 'Buildings and space', count: 1 }],
    });
  });

  describe('kept as long as it should be', () => {
    const words_ = async () => ({
      notes: (await database.db.selectFrom('visit_note').select('id').execute()).length,
      replies: (await database.db.selectFrom('visit_reply').select('visit_id').execute()).length,
      themes: (await database.db.selectFrom('visit_theme').select('theme').execute()).length,
      lines: (await database.db.selectFrom('visit').select('id').where('line_at', 'is not', null).execute())
        .length,
    });

    beforeEach(async () => {
      await write(who);
      await reply('Manager');
      await scene.visits.chooseLine({
        ...scene.press(visit.id, 'Clerk'),
        summary: 'Members visited.',
        outcome: 'Mended.',
      });
    });

    it('loses its words by itself after two years, and its themes after six', async () => {
      scene.clock.at = at('2028-09-15');
      await scene.services.retention.upkeep();
      expect(await words_()).toEqual({ notes: 1, replies: 1, themes: 1, lines: 1 });
      scene.clock.at = at('2028-12-15');
      await scene.services.retention.upkeep();
      expect(await words_()).toEqual({ notes: 0, replies: 0, themes: 1, lines: 0 });
      expect((await scene.visits.byId(visit.id))?.state).toBe('made');
      scene.clock.at = at('2032-12-15');
      await scene.services.retention.upkeep();
      expect((await words_()).themes).toBe(0);
    });

    it('forgets a member’s party, training, check, days away and link a year after their term', async () => {
      await scene.visits.newFeed(scene.id(who), scene.submissionId());
      await scene.visits.addAway({
        ...{ committeeId: scene.committeeId, from: day('2026-12-01'), until: day('2028-01-31') },
        ...{ byPersonId: scene.id(who), submissionId: scene.submissionId() },
      });
      await scene.leaves(who, '2026-12-31');
      const facts = async () => {
        const of = (table: 'visit_member' | 'visit_away' | 'visit_feed') =>
          database.db.selectFrom(table).select('person_id').where('person_id', '=', scene.id(who)).execute();
        return (
          (await of('visit_member')).length +
          (await of('visit_away')).length +
          (await of('visit_feed')).length
        );
      };
      scene.clock.at = at('2027-12-30');
      await scene.services.retention.upkeep();
      expect(await facts()).toBe(3);
      scene.clock.at = at('2028-01-04');
      await scene.services.retention.upkeep();
      expect(await facts()).toBe(0);
    });
  });

  it('shows the committee no word that a clerk has not read, and no wording in which the check finds a child', async () => {
    await write(who, { ...words, ask: 'Ask Quillfeather about the roof.' });
    const lines = async () =>
      (await scene.visits.year(scene.committeeId, day('2026-09-01'), day('2027-08-31'))).lines;
    expect(JSON.stringify(await lines())).not.toMatch(/Quillfeather|roof/);
    const choose = (name: string, summary: string) =>
      scene.visits.chooseLine({ ...scene.press(visit.id, name), summary, outcome: '' });
    expect(await choose(who, 'A visit.')).toMatchObject({ refusal: { code: 'not-allowed' } });
    expect(await choose('Clerk', 'Jayden showed us round.')).toMatchObject({
      refusal: { code: 'names-someone' },
    });
    expect((await choose('Clerk', 'The roof leaks.')).ok).toBe(true);
    expect((await lines())[0]).toMatchObject({ summary: 'The roof leaks.', pledges: visit.service.pledges });
  });
});
