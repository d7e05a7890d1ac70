import { demoReport } from '../../../local/demo/report';
import type { Day } from '../../../services/calendar/rules';
import { missingFrom, sectionProblem } from '../../../services/reports/checks';
import { houseForms } from '../../../services/reports/house-forms';
import { readReportFile } from '../../../services/reports/read-file';
import { reportFields, type SectionForm } from '../../../services/reports/rules';
import { readTemplate, templateOn, templatesOf } from '../../../services/reports/templates';
import { form, report } from '../../support/report-sample';

const day = (text: string) => text as Day;
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
