/** The year of visits as a paper: evidence in plain counts and chosen words, asked for by a clerk, naming nobody. */
import { paperOfYear } from '../../../services/commandline/visits';
import { LibraryFault } from '../../../services/library/faults';
import { composeVisitYear, type YearOfVisits } from '../../../services/pack/compose/visit-year';
import { settle } from '../../../services/pack/outline/settle';
import { onEachEngine } from '../../support/engines';
import { everything } from '../../support/everything';
import { type PacksWorld, packsWorld } from '../../support/packs-world';
import { day, good, whyNot } from '../../support/papers-world';
import { canaries, visitMade } from '../../support/visit-made';

describe('the year in words', () => {
  const empty: YearOfVisits = {
    ...{ from: day('2026-09-01'), until: day('2027-08-31'), asAt: day('2027-06-01') },
    ...{ action: null, planned: 0, due: 0, reported: 0, answered: 0, services: [], pledges: [] },
    ...{ asks: { agreed: 0, notAgreed: 0, done: 0 }, themes: [], made: [] },
  };
  const planned: YearOfVisits = {
    ...empty,
    ...{ action: { ref: '1.6', title: 'Keep visiting frontline services' }, planned: 12, due: 9 },
  };
  const made = [
    { day: day('2026-10-07'), service: 'Virtual School', found: 'It helps', outcome: 'The ask was agreed' },
  ];
  const words = (year: YearOfVisits) =>
    JSON.stringify(settle(composeVisitYear(year, { bodyName: 'Committee', status: 'Draft, version 1' })));

  it.each<[string, YearOfVisits, string[], string[]]>([
    ['no rota', empty, ['No rota of visits has been agreed'], ['What changed', 'action 1.6']],
    [
      'a rota and no visit',
      planned,
      [
        'holds 12 visits. Visits due by then: 9. Visits made: 0.',
        'evidence for action 1.6',
        'nothing to tell',
      ],
      ['Visits made in the year'],
    ],
    [
      'visits and no answer',
      { ...planned, made, services: ['Virtual School'], pledges: [2] },
      ['No service has answered', 'Services that members have been to: Virtual School.', 'touch pledge 2.'],
      ['agreed, in full'],
    ],
    [
      'answers of both kinds',
      { ...planned, made, asks: { agreed: 2, notAgreed: 1, done: 1 }, services: ['Virtual School'] },
      [
        'Two asks were agreed, in full or in part. One ask was not agreed, and the members were told why.',
        'One thing that was agreed has been done.',
        'It helps.',
        'not inspections',
      ],
      ['touch pledge'],
    ],
  ])('tells of %s', (_what, year, told, untold) => {
    const said = words(year);
    for (const text of told) expect(said).toContain(text);
    for (const text of untold) expect(said).not.toContain(text);
  });
});

onEachEngine('the year of visits by itself', (open) => {
  let world: PacksWorld;
  let busy = false;
  beforeEach(async () => {
    busy = false;
    world = await packsWorld(open, {
      library: (folder) => ({
        ...folder,
        put: (...file) =>
          busy ? Promise.reject(new LibraryFault('busy', { retryAfterSeconds: 60 })) : folder.put(...file),
      }),
    });
  });
  afterEach(() => world.close());

  const from = day('2026-09-01');
  const papers = () => world.services.visitPapers;
  const ask = (who: string) => papers().ask({ committeeId: world.committeeId, from, ...world.by(who) });
  const written = () =>
    Object.entries(world.shelves()).filter(([folder]) => folder.endsWith('frontline visits'));
  const told = () =>
    world.db.selectFrom('notice').select('person_id').where('kind', '=', 'visit-paper-ended').execute();

  it('is written in three formats, as a draft, with no word that nobody has read and no name', async () => {
    const { visitors } = await visitMade(world);
    expect(visitors).toHaveLength(2);
    good(await ask(world.who.clerk));
    await world.services.jobs.drain();
    const [[folder = '', held = {}] = []] = written();
    expect(folder).toBe('Cared for Children Committee, frontline visits');
    const name = '2027-01-12 Frontline visits, September 2026 to August 2027 v1';
    expect(Object.keys(held)).toEqual([`${name}.docx`, `${name}.html`, `${name}.pdf`]);
    for (const content of Object.values(held)) {
      const words = await everything(content);
      expect(words).toContain('Leaving care team');
      expect(words).toContain('One ask was agreed, in full or in part.');
      expect(words).toContain('Draft, version 1');
      for (const secret of [...canaries, 'Marigold', 'Orlando', 'drop-in'])
        expect([secret, words.includes(secret)]).toEqual([secret, false]);
    }
    expect(await told()).toEqual([{ person_id: world.who.clerk }]);
    const [row] = await world.db.selectFrom('visit_paper').select(['state', 'outline']).execute();
    expect(row).toEqual({ state: 'made', outline: null });
  });

  it('is asked for by clerks alone; two who ask at once share one, and the next is the next version', async () => {
    for (const who of [world.who.chair, world.who.member]) expect(whyNot(await ask(who))).toBe('not-allowed');
    const both = await Promise.all([ask(world.who.clerk), ask(world.who.second)]);
    expect(new Set(both.map((one) => good(one).id)).size).toBe(1);
    await world.services.jobs.drain();
    expect(good(await ask(world.who.clerk)).no).toBe(2);
  });

  it('is held back where a wording would name somebody, and says so instead', async () => {
    const { visit } = await visitMade(world);
    // The clerk has read it and let it through: no list of names has this one, but the committee's own has.
    const line = { summary: 'Members were shown round by Quillon Marsh.', outcome: 'It helped.' };
    const chosen = { line_summary: line.summary, line_outcome: line.outcome, line_by: world.who.clerk };
    await world.db
      .updateTable('visit')
      .set({ ...chosen, line_at: world.clock.at })
      .where('id', '=', visit.id)
      .execute();
    const { lines } = await world.services.visits.forMeeting(world.march);
    expect(lines[0]?.summary).toBe(line.summary);
    good(await ask(world.who.clerk));
    await world.services.jobs.drain();
    expect((await papers().latest(world.committeeId, from))?.state).toBe('held');
    expect(written()).toEqual([]);
    expect(await told()).toHaveLength(1);
  });

  it('waits for a busy library, and then prints what was true when it was first written', async () => {
    await visitMade(world);
    good(await ask(world.who.clerk));
    busy = true;
    await world.services.jobs.drain();
    expect((await papers().latest(world.committeeId, from))?.state).toBe('queued');
    await world.db.deleteFrom('visit_action').execute();
    busy = false;
    world.clock.at = new Date('2027-01-12T10:30:00Z');
    await world.services.jobs.drain();
    const paper = await papers().latest(world.committeeId, from);
    expect(paper?.state).toBe('made');
    const [[, held = {}] = []] = written();
    expect(await everything(Object.values(held)[0] as Buffer)).toContain('Wednesday 31 March 2027');
  });

  it('is written at the command line too, where nobody waits for a message', async () => {
    await visitMade(world);
    const text = await paperOfYear(world.services, { from: '2027-03-01' });
    expect(text).toContain('Frontline visits, September 2026 to August 2027, in the library as a draft');
    expect(text).toContain('v1.docx');
    expect(await told()).toEqual([]);
  });
});
