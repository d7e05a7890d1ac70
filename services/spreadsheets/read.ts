/** Opens .xlsx and .csv files as plain tables; the only file that knows the libraries for them. */
import { parse } from 'csv-parse/sync';
import readWorkbook from 'read-excel-file/node';
import { ok, type Result, refuse } from '../result';
import type { Cell, Sheet } from './rules';

export type NotATable = { code: 'not-a-table'; message: string; fix: string };

/**
 * Every sheet of a workbook, or the one table of a CSV file: UTF-8 with or without its mark, UTF-16 or Windows-1252;
 * separated by commas, semicolons or tabs.
 */
export async function readTables(bytes: Uint8Array, fileName: string): Promise<Result<Sheet[], NotATable>> {
  const buffer = Buffer.from(bytes);
  if (buffer.length === 0) return notATable('The file is empty.', 'Check that you named the right file.');
  // A workbook is a zip, whatever its name says.
  if (buffer.subarray(0, 2).toString('latin1') === 'PK') return readWorkbookSheets(buffer);
  if (buffer.subarray(0, 4).toString('hex') === 'd0cf11e0' || /\.xlsx?$/i.test(fileName))
    return notATable(
      'This is not a workbook that can be opened (.xlsx).',
      'In Excel choose Save As, Excel Workbook (.xlsx), without a password.',
    );
  return readCsv(decode(buffer));
}

async function readWorkbookSheets(buffer: Buffer): Promise<Result<Sheet[], NotATable>> {
  try {
    const sheets = await readWorkbook(buffer);
    return ok(
      sheets.map(({ sheet, data }) => ({
        name: sheet,
        // The library types a date cell as the Date constructor; at run time it is a Date.
        rows: data.map((cells, index) => ({ number: index + 1, cells: cells as unknown as Cell[] })),
      })),
    );
  } catch {
    return notATable('The workbook could not be opened.', 'Open it in Excel and save it again as .xlsx.');
  }
}

function decode(buffer: Buffer): string {
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return new TextDecoder('utf-16le').decode(buffer);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(buffer);
  } catch {
    // Older Excel saves CSV in the Windows code page.
    return new TextDecoder('windows-1252').decode(buffer);
  }
}

function readCsv(text: string): Result<Sheet[], NotATable> {
  const readings = [',', ';', '\t'].map((delimiter) => parseCsv(text, delimiter));
  const widest = readings.reduce((best, reading) => (agreement(reading) > agreement(best) ? reading : best));
  if (agreement(widest) === 0)
    return notATable(
      'No table with columns was found in this file.',
      'Save the table as .xlsx, or as CSV with commas or semicolons.',
    );
  return ok([{ name: '', rows: widest.map((cells, index) => ({ number: index + 1, cells })) }]);
}

/** How many rows agree on a number of columns, three or more: prose cut at its commas does not agree with itself. */
function agreement(rows: string[][]): number {
  const sizes = new Map<number, number>();
  for (const { length } of rows) if (length > 2) sizes.set(length, (sizes.get(length) ?? 0) + 1);
  return Math.max(0, ...sizes.values());
}

function parseCsv(text: string, delimiter: string): string[][] {
  try {
    return parse(text, { delimiter, bom: true, relaxColumnCount: true, relaxQuotes: true });
  } catch {
    return [];
  }
}

function notATable(message: string, fix: string) {
  return refuse({ code: 'not-a-table', message, fix });
}
