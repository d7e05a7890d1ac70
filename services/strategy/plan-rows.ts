/** Joins the rows of a plan's table into actions: one a ref, with what each cell said and where it stood. */
import { cellText, type Problem } from '../spreadsheets/rules';
import { planTable } from './plan-columns';
import { readRef } from './plan-refs';
import type { PlanRow, PlanTable } from './plan-table';

export interface RawAction {
  ref: string;
  sheet: string;
  row: number;
  /** Rows that went on with this one after a page break. */
  joinedRows: number[];
  /** What the Ref cell held, when the ref had to be worked out by its place. */
  workedOutFrom: string | null;
  action: string;
  measures: string;
  responsible: string;
  /** The row's reading, for its due date. */
  reading: PlanRow['reading'] | null;
  /** What rows that were joined to it say in the column Due. */
  dueBelow: string[];
}

export function joinRows(table: PlanTable): { actions: RawAction[]; problems: Problem[] } {
  const actions: RawAction[] = [];
  const problems: Problem[] = [];
  for (const [index, row] of table.rows.entries()) {
    const above = actions.at(-1);
    if (cellText(row.ref) === '') {
      if (above && above.sheet === row.sheet) extend(above, row);
      else problems.push(refProblem(row, 'There is no ref, and no action above to join this row to.'));
      continue;
    }
    const following = table.rows.slice(index + 1).find((next) => cellText(next.ref) !== '');
    const read = readRef(row.ref, above?.ref ?? null, following?.ref ?? null);
    if (!read) {
      problems.push(refProblem(row, `"${cellText(row.ref)}" is not a ref such as 1.10.`));
      continue;
    }
    const { action, measures, responsible, reading } = row;
    actions.push({
      ...read,
      sheet: row.sheet,
      row: row.row,
      joinedRows: [],
      action,
      measures,
      responsible,
      reading,
      dueBelow: [],
    });
  }
  return { actions, problems: [...problems, ...duplicates(actions), ...gapsInCells(actions)] };
}

function extend(above: RawAction, row: PlanRow): void {
  for (const column of ['action', 'measures', 'responsible'] as const)
    above[column] = [above[column], row[column]].filter(Boolean).join('\n');
  const due = row.reading.mark('due').mergedFrom === undefined ? row.reading.text('due') : '';
  if (due !== '') above.dueBelow.push(due);
  above.joinedRows.push(row.row);
}

function refProblem(row: PlanRow, message: string): Problem {
  return {
    row: row.row,
    sheet: row.sheet,
    column: planTable.columns.ref.title,
    message,
    fix: 'Write the pledge, a full stop and the number of the action, as text.',
  };
}

function duplicates(actions: RawAction[]): Problem[] {
  const first = new Map<string, RawAction>();
  return actions.flatMap((action) => {
    const earlier = first.get(action.ref);
    if (!earlier) {
      first.set(action.ref, action);
      return [];
    }
    const message = `Ref ${action.ref} stands twice: here and in row ${earlier.row}${
      earlier.sheet === action.sheet ? '' : ` of sheet ${earlier.sheet}`
    }.`;
    const fix = 'Give one of the two its own ref. In Excel, format the column as Text to keep 1.10.';
    return [{ row: action.row, sheet: action.sheet, column: planTable.columns.ref.title, message, fix }];
  });
}

function gapsInCells(actions: RawAction[]): Problem[] {
  return actions.flatMap(({ ref, row, sheet, action, responsible }) => {
    const problems: Problem[] = [];
    if (!action)
      problems.push({
        row,
        sheet,
        column: planTable.columns.action.title,
        message: `${ref} has no action.`,
        fix: 'Write what will be done.',
      });
    if (!responsible)
      problems.push({
        row,
        sheet,
        column: planTable.columns.responsible.title,
        message: `${ref} names nobody.`,
        fix: 'Name the post that leads it; a post, not a person.',
      });
    return problems;
  });
}
