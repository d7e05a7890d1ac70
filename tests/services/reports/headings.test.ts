import { houseForms } from '../../../services/reports/house-forms';
import { readReportFile } from '../../../services/reports/read-file';
import type { ReportTemplate } from '../../../services/reports/rules';

const form = (index: number): ReportTemplate => {
  const content = houseForms[index];
  if (!content) throw new Error('no form');
  return { ...content, id: 'form', committeeId: 'c' };
};
const form2018 = form(0);
const form2022 = form(1);

const read = (text: string, template = form2022) => readReportFile(`# A report\n\n${text}`, template);
const keysOf = (text: string, template = form2022) => {
  const found = read(text, template);
  return found.ok ? found.value.sections : found.refusal.faults;
};

describe('headings in officers’ words', () => {
  it.each([
    ['8.1 Legal Implications', 'implications-legal'],
    ['8.2 Finance Implications', 'implications-finance'],
    ['8.2. Financial Implications:', 'implications-finance'],
    ['8.4 Equalities Implications', 'implications-equality'],
    ['8.5 HR Implications', 'implications-human-resources'],
    ['8.6 Risk Implications', 'implications-risk'],
    ['8.7 Rural Community Implications', 'implications-rural'],
    ['8.8 Implications for Children and Young People', 'implications-children'],
    ['**8.9 Public Health Implications**', 'implications-public-health'],
    ['8.10 Climate Change Implications', 'implications-climate'],
    ['1 Purpose of the Report', 'purpose'],
    ['4 Reasons for Recommendation(s)', 'reasons'],
    ['6 Background Information', 'background'],
    ['7 Consultation & Engagement', 'consultation'],
    ['Background Documents', 'background-papers'],
  ])('## %s', (heading, key) => {
    expect(keysOf(`## ${heading}\n\nSome words.`)).toEqual({ [key]: 'Some words.' });
  });

  it('none of them is swallowed by Recommendations', () => {
    const text =
      '## 3 Recommendations\n\n1. Note it.\n\n## 8 Implications of the Recommendations\n\n## 8.1 Legal Implications\n\nNone.\n\n## 8.2 Finance Implications\n\nWithin budget.';
    expect(keysOf(text)).toEqual({
      recommendations: '1. Note it.',
      'implications-legal': 'None.',
      'implications-finance': 'Within budget.',
    });
  });

  it('every heading of both forms stands for itself, with and without the shared word', () => {
    let seen = 0;
    for (const template of [form2018, form2022]) {
      for (const { heading, key, group, form: kind } of template.sections) {
        if (group || kind === 'contact-officer') continue;
        for (const written of [heading, heading.toUpperCase(), `## 9.9 ${heading}`]) {
          expect([written, keysOf(`${written}\n\nWords.`, template)]).toEqual([written, { [key]: 'Words.' }]);
          seen += 1;
        }
      }
    }
    expect(seen).toBeGreaterThan(80);
  });

  it('a heading with another section’s number that the form does not know is told, never swallowed', () => {
    const found = keysOf('## 3 Recommendations\n\n1. Note it.\n\n## 8.1 Legal and Tax Implications\n\nNone.');
    expect(found).toEqual([
      expect.stringMatching(
        /Line 7: “## 8\.1 Legal and Tax.*would stand within “Recommendations”.*has “Legal”/,
      ),
    ]);
  });

  it('an own heading within its section stays there, and a sentence is no heading', () => {
    expect(
      keysOf(
        '## 6 Background\n\n## 6.1 National developments\n\nMuch.\n\n- Finance\n\nLegal advice was taken.',
      ),
    ).toEqual({
      background: '## 6.1 National developments\n\nMuch.\n\n- Finance\n\nLegal advice was taken.',
    });
  });
});
