/** Finds the council's table in a sheet: headings repeated on each page, pledge headings between, prose around it. */
import { checkRow, columnsOf, headingsIn, noteUnread, RowReading } from '../spreadsheets/declared-table';
import {
  type Cell,
  cellText,
  headingKey,
  isBlank,
  type Problem,
  type Row,
  type Sheet,
  type TableDoubt,
} from '../spreadsheets/rules';
import { findPeriod } from './due-words';
import { type PlanColumn, planTable } from './plan-columns';

export interface PlanRow {
  sheet: string;
  row: number;
  /** The reading of the row, for what else its columns hold. */
  reading: RowReading<PlanColumn>;
  /** Null: the row goes on with the one above. */
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
  /** Rows of a plan that we wrote ourselves, each saying what it is: see whole-plan.ts. */
  whole: RowReading<PlanColumn>[];
  problems: Problem[];
  doubts: TableDoubt[];
}

const numberWords = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const pledgeHeading = new RegExp(`^pledge\\s+(\\d{1,2}|${numberWords.join('|')})\\b[\\s:.–—-]*(.*)$`, 'is');

export function findPlanTable(sheets: Sheet[]): PlanTable {
  const table: PlanTable = {
    rows: [],
    pledges: new Map(),
    period: null,
    notUsed: [],
    whole: [],
    problems: [],
    doubts: [],
  };
  let found = false;
  for (const sheet of sheets) {
    notePledge(table, [sheet.name]);
    found = readSheet(sheet, table) || found;
  }
  if (!found)
    table.problems.push({
      row: null,
      sheet: '',
      column: '',
      message: `No heading row with these columns was found: ${missingColumns(sheets).join(', ')}.`,
      fix: `The table needs Ref, Action, How do we measure success and Who's responsible in one row. ${columnsOf(planTable).split('. ').slice(1).join('. ')}`,
    });
  return table;
}

type Columns = Partial<Record<PlanColumn, number>>;

function readSheet(sheet: Sheet, table: PlanTable): boolean {
  let columns: Columns | null = null;
  let width = 0;
  // Between a heading and the next ref there may be prose, which is no part of the table.
  let inTable = false;
  for (const row of sheet.rows) {
    const header = headingsIn(planTable, row);
    if (header) {
      [columns, width] = [
        header,
        row.cells.reduce<number>((last, cell, at) => (cellText(cell) ? at + 1 : last), 0),
      ];
      noteUnread(sheet, row, header, table.doubts);
      inTable = true;
      continue;
    }
    if (isBlank(row)) continue;
    if (columns?.line !== undefined) {
      checkRow(planTable, sheet, row, width, columns, table);
      table.whole.push(new RowReading(planTable, sheet.name, row, columns, table));
      continue;
    }
    const filled = row.cells.map((cell) => cellText(cell)).filter(Boolean);
    if (notePledge(table, filled) || notePeriod(table, filled)) {
      inTable = false;
      continue;
    }
    if (!columns) continue;
    inTable = takeRow(sheet, row, columns, width, inTable, table);
  }
  return columns !== null;
}

function takeRow(
  sheet: Sheet,
  row: Row,
  columns: Columns,
  width: number,
  inTable: boolean,
  table: PlanTable,
): boolean {
  const reading = new RowReading(planTable, sheet.name, row, columns, table);
  // A ref merged over several rows is one action; what is merged beside it is not said again in each of them.
  const goesOn = reading.mark('ref').mergedFrom !== undefined;
  const words = (column: PlanColumn) =>
    goesOn && reading.mark(column).mergedFrom !== undefined ? '' : reading.lines(column);
  const ref = goesOn ? null : (reading.mark('ref').shown ?? reading.cell('ref'));
  const said = { action: words('action'), measures: words('measures'), responsible: words('responsible') };
  const filled = Object.values(said).filter(Boolean).length;
  const hasRef = cellText(ref) !== '';
  const looksLikeRef = typeof ref !== 'string' || /^\D{0,12}\d/.test(ref);
  const continues = !hasRef && inTable && table.rows.length > 0;
  if (filled > 0 && ((hasRef && (inTable || looksLikeRef)) || continues)) {
    checkRow(planTable, sheet, row, width, columns, table);
    table.rows.push({ sheet: sheet.name, row: row.number, reading, ref: hasRef ? ref : null, ...said });
    return true;
  }
  if (inTable && !goesOn) table.notUsed.push({ sheet: sheet.name, row: row.number });
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

const needed = (Object.keys(planTable.columns) as PlanColumn[]).filter(
  (name) => planTable.columns[name].needed,
);

/** Of the sheet's most promising row, the headings that are not there. */
function missingColumns(sheets: Sheet[]): string[] {
  let best = needed;
  for (const row of sheets.flatMap((sheet) => sheet.rows)) {
    const keys = row.cells.map((cell) => headingKey(cell)).filter(Boolean);
    const missing = needed.filter((name) => !keys.some((key) => planTable.columns[name].spellings.test(key)));
    if (missing.length < best.length) best = missing;
  }
  return best.map((name) => planTable.columns[name].title);
}
