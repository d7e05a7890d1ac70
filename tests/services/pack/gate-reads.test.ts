/** The gate reads every paper of every audience, in every corner of it: a name or a small count planted there alone is found. */
import { createAttachments } from '../../../services/pack/attachments/service';
import { type ComposedDocuments, composePapers } from '../../../services/pack/compose/papers';
import type { PackDocument } from '../../../services/pack/documents';
import { gateFindings } from '../../../services/pack/gate/gate';
import { gatherPapers, type Papers, type PapersDeps } from '../../../services/pack/gather/papers';
import type { SettledBlock } from '../../../services/pack/outline/settle';
import type { GateFinding } from '../../../services/pack/rules';
import { onEachEngine } from '../../support/engines';
import { type PacksWorld, packsWorld } from '../../support/packs-world';

type Audience = 'public' | 'exempt' | 'young-people';
const runs = (text: string) => [{ text, strong: false }];
const unnumbered = { number: null, series: 'report', depth: 0, document: 0 } as const;

/** Where words can stand in a paper. */
const corners: [name: string, plant: (document: PackDocument, words: string) => void][] = [
  ['a paragraph', add((words) => ({ kind: 'paragraph', runs: runs(words), ...unnumbered }))],
  ['a list', add((words) => ({ kind: 'list', items: [runs('One thing'), runs(words)] }))],
  ['a quotation', add((words) => ({ kind: 'quote', text: words, source: 'A survey' }))],
  ['the source of a quotation', add((words) => ({ kind: 'quote', text: 'It helps.', source: words }))],
  ['a note', add((words) => ({ kind: 'note', runs: runs(words) }))],
  ['a title block', add((words) => ({ kind: 'facts', facts: [{ label: 'About', text: words }] }))],
  ['a cell', add((words) => table({ cell: words }))],
  ['a table’s caption', add((words) => table({ caption: words }))],
  ['a chart’s caption', add((words) => figure({ caption: words }))],
  ['the alternative text of a chart', add((words) => figure({ alt: words }))],
  [
    'the title',
    ({ outline }, words) => {
      outline.title = words;
    },
  ],
  [
    'a file property',
    ({ outline }, words) => {
      outline.subject = words;
    },
  ],
];

function add(block: (words: string) => SettledBlock) {
  return ({ outline }: PackDocument, words: string) => {
    outline.blocks.push(block(words));
  };
}
function table({ caption = 'A table', cell = 'High' }): SettledBlock {
  const columns = ['About', 'Details'].map((header) => ({ header, width: 1 }));
  return { kind: 'table', number: 'Table 90', caption, columns, rows: [[[runs('Homes')], [runs(cell)]]] };
}
function figure({ caption = 'A chart', alt = 'It goes up from ten to twenty homes.' }): SettledBlock {
  const points = [{ label: 'Autumn', value: 12 }];
  return {
    kind: 'figure',
    number: 'Figure 90',
    caption,
    alt,
    chart: { unit: 'homes', points, target: null },
  };
}

