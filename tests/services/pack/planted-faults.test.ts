/**
 * What guards is itself guarded, file by file: a release whose writer lets one thing through, in the papers of one audience
 * and one format, puts nothing anywhere; the same version, tried again by a sound one, is built.
 */
import { agendaFields as fields } from '../../../services/agenda/rules';
import type { PackBuild } from '../../../services/pack/service';
import { reportFields } from '../../../services/reports/rules';
import { onEachEngine } from '../../support/engines';
import { type Fault, type FaultyRelease, faultyRelease } from '../../support/faulty-release';
import { fineUpdate, type PacksWorld, packsWorld } from '../../support/packs-world';
import { day, good } from '../../support/papers-world';
import { visitMade } from '../../support/visit-made';

const open = '2027-03-02 Cared for Children Committee';
const young = `${open}, young people’s edition`;
const name = 'Rosalba Kettle';
const secret = 'The council means to close Wobbegong Lodge and to move all of its residents in May';
const hidden = '2.1-a Young people on a work placement (people): 3 so far.';

type Edition = Exclude<Fault['edition'], 'every'>;
const formats: Record<Edition, Exclude<Fault['format'], 'every'>[]> = {
  public: ['docx', 'pdf', 'html'],
  exempt: ['docx', 'pdf', 'html'],
  officers: ['docx'],
  'young-people': ['docx', 'pdf', 'html'],
};
const everyone = Object.keys(formats) as Edition[];
const theOpen: Edition[] = ['public', 'young-people'];

/** Each kind of plant, and in whose files it must be seen. */
const kinds: [what: string, fault: Pick<Fault, 'plant' | 'words'>, rule: RegExp, editions: Edition[]][] = [
  ['a name', { plant: 'text', words: `It was led by ${name}.` }, /^export-name$/, theOpen],
  [
    'a private sentence',
    { plant: 'text', words: `${secret}.` },
    /^export-private-words$/,
    [...theOpen, 'officers'],
  ],
  ['a hidden number', { plant: 'text', words: hidden }, /^export-small-number$/, theOpen],
  ['a name in a property', { plant: 'property', words: name }, /^export-name$/, everyone],
  ['an author', { plant: 'author', words: name }, /^export-(maker|name)$/, everyone],
  ['a comment', { plant: 'comment', words: name }, /^export-(comments|name)$/, everyone],
  [
    'a revision',
    { plant: 'revision', words: name },
    /^export-(tracked-changes|embedded-file|name)$/,
    everyone,
  ],
  [
    'no marks for screen readers',
    { plant: 'untagged', words: '' },
    /^export-(untagged|no-language)$/,
    everyone,
  ],
  ['what cannot be read', { plant: 'unreadable', words: '' }, /^export-unreadable$/, everyone],
];

