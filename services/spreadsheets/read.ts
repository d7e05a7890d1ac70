/** Opens .xlsx and .csv files as plain tables, or says what is the matter with the file. */
import { ok, type Result } from '../result';
import { type Cell, columnLetters, placeOf, type Sheet } from './rules';
import { type NotATable, notATable } from './text-encoding';
import { readTextTable } from './text-file';
import { limits, readWorkbookTables } from './workbook-file';

export type { NotATable };

export const largestFile = 20_000_000;

/**
 * Every sheet of a workbook, or the one table of a CSV file: UTF-8, UTF-16 or windows-1252; separated by commas,
 * semicolons, tabs or bars. Nothing that is hidden is left out yet: see seen.ts.
 */
export async function readTables(bytes: Uint8Array, fileName: string): Promise<Result<Sheet[], NotATable>> {
  const buffer = Buffer.from(bytes);
  if (buffer.length === 0) return notATable('The file is empty.', 'Check that you named the right file.');
  if (buffer.length > largestFile)
    return notATable(
      `The file is larger than ${largestFile / 1_000_000} MB.`,
      'Copy the table alone into a new file, without pictures.',
    );
  const read = await readWhole(buffer, fileName);
  if (!read.ok) return read;
  const rows = read.value.find((sheet) => sheet.rows.length > limits.rows);
  if (rows)
    return notATable(`The table has more than ${limits.rows} rows.`, 'Check that you named the right file.');
  const long = read.value.flatMap(longCells).slice(0, 5);
  if (long.length > 0)
    return notATable(
      `${long.join('. ')}.`,
      'Shorten it, or check that no quotation mark before it is left open.',
    );
  const strange = read.value.flatMap(strangeSigns).slice(0, 5);
  if (strange.length > 0)
    return notATable(
      `${strange.join('. ')}.`,
      'Type those words again, or save the file anew: in Excel, Save As, CSV UTF-8 (Comma delimited) or Excel Workbook.',
    );
  return ok(read.value);
}

async function readWhole(buffer: Buffer, fileName: string): Promise<Result<Sheet[], NotATable>> {
  // A workbook is a zip, whatever its name says.
  if (buffer.subarray(0, 2).toString('latin1') === 'PK') return readWorkbookTables(buffer);
  if (buffer.subarray(0, 4).toString('hex') === 'd0cf11e0' || /\.xlsx?$/i.test(fileName))
    return notATable(
      'This is not a workbook that can be opened (.xlsx).',
      'In Excel choose Save As, Excel Workbook (.xlsx), without a password.',
    );
  return readTextTable(buffer);
}

/** Ten pages of a plan in one cell; Excel itself takes three times as much, and no card or paper does. */
const longestCell = 10_000;

function longCells(sheet: Sheet): string[] {
  return sheet.rows.flatMap(({ number, cells }) =>
    cells.flatMap((cell, index) => {
      if (typeof cell !== 'string' || cell.length <= longestCell) return [];
      const place = placeOf({ row: number, sheet: sheet.name, column: columnLetters(index) });
      return [`${place} holds ${cell.length} characters; up to ${longestCell} are read`];
    }),
  );
}

/** Characters that no one sees, and what is left of ’ and é when a file was read in a wrong encoding before. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unseen = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufffd\ufffe\uffff]/;
/** UTF-7 is 'Caf+AOk-' for 'Café'. */
const readWrongly = /\+(?:A[I-P][A-Za-z0-9+/]|IB[A-Za-z0-9+/])-|â€[™œ\u009d“”˜¢¦]|Ã[©¨¢£±¼¶³¡]|Â[£ ©]/;

function strangeSigns(sheet: Sheet): string[] {
  const broken = (cell: Cell) => typeof cell === 'string' && (unseen.test(cell) || readWrongly.test(cell));
  return sheet.rows
    .filter(({ cells }) => cells.some(broken))
    .map(
      ({ number }) =>
        `${placeOf({ row: number, sheet: sheet.name, column: '' })} holds characters that are no letters or signs`,
    );
}
