/** The title block: read from a card, kept as one text, and put together again (domain.md 1.1, G20). */
import { ok, type Result, refuse } from '../result';
import { cleanText, lengthOf } from '../updates/text';
import { type ReportRefusal, type ReportTemplate, reportFields, TitleBlock } from './rules';

export const emptyBlock: TitleBlock = { title: '', reportOf: '', contactOfficer: '', facts: {} };

export const keepBlock = (block: TitleBlock): string => JSON.stringify(block);

/** What was kept; an empty block for none. */
export function readBlock(text: string): TitleBlock {
  return text === '' ? emptyBlock : TitleBlock.parse(JSON.parse(text));
}

const longest = 200;

/** A draft may lack anything but its title: what else is missing is listed on the report's card. */
export function typedBlock(
  template: Pick<ReportTemplate, 'facts'>,
  typed: Record<string, string>,
): Result<TitleBlock, Extract<ReportRefusal, { code: 'needs-attention' }>> {
  const block = blockAsTyped(template, typed);
  const problems: { field: string; message: string }[] = [];
  if (block.title === '')
    problems.push({ field: reportFields.title, message: 'Please give the report a title.' });
  const fields: [string, string][] = [
    [reportFields.title, block.title],
    [reportFields.reportOf, block.reportOf],
    [reportFields.contactOfficer, block.contactOfficer],
    ...template.facts.map((label, index): [string, string] => [
      reportFields.fact(index),
      block.facts[label] ?? '',
    ]),
  ];
  for (const [field, text] of fields) {
    if (lengthOf(text) > longest)
      problems.push({
        field,
        message: `Please shorten this to ${longest} characters: it has ${lengthOf(text)}.`,
      });
  }
  return problems.length > 0 ? refuse({ code: 'needs-attention', problems }) : ok(block);
}

/** Right or wrong, for the form that comes back. */
export function blockAsTyped(
  template: Pick<ReportTemplate, 'facts'>,
  typed: Record<string, string>,
): TitleBlock {
  const line = (field: string) => cleanText(typed[field] ?? '').replace(/\s+/g, ' ');
  return {
    title: line(reportFields.title),
    reportOf: line(reportFields.reportOf),
    contactOfficer: line(reportFields.contactOfficer),
    facts: Object.fromEntries(template.facts.map((label, index) => [label, line(reportFields.fact(index))])),
  };
}