onEachEngine('a writer that lets something through', (openDatabase) => {
  let release: FaultyRelease;
  let world: PacksWorld;
  beforeAll(() => {
    release = faultyRelease();
  });
  afterAll(() => release.remove());
  beforeEach(async () => {
    release.fails(null);
    world = await packsWorld(openDatabase, { log: () => {}, wire: release.wire });
  });
  afterEach(() => world.close());
  const clerk = () => world.by(world.who.clerk);
  const packs = () => world.services.packs;

  /** Papers of all four editions, with a number that is hidden in the open ones. */
  async function papers(): Promise<void> {
    await world.update('1.1');
    const figures = { 'count:2.1-a': '3', 'asAt:2.1-a': '2026-12-31', 'source:2.1-a': 'Placement list' };
    await world.update('2.1', { ...fineUpdate, ...figures });
    const { agendas, reports } = world.services;
    const itemId = await privateItem('on-time');
    const title = { [reportFields.title]: 'Homes in the north: options' };
    const report = good(await reports.create({ ...clerk(), meetingId: world.march, typed: title }));
    const [section] = report.template.sections.filter(({ group, form }) => !group && form === 'text');
    const place = { reportId: report.id, key: section?.key ?? '', basedOn: 0 };
    good(await reports.saveSection({ ...clerk(), ...place, text: `${secret}.` }));
    good(await agendas.placeReport({ ...clerk(), reportId: report.id, itemId }));
  }

  /** One that is to follow prints nothing yet; what it is for is private all the same. */
  async function privateItem(timing: 'on-time' | 'to-follow'): Promise<string> {
    const { agendas } = world.services;
    const typed = {
      [fields.title]: 'Homes in the north',
      [fields.purpose]: timing === 'to-follow' ? `${secret}.` : 'To agree.',
      [fields.timing]: timing,
      [fields.toFollowReason]: 'Figures come late',
    };
    const { item } = good(await agendas.add({ ...clerk(), meetingId: world.march, typed }));
    if (!item) throw new Error('nothing was added');
    const privately = {
      [fields.privacyKind]: 'exempt',
      [fields.paragraphs]: '1',
      [fields.publicTitle]: 'A staffing matter',
      [fields.publicInterest]: 'The staff could be recognised from what is said.',
    };
    good(await agendas.makePrivate({ ...clerk(), itemId: item.id, version: item.version, typed: privately }));
    return item.id;
  }

  const editionOf = (file: string): Edition => {
    if (/not for publication/.test(file)) return 'exempt';
    if (/officers only/.test(file)) return 'officers';
    return /Young people’s edition/.test(file) ? 'young-people' : 'public';
  };
  /** 'public pdf' of each file that a finding of this rule would hold back alone. */
  const heldIn = (build: PackBuild, rule: RegExp) =>
    new Set(
      build.findings
        .filter((one) => rule.test(one.rule) && one.severity === 'stops' && !one.mayKeep)
        .map(({ place }) => /^(.*)\.(docx|pdf|html): /.exec(place))
        .flatMap((found) => (found ? [`${editionOf(found[1] ?? '')} ${found[2]}`] : [])),
    );

  /** The same version, tried with each fault in turn: it puts nothing anywhere. */
  async function heldBack(build: PackBuild, fault: Fault): Promise<PackBuild> {
    release.fails(fault);
    const before = world.shelves();
    if (build.state === 'failed') good(await packs().retry({ buildId: build.id, ...clerk() }));
    const held = await packs().build(build.id);
    expect([fault, held.state, held.files]).toEqual([fault, 'failed', []]);
    expect(held.error).toMatch(/holds words or figures that must not be in it/);
    expect(world.shelves()).toEqual(before);
    return held;
  }
  async function builtWhole(held: PackBuild): Promise<PackBuild> {
    release.fails(null);
    good(await packs().retry({ buildId: held.id, ...clerk() }));
    const built = await packs().build(held.id);
    expect([built.state, built.error]).toEqual(['built', '']);
    expect(built.findings.filter(({ rule }) => rule.startsWith('export-'))).toEqual([]);
    return built;
  }
  const asked = async () => good(await packs().request({ meetingId: world.march, ...clerk() }));

  // Three at a time: a version is built again for each, which takes a moment.
  it.each([0, 3, 6])(
    'is held back in every file in which it would be read (kinds from %i on)',
    async (from) => {
      await papers();
      let build = await asked();
      for (const [what, planted, rule, who] of kinds.slice(from, from + 3)) {
        build = await heldBack(build, { edition: 'every', format: 'every', ...planted });
        const expected = who.flatMap((edition) => formats[edition].map((format) => `${edition} ${format}`));
        expect([what, ...[...heldIn(build, rule)].sort()]).toEqual([what, ...expected.sort()]);
      }
      await builtWhole(build);
    },
  );

  it.each(everyone)('in one format of the %s edition alone holds everything back', async (edition) => {
    await papers();
    let build = await asked();
    for (const format of formats[edition]) {
      build = await heldBack(build, { edition, format, plant: 'author', words: name });
      expect([...heldIn(build, /^export-/)]).toEqual([`${edition} ${format}`]);
    }
    const built = await builtWhole(build);
    const has = new Set(built.files.map((file) => `${file.edition} ${file.name.split('.').pop()}`));
    for (const other of ['public', 'exempt', 'officers'] as const) {
      for (const format of formats[other]) expect(has).toContain(`${other} ${format}`);
    }
  });

  it('puts nothing into the folder that papers are published from, and no supplement beside them', async () => {
    await world.update('1.1');
    await privateItem('to-follow');
    const draft = await world.draft();
    await world.keepAll(draft);
    const fault = { edition: 'public', plant: 'text', words: `${secret}.` } as const;
    const made = good(await packs().makeFinal({ buildId: draft.id, evenSo: false, ...clerk() }));
    const held = await heldBack(made, { ...fault, format: 'pdf' });
    expect(world.shelves()[open]).toBeUndefined();
    await builtWhole(held);
    expect(Object.keys(world.shelves()[open] ?? {}).length).toBeGreaterThan(0);

    // No private item is in it: their words are looked for all the same.
    const [late] = await packs().supplementItems(world.march);
    const press = { meetingId: world.march, itemIds: [late?.id ?? ''], ...clerk() };
    const supplement = await heldBack(good(await packs().requestSupplement(press)), {
      ...fault,
      format: 'docx',
    });
    expect([...heldIn(supplement, /^export-private-words$/)]).toEqual(['public docx']);
    await builtWhole(supplement);
  });

  it('keeps the young people’s edition back after its sign-off too', async () => {
    await world.update('1.1');
    const final = await world.final();
    const signed = { buildId: final.id, personId: world.others.worker, agree: true, comment: '' };
    good(await world.services.editions.decide({ ...signed, submissionId: clerk().submissionId }));
    for (const format of formats['young-people']) {
      release.fails({ edition: 'young-people', format, plant: 'text', words: `Ask ${name}.` });
      await expect(packs().releaseEdition(final.id)).rejects.toThrow(/holds what it must not/);
      expect(world.shelves()[young]).toBeUndefined();
    }
    // Three tries failed: each clerk hears of it, once.
    const told = () =>
      world.db
        .selectFrom('notice')
        .innerJoin('person', 'person.id', 'notice.person_id')
        .select(['person.name', 'subject'])
        .where('kind', '=', 'edition-not-out')
        .execute();
    const clerks = (await world.services.people.withRole(world.committeeId, 'clerk')).map((one) => one.name);
    expect((await told()).map((one) => one.name).sort()).toEqual(clerks.sort());
    expect((await told()).every(({ subject }) => JSON.stringify(subject).includes('held'))).toBe(true);
    release.fails(null);
    await packs().releaseEdition(final.id);
    expect(Object.keys(world.shelves()[young] ?? {})).toHaveLength(3);
  });

  it.each([
    ['a member’s name', `It was led by ${name}.`],
    ['a private sentence', `${secret}.`],
    ['a hidden number', hidden],
  ])('holds the year of visits back for %s', async (_what, words) => {
    await papers();
    await visitMade(world);
    const ask = () => {
      const asked = { committeeId: world.committeeId, from: day('2026-09-01'), ...clerk() };
      return world.services.visitPapers.ask(asked);
    };
    const shelf = () => Object.keys(world.shelves()).filter((folder) => folder.endsWith('frontline visits'));
    for (const format of formats.public) {
      release.fails({ edition: 'public', format, plant: 'text', words });
      const paper = await world.services.visitPapers.write(good(await ask()).id);
      expect([format, paper.state, shelf()]).toEqual([format, 'held', []]);
    }
    release.fails(null);
    expect((await world.services.visitPapers.write(good(await ask()).id)).state).toBe('made');
    expect(shelf()).toHaveLength(1);
  });
});
