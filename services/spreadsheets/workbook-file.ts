/** Opens a workbook (.xlsx) as a person sees it: times, percentages and telephone numbers as shown, what is hidden marked. */
import { unzipSync, zipSync } from 'fflate';
import {
  type CellStyle,
  type Color,
  formatValue,
  type Cell as HucreCell,
  type Sheet as HucreSheet,
} from 'hucre';
import { readXlsx } from 'hucre/xlsx';
import { ok, type Result } from '../result';
import { type Cell, type CellMark, cellText, isBlank, type Row, type Sheet } from './rules';
import { type NotATable, notATable } from './text-encoding';

/** A plan of a council has some hundred rows; what is far larger is another file, or made to fill the memory. */
export const limits = { unpackedBytes: 60_000_000, parts: 2_000, rows: 20_000, columns: 200 };

export async function readWorkbookTables(bytes: Buffer): Promise<Result<Sheet[], NotATable>> {
  const parts = unpack(bytes);
  if (!parts.ok) return parts;
  const tooLarge = largeSheet(parts.value);
  if (tooLarge)
    return notATable(
      `One sheet goes on to row ${tooLarge.row} and column ${tooLarge.column}; up to ${limits.rows} rows and ${limits.columns} columns are read.`,
      'Delete what stands below and beside the table, or copy the table into a new workbook.',
    );
  try {
    // Packed again without compression: nothing can come out of it that was not counted.
    const workbook = await readXlsx(zipSync(parts.value, { level: 0 }), {
      readStyles: true,
      range: `A1:GR${limits.rows}`,
    });
    return ok(workbook.sheets.map((sheet) => readSheet(sheet, workbook.dateSystem ?? '1900')));
  } catch {
    return notATable('The workbook could not be opened.', 'Open it in Excel and save it again as .xlsx.');
  }
}

/** The sizes that a zip declares are looked at before anything is unpacked, and no part gets more room than it declared. */
function unpack(bytes: Buffer): Result<Record<string, Uint8Array>, NotATable> {
  let [total, count] = [0, 0];
  try {
    const files = unzipSync(bytes, {
      filter: ({ originalSize }) => {
        total += originalSize;
        count += 1;
        return total <= limits.unpackedBytes && count <= limits.parts;
      },
    });
    if (total > limits.unpackedBytes || count > limits.parts)
      return notATable(
        `The workbook is larger than ${limits.unpackedBytes / 1_000_000} MB once unpacked.`,
        'Copy the table alone into a new workbook, without pictures.',
      );
    leaveOutCharts(files);
    if (!files['[Content_Types].xml'] || !Object.keys(files).some((name) => name.startsWith('xl/')))
      return notATable('This is not a workbook.', 'In Excel choose Save As, Excel Workbook (.xlsx).');
    return ok(files);
  } catch {
    return notATable('The workbook could not be opened.', 'Open it in Excel and save it again as .xlsx.');
  }
}

/** A sheet that is one chart has no cells; a workbook with one is opened like any other. */
function leaveOutCharts(files: Record<string, Uint8Array>): void {
  const [list, relations] = ['xl/workbook.xml', 'xl/_rels/workbook.xml.rels'].map((name) =>
    textOf(files[name]),
  );
  const charts = new Set(
    [...(relations ?? '').matchAll(/<(?:\w+:)?Relationship\b[^<>]*>/g)].flatMap(([relation]) =>
      /\bType="[^"]*\/(?:chartsheet|dialogsheet|xlMacrosheet)"/.test(relation)
        ? [/\bId="([^"]*)"/.exec(relation)?.[1] ?? '']
        : [],
    ),
  );
  if (!list || charts.size === 0) return;
  const left = list.replace(/<(?:\w+:)?sheet [^<>]*>/g, (sheet) =>
    charts.has(/\b\w+:id="([^"]*)"/.exec(sheet)?.[1] ?? '') ? '' : sheet,
  );
  files['xl/workbook.xml'] = Buffer.from(left);
}

const textOf = (bytes: Uint8Array | undefined) => (bytes ? Buffer.from(bytes).toString('utf8') : null);

