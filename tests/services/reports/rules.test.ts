import fc from 'fast-check';
import { demoReport } from '../../../local/demo/report';
import type { Day } from '../../../services/calendar/rules';
import { composeReport } from '../../../services/pack/compose-report';
import { settle } from '../../../services/pack/settle';
import { missingFrom, sectionProblem } from '../../../services/reports/checks';
import { houseForms } from '../../../services/reports/house-forms';
import { readReportFile } from '../../../services/reports/read-file';
import {
  type Report,
  type ReportTemplate,
  reportFields,
  type SectionForm,
} from '../../../services/reports/rules';
import { readTemplate, templateOn, templatesOf } from '../../../services/reports/templates';
import { sampleFacts, sampleItem } from '../../support/agenda-sample';

const day = (text: string) => text as Day;
const form = (year: string): ReportTemplate => {
  const found = houseForms.find(({ fromDay }) => fromDay.startsWith(year));
  if (!found) throw new Error(`there is no form of ${year}`);
  return { ...found, id: year, committeeId: 'committee' };
};

const report = (template: ReportTemplate, sections: Record<string, string>): Report => ({
  ...{ id: 'report', meetingId: 'meeting', title: 'What carers said', templateId: template.id, template },
  ...{ reportOf: 'Head of Service', contactOfficer: 'Fostering Service Manager' },
  facts: Object.fromEntries(template.facts.map((label) => [label, 'All wards'])),
  ...{ sections, version: 1, updatedAt: new Date('2027-01-04T09:00:00Z') },
});

describe('the house forms', () => {
  it.each([
    ['2018-07-03', '2018 house form'],
    ['2022-10-19', '2022 house form'],
    ['2027-03-02', '2022 house form'],
    ['2011-01-01', '2018 house form'],
  ])('a meeting on %s takes the %s', (meeting, name) => {
    expect(templateOn(templatesOf('committee', []), day(meeting)).name).toBe(name);
  });

  it('have the order of the council’s own reports', () => {
    const main = (year: string) =>
      form(year)
        .sections.filter(({ level }) => level === 1)
        .map(({ heading }) => heading);
    expect(main('2018')).toEqual([
      'Report Summary',
      'Recommendation/s',
      'Reasons for Recommendation/s',
      'Other Options Considered',
      'Background',
      'Implications of the Recommendations',
      'Ward Members Affected',
      'Consultation & Engagement',
      'Access to Information',
      'Contact Information',
    ]);
    expect(main('2022')).toEqual([
      'Purpose of Report',
      'Executive Summary',
      'Recommendations',
      'Reasons for Recommendations',
      'Other Options Considered',
      'Background',
      'Consultation and Engagement',
      'Implications',
      'Access to Information',
    ]);
  });

  it('are forms by the rules that a committee’s own must pass', () => {
    for (const one of houseForms) expect(readTemplate(JSON.parse(JSON.stringify(one))).ok).toBe(true);
  });

  const broken = (change: (form: ReturnType<typeof plain>) => unknown) => {
    const read = readTemplate(change(plain()));
    return read.ok ? [] : read.refusal.faults;
  };
  const plain = () =>
    JSON.parse(JSON.stringify(houseForms[1])) as { sections: Record<string, unknown>[]; fromDay: string };

  it.each<[string, (form: ReturnType<typeof plain>) => unknown, RegExp]>([
    ['no file of a form', () => 'words', /must hold one form/],
    ['a day that is none', (one) => ({ ...one, fromDay: '2027-02-30' }), /^fromDay/],
    [
      'no section on cared-for children',
      (one) => ({ ...one, sections: one.sections.filter(({ form: kind }) => kind !== 'impact') }),
      /exactly one section with "form": "impact".*it has 0/,
    ],
    [
      'one that need not be filled in',
      (one) => ({
        ...one,
        sections: one.sections.map((section) =>
          section.form === 'impact' ? { ...section, required: false } : section,
        ),
      }),
      /cared for children and care leavers must be required/,
    ],
    [
      'a key twice',
      (one) => ({ ...one, sections: one.sections.map((section) => ({ ...section, key: 'same' })) }),
      /The key “same” stands twice/,
    ],
    [
      'a part without its section',
      (one) => ({ ...one, sections: one.sections.filter(({ key }) => key !== 'implications') }),
      /is a part \(level 2\)/,
    ],
    [
      'a word that the form does not know',
      (one) => ({ ...one, sections: one.sections.map((section) => ({ ...section, colour: 'red' })) }),
      /Section 1 \(“Purpose of Report”\).*colour/,
    ],
  ])('refuse %s, and say where', (_what, change, fault) => {
    expect(broken(change).join('\n')).toMatch(fault);
  });
});

