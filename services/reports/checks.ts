/** What a report still lacks, in the order of its form (domain.md 1.3, D3 to D7; 2.1, s.100D). */
import { lengthOf } from '../updates/text';
import { type Missing, type Report, type TemplateSection, titleBlockKey } from './rules';

/** Empty when the report can go to the clerk. */
export function missingFrom(report: Report): Missing[] {
  const { template } = report;
  const block = (message: string): Missing => ({ key: titleBlockKey, heading: 'Title block', message });
  return [
    ...(report.title.trim() === '' ? [block('The report has no title yet.')] : []),
    ...(report.reportOf.trim() === ''
      ? [block(`“${template.reportOfLabel}” is empty: give a post title.`)]
      : []),
    ...(report.contactOfficer.trim() === ''
      ? [block('The contact officer is missing: give a post title.')]
      : []),
    ...template.facts.flatMap((label) =>
      (report.facts[label] ?? '').trim() === '' ? [block(`“${label}” is empty.`)] : [],
    ),
    ...template.sections.flatMap((section) => {
      const message = sectionProblem(section, report.sections[section.key] ?? '');
      return message === null ? [] : [{ key: section.key, heading: section.heading, message }];
    }),
  ];
}

/** Why this text will not do in this section; null when it will. */
export function sectionProblem(section: TemplateSection, typed: string): string | null {
  const text = typed.trim();
  if (section.group || section.form === 'contact-officer') return null;
  if (section.form === 'impact') return impactProblem(text);
  if (section.form === 'background-papers') return backgroundProblem(text);
  if (text === '') return section.required ? 'Nothing has been written here yet.' : null;
  if (section.form === 'recommendations') return recommendationProblem(text);
  if (section.form === 'options' && saysNothing(text))
    return 'Please add why no other option was considered, such as “None. This report asks for no decision.”';
  return null;
}

/** 'None.', 'n/a', 'Not applicable', 'Nil', '-', 'tbc': no answer. */
function saysNothing(text: string): boolean {
  // Longer than any of these with the marks around it; and a search over a long run of marks is slow.
  const words = text.length > 400 ? text : text.replace(/[\s\p{P}]+/gu, ' ').trim();
  return /^(none|nil|nothing|no|n ?a|not applicable|no (impact|implications?|effect)|t ?b ?c)?$/i.test(words);
}

/** Sentences that say something, each counted once. */
function sentencesOf(text: string): string[] {
  const found = text.split(/[.!?](?=\s|$)|\n/).map((sentence) => sentence.trim().toLowerCase());
  return [...new Set(found)].filter((one) => !saysNothing(one) && one.split(/\s+/).length >= 4);
}

/** The council's own rule: never blank, “None”, “N/A” or one sentence (domain.md D3). */
function impactProblem(text: string): string | null {
  if (text === '')
    return 'This must be answered in every report: how it affects cared for children and care leavers.';
  if (saysNothing(text))
    return 'Please say how it affects cared for children and care leavers. If it changes nothing for them, say how you know.';
  if (sentencesOf(text).length < 2)
    return 'Please write at least two sentences: what changes for cared for children and care leavers, and who told you or how you know.';
  return null;
}

/** One ask to a line; the verbs and grammar are looked at when the pack is checked. */
function recommendationProblem(text: string): string | null {
  const lines = linesOf(text);
  const short = lines.find((line) => line.split(/\s+/).length < 2);
  if (saysNothing(text) || lines.length === 0) return 'At least one recommendation is needed, one to a line.';
  return short === undefined
    ? null
    : `“${short}” is not a recommendation: say what the committee is asked to do, such as “Note the report.”`;
}

/** Young people's own words are nobody's background paper (domain.md 2.1, 100D). */
const youngPeoplesWords =
  /\b(shadow committee|young people|young person|my voice|survey|visit)[\w’']*\b.{0,40}\b(questions?|comments?|free text|answers|responses|notes?)\b/i;

function backgroundProblem(text: string): string | null {
  if (text === '') return 'Please list the background papers, one to a line, or write “None”.';
  if (/^none\.?$/i.test(text)) return null;
  for (const line of linesOf(text)) {
    if (youngPeoplesWords.test(line))
      return `“${line}” cannot be listed: what young people wrote, survey answers and visit notes are not for inspection.`;
    const url = /https?:\/\/\S+/i.exec(line);
    const words =
      url === null
        ? line
        : line
            .replace(url[0], '')
            .replace(/[\p{P}\s]+/gu, ' ')
            .trim();
    if (url !== null && (lengthOf(words) < 4 || !/\b(19|20)\d\d\b/.test(words)))
      return `“${line}” is a link: please add the paper’s title and date.`;
    if (/^(n\s*\/?\s*a|t\.?b\.?c\.?|nil|-)\.?$/i.test(line))
      return `“${line}” is no answer: write the paper’s title, or “None”.`;
  }
  return null;
}

/** Lines with something on them, without list marks or numbers typed before them: '2. Note …' is 'Note …'. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/^\s*(?:[-*•]|\(?\d{1,2}(?:\.\d{1,2})*[.)]|\d{1,2}\.\d{1,2})\s+/, '').trim())
    .filter((line) => line !== '');
}
