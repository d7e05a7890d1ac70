/** A written report in the order and numbering of its own form, with its title block (domain.md 1.3, D1, D2). */
import type { AgendaFacts, AgendaItem } from '../../agenda/rules';
import { markingOf } from '../../agenda/schedule-12a';
import { linesOf } from '../../reports/checks';
import type { Report, TemplateSection } from '../../reports/rules';
import type { Audience } from '../gather/contents';
import type { Block, Cell, Outline, Text } from '../outline/outline';
import { longDay, sentence } from './wording';

export type ReportFacts = Pick<AgendaFacts, 'bodyName' | 'day' | 'version' | 'status'>;

/**
 * `item`: where it stands on the whole agenda; a private item's report is marked on every page. null: not placed yet.
 * @throws Error when a private item's report is asked for in public: a fault of the program, stopped here.
 */
export function composeReport(
  report: Report,
  item: AgendaItem | null,
  facts: ReportFacts,
  audience: Audience,
): Outline {
  if (audience === 'public' && item?.part === 2)
    throw new Error('A private item has no report for the public');
  const status = facts.status ?? `Draft, version ${facts.version}`;
  const { template } = report;
  return {
    title: report.title,
    subject: `Report to the ${facts.bodyName}, ${longDay(facts.day)}`,
    status,
    marking: item?.part === 2 && item.privacy ? markingOf(item.privacy) : null,
    body: facts.bodyName,
    facts: [
      { label: 'Date of meeting', text: longDay(facts.day) },
      ...(item && item.number !== '' ? [{ label: agendaItem, text: item.number }] : []),
      { label: 'Report title', text: report.title },
      { label: template.reportOfLabel, text: given(report.reportOf) },
      ...template.facts.map((label) => ({ label, text: given(report.facts[label] ?? '') })),
    ],
    blocks: template.sections.flatMap((section, index) => blocksOf(report, section, index)),
  };
}

export const agendaItem = 'Agenda item';

const notGiven = 'Not given yet';
const given = (text: string) => (text.trim() === '' ? notGiven : text);

function blocksOf(report: Report, section: TemplateSection, index: number): Block[] {
  const { sections } = report.template;
  const group = section.level === 2 ? sections.slice(0, index).findLast((one) => one.level === 1) : undefined;
  // The parts of a group without a number, such as Access to Information, are the rows of its table.
  if (group && !group.numbered) return [];
  if (section.group && !section.numbered) return accessTable(report, section, index);
  const { heading: text, numbered, level } = section;
  const heading: Block = { kind: 'heading', level: level === 1 ? 2 : 3, text, numbered };
  return section.group ? [heading] : [heading, ...bodyOf(report, section)];
}

function bodyOf(report: Report, section: TemplateSection): Block[] {
  const { numbered } = section;
  if (section.form === 'contact-officer')
    return [{ kind: 'paragraph', text: given(report.contactOfficer), numbered }];
  const text = (report.sections[section.key] ?? '').trim();
  if (text === '') return [{ kind: 'paragraph', text: emptyWords(section), numbered }];
  if (section.form === 'recommendations') return recommendations(text, numbered);
  if (section.form === 'background-papers') return linesOf(text).map((line) => lineOf(line, numbered));
  return paragraphsOf(text, section);
}

const emptyWords = (section: TemplateSection) => (section.required ? notGiven : 'None.');
const lineOf = (text: string, numbered: boolean): Block => ({ kind: 'paragraph', text, numbered });

/** 'That the Committee note …' as it is; lines that begin with the verb get the words that ask. */
function recommendations(text: string, numbered: boolean): Block[] {
  const lines = linesOf(text);
  const whole = lines.every((line) => /^that\b/i.test(line));
  const asked = lines.map((line) => {
    const words = sentence(line);
    return lineOf(whole ? words : words.charAt(0).toUpperCase() + words.slice(1), numbered);
  });
  return whole ? asked : [lineOf('The Committee is asked to:', false), ...asked];
}

/** A blank line parts paragraphs; lines with '- ' are one list; '## ' is a heading within the section. */
function paragraphsOf(text: string, { level, numbered }: TemplateSection): Block[] {
  const blocks: Block[] = [];
  for (const chunk of text.split(/\n\s*\n/)) {
    let words: string[] = [];
    let items: Text[] = [];
    const flush = () => {
      if (words.length > 0) blocks.push({ kind: 'paragraph', text: words.join(' '), numbered });
      if (items.length > 0) blocks.push({ kind: 'list', items });
      words = [];
      items = [];
    };
    for (const line of chunk.split('\n')) {
      const item = /^\s*[-*•]\s+(.+)$/.exec(line);
      const own = /^\s*#{1,6}\s+(.+)$/.exec(line);
      if (own) {
        flush();
        blocks.push({ kind: 'heading', level: level === 1 ? 3 : 4, text: own[1] ?? '', numbered: false });
      } else if (item) {
        if (words.length > 0) flush();
        items.push(item[1] ?? '');
      } else if (line.trim() !== '') {
        if (items.length > 0) flush();
        words.push(line.trim());
      }
    }
    flush();
  }
  return blocks;
}

function accessTable(report: Report, section: TemplateSection, index: number): Block[] {
  const rest = report.template.sections.slice(index + 1);
  const end = rest.findIndex(({ level }) => level === 1);
  const parts = end < 0 ? rest : rest.slice(0, end);
  return [
    { kind: 'heading', level: 2, text: section.heading, numbered: false },
    {
      kind: 'table',
      caption: section.heading,
      columns: [
        { header: 'About this report', width: 30 },
        { header: 'Details', width: 70 },
      ],
      rows: parts.map((part): Cell[] => [[{ strong: part.heading }], cellOf(report, part)]),
    },
  ];
}

function cellOf(report: Report, part: TemplateSection): Cell {
  if (part.form === 'contact-officer') return given(report.contactOfficer);
  const lines = linesOf(report.sections[part.key] ?? '');
  if (lines.length === 0) return part.required ? notGiven : 'None';
  return { paragraphs: lines };
}
