/** Whose words a finding is about: an update by its action's row, a report by its section; nobody's where the product wrote them. */
import { businessOf } from '../../agenda/rules';
import type { Within } from '../../language/rules';
import type { Papers } from '../gather/papers';
import type { GateFinding } from '../rules';

type Source = NonNullable<GateFinding['source']>;

export function sourceOf(papers: Papers, document: string, within: Within | undefined): Source | null {
  const item = businessOf(papers.agenda).find(({ id }) => document === `item:${id}`);
  if (!item || !within) return null;
  const report = item.reportId === null ? undefined : papers.reports.get(item.reportId);
  if (report) {
    const names = within.row === null ? within.headings : [...within.headings, within.row];
    const section = report.template.sections.findLast(
      ({ group, form, heading }) => !group && form !== 'contact-officer' && names.includes(heading),
    );
    return section ? { kind: 'report', reportId: report.id, key: section.key } : null;
  }
  if (item.kind !== 'progress' || within.row === null) return null;
  // '2.4' of its own row, '2.4-a' of its measure's.
  const ref = within.row.replace(/-[a-z]$/, '');
  const found = papers.contents.actions.find(({ action }) => action.ref === ref);
  const { request, standing } = found ?? {};
  return request && standing ? { kind: 'update', requestId: request.id, versionNo: standing.no } : null;
}
