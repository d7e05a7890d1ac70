/** Finds the council's table in a sheet: headings repeated on each page, pledge headings between, prose around it. */
import { type Cell, cellText, findColumns, isBlank, type Row, type Sheet } from '../spreadsheets/rules';
import { findPeriod } from './due-words';

export const planColumns = {
  ref: 'Ref',
  action: 'Action',
  measures: 'How do we measure success',
  responsible: "Who's responsible",
} as const;
type Column = keyof typeof planColumns;

const headings: Record<Column, RegExp> = {
  ref: /^(ref|refs|reference|ref no|no|action ref)$/,
  action: /^(action|actions|what we will do)$/,
  measures:
    /^(how (do|will) we measure success|how we measure success|measures?( of success)?|success measures?)$/,
  responsible: /^(whos? (is )?responsible|responsible|responsibility|lead|leads|owner|owners)$/,
};
const required: Column[] = ['ref', 'action', 'measures', 'responsible'];

export interface PlanRow {
  sheet: string;
  row: number;
  /** Empty: the row goes on with the one above. */
  ref: Cell;
  action: string;
  measures: string;
  responsible: string;
}

export interface PlanTable {
  rows: PlanRow[];
  /** Wordings from headings such as 'Pledge 1: We will…'. */
  pledges: Map<number, string>;
  period: ReturnType<typeof findPeriod>;
  /** Rows inside the table that are neither heading nor action. */
  notUsed: { sheet: string; row: number }[];
  /** Wanted columns of which no sheet has all four; empty when a table was found. */
  missing: string[];
}

const numberWords = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const pledgeHeading = new RegExp(`^pledge\\s+(\\d{1,2}|${numberWords.join('|')})\\b[\\s:.–—-]*(.*)$`, 'is');

export function findPlanTable(sheets: Sheet[]): PlanTable {
  const table: PlanTable = { rows: [], pledges: new Map(), period: null, notUsed: [], missing: [] };
  let found = false;
  for (const sheet of sheets) {
    notePledge(table, [sheet.name]);
    found = readSheet(sheet, table) || found;
  }
  if (!found) table.missing = missingColumns(sheets);
  return table;
}

function readSheet(sheet: Sheet, table: PlanTable): boolean {
  let columns: Partial<Record<Column, number>> | null = null;
  // Between a heading and the next ref there may be prose, which is no part of the table.
  let inTable = false;
  for (const row of sheet.rows) {
    const header = findColumns(row, headings, required);
    if (header) {
      columns = header;
      inTable = true;
      continue;
    }
    if (isBlank(row)) continue;
    const filled = row.cells.map(cellText).filter(Boolean);
    if (notePledge(table, filled) || notePeriod(table, filled)) {
      inTable = false;
      continue;
    }
    if (!columns) continue;
    inTable = takeRow(sheet.name, row, columns, inTable, table);
  }
  return columns !== null;
}

function takeRow(
  sheet: string,
  row: Row,
  columns: Partial<Record<Column, number>>,
  inTable: boolean,
  table: PlanTable,
): boolean {
  const at = (column: Column) => row.cells[columns[column] ?? -1] ?? null;
  const ref = at('ref');
  const words = {
    action: cellText(at('action')),
    measures: cellText(at('measures')),
    responsible: cellText(at('responsible')),
  };
  const filled = Object.values(words).filter(Boolean).length;
  const hasRef = cellText(ref) !== '';
  const looksLikeRef = typeof ref !== 'string' || /^\D{0,12}\d/.test(ref);
  if (hasRef && filled > 0 && (inTable || looksLikeRef)) {
    table.rows.push({ sheet, row: row.number, ref, ...words });
    return true;
  }
  if (!hasRef && filled > 0 && inTable && table.rows.length > 0) {
    table.rows.push({ sheet, row: row.number, ref: null, ...words });
    return true;
  }
  if (inTable) table.notUsed.push({ sheet, row: row.number });
  return inTable;
}

/** 'Pledge 1: We will…', or 'Pledge 1' with the wording in the next cell. */
function notePledge(table: PlanTable, filled: string[]): boolean {
  const found = filled.length <= 2 ? pledgeHeading.exec(filled[0] ?? '') : null;
  if (!found) return false;
  const named = (found[1] ?? '').toLowerCase();
  const no = numberWords.indexOf(named) + 1 || Number(named);
  const beside = filled[1] && /\p{Letter}/u.test(filled[1]) ? filled[1] : '';
  const wording = (found[2] || beside)
    .replace(/\*\*/g, '')
    .replace(/\s+/g, ' ')
    .replace(/[.…\s]+\d*$/, '')
    .trim();
  if (wording && !table.pledges.has(no)) table.pledges.set(no, wording);
  return true;
}

function notePeriod(table: PlanTable, filled: string[]): boolean {
  const period = filled.length === 1 ? findPeriod(filled[0] ?? '') : null;
  if (!period || !/\byear\b/i.test(filled[0] ?? '')) return false;
  table.period ??= period;
  return true;
}

/** Of the sheet's most promising row, the headings that are not there. */
function missingColumns(sheets: Sheet[]): string[] {
  let best: Column[] = required;
  for (const row of sheets.flatMap((sheet) => sheet.rows)) {
    const columns = findColumns(row, headings, []) ?? {};
    const missing = required.filter((name) => columns[name] === undefined);
    if (missing.length < best.length) best = missing;
  }
  return best.map((name) => planColumns[name]);
}
