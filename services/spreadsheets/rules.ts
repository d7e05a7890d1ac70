/** Tables as spreadsheets give them: cells with what Excel shows or hides of them, and where each stands. */

export type Cell = string | number | boolean | Date | null;

/** What a person looking at the cell would know and its value alone does not say. */
export interface CellMark {
  /** The text as the cell's format shows it, where that is not its value written out: '01270555123', '1.10', '85%'. */
  shown?: string;
  /** The number beneath a cell that is shown as a date or a time. */
  serial?: number;
  /** The cell shows a time of day only: '10:30'. */
  time?: string;
  /** '#REF!' and its kind, or a formula that was saved without its result. */
  broken?: string;
  /** All of the text is struck out, or part of it; `kept` is what is not. */
  struck?: { all: boolean; kept: string };
  /** Why a person does not see the cell, or a part of it, 'is written in the colour of its background'; `kept` is what is seen. */
  unseen?: { how: string; kept: string };
  /** The value belongs to a merged cell that began in this earlier row. */
  mergedFrom?: number;
}

export interface Row {
  /** As the spreadsheet numbers it, from 1. */
  number: number;
  cells: Cell[];
  /** By the index of the cell. */
  marks?: Map<number, CellMark>;
  hidden?: 'hidden' | 'filtered';
}

export interface Sheet {
  /** A workbook's sheet name; '' for a CSV file. */
  name: string;
  rows: Row[];
  hidden?: boolean;
  /** Indexes, from 0. */
  hiddenColumns?: number[];
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

/** What a person should look at, and does not stop the import: in the same place as a problem would stand. */
export type TableDoubt = Problem;

/** Signs that nobody sees and that turn the order of what is printed after them; what joins two pictures into one stays. */
const invisible =
  /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]|(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)[\u200c\u200d]/gu;

/**
 * A cell as text, with line breaks kept: table tags and the spaces that copying leaves are tidied away, and so is the
 * apostrophe that keeps a spreadsheet from reading '=…' as a formula.
 */
export function cellText(cell: Cell | undefined, mark?: CellMark): string {
  if (mark?.time !== undefined) return mark.time;
  if (mark?.shown !== undefined && typeof cell === 'number') return mark.shown;
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  // A spreadsheet holds 15 digits: 0.1 + 0.2 is 0.3 to whoever looks at it.
  if (typeof cell === 'number') return String(Number(cell.toPrecision(15)));
  if (typeof cell !== 'string') return String(cell);
  return cell
    .replace(/^'(?=[=+\-@])/, '')
    .replace(/<li[^<>]*>/gi, '\n• ')
    .replace(/<\/?(p|ul|ol|br|li|div)[^<>]*>/gi, '\n')
    .replace(/\r\n?|[\v\f\u2028\u2029]/g, '\n')
    .replace(invisible, '')
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

/** 0 is A, 26 is AA. */
export function columnLetters(index: number): string {
  const letter = String.fromCharCode('A'.charCodeAt(0) + (index % 26));
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter;
}

/** 'Row 12 of sheet Pledge 2, column Ref' */
export function placeOf({ row, sheet, column }: Pick<Problem, 'row' | 'sheet' | 'column'>): string {
  if (row === null && sheet && !column) return `Sheet ${sheet}`;
  const where = row === null ? 'The file' : `Row ${row}`;
  return `${where}${sheet ? ` of sheet ${sheet}` : ''}${column ? `, column ${column}` : ''}`;
}