describe('what a report still lacks', () => {
  const problem = (kind: SectionForm, text: string) => {
    const section = form('2022').sections.find((one) => one.form === kind);
    if (!section) throw new Error(`no section is ${kind}`);
    return sectionProblem(section, text);
  };

  it.each([
    '',
    '  ',
    'None',
    'none.',
    'N/A',
    'n/a.',
    'Not applicable.',
    'Nil',
    '-',
    'tbc',
    'No implications.',
    'None. N/A.',
    'There is no effect on cared for children.',
    'There is no effect on them. There is no effect on them.',
    'It helps. It does.',
  ])('the effect on cared-for children is not answered by “%s”', (text) => {
    expect(problem('impact', text)).not.toBeNull();
  });

  it.each([
    'Children stay longer with the carers they know. Young people told their workers so in the autumn.',
    'Nothing changes for them this year\nWe know because the forum was asked in May',
  ])('it is answered by “%s”', (text) => {
    expect(problem('impact', text)).toBeNull();
  });

  it.each<[SectionForm, string, boolean]>([
    ['options', 'None', false],
    ['options', 'None; update report', true],
    ['recommendations', '', false],
    ['recommendations', 'None', false],
    ['recommendations', 'Note', false],
    ['recommendations', '1. Note the report.\n2. Comment on the changes.', true],
    ['background-papers', '', false],
    ['background-papers', 'None', true],
    ['background-papers', 'tbc', false],
    ['background-papers', 'Fostering annual report, June 2026', true],
    ['background-papers', 'https://council.example/report.pdf', false],
    ['background-papers', 'Fostering report, June 2026: https://council.example/report.pdf', true],
    ['background-papers', 'Shadow committee questions, January 2027', false],
    ['background-papers', 'Survey free text of young people', false],
    ['background-papers', 'Notes of a visit: visit notes March 2027', false],
    ['text', '', false],
    ['text', 'Words', true],
  ])('a section of %s with “%s” is well: %s', (kind, text, well) => {
    expect(problem(kind, text) === null).toBe(well);
  });

  it('is nothing for the demo’s report, and its whole form for an empty one', () => {
    const whole = report(form('2022'), demoReport.sections);
    expect(missingFrom(whole)).toEqual([]);
    const empty = { ...report(form('2022'), {}), title: '', reportOf: '', contactOfficer: '', facts: {} };
    const missing = missingFrom(empty).map(({ key }) => key);
    expect(missing.filter((key) => key === 'title-block')).toHaveLength(4);
    expect(missing).toEqual(
      expect.arrayContaining([
        'purpose',
        'implications-children',
        'background-papers',
        'implications-climate',
      ]),
    );
    expect(missing).not.toContain('appendices');
  });
});

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

describe('a report from a file', () => {
  const read = (text: string) => readReportFile(text, form('2022'));

  it('knows its headings with numbers, marks or bold, and keeps its own as headings', () => {
    const done = read(
      [
        '# What carers said',
        '**Report of:** Head of Service',
        'Contact officer: Fostering Service Manager',
        'Wards affected: All wards',
        '',
        '## 1. Purpose of Report',
        'To tell members.',
        '**6 BACKGROUND**',
        '### The survey',
        'It was open for four weeks.',
        '8. Implications',
        '8.1 Legal:',
        'None arise.',
        '## Background Papers',
        'None',
      ].join('\r\n'),
    );
    expect(done.ok && done.value).toEqual({
      block: {
        title: 'What carers said',
        reportOf: 'Head of Service',
        contactOfficer: 'Fostering Service Manager',
        facts: { 'Wards affected': 'All wards' },
      },
      sections: {
        purpose: 'To tell members.',
        background: '## The survey\nIt was open for four weeks.',
        'implications-legal': 'None arise.',
        'background-papers': 'None',
      },
    });
  });

  it.each([
    ['', /title is missing/],
    ['# A title', /None of the form’s headings was found/],
    ['# A title\nSome words\n## Background\nx', /Line 2: “Some words” stands above the first heading/],
    ['# A title\n## Background\nx\n## Background\ny', /Line 4: the heading “Background” stands twice/],
    ['# A title\n## Implications\nx', /Line 3: “Implications” is a heading alone/],
  ])('says what does not fit in %j', (text, fault) => {
    const done = read(text);
    expect(done.ok ? 'read' : done.refusal.faults.join('\n')).toMatch(fault);
  });
});

it('the demo’s title block is what the form asks for', () => {
  expect(Object.keys(demoReport.block)).toEqual([
    reportFields.title,
    reportFields.reportOf,
    reportFields.contactOfficer,
    reportFields.fact(0),
  ]);
});