/** The furthest cell with something in it, where that is too far; whole columns that are only formatted do no harm. */
function largeSheet(parts: Record<string, Uint8Array>): { row: number; column: string } | null {
  for (const [name, bytes] of Object.entries(parts)) {
    if (!/^xl\/worksheets\/[^/]+\.xml$/.test(name)) continue;
    for (const [, column = '', row = ''] of Buffer.from(bytes)
      .toString('latin1')
      .matchAll(/<(?:\w+:)?c [^<>]*?\br="([A-Z]{1,3})(\d{1,7})"[^<>/]*>/g)) {
      const width = [...column].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
      if (Number(row) > limits.rows || width > limits.columns) return { row: Number(row), column };
    }
  }
  return null;
}

/** In characters and in points: nobody reads anything in what is drawn together further than this. */
const thinnest = { column: 0.5, row: 2 };

function readSheet(sheet: HucreSheet, dateSystem: '1900' | '1904'): Sheet {
  const hiddenColumns = (sheet.columns ?? []).flatMap((column, index) =>
    column?.hidden || (column?.width ?? 1) < thinnest.column ? [index] : [],
  );
  const filtered = sheet.autoFilter?.columns?.length ? ('filtered' as const) : ('hidden' as const);
  const rows = sheet.rows.map((values, index): Row => {
    const row: Row = { number: index + 1, cells: [], marks: new Map() };
    for (const [at, value] of values.entries()) {
      const { cell, mark } = readCell(value as Cell, sheet.cells?.get(`${index},${at}`), dateSystem);
      row.cells.push(cell);
      if (mark) row.marks?.set(at, mark);
    }
    const definition = sheet.rowDefs?.get(index);
    if (definition?.hidden || (definition?.height ?? 15) < thinnest.row) row.hidden = filtered;
    return row;
  });
  fillMerged(rows, sheet);
  const read: Sheet = { name: sheet.name, rows };
  if (sheet.hidden || sheet.veryHidden) read.hidden = true;
  const used = hiddenColumns.filter((at) => rows.some(({ cells }) => cellText(cells[at]) !== ''));
  if (used.length > 0) read.hiddenColumns = used;
  return rows.every(isBlank) ? { name: sheet.name, rows: [] } : read;
}

/** A cell merged over several rows is one value for each of them, as anybody reads it; across, it is one heading. */
function fillMerged(rows: Row[], sheet: HucreSheet): void {
  for (const { startRow, endRow, startCol } of sheet.merges ?? []) {
    const first = rows[startRow];
    const value = first?.cells[startCol] ?? null;
    if (!first || cellText(value) === '') continue;
    for (let index = startRow + 1; index <= endRow && index < rows.length; index += 1) {
      const row = rows[index];
      if (!row) continue;
      row.cells[startCol] = value;
      row.marks?.set(startCol, { ...first.marks?.get(startCol), mergedFrom: first.number });
    }
  }
}

