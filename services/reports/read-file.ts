/** Reads a report from plain text or Markdown with its form's headings, or says line by line what does not fit. */
import { ok, type Result, refuse } from '../result';
import { cleanText } from '../updates/text';
import { headingNumber, knownHeading, nearestHeading, plain } from './heading-words';
import { longestSection, type ReportTemplate, type TemplateSection, type TitleBlock } from './rules';

export interface ReadReport {
  block: TitleBlock;
  /** By section key: only those that the file has. */
  sections: Record<string, string>;
}

export type FileFault = { code: 'not-readable'; faults: string[] };

/**
 * Headings are known with or without '#', numbers, bold and colons, in any case: '## 8.1 Legal', '3. Recommendations',
 * 'LEGAL:'. The title is the first '# ' line that is no heading of the form, or 'Title: …'; the title block's lines are
 * 'Report of: …', 'Contact officer: …' and the form's own. An unknown Markdown heading stays in its section as a heading.
 */
export function readReportFile(text: string, template: ReportTemplate): Result<ReadReport, FileFault> {
  const at: Reading = {
    template,
    section: null,
    number: null,
    block: { title: '', reportOf: '', contactOfficer: '', facts: {} },
    texts: new Map(),
    faults: [],
  };
  for (const [index, line] of cleanText(text.replace(/^\uFEFF/, ''))
    .split('\n')
    .entries())
    readLine(at, line, index + 1);
  if (at.block.title === '')
    at.faults.push('The title is missing. Begin the file with “# ” and the title, or with “Title: …”.');
  if (at.texts.size === 0)
    at.faults.push(
      `None of the form’s headings was found. The ${template.name} has: ${template.sections.map(({ heading }) => heading).join('; ')}.`,
    );
  const sections: Record<string, string> = {};
  for (const [key, lines] of at.texts) {
    const body = lines
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim();
    if (body.length > longestSection)
      at.faults.push(
        `“${headingOf(template, key)}” is too long: ${body.length} characters, at most ${longestSection}.`,
      );
    if (body !== '') sections[key] = body;
  }
  return at.faults.length > 0
    ? refuse({ code: 'not-readable', faults: at.faults })
    : ok({ block: at.block, sections });
}

interface Reading {
  template: ReportTemplate;
  section: TemplateSection | null;
  /** '3' of '3 Recommendations', the last heading that was known; null where it had no number. */
  number: string | null;
  block: TitleBlock;
  texts: Map<string, string[]>;
  faults: string[];
}

function readLine(at: Reading, line: string, number: number): void {
  const heading = knownHeading(at.template, line);
  if (heading) {
    if (at.texts.has(heading.key))
      at.faults.push(`Line ${number}: the heading “${heading.heading}” stands twice.`);
    at.section = heading;
    at.number = headingNumber(line)?.split('.')[0] ?? null;
    if (!heading.group && !at.texts.has(heading.key)) at.texts.set(heading.key, []);
    return;
  }
  if (at.section === null) readTitleLine(at, line, number);
  else if (at.section.group) {
    if (line.trim() !== '')
      at.faults.push(
        `Line ${number}: “${at.section.heading}” is a heading alone; write under one of its parts.`,
      );
  } else {
    const own = /^\s*#{1,6}\s+(.*)$/.exec(line);
    if (own && isElsewhere(at, line)) {
      const near = nearestHeading(at.template, line);
      at.faults.push(
        `Line ${number}: “${line.trim().slice(0, 60)}” is no heading of the ${at.template.name}, and would stand within “${at.section.heading}”.${near === null ? '' : ` The form has “${near}”.`}`,
      );
    }
    const kept = own ? `## ${own[1]}` : line;
    // The contact officer is a line of the title block: where the form prints it makes no difference.
    if (at.section.form === 'contact-officer') at.block.contactOfficer ||= kept.trim();
    else at.texts.get(at.section.key)?.push(kept);
  }
}

/** Numbered as part of another section: '8.1 …' within section 3 has a place of its own that the form does not know. */
function isElsewhere({ number }: Reading, line: string): boolean {
  const own = headingNumber(line)?.split('.')[0] ?? null;
  return number !== null && own !== null && own !== number;
}

function readTitleLine(at: Reading, line: string, number: number): void {
  const text = line.trim();
  if (text === '' || /^[-=_*]{3,}$/.test(text)) return;
  const title = /^#\s+(.*)$/.exec(text);
  if (title) {
    if (at.block.title === '') at.block.title = (title[1] ?? '').trim();
    return;
  }
  const named = /^[*_]*([^:]{2,60}?)[*_]*:[*_]*\s*(.*)$/.exec(text);
  const label = named ? plain(named[1] ?? '') : '';
  const value = (named?.[2] ?? '').replace(/[*_]+$/, '').trim();
  const fact = at.template.facts.find((one) => plain(one) === label);
  if (['title', 'report title'].includes(label)) at.block.title = value;
  else if (label === plain(at.template.reportOfLabel) || label === 'report of') at.block.reportOf = value;
  else if (label === 'contact officer') at.block.contactOfficer = value;
  else if (fact !== undefined) at.block.facts[fact] = value;
  else if (!['date', 'date of meeting', 'committee', 'body', 'version'].includes(label)) {
    at.faults.push(
      `Line ${number}: “${text.slice(0, 60)}” stands above the first heading, and is no line of the title block (${['Title', at.template.reportOfLabel, 'Contact officer', ...at.template.facts].join(', ')}).`,
    );
  }
}

const headingOf = (template: ReportTemplate, key: string) =>
  template.sections.find((section) => section.key === key)?.heading ?? key;
