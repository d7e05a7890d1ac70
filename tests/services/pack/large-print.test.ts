/** Large print: no text under 14 point in any format, in our own form or a council's (the page itself: tests/browser). */
import { PDFDocument } from '@cantoo/pdf-lib';
import { composeYoung } from '../../../services/pack/compose/young';
import { writeHtml } from '../../../services/pack/html/html';
import { settle } from '../../../services/pack/outline/settle';
import { writePdf } from '../../../services/pack/pdf/pdf';
import { writeWord } from '../../../services/pack/word/word';
import { sampleContents } from '../../support/pack-sample';
import { pdfFacts } from '../../support/pdf-check';
import { hasLibreOffice, wordAsPdf } from '../../support/programs';
import { partsOf, validate } from '../../support/word-check';
import { germanStyles, says, section, templateFile, withMargins } from '../../support/word-templates';

const createdAt = new Date('2027-02-18T10:00:00Z');
const outline = settle(composeYoung(sampleContents()));
const least = 14;
const smallHeader = '<w:p><w:r><w:rPr><w:sz w:val="16"/></w:rPr><w:t>Council</w:t></w:r></w:p>';

/** In points; Word counts in halves. */
function sizesIn(file: Buffer): number[] {
  return Object.entries(partsOf(file))
    .filter(([name]) => /^word\/(?:document|styles|numbering|header|footer).*\.xml$/.test(name))
    .flatMap(([, xml]) =>
      [...xml.matchAll(/<w:sz(?:Cs)? w:val="(\d+)"/g)].map(([, size]) => Number(size) / 2),
    );
}

describe('the young people’s edition in large print', () => {
  it('says so in the outline', () => expect(outline.size).toBe('large'));

  it('in Word', async () => {
    const file = await writeWord(outline, { createdAt });
    const sizes = sizesIn(file);
    expect(sizes.length).toBeGreaterThan(10);
    expect(Math.min(...sizes)).toBe(least);
    const styles = partsOf(file)['word/styles.xml'] ?? '';
    const sizeOf = (style: string) =>
      Number(new RegExp(`w:styleId="${style}".*?<w:sz w:val="(\\d+)"`, 's').exec(styles)?.[1]) / 2;
    expect(sizeOf('Heading1')).toBeGreaterThan(sizeOf('Heading2'));
    expect(sizeOf('Heading2')).toBeGreaterThan(sizeOf('BodyText'));
    expect((await validate(file)).errors).toEqual([]);
  });

  it.each([
    ['with small styles of its own', { styles: germanStyles }],
    [
      'without sizes',
      {
        styles: '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>',
      },
    ],
  ])('in a council’s template %s', async (_what, parts) => {
    const body = says('{{body}}') + section(withMargins);
    const template = templateFile({ ...parts, body, header: smallHeader, footer: says('{{page}}') });
    const file = await writeWord(outline, { createdAt, template });
    expect(Math.min(...sizesIn(file))).toBe(least);
    expect(partsOf(file)['word/styles.xml']).toMatch(/<w:rPrDefault>.*<w:sz w:val="\d+".*<\/w:rPrDefault>/s);
    expect((await validate(file)).errors).toEqual([]);
  });

  it('in PDF, on two pages', async () => {
    const facts = await pdfFacts((await writePdf(outline, { createdAt })).pdf);
    expect(facts.smallestText).toBe(least);
    expect(facts.pages).toBeLessThanOrEqual(2);
  });

  (hasLibreOffice ? it : it.skip)('in Word, on two pages', async () => {
    const pdf = await PDFDocument.load(await wordAsPdf(await writeWord(outline, { createdAt })));
    expect(pdf.getPageCount()).toBeLessThanOrEqual(2);
  });

  it('and no other paper is enlarged', async () => {
    const usual = { ...outline, size: 'normal' as const };
    expect(Math.min(...sizesIn(await writeWord(usual, { createdAt })))).toBe(9);
    expect((await pdfFacts((await writePdf(usual, { createdAt })).pdf)).smallestText).toBe(9);
    expect(writeHtml(usual, { createdAt })).not.toContain('class="large"');
    expect(writeHtml(outline, { createdAt })).toContain('<body class="large">');
  });
});
