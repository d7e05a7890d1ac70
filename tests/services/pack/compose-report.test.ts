import fc from 'fast-check';
import { demoReport } from '../../../local/demo/report';
import { composeReport } from '../../../services/pack/compose/report';
import { settle } from '../../../services/pack/outline/settle';
import type { Report } from '../../../services/reports/rules';
import { sampleFacts, sampleItem } from '../../support/agenda-sample';
import { form, report } from '../../support/report-sample';

describe('a report as it prints', () => {
  const numbers = (one: Report) =>
    settle(composeReport(one, null, sampleFacts, 'public')).blocks.flatMap((block) =>
      (block.kind === 'heading' || block.kind === 'paragraph') && block.number !== null
        ? [`${block.number} ${block.kind === 'heading' ? block.text : block.runs[0]?.text.slice(0, 12)}`]
        : [],
    );

  it('numbers the 2022 form: sections 1, paragraphs 1.1, parts 8.1 with paragraphs 8.1.1', () => {
    const seen = numbers(report(form('2022'), demoReport.sections));
    expect(seen).toEqual(
      expect.arrayContaining([
        '1 Purpose of Report',
        '3.1 Note what fo',
        '8 Implications',
        '8.1 Legal',
        '8.10 Climate Change',
      ]),
    );
    expect(seen.filter((text) => text.startsWith('8.8.1 '))).toHaveLength(1);
    expect(seen.join()).not.toContain('Access to Information');
  });

  it('numbers the 2018 form: implications are 6.1 to 6.8, contact is section 10', () => {
    const seen = numbers(report(form('2018'), { summary: 'In short.', 'implications-legal': 'None arise.' }));
    expect(seen).toEqual(
      expect.arrayContaining([
        '6.1 Legal Implications',
        '6.8 Public Health Implications',
        '10 Contact Information',
      ]),
    );
    expect(seen).toContain('10.1 Fostering Se');
  });

  it('has the title block of its form, and says what is not given', () => {
    const outline = composeReport({ ...report(form('2018'), {}), facts: {} }, null, sampleFacts, 'public');
    expect(outline.facts).toEqual([
      { label: 'Date of meeting', text: 'Tuesday 2 March 2027' },
      { label: 'Report title', text: 'What carers said' },
      { label: 'Senior officer', text: 'Head of Service' },
      { label: 'Portfolio holder', text: 'Not given yet' },
    ]);
  });

  it('marks a private item’s report on every page', () => {
    const item = sampleItem('p', {
      part: 2,
      privacy: { kind: 'exempt', paragraphs: [1, 2], publicInterest: 'x' },
    });
    expect(composeReport(report(form('2022'), {}), item, sampleFacts, 'officers').marking).toBe(
      'Not for publication: Schedule 12A, paragraphs 1 and 2',
    );
  });

  it('is not composed for the public when its item is private', () => {
    const item = sampleItem('p', {
      part: 2,
      privacy: { kind: 'confidential', ground: 'law-or-court', because: '' },
    });
    expect(() => composeReport(report(form('2022'), {}), item, sampleFacts, 'public')).toThrow(
      /private item/,
    );
  });

  it('prints whatever is written: any text settles, and none of it is lost', () => {
    const texts = fc.array(
      fc.constantFrom('- alpha', 'bravo', '', '## charlie', '# delta', '* echo', '   ', '-', '##'),
    );
    fc.assert(
      fc.property(texts, (lines) => {
        const written = lines.join('\n').trim();
        const sections = { background: written, 'implications-legal': written };
        const printed = JSON.stringify(
          settle(composeReport(report(form('2022'), sections), null, sampleFacts, 'public')),
        );
        for (const word of ['alpha', 'bravo', 'charlie', 'delta', 'echo'])
          expect(printed.includes(word)).toBe(written.includes(word));
      }),
    );
  });
});
