/** `template list|show|import`: the house forms of reports, which are data and dated. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { formatDay, parseDay } from '../calendar/rules';
import { TemplateContent } from '../reports/rules';
import { readTemplate } from '../reports/templates';
import type { Services } from '../wiring';
import { type CommandResult, refused } from './import-file';

type Parts = Pick<Services, 'committees' | 'reports'>;

export async function listTemplates({ committees, reports }: Parts): Promise<string> {
  const { committeeId } = await committees.default();
  const templates = await reports.templates(committeeId);
  return templates
    .map(
      ({ name, fromDay, sections }) =>
        `${name}: for meetings from ${formatDay(fromDay)}, ${sections.length} headings. See it: template show ${fromDay}`,
    )
    .join('\n');
}

/** As JSON that `template import` takes. `which`: its first day, its year, or its name. */
export async function showTemplate({ committees, reports }: Parts, which: string): Promise<CommandResult> {
  const { committeeId } = await committees.default();
  const templates = await reports.templates(committeeId);
  const wanted = which.trim().toLowerCase();
  const found =
    templates.find(({ name }) => name.toLowerCase() === wanted) ??
    templates.findLast(({ fromDay }) => fromDay === parseDay(which) || fromDay.startsWith(`${wanted}-`));
  if (!found) {
    const known = templates.map(({ name, fromDay }) => `${fromDay} (${name})`).join(', ');
    return { ok: false, text: `There is no form “${which}”. There is: ${known}.` };
  }
  const { id: _id, committeeId: _committeeId, ...content } = found;
  return { ok: true, text: JSON.stringify(TemplateContent.parse(content), null, 2) };
}

/** Reports that are begun keep their form; those begun from now on for meetings from its first day take this one. */
export async function importTemplate({ committees, reports }: Parts, file: string): Promise<CommandResult> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(file, 'utf8'));
  } catch (fault) {
    const why =
      fault instanceof SyntaxError
        ? `It is not JSON: ${fault.message}. Begin from: template show 2022 > form.json`
        : 'There is no file that can be read under this name.';
    return refused(file, [why]);
  }
  const read = readTemplate(content);
  if (!read.ok) return refused(file, read.refusal.faults);
  const { committeeId } = await committees.default();
  const added = await reports.addTemplate({ committeeId, content: read.value, by: 'command line' });
  return {
    ok: true,
    text: `Stored from ${basename(file)}: ${added.name}, for meetings from ${formatDay(added.fromDay)}, ${added.sections.length} headings.`,
  };
}
