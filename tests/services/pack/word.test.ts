import { compose } from '../../../services/pack/compose/compose';
import type { Audience } from '../../../services/pack/gather/contents';
import { settle } from '../../../services/pack/outline/settle';
import { writeWord } from '../../../services/pack/word/word';
import { sampleContents } from '../../support/pack-sample';
import {
  numberedParagraphs,
  paragraphsOf,
  partsOf,
  styleOf,
  validate,
  wordsOf,
} from '../../support/word-check';

const createdAt = new Date('2027-02-18T10:00:00Z');
const written = (audience: Audience) => settle(compose(sampleContents(), audience));

describe('the whole plan as a Word document', () => {
  const outline = written('public');
  let bytes: Buffer;
  let parts: Record<string, string>;
  beforeAll(async () => {
    bytes = await writeWord(outline, { createdAt });
    parts = partsOf(bytes);
  });
  const part = (name: string) => parts[name] ?? '';
  const paragraphs = () => paragraphsOf(part('word/document.xml'));

  it.each<Audience>(['public', 'officers'])('passes the Open XML SDK (%s edition)', async (audience) => {
    const result = await validate(await writeWord(written(audience), { createdAt }));
    expect(result.errors).toEqual([]);
    expect(result.ok).toBe(true);
  });

  it('has one first-level heading and every heading of the outline after it, in order', () => {
    const found = paragraphs()
      .filter((paragraph) => /^Heading\d$/.test(styleOf(paragraph) ?? ''))
      .map((paragraph) => [styleOf(paragraph), wordsOf(paragraph)]);
    const wanted = outline.blocks
      .filter((block) => block.kind === 'heading')
      .map((block) => [`Heading${block.level}`, block.text]);
    expect(found).toEqual([['Heading1', outline.title], ...wanted]);
    for (const level of [1, 2, 3]) {
      const style = new RegExp(`<w:style [^>]*w:styleId="Heading${level}".*?</w:style>`, 's').exec(
        part('word/styles.xml'),
      );
      expect(style?.[0]).toContain(`<w:outlineLvl w:val="${level - 1}"/>`);
    }
  });

  it('numbers natively, and Word’s numbers come out as the settled ones', () => {
    const counted = numberedParagraphs(parts).flatMap(({ number }) => (number === '' ? [] : [number]));
    const settled = outline.blocks.flatMap((block) =>
      block.kind !== 'table' && 'number' in block && block.number !== null ? [block.number] : [],
    );
    expect(settled.length).toBeGreaterThan(50);
    expect(counted).toEqual(settled);
  });

  it('repeats header rows, keeps rows whole, and gives every table its caption', () => {
    const tables = part('word/document.xml').match(/<w:tbl>.*?<\/w:tbl>/gs) ?? [];
    const settled = outline.blocks.filter((block) => block.kind === 'table');
    expect(tables).toHaveLength(settled.length);
    for (const [index, table] of tables.entries()) {
      const rows = table.match(/<w:tr>.*?<\/w:tr>/gs) ?? [];
      expect(rows[0]).toContain('<w:tblHeader');
      expect(rows.slice(1).some((row) => row.includes('<w:tblHeader'))).toBe(false);
      expect(rows.every((row) => row.includes('<w:cantSplit'))).toBe(true);
      expect(table).toContain(
        `<w:tblCaption w:val="${settled[index]?.number}: ${settled[index]?.caption}"/>`,
      );
      expect(table).toMatch(
        /<w:tblLook [^>]*w:firstRow="(1|true)"[^>]*w:firstColumn="(1|true)"|w:firstColumn="(1|true)"/,
      );
      expect(table).not.toMatch(/w:gridSpan|w:vMerge/);
    }
  });

  it('says its language and title, and names no person anywhere', () => {
    const core = part('docProps/core.xml');
    expect(core).toContain('<dc:language>en-GB</dc:language>');
    expect(core).toContain(
      '<dc:title>Progress against the pledges: Quarter 3, October to December 2026</dc:title>',
    );
    expect(core).toContain('<dc:creator>Pledgekeeper</dc:creator>');
    expect(core).toContain('<cp:lastModifiedBy>Pledgekeeper</cp:lastModifiedBy>');
    expect(part('word/styles.xml')).toMatch(/<w:lang w:val="en-GB"/);
    expect(Object.values(parts).join('')).not.toContain('Canary');
    expect(Object.keys(parts).some((name) => name.includes('comments'))).toBe(false);
    expect(part('word/document.xml')).not.toMatch(/<w:(ins|del) /);
  });

  it('has page numbers in the footer and the draft’s status in the header', () => {
    const footers = Object.entries(parts).filter(([name]) => name.includes('footer'));
    expect(footers.map(([, xml]) => xml).join('')).toMatch(/PAGE.*NUMPAGES/s);
    const headers = Object.entries(parts).filter(([name]) => name.includes('header'));
    expect(headers.map(([, xml]) => xml).join('')).toContain('Draft, version 1');
  });

  it('gives the same bytes again', async () => {
    expect((await writeWord(outline, { createdAt })).equals(bytes)).toBe(true);
  });
});
