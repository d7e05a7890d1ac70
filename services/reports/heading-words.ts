/** Headings as officers write them, told apart by the form's own sections: 'Legal Implications' is its 'Legal'. */
import type { ReportTemplate, TemplateSection } from './rules';

/** By the stable part of a section's key; words as `plainHeading` leaves them. */
const otherWords: Record<string, string[]> = {
  purpose: ['purpose', 'purpose of the report', 'purpose of this report', 'report purpose', 'introduction'],
  summary: ['summary', 'executive summary', 'report summary', 'summary of the report'],
  recommendations: [
    'recommendation',
    'recommendations',
    'recommendation s',
    'decisions requested',
    'decision requested',
  ],
  reasons: [
    ...[
      'reason',
      'reasons',
      'reasons for recommendation',
      'reason for recommendation',
      'reasons for decision',
    ],
    ...['reasons for the recommendations', 'reason for the recommendations', 'reason for recommendations'],
  ],
  'other-options': [
    ...['other options', 'options considered', 'alternative options', 'alternative options considered'],
    ...['alternatives considered', 'options', 'other options considered'],
  ],
  background: ['background', 'background information', 'background and context', 'context'],
  consultation: ['consultation', 'consultations', 'engagement', 'consultation and engagement'],
  implications: [
    ...['implications', 'implications of the recommendations', 'implications of the recommendation'],
    ...['implications of the report', 'implications of recommendations', 'corporate implications'],
  ],
  legal: ['legal', 'legal and constitutional', 'legal and governance', 'monitoring officer legal'],
  finance: [
    'finance',
    'financial',
    'finances',
    'finance and resources',
    'financial and resource',
    'resource',
  ],
  policy: ['policy', 'policies'],
  equality: [
    ...['equality', 'equalities', 'equality and diversity', 'equality diversity and inclusion'],
    ...['equality impact', 'equalities and diversity'],
  ],
  'human-resources': ['human resources', 'human resource', 'hr', 'staffing', 'workforce', 'staff'],
  risk: ['risk', 'risks', 'risk management', 'risk assessment'],
  rural: ['rural', 'rural community', 'rural communities'],
  children: [
    ...['children and young people', 'children', 'children and young people cared for children'],
    ...['cared for children', 'cared for children and care leavers', 'corporate parenting', 'young people'],
  ],
  'public-health': ['public health', 'health', 'health and wellbeing'],
  climate: [
    ...['climate', 'climate change', 'environment', 'environmental', 'carbon', 'sustainability'],
    ...['climate change and environment', 'environmental and climate change', 'climate and environment'],
  ],
  access: ['access to information'],
  contact: [
    'contact',
    'contact officer',
    'contact information',
    'contact details',
    'report author',
    'author',
  ],
  appendices: ['appendix', 'appendices', 'list of appendices'],
  'background-papers': ['background papers', 'background documents', 'list of background papers'],
};

/** A number before a heading: '8.1' of '## 8.1 Legal Implications'. */
const numbered = /^\s{0,20}(?:#{1,6}\s{1,20})?[\s*_]{0,20}(\d{1,2}(?:\.\d{1,2}){0,2})[.)]?\s{1,20}/;

export const headingNumber = (line: string): string | null => numbered.exec(line.slice(0, 300))?.[1] ?? null;

/** A line that is a heading of the form and nothing else, with or without '#', number, bold and colon. */
export function knownHeading(template: ReportTemplate, line: string): TemplateSection | undefined {
  if (line.length > 300) return undefined;
  const bare = line.replace(numbered, '').replace(/^\s{0,20}#{1,6}\s{1,20}/, '');
  const words = plain(bare);
  if (words === '') return undefined;
  const exact = template.sections.find(({ heading }) => plain(heading) === words);
  if (exact) return exact;
  // A line of a list is somebody's sentence.
  if (/^\s*[-•]/.test(line)) return undefined;
  const other = plainHeading(bare);
  return template.sections.find(({ key, heading }) => {
    const known = otherWords[key.replace(/^implications-/, '')] ?? [];
    return plainHeading(heading) === other || known.includes(other);
  });
}

/** The form's heading that shares most of its words with this line, to be named where it was not understood. */
export function nearestHeading(template: ReportTemplate, line: string): string | null {
  const words = new Set(plainHeading(line.replace(numbered, '')).split(' '));
  let best: { heading: string; shared: number } | null = null;
  for (const { heading } of template.sections) {
    const shared = plainHeading(heading)
      .split(' ')
      .filter((word) => word.length > 3 && words.has(word)).length;
    if (shared > (best?.shared ?? 0)) best = { heading, shared };
  }
  return best?.heading ?? null;
}

export const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[*_]/g, '')
    .split(/\s+/)
    .filter((word) => word !== '')
    .join(' ')
    .replace(/[:.]{1,5}$/, '')
    .trim();

/** Without '&', brackets and the word that all of them share. */
function plainHeading(text: string): string {
  // 'Recommendation(s)' and 'Recommendation/s' are the same word.
  const words = plain(text)
    .replaceAll('&', ' and ')
    .replace(/\(s\)|\/s\b/g, 's')
    .replace(/[/(),’']/g, ' ');
  const joined = words.split(/\s+/).filter(Boolean).join(' ');
  // 'Implications of the recommendations' is the heading above them all, and none of them.
  if (/^implications?( of| and|$)/.test(joined)) return joined;
  return joined.replace(/^implications? for (the )?/, '').replace(/ implications?$/, '');
}
