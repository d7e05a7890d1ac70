/** Tables as spreadsheets give them, and how their headings are found whatever their capitals, quotes and spaces. */

export type Cell = string | number | boolean | Date | null;

export interface Row {
  /** As the spreadsheet numbers it, from 1. */
  number: number;
  cells: Cell[];
}

export interface Sheet {
  /** A workbook's sheet name; '' for a CSV file. */
  name: string;
  rows: Row[];
}

/** What stops an import: where it is and how to put it right. */
export interface Problem {
  /** null: the file as a whole. */
  row: number | null;
  sheet: string;
  /** The column's heading; '' when it is not about one column. */
  column: string;
  message: string;
  fix: string;
}

/**
 * A cell as text, with line breaks kept: table tags and the spaces that copying leaves are tidied away, and so is the
 * apostrophe that keeps a spreadsheet from reading '=…' as a formula.
 */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell !== 'string') return String(cell);
  return cell
    .replace(/^'(?=[=+\-@])/, '')
    .replace(/<li[^>]*>/gi, '\n• ')
    .replace(/<\/?(p|ul|ol|br|li|div)[^>]*>/gi, '\n')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u00a0\u202f\t ]+/g, ' ')
    .replace(/ *\n[ \n]*/g, '\n')
    .trim();
}

/** 'Who’s  Responsible?' and "who's\nresponsible" are one heading. */
export function headingKey(cell: Cell | undefined): string {
  return cellText(cell)
    .toLowerCase()
    .replace(/[’‘`´']/g, '')
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim();
}

export function isBlank(row: Row): boolean {
  return row.cells.every((cell) => cellText(cell) === '');
}

/** The column of each wanted heading; null where a row does not hold every one of `required`. */
export function findColumns<Name extends string>(
  row: Row,
  wanted: Record<Name, RegExp>,
  required: Name[],
): Partial<Record<Name, number>> | null {
  const found: Partial<Record<Name, number>> = {};
  for (const [index, cell] of row.cells.entries()) {
    const key = headingKey(cell);
    for (const name of Object.keys(wanted) as Name[]) {
      if (found[name] === undefined && wanted[name].test(key)) {
        found[name] = index;
        break;
      }
    }
  }
  return required.every((name) => found[name] !== undefined) ? found : null;
}

/** 'row 12 of sheet Pledge 2, column Ref' */
export function placeOf({ row, sheet, column }: Pick<Problem, 'row' | 'sheet' | 'column'>): string {
  const where = row === null ? 'The file' : `Row ${row}`;
  return `${where}${sheet ? ` of sheet ${sheet}` : ''}${column ? `, column ${column}` : ''}`;
}