onEachEngine('the gate', (open) => {
  let world: PacksWorld;
  let deps: Parameters<typeof gateFindings>[0] & PapersDeps;
  let papers: Papers;
  let documents: ComposedDocuments;
  beforeEach(async () => {
    world = await packsWorld(open);
    await world.update('1.1');
    const audit = { record: async () => {} };
    const attachments = createAttachments({ db: world.db, clock: world.clock, audit });
    const { services, db, clock, library } = world;
    const none = { questions: undefined, visits: undefined };
    deps = {
      ...services,
      ...none,
      db,
      clock,
      library,
      attachments,
      newId: () => 'id',
    } as unknown as typeof deps;
    papers = await gatherPapers(deps, { meetingId: world.march, no: 1, at: world.clock.at });
    documents = composePapers(papers, null, null);
    // A private paper of the simplest kind, so that each audience has one of its own.
    const [, item] = documents.public;
    if (item) documents.exempt.push({ ...structuredClone(item), key: 'item:private', part: 2 });
  });
  afterEach(() => world.close());

  const lastOf = (all: ComposedDocuments, audience: Audience) =>
    (audience === 'young-people' ? all.youngPeople : all[audience].at(-1)) as PackDocument;
  async function found(plant?: (all: ComposedDocuments) => void): Promise<GateFinding[]> {
    const planted = structuredClone(documents);
    plant?.(planted);
    return gateFindings(deps, papers, planted);
  }
  const asked = (findings: GateFinding[], rule: string, words: string) =>
    findings.filter((one) => one.rule === rule && `${one.term ?? ''} ${one.excerpt}`.includes(words));

  it.each<Audience>(['public', 'exempt', 'young-people'])(
    'reads every corner of the %s papers for names and small counts',
    async (audience) => {
      const clean = await found();
      expect(asked(clean, 'identity-name', 'Oluwaseun')).toEqual([]);
      expect(asked(clean, 'identity-small-number', 'three children')).toEqual([]);
      for (const [corner, plant] of corners) {
        const named = await found((all) => plant(lastOf(all, audience), 'Oluwaseun finished his pack.'));
        const counted = await found((all) => plant(lastOf(all, audience), 'In all three children moved.'));
        const names = asked(named, 'identity-name', 'Oluwaseun');
        const counts = asked(counted, 'identity-small-number', 'three children');
        expect([corner, names.length > 0, counts.length > 0]).toEqual([corner, true, true]);
        // A private paper may name; an open one is final with no such word.
        const most = audience === 'exempt' ? ['answer', 'advice', 'stops'] : ['stops'];
        for (const one of [...names, ...counts])
          expect([corner, most.includes(one.severity)]).toEqual([corner, true]);
        if (audience === 'young-people') expect(names[0]?.place).toMatch(/^Young people’s edition, /);
      }
    },
  );

  it('reads the words of attached files like the papers’ own', async () => {
    const [item] = papers.agenda.items;
    if (!item) throw new Error('no item');
    const file = { id: 'f', part: 1 as const, title: 'A review', folder: 'x', name: 'y.pdf', format: 'pdf' };
    const texts = [{ place: 'page 1', text: 'Oluwaseun finished his pack.', kind: 'paragraph' as const }];
    const read = { kind: 'as-it-is' as const, made: null, sha256: 'x', facts: null, texts, findings: [] };
    papers.attached.push({ item, file, ...read });
    const [name] = asked(await found(), 'identity-name', 'Oluwaseun');
    expect(name).toMatchObject({ severity: 'stops', place: expect.stringMatching(/A review, page 1$/) });
  });

  it('lists the small numbers of a paper that were taken to count no child', async () => {
    const listed = (findings: GateFinding[]) =>
      findings
        .filter(({ rule }) => rule === 'small-numbers-to-confirm')
        .flatMap(({ numbers }) => numbers ?? [])
        .filter(({ value, excerpt }) => value === 4 && excerpt.includes('open days'));
    const planted = await found((all) => corners[0]?.[1](lastOf(all, 'public'), 'Staff held 4 open days.'));
    expect([listed(await found()).length, listed(planted).length]).toEqual([0, 1]);
  });

  it('asks once about what the papers and the young people’s edition both say', async () => {
    const plant = corners[1]?.[1];
    const both = await found((all) => {
      plant?.(lastOf(all, 'public'), 'Oluwaseun finished his pack.');
      plant?.(lastOf(all, 'young-people'), 'Oluwaseun finished his pack.');
    });
    const places = asked(both, 'identity-name', 'Oluwaseun').map(({ place }) => place);
    expect(places).toHaveLength(1);
    expect(places[0]).not.toMatch(/Young/);
  });

  it.each<Audience>(['public', 'exempt', 'young-people'])(
    'reads the structure of the %s papers',
    async (audience) => {
      const empty = await found((all) => lastOf(all, audience).outline.blocks.push(figure({ alt: '' })));
      const clean = await found();
      const silent = ({ rule, severity }: GateFinding) =>
        rule === 'structure-alt-text' && severity === 'stops';
      expect([empty.filter(silent).length, clean.filter(silent).length]).toEqual([1, 0]);
    },
  );
});
