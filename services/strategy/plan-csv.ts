/** Writes a plan as the council's own table, so that reading it back gives the same refs, actions and measures. */
import { postFinder } from './known-posts';
import { splitMeasures, splitPosts } from './plan-cells';
import { planColumns } from './plan-table';
import type { PlanAction, PlannedAction } from './rules';

type Action = Pick<
  PlanAction | PlannedAction,
  'ref' | 'title' | 'measures' | 'leadPost' | 'contributorPosts'
>;

/**
 * UTF-8 with the mark that makes Excel read it as such, lines ended as Windows does. Excel still shows 1.10 as 1.1
 * when it opens a CSV file; the import puts that back by its place.
 */
export function planAsCsv(actions: Action[]): string {
  const finder = postFinder(
    actions.flatMap(({ leadPost, contributorPosts }) => [leadPost, ...contributorPosts]),
  );
  const rows = actions.map(({ ref, title, measures, leadPost, contributorPosts }) => [
    ref,
    title,
    asLines(
      measures.map(({ name }) => name),
      (cell) => splitMeasures(cell).items.map(({ text }) => text),
    ),
    asLines([leadPost, ...contributorPosts], (cell) => splitPosts(cell, finder).posts),
  ]);
  const lines = [Object.values(planColumns), ...rows].map((cells) => cells.map(csvCell).join(','));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

/** One a line; with bullets where the lines alone would be read differently. */
function asLines(items: string[], readBack: (cell: string) => string[]): string {
  const plain = items.join('\n');
  const same = readBack(plain).join('\n') === plain;
  return same ? plain : items.map((item) => `• ${item}`).join('\n');
}

/** A cell that begins like a formula gets an apostrophe, so that a spreadsheet shows it instead of running it. */
function csvCell(text: string): string {
  const safe = /^[=+\-@]/.test(text) ? `'${text}` : text;
  return /[",\n\r;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
