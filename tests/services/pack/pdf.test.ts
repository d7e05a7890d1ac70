import { compose } from '../../../services/pack/compose/compose';
import type { Outline } from '../../../services/pack/outline/outline';
import { settle } from '../../../services/pack/outline/settle';
import { writePdf } from '../../../services/pack/pdf/pdf';
import { finishTags } from '../../../services/pack/pdf/tags';
import { canDraw } from '../../../services/pack/writers/fonts';
import { statusWords } from '../../../services/updates/rules';
import { sampleContents } from '../../support/pack-sample';
import { type PdfFacts, pdfFacts } from '../../support/pdf-check';

const createdAt = new Date('2027-02-18T10:00:00Z');

const small = (words: string): Outline => ({
  title: 'A report',
  subject: 'To a committee',
  status: 'Draft',
  marking: null,
  body: 'A committee',
  facts: [{ label: 'Date', text: 'Tuesday 2 March 2027' }],
  blocks: [
    { kind: 'heading', level: 2, text: 'Purpose', numbered: true },
    { kind: 'paragraph', text: words, numbered: true },
    {
      kind: 'table',
      caption: 'Actions',
      columns: [
        { header: 'Ref', width: 1 },
        { header: 'Words', width: 4 },
      ],
      rows: [['2.1', words]],
    },
  ],
});

describe('the whole plan as a PDF', () => {
  let facts: PdfFacts;
  let bytes: Buffer;
  const outline = settle(compose(sampleContents(), 'public'));
  beforeAll(async () => {
    const { pdf, missing } = await writePdf(outline, { createdAt });
    expect(missing).toEqual([]);
    bytes = pdf;
    facts = await pdfFacts(pdf);
  });

  it('says its language, its title and that it is PDF/UA-1, and names no person', () => {
    expect(facts).toMatchObject({
      language: 'en-GB',
      title: 'Progress against the pledges: Quarter 3, October to December 2026',
      showsTitle: true,
      author: 'Pledgekeeper',
      marked: true,
      claimsUa1: true,
      tabsFollowStructure: true,
      figuresWithoutAlt: 0,
    });
  });

  it('has one first-level heading, no level skipped, and a bookmark for each heading', () => {
    expect(facts.headings.filter((level) => level === 'H1')).toHaveLength(1);
    expect(facts.headings[0]).toBe('H1');
    const levels = facts.headings.map((level) => Number(level.slice(1)));
    for (const [index, level] of levels.entries()) {
      expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    }
    const headings = outline.blocks.filter(({ kind }) => kind === 'heading').length + 1;
    expect(facts.headings).toHaveLength(headings);
    expect(facts.bookmarks).toBe(headings);
  });

  it('tags every table with its caption, column headers and row headers', () => {
    const tables = outline.blocks.filter((block) => block.kind === 'table');
    expect(facts.tables).toHaveLength(tables.length);
    for (const [index, table] of tables.entries()) {
      const tagged = facts.tables[index];
      expect(tagged?.hasCaption).toBe(true);
      expect(tagged?.headerScopes).toEqual(table.columns.map(() => 'TH Column'));
      expect(tagged?.rowHeaders).toEqual(table.rows.map(() => 'TH Row'));
      expect(tagged?.dataCells).toBe(table.rows.length * (table.columns.length - 1));
    }
  });

  it('gives the same bytes again', async () => {
    expect((await writePdf(outline, { createdAt })).pdf.equals(bytes)).toBe(true);
  });
});

describe('characters', () => {
  it('has fonts that draw every status shape, and the letters of Welsh, Polish, Greek, Cyrillic and Arabic', () => {
    const shapes = Object.values(statusWords).map(({ shape }) => shape);
    for (const character of [...shapes, ...'ŵŷłążΩЖشé€£–—‘’“”…½']) {
      expect([character, canDraw(character.codePointAt(0) ?? 0)]).toEqual([character, true]);
    }
    expect(canDraw(0x6f22)).toBe(false);
  });

  it('puts a box where the fonts have nothing, and says what is missing and where', async () => {
    const { pdf, missing } = await writePdf(settle(small('Well done 漢')), { createdAt });
    expect(missing).toEqual([
      { character: '漢', where: 'paragraph 1.1' },
      { character: '漢', where: 'Table 1, row 2.1' },
    ]);
    expect((await pdfFacts(pdf)).claimsUa1).toBe(true);
  });

  it.each([
    '#set page(fill: red) #panic("x") $x$ *a* _b_ `c` @ref <label> [x](y) \\ // c /* d',
    '= Heading\n- list\n+ one\n/ term: x',
    '#read("/etc/passwd") #import "@preview/x:1.0.0": *',
    '',
  ])('prints %j as it was written, and runs none of it', async (words) => {
    const { pdf } = await writePdf(settle(small(`Before ${words} after`)), { createdAt });
    expect((await pdfFacts(pdf)).headings).toEqual(['H1', 'H2']);
  });

  it('keeps a text of many pages whole, in a row that then breaks', async () => {
    const { pdf } = await writePdf(settle(small('long words here '.repeat(1500))), { createdAt });
    expect((await pdfFacts(pdf)).pages).toBeGreaterThan(10);
  });

  it('breaks a word that is longer than its line, so that none of it runs off the page', async () => {
    const { pdf } = await writePdf(settle(small('x'.repeat(10_000))), { createdAt });
    expect((await pdfFacts(pdf)).pages).toBeGreaterThan(4);
  });
});

describe('the finishing of tags', () => {
  it('refuses a file that is not laid out as Typst lays it out', () => {
    expect(() => finishTags(Buffer.from('%PDF-1.7 something else'))).toThrow(/cross-reference/);
  });
});
