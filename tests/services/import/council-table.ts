/** A plan in the council's own four columns, as an officer would type it: a bullet for each measure, a line for each post. */
import { type WrittenCell, writeCsv } from '../../../services/spreadsheets/write';
import type { PlannedAction } from '../../../services/strategy/rules';
import { header } from './plan-of-traps';

export function councilTable(actions: PlannedAction[]): string {
  const rows: WrittenCell[][] = actions.map(({ ref, title, measures, leadPost, contributorPosts }) => [
    ref,
    title,
    measures.map(({ name }) => `• ${name}`).join('\n'),
    [leadPost, ...contributorPosts].map((post) => `• ${post}`).join('\n'),
  ]);
  return writeCsv([header, ...rows]);
}
