/** Writes tables as files: .xlsx with text that stays text, or CSV that Excel reads in the right letters. */
import { writeXlsx } from 'hucre/xlsx';

export type WrittenCell = string | number | null;

export interface WrittenSheet {
  name: string;
  /** The first row is the headings. */
  rows: WrittenCell[][];
  /** In characters, by column. */
  widths?: number[];
}

export function isWorkbookName(file: string): boolean {
  return /\.xlsx$/i.test(file);
}

/** Every cell of words is formatted as Text: 1.10 stays 1.10 and a telephone number keeps its first 0, whoever types on. */
export async function writeWorkbook(sheets: WrittenSheet[]): Promise<Uint8Array> {
  return writeXlsx({
    sheets: sheets.map(({ name, rows, widths = [] }) => {
      const width = Math.max(...rows.map((row) => row.length));
      return {
        name,
        rows: rows.map((row) => row.map((cell) => (typeof cell === 'string' ? escaped(cell) : cell))),
        columns: Array.from({ length: width }, (_, index) => ({
          width: widths[index] ?? 18,
          style: { numFmt: '@', alignment: { wrapText: true, vertical: 'top' as const } },
        })),
        freezePane: { rows: 1 },
      };
    }),
  });
}

/** What stands for a character in a workbook's XML has to be written so that it is not taken for one. */
const escaped = (text: string) => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');

/**
 * UTF-8 with the mark that makes Excel read it as such, lines ended as Windows does. A cell that begins like a formula
 * gets an apostrophe, so that a spreadsheet shows it instead of running it.
 */
export function writeCsv(rows: WrittenCell[][]): string {
  const lines = rows.map((cells) => cells.map(csvCell).join(','));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

function csvCell(cell: WrittenCell): string {
  if (typeof cell === 'number') return String(cell);
  const text = cell ?? '';
  const safe = /^['=+\-@]/.test(text) ? `'${text}` : text;
  return /[",\n\r;\t|]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