function readCell(
  value: Cell,
  detail: HucreCell | undefined,
  dateSystem: '1900' | '1904',
): { cell: Cell; mark: CellMark | null } {
  const mark: CellMark = {};
  let cell: Cell = value ?? null;
  const format = detail?.style?.numFmt ?? 'General';
  if (
    detail?.type === 'error' ||
    (typeof value === 'string' && /^#(REF!|N\/A|NAME\?|VALUE!|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)$/.test(value))
  )
    mark.broken = `the error ${String(value)}`;
  else if (detail?.formula !== undefined && (value === null || value === undefined))
    mark.broken = 'a formula whose result was not saved';
  if (detail?.richText?.some((run) => run.font?.strikethrough)) {
    const kept = detail.richText.filter((run) => !run.font?.strikethrough).map(({ text }) => text);
    mark.struck = { all: kept.join('').trim() === '', kept: kept.join('') };
  } else if (detail?.style?.font?.strikethrough && cellText(cell) !== '' && !detail.richText)
    mark.struck = { all: true, kept: '' };
  const unseen = cellText(cell) === '' ? null : whyUnseen(detail);
  if (unseen !== null) mark.unseen = unseen;
  if (cell instanceof Date) {
    mark.serial = serialOf(cell, dateSystem);
    if (/[hs]/i.test(plainFormat(format)) && !/[yd]/i.test(plainFormat(format))) mark.time = timeOf(cell);
  } else if (typeof cell === 'number' && format !== 'General') {
    const shown = formatValue(cell, format).trim();
    if (shown.endsWith('%')) cell = shown;
    else if (shown !== cellText(cell)) mark.shown = shown;
  }
  return { cell, mark: Object.keys(mark).length > 0 ? mark : null };
}

/** Words that are there and that nobody who looks at the sheet sees; null for all others. */
function whyUnseen(detail: HucreCell | undefined): { how: string; kept: string } | null {
  const { numFmt = '', font, fill } = detail?.style ?? {};
  const sections = plainFormat(numFmt).split(';');
  // Sections for what is above nought, below it, nought, and text: one that is empty shows nothing.
  const isText = detail?.type === 'string' || detail?.type === 'richText';
  if (sections.length === 4 && (sections.every(isEmpty) || (isText && isEmpty(sections[3] ?? ''))))
    return { how: 'has a number format that shows nothing', kept: '' };
  const paper = paperOf(fill);
  const runs = detail?.richText ?? [{ text: '', font }];
  const hidden = runs.map((run) => whyUnread({ ...font, ...run.font }, paper));
  const how = hidden.find((each) => each !== null) ?? null;
  if (how === null || (detail?.richText && runs.every(({ text }, at) => !hidden[at] || isEmpty(text))))
    return null;
  const kept = runs.filter((_, at) => hidden[at] === null).map(({ text }) => text);
  return { how, kept: kept.join('').trim() === '' ? '' : kept.join('') };
}

const isEmpty = (text: string) => text.trim() === '';

function whyUnread(font: NonNullable<CellStyle['font']>, paper: string | null): string | null {
  if (font.size !== undefined && font.size < 3) return 'is written too small to be read';
  // Automatic is black, whatever the cell is filled with.
  const ink = font.color ? colourOf(font.color) : '000000';
  if (ink === null || paper === null) return null;
  return isNearly(ink, paper) ? 'is written in the colour of its background' : null;
}

/** What the words stand on; null where it is not one colour. */
function paperOf(fill: CellStyle['fill']): string | null {
  if (fill === undefined || (fill.type === 'pattern' && fill.pattern === 'none')) return 'FFFFFF';
  return fill.type === 'pattern' && fill.pattern === 'solid' ? colourOf(fill.fgColor) : null;
}

/** Six hexadecimal digits; a theme's colour stands for itself, but for its black and white, which every theme keeps. */
function colourOf(colour: Color | undefined): string | null {
  if (colour?.rgb) return colour.rgb.slice(-6).toUpperCase();
  if (colour?.indexed === 1 || colour?.indexed === 9) return 'FFFFFF';
  if (colour?.theme === undefined) return null;
  if (!colour.tint && colour.theme <= 1) return colour.theme === 0 ? 'FFFFFF' : '000000';
  return `theme ${colour.theme} ${colour.tint ?? 0}`;
}

/** A few steps of 255 apart in each of red, green and blue: no eye tells them apart. */
function isNearly(ink: string, paper: string): boolean {
  if (ink === paper) return true;
  const [one, other] = [ink, paper].map((colour) =>
    /^[0-9A-F]{6}$/.test(colour) ? Buffer.from(colour, 'hex') : null,
  );
  return Boolean(one && other && one.every((part, at) => Math.abs(part - (other[at] ?? 0)) <= 12));
}

/** Without what a format only prints: text in quotes, colours and languages in brackets. */
const plainFormat = (format: string) => format.replace(/"[^"]*"|\[(?!h|m|s)[^\]]*\]|\\./gi, '');

function timeOf(date: Date): string {
  // Seconds come of rounding: half past ten is 0.4375 of a day, and 9:20 no whole number of anything.
  return new Date(Math.round(date.getTime() / 60_000) * 60_000).toISOString().slice(11, 16);
}

/** Days since the workbook's own beginning: Excel counts a 29 February 1900 that never was. */
function serialOf(date: Date, dateSystem: '1900' | '1904'): number {
  const days = (from: number) => Math.round(((date.getTime() - from) / 86_400_000) * 1e6) / 1e6;
  if (dateSystem === '1904') return days(Date.UTC(1904, 0, 1));
  return date.getTime() < Date.UTC(1900, 2, 1) ? days(Date.UTC(1899, 11, 31)) : days(Date.UTC(1899, 11, 30));
}
