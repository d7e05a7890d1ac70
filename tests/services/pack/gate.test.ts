import { checkTexts } from '../../../services/language/check';
import { compose } from '../../../services/pack/compose/compose';
import { figureFacts } from '../../../services/pack/compose/figure-facts';
import { trendFigures } from '../../../services/pack/compose/scorecard-trends';
import { structureFindings } from '../../../services/pack/gate/structure';
import { type GateDocument, textsOf } from '../../../services/pack/gate/texts';
import type { Block, Outline } from '../../../services/pack/outline/outline';
import { type SettledBlock, type SettledOutline, settle } from '../../../services/pack/outline/settle';
import { assembleScorecard } from '../../../services/scorecard/assemble';
import { sampleContents } from '../../support/pack-sample';
import { council } from '../language/support';

const outline = (blocks: Block[], over: Partial<Outline> = {}): SettledOutline =>
  settle({
    title: 'Progress of the year',
    subject: 'Report to the committee',
    status: 'Draft',
    marking: null,
    body: 'Committee',
    facts: [],
    blocks,
    ...over,
  });
const item = (settled: SettledOutline, over: Partial<GateDocument> = {}): GateDocument => ({
  key: 'item-4',
  itemNumber: '4',
  part: 1,
  outline: settled,
  ...over,
});
const section = (text: string): Block => ({ kind: 'heading', level: 2, text, numbered: true });
const paragraph = (text: Extract<Block, { kind: 'paragraph' }>['text']): Block => ({
  kind: 'paragraph',
  text,
  numbered: true,
});
const table = (rows: string[][], headers = ['About', 'Details']): Block => ({
  kind: 'table',
  caption: 'A table',
  columns: headers.map((header) => ({ header, width: 1 })),
  rows,
});

describe('the texts of a pack', () => {
  it('have places by item and paragraph, and kinds by what they are', () => {
    const blocks: Block[] = [
      section('Recommendations'),
      paragraph('That the Committee note the report.'),
      section('Background'),
      paragraph('First.'),
      { kind: 'list', items: ['One thing', 'Another'] },
      { kind: 'quote', text: 'My own words', source: 'A care leaver, spring survey' },
      table([
        ['3.3-a Children nearby', 'High'],
        ['Background papers', 'None'],
      ]),
    ];
    const texts = textsOf([item(outline(blocks))]).map(({ place, text, kind }) => [place, text, kind]);
    expect(texts).toEqual(
      expect.arrayContaining([
        ['Item 4, title', 'Progress of the year', 'title'],
        ['Item 4, section 1', 'Recommendations', 'heading'],
        ['Item 4, paragraph 1.1', 'That the Committee note the report.', 'recommendation'],
        ['Item 4, paragraph 2.1', 'First.', 'paragraph'],
        ['Item 4, paragraph 2.1, list, item 2', 'Another', 'list-item'],
        ['Item 4, paragraph 2.1, quotation', 'My own words', 'quote'],
        ['Item 4, Table 1, row 3.3-a', 'High', 'cell'],
        ['Item 4, Table 1, row Background papers', 'None', 'background-papers'],
      ]),
    );
  });

  it('are settled where a chart says its points, and nowhere else beside it', () => {
    const trend = [31, null, 4, 28].map((value, index) => ({ label: `Quarter ${index + 1}`, value }));
    const rows = assembleScorecard(figureFacts(sampleContents()), 'public').rows.map((row) => ({
      ...row,
      trend,
    }));
    const drawn = trendFigures(rows);
    const unsettled = (blocks: Block[]) =>
      textsOf([item(outline(blocks))])
        .filter(({ kind, settled: isSettled }) => kind === 'alt-text' && !isSettled)
        .map(({ text }) => text);
    expect(drawn.length).toBeGreaterThan(50);
    expect(unsettled(drawn)).toEqual([]);
    const typed = ['In all three children moved.', 'Trend of moves. Autumn: 4; then three children left.'];
    expect(
      unsettled(typed.map((alt) => ({ ...(drawn[0] as Extract<Block, { kind: 'figure' }>), alt }))),
    ).toEqual(typed);
  });

  it('without an item number begin with a capital, or with the title where there are several', () => {
    const alone = item(outline([section('A'), paragraph('b')]), { itemNumber: null });
    expect(textsOf([alone]).at(-1)?.place).toBe('Paragraph 1.1');
    expect(textsOf([alone, item(outline([]))])[2]?.place).toBe('Progress of the year, section 1');
  });
});

