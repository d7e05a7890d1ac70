/** Which form a meeting's reports take, and whether a file is a form at all. */
import type { z } from 'zod';
import type { Day } from '../calendar/rules';
import { ok, type Result, refuse } from '../result';
import { houseForms } from './house-forms';
import { type ReportTemplate, TemplateContent, type TemplateSection, titleBlockKey } from './rules';

/** The shipped forms and the committee's own, by the day they begin; of two that begin together, the later stored. */
export function templatesOf(committeeId: string, stored: ReportTemplate[]): ReportTemplate[] {
  const shipped = houseForms.map((form) => ({ ...form, id: `house-${form.fromDay}`, committeeId }));
  const byDay = new Map<Day, ReportTemplate>();
  for (const template of [...shipped, ...stored]) byDay.set(template.fromDay, template);
  return [...byDay.values()].sort((one, other) => (one.fromDay < other.fromDay ? -1 : 1));
}

/** The form true on the day of the meeting; before the first of them, the first. @throws RangeError when there is none. */
export function templateOn(templates: ReportTemplate[], day: Day): ReportTemplate {
  const found = templates.findLast(({ fromDay }) => fromDay <= day) ?? templates[0];
  if (!found) throw new RangeError('there is no report template');
  return found;
}

/** '3' or '8.1', as the report prints it; '' for a section without a number. */
export function sectionNumber(sections: TemplateSection[], key: string): string {
  let section = 0;
  let part = 0;
  for (const one of sections) {
    if (one.level === 1 && one.numbered) section += 1;
    part = one.level === 1 ? 0 : part + (one.numbered ? 1 : 0);
    if (one.key === key) return one.numbered ? `${section}${one.level === 2 ? `.${part}` : ''}` : '';
  }
  return '';
}

/** A form as a file gives it, or every fault of it in a sentence each. */
export function readTemplate(
  content: unknown,
): Result<TemplateContent, { code: 'not-a-form'; faults: string[] }> {
  const read = TemplateContent.safeParse(content);
  const faults = read.success ? structureFaults(read.data) : read.error.issues.map(sayIssue(content));
  if (!read.success || faults.length > 0) return refuse({ code: 'not-a-form', faults });
  return ok(read.data);
}

function sayIssue(content: unknown) {
  return ({ path, message }: z.core.$ZodIssue): string => {
    const [top, index, field] = path;
    if (top === undefined)
      return 'The file must hold one form: name, fromDay, reportOfLabel, facts and sections.';
    if (top !== 'sections' || typeof index !== 'number') return `${path.join('.')}: ${message}.`;
    const sections = (content as { sections?: { heading?: unknown }[] }).sections;
    const heading = sections?.[index]?.heading;
    const which = typeof heading === 'string' ? ` (“${heading}”)` : '';
    return `Section ${index + 1}${which}${field === undefined ? '' : `, ${String(field)}`}: ${message}.`;
  };
}

/** The law's and the council's own: no form goes without them (domain.md D3, D7, 100D). */
const needed = [
  { form: 'recommendations', what: 'the recommendations' },
  { form: 'impact', what: 'the effect on cared for children and care leavers' },
  { form: 'background-papers', what: 'the background papers' },
  { form: 'contact-officer', what: 'the contact officer' },
] as const;

function structureFaults({ sections, facts }: TemplateContent): string[] {
  const faults: string[] = [];
  for (const { form, what } of needed) {
    const found = sections.filter((one) => one.form === form);
    if (found.length !== 1)
      faults.push(
        `The form needs exactly one section with "form": "${form}", for ${what}; it has ${found.length}.`,
      );
    if (found.some((one) => !one.required || one.group))
      faults.push(`The section for ${what} must be required, and not a group.`);
  }
  for (const key of repeated([titleBlockKey, ...sections.map((one) => one.key)]))
    faults.push(`The key “${key}” stands twice: each section needs its own.`);
  for (const name of repeated(facts)) faults.push(`The title block’s line “${name}” stands twice.`);
  for (const heading of repeated(sections.map((one) => one.heading.toLowerCase())))
    faults.push(
      `The heading “${heading}” stands twice: a report that is read from a file could not tell them apart.`,
    );
  for (const [index, one] of sections.entries()) {
    const above = sections.slice(0, index).findLast(({ level }) => level === 1);
    const below = sections[index + 1];
    if (one.level === 2 && !above?.group)
      faults.push(
        `“${one.heading}” is a part (level 2), so a section with "group": true must stand above it.`,
      );
    if (one.level === 2 && one.group) faults.push(`“${one.heading}” is a part, so it cannot be a group.`);
    if (one.level === 2 && one.numbered && above && !above.numbered)
      faults.push(`“${one.heading}” has a number, but the section above it has none.`);
    if (one.group && below?.level !== 2) faults.push(`“${one.heading}” is a group, so parts must follow it.`);
    if (one.group && one.form !== 'text')
      faults.push(`“${one.heading}” is a group, and cannot be filled in.`);
  }
  return faults;
}

const repeated = (texts: string[]) =>
  [...new Set(texts)].filter((text) => texts.filter((one) => one === text).length > 1);
