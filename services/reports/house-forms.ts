/** The house forms of 2018 and 2022, which ship as data; a committee can add its own from a day on (domain.md D1, D2). */
import { impactHelp } from './principles';
import { TemplateContent } from './rules';

const section = (
  key: string,
  heading: string,
  help: string,
  over: Partial<TemplateContent['sections'][number]> = {},
) => ({ key, heading, help, level: 1, numbered: true, required: true, group: false, form: 'text', ...over });

const part = (key: string, heading: string, help: string, over = {}) =>
  section(`implications-${key}`, heading, help, { level: 2, ...over });

const help = {
  recommendations:
    'One to a line, each with one ask, beginning with the verb: “Note the progress made.” This committee advises: it can note, comment on, endorse, nominate, ask, or recommend to its parent body.',
  reasons: 'Why these recommendations, in a few sentences.',
  options: 'What else was considered, and why not. “None”, with the reason, is an answer.',
  background: 'What members need to know first. A line that begins with ## is a heading of its own.',
  legal: 'What the law asks for or allows here. Legal Services see this before it goes out.',
  finance: 'What it costs, and where the money comes from.',
  equality: 'Who may be treated differently, and what will be done about it.',
  people: 'What it means for staff.',
  risk: 'What could go wrong, and what keeps it from happening.',
  rural: 'What it means for people in rural communities.',
  health: 'What it means for the health of people in the area.',
  backgroundPapers:
    'Papers that the report relies on and that are not published, one to a line; “None” is an answer. A link needs a title and a date. Never young people’s own questions, survey answers or visit notes.',
  contact: 'The post to ask about this report. It is in the title block.',
  consultation: 'Who was asked, and what they said. Themes only: no one’s own words without their leave.',
};

const implications2018 = [
  part('legal', 'Legal Implications', help.legal),
  part('finance', 'Finance Implications', help.finance),
  part('equality', 'Equality Implications', help.equality),
  part('human-resources', 'Human Resources Implications', help.people),
  part('risk', 'Risk Management Implications', help.risk),
  part('rural', 'Rural Communities Implications', help.rural),
  part('children', 'Implications for Children & Young People/Cared for Children', impactHelp, {
    form: 'impact',
  }),
  part('public-health', 'Public Health Implications', help.health),
];

const form2018 = {
  name: '2018 house form',
  fromDay: '2018-01-01',
  reportOfLabel: 'Senior officer',
  facts: ['Portfolio holder'],
  sections: [
    section(
      'summary',
      'Report Summary',
      'What the report is about and what it asks for, in a few sentences.',
    ),
    section('recommendations', 'Recommendation/s', help.recommendations, { form: 'recommendations' }),
    section('reasons', 'Reasons for Recommendation/s', help.reasons),
    section('other-options', 'Other Options Considered', help.options, { form: 'options' }),
    section('background', 'Background', help.background),
    section('implications', 'Implications of the Recommendations', '', { group: true, required: false }),
    ...implications2018,
    section('wards', 'Ward Members Affected', 'Which wards, or “All wards”.'),
    section('consultation', 'Consultation & Engagement', help.consultation),
    section('background-papers', 'Access to Information', help.backgroundPapers, {
      form: 'background-papers',
    }),
    section('contact', 'Contact Information', help.contact, { form: 'contact-officer' }),
  ],
};

const form2022 = {
  name: '2022 house form',
  fromDay: '2022-01-01',
  reportOfLabel: 'Report of',
  facts: ['Wards affected'],
  sections: [
    section('purpose', 'Purpose of Report', 'What the report is for, in two or three sentences.'),
    section('summary', 'Executive Summary', 'What members should know if they read nothing else.'),
    section('recommendations', 'Recommendations', help.recommendations, { form: 'recommendations' }),
    section('reasons', 'Reasons for Recommendations', help.reasons),
    section('other-options', 'Other Options Considered', help.options, { form: 'options' }),
    section('background', 'Background', help.background),
    section('consultation', 'Consultation and Engagement', help.consultation),
    section('implications', 'Implications', '', { group: true, required: false }),
    part('legal', 'Legal', help.legal),
    part('finance', 'Finance', help.finance),
    part('policy', 'Policy', 'Which plans and pledges it serves, and whether it changes any.'),
    part('equality', 'Equality', help.equality),
    part('human-resources', 'Human Resources', help.people),
    part('risk', 'Risk Management', help.risk),
    part('rural', 'Rural Communities', help.rural),
    part('children', 'Children and Young People/Cared for Children', impactHelp, { form: 'impact' }),
    part('public-health', 'Public Health', help.health),
    part('climate', 'Climate Change', 'What it means for carbon emissions and the council’s climate plans.'),
    section('access', 'Access to Information', '', { group: true, numbered: false, required: false }),
    section('contact', 'Contact Officer', help.contact, {
      level: 2,
      numbered: false,
      form: 'contact-officer',
    }),
    section('appendices', 'Appendices', 'Appendices, one to a line; leave it empty for none.', {
      ...{ level: 2, numbered: false, required: false },
    }),
    section('background-papers', 'Background Papers', help.backgroundPapers, {
      ...{ level: 2, numbered: false, form: 'background-papers' },
    }),
  ],
};

/** In order of the day from which each is used. */
export const houseForms: TemplateContent[] = [form2018, form2022].map((form) => TemplateContent.parse(form));