describe('our own report', () => {
  it.each(['public', 'officers'] as const)(
    'in its %s edition has nothing that stops it, and little to look at',
    (audience) => {
      const documents = [item(settle(compose(sampleContents(), audience)))];
      const found = checkTexts(textsOf(documents), council).filter(
        // Exact figures are what the officers' edition is for.
        ({ rule }) => audience === 'public' || rule !== 'identity-small-number',
      );
      expect(found.filter(({ severity }) => severity === 'stops')).toEqual([]);
      expect([...new Set(found.map(({ rule }) => rule))]).toEqual(['glossary']);
      expect(found.length).toBeLessThan(8);
      expect(structureFindings(documents)).toEqual([]);
    },
  );

  it('is stopped when a lead wrote a name', () => {
    const contents = sampleContents();
    const actions = contents.actions.map((one) =>
      one.action.ref === '5.10' && one.standing
        ? {
            ...one,
            standing: {
              ...one.standing,
              content: { ...one.standing.content, done: 'Oluwaseun finished his pack.' },
            },
          }
        : one,
    );
    const found = checkTexts(textsOf([item(settle(compose({ ...contents, actions }, 'public')))]), council);
    expect(found.filter(({ severity }) => severity === 'stops')).toMatchObject([
      {
        rule: 'identity-name',
        term: 'Oluwaseun',
        privacy: true,
        place: expect.stringMatching(/^Item 4, Table \d+, row 5\.10$/),
      },
    ]);
  });
});

describe('the structure of a document', () => {
  const rules = (blocks: SettledBlock[], over: Partial<SettledOutline> = {}, part: 1 | 2 = 1) =>
    structureFindings([item({ ...outline([]), blocks, ...over }, { part })]).map(({ rule }) => rule);
  const heading = (level: 2 | 3 | 4, text = 'A section'): SettledBlock => ({
    kind: 'heading',
    level,
    text,
    newPage: false,
    number: '1',
    series: 'report',
    depth: 0,
    document: 0,
  });
  const said = (text: string, link?: string): SettledBlock => ({
    kind: 'paragraph',
    runs: [{ text, strong: false, ...(link ? { link } : {}) }],
    number: '1.1',
    series: 'report',
    depth: 1,
    document: 0,
  });
  const settledTable = (headers: string[], rows: string[][], caption = 'A table'): SettledBlock => ({
    kind: 'table',
    number: 'Table 1',
    caption,
    columns: headers.map((header) => ({ header, width: 1 })),
    rows: rows.map((row) => row.map((text) => [[{ text, strong: false }]])),
  });
  const figure = (alt: string, caption = 'Dental checks'): SettledBlock => ({
    kind: 'figure',
    number: 'Figure 1',
    caption,
    alt,
    chart: { unit: '%', points: [{ label: 'Quarter 1', value: 1 }], target: null },
  });

  it.each<[string, SettledBlock[], string[]]>([
    ['a level left out', [heading(2), said('a'), heading(4), said('b')], ['structure-heading-order']],
    ['an empty section', [heading(2), heading(2), said('a')], ['structure-section-empty']],
    ['a column without a heading', [settledTable(['Ref', ' '], [['a', 'b']])], ['structure-header-row']],
    ['two columns alike', [settledTable(['Ref', 'ref'], [['a', 'b']])], ['structure-header-row']],
    ['an empty cell', [settledTable(['Ref', 'Words'], [['a', ' ']])], ['structure-cell-empty']],
    ['a row with a cell too few', [settledTable(['Ref', 'Words'], [['a']])], ['structure-cell-empty']],
    ['no caption', [settledTable(['Ref', 'Words'], [['a', 'b']], '')], ['structure-caption']],
    ['no rows', [settledTable(['Ref', 'Words'], [])], ['structure-table-empty']],
    ['alt text that is a file name', [figure('chart1.png')], ['structure-alt-text']],
    ['no alt text', [figure('')], ['structure-alt-text']],
    ['alt text that repeats the caption', [figure('Dental checks')], ['structure-alt-text']],
    ['a link called here', [said('here', 'https://example.gov.uk')], ['structure-link-text']],
    [
      'a bare address',
      [said('https://example.gov.uk/page', 'https://example.gov.uk/page')],
      ['structure-link-text'],
    ],
    ['a character that no font has', [said('A rare 𓀀 sign')], ['structure-glyph']],
    [
      'nothing wrong',
      [heading(2), said('The council’s offer', 'https://example.gov.uk'), figure('It rose from 60% to 72%.')],
      [],
    ],
  ])('%s', (_name, blocks, expected) => {
    expect(rules(blocks)).toEqual(expected);
  });

  it('title and marking', () => {
    const blocks = [heading(2), said('a')];
    expect(rules(blocks, { title: 'report.docx' })).toEqual(['structure-title']);
    expect(rules(blocks, {}, 2)).toEqual(['structure-marking']);
    expect(rules(blocks, { marking: 'Not for publication: Schedule 12A, paragraph 2' }, 2)).toEqual([]);
    expect(rules(blocks, { marking: 'Not for publication' })).toEqual(['structure-marking']);
  });
});
