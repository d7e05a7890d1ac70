/** Reads a CSV file as one sheet: whatever parts its cells and ends its lines, and never one row inside another. */
import { parse } from 'csv-parse/sync';
import { ok, type Result } from '../result';
import type { Sheet } from './rules';
import { decodeTable, type NotATable, notATable } from './text-encoding';

const delimiters = [',', ';', '\t', '|'];
/** A file may end its lines in one way above and in another below, where two were put together. */
const lineEnds = ['\r\n', '\n', '\r'];

export function readTextTable(bytes: Buffer): Result<Sheet[], NotATable> {
  const decoded = decodeTable(bytes);
  if (!decoded.ok) return decoded;
  const { text, delimiter } = ownDelimiter(decoded.value.replace(/^\ufeff/, ''));
  const readings = (delimiter ? [delimiter] : delimiters).map((each) => ({
    delimiter: each,
    rows: parseCsv(text, each),
  }));
  const best = readings.reduce((one, other) => (agreement(other.rows) > agreement(one.rows) ? other : one));
  const found = agreement(best.rows) > 0;
  // A quotation mark that nothing closes may leave no rows at all: the first line tells what parts its cells.
  const [firstLine = ''] = text.split(/[\r\n]/, 1);
  const likely = delimiters.reduce((one, other) =>
    firstLine.split(other).length > firstLine.split(one).length ? other : one,
  );
  const open = openQuote(text, found ? best.delimiter : (delimiter ?? likely));
  if (open !== null && (found || firstLine.includes(likely)))
    return notATable(
      `Row ${open} has a quotation mark that is not closed, so that where its cell ends is not known.`,
      'Close it, or take it out; or save the table as .xlsx.',
    );
  // Headings and rows that do not agree on their columns: what is wrong with which row is said where it is read.
  const headed = !found && firstLine.split(likely).length > 2;
  if (headed) return asSheet(readings.find(({ delimiter: each }) => each === likely)?.rows ?? []);
  if (!found)
    return notATable(
      'No table with columns was found in this file.',
      'Save the table as .xlsx, or as CSV with commas or semicolons.',
    );
  return asSheet(best.rows);
}

const asSheet = (rows: string[][]): Result<Sheet[], NotATable> =>
  ok([{ name: '', rows: rows.map((cells, index) => ({ number: index + 1, cells: cells.map(asWritten) })) }]);

/** What our own CSV puts before an apostrophe, as it does before '=…', is taken off again. */
const asWritten = (cell: string) => (cell.startsWith("''") ? cell.slice(1) : cell);

/** Excel obeys a first line 'sep=;' and does not show it. */
function ownDelimiter(text: string): { text: string; delimiter: string | null } {
  const found = /^sep=(.)(?:\r\n?|\n)/i.exec(text);
  return found
    ? { text: text.slice(found[0].length), delimiter: found[1] ?? null }
    : { text, delimiter: null };
}

/** Cells in rows that agree on a number of columns: prose cut at its commas does not agree with itself. */
function agreement(rows: string[][]): number {
  const sizes = new Map<number, number>();
  for (const { length } of rows) if (length > 1) sizes.set(length, (sizes.get(length) ?? 0) + 1);
  return Math.max(
    0,
    ...[...sizes].filter(([, times]) => times > 1 || rows.length === 1).map(([size, times]) => size * times),
  );
}

function parseCsv(text: string, delimiter: string): string[][] {
  try {
    return parse(text, { delimiter, relaxColumnCount: true, relaxQuotes: true, recordDelimiter: lineEnds });
  } catch {
    return [];
  }
}

/** The row in which a quoted cell begins that nothing ends, or that goes on after its end; null when all are closed. */
function openQuote(text: string, delimiter: string): number | null {
  let row = 1;
  let at = 0;
  while (at < text.length) {
    const sign = text[at] ?? '';
    const starts = at === 0 || text[at - 1] === delimiter || /[\r\n]/.test(text[at - 1] ?? '');
    if (sign === '"' && starts) {
      let end = text.indexOf('"', at + 1);
      while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
      const after = text[end + 1];
      if (end < 0 || (after !== undefined && after !== delimiter && !/[\r\n]/.test(after))) return row;
      at = end + 1;
      continue;
    }
    if (sign === '\n' || (sign === '\r' && text[at + 1] !== '\n')) row += 1;
    at += 1;
  }
  return null;
}
