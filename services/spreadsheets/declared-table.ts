/** A table's columns, declared once: their headings, how a cell is read, an example; used by import, template file and help. */
import { z } from 'zod';
import { Day, parseDay } from '../calendar/rules';
import { guestAddress } from '../guest-address';
import {
  type Cell,
  type CellMark,
  cellText,
  columnLetters,
  headingKey,
  isBlank,
  type Problem,
  type Row,
  type Sheet,
  type TableDoubt,
} from './rules';

export interface Column {
  title: string;
  /** Tried on headingKey(): lower case, without punctuation. */
  spellings: RegExp;
  /** One sentence for the template file and the help: what belongs here. */
  about: string;
  /** As a person would type it; the template file's rows are made of these. */
  examples: (string | number | null)[];
  /** In characters; 2,000 where nothing is said. */
  longest?: number;
  /** Without this heading a row is no heading row. */
  needed?: boolean;
}

export interface DeclaredTable<Name extends string> {
  /** The word of the command line: 'plan', 'people'. */
  id: string;
  /** 'list of people', in the middle of a sentence. */
  called: string;
  columns: Record<Name, Column>;
  /** What else whoever fills it in should know, one a line. */
  notes: string[];
}

export function defineTable<Name extends string>(table: DeclaredTable<Name>): DeclaredTable<Name> {
  return table;
}

/** One row below a heading row; what it says goes into the reading's problems and doubts with its place. */
export class RowReading<Name extends string> {
  constructor(
    private readonly table: DeclaredTable<Name>,
    readonly sheet: string,
    readonly row: Row,
    private readonly at: Partial<Record<Name, number>>,
    private readonly found: { problems: Problem[]; doubts: TableDoubt[] },
  ) {}

  cell(name: Name): Cell {
    return this.row.cells[this.at[name] ?? -1] ?? null;
  }

  mark(name: Name): CellMark {
    return this.row.marks?.get(this.at[name] ?? -1) ?? {};
  }

  has(name: Name): boolean {
    return this.at[name] !== undefined;
  }

  problem(name: Name | '', message: string, fix: string): void {
    this.found.problems.push({ ...this.place(name), message, fix });
  }

  doubt(name: Name | '', message: string, fix: string): void {
    this.found.doubts.push({ ...this.place(name), message, fix });
  }

  private place(name: Name | '') {
    return {
      row: this.row.number,
      sheet: this.sheet,
      column: name === '' ? '' : this.table.columns[name].title,
    };
  }

  /** In one line. */
  text(name: Name): string {
    return this.lines(name).replace(/\s+/g, ' ').trim();
  }

  /** With its line breaks. */
  lines(name: Name): string {
    return cellText(this.cell(name), this.mark(name));
  }

  /** Parted by semicolons and line breaks. */
  list(name: Name): string[] {
    return this.lines(name)
      .split(/[;\n]/)
      .map((item) => item.replace(/\s+/g, ' ').trim())
      .filter(Boolean);
  }

  /** A date as a cell holds it or as people write it; null with a problem where it is neither. */
  day(name: Name): Day | null {
    const written = this.text(name);
    if (written === '') return null;
    const cell = this.cell(name);
    const read =
      cell instanceof Date
        ? (Day.safeParse(cellText(cell)).data ?? null)
        : parseDay(written.replace(/ 00:00(:00)?$/, ''));
    if (!read && /^[3-6]\d{4}(\.\d+)?$/.test(written))
      this.problem(
        name,
        `"${written}" is a date as Excel keeps it, not as people read it.`,
        'In Excel, choose the format Date for the column, and save the file again.',
      );
    else if (!read)
      this.problem(name, `"${written}" is not a date.`, 'Write it as 2026-09-01 or 01/09/2026.');
    return read;
  }

  /** '10:30', from a cell that holds a time or from '10:30:00', '2pm', '2.30 pm', '1030'; null where it is none. */
  time(name: Name): string | null {
    const cell = this.cell(name);
    const mark = this.mark(name);
    if (mark.time === undefined && cell instanceof Date && cell.getUTCHours() + cell.getUTCMinutes() > 0)
      return cell.toISOString().slice(11, 16);
    if (typeof cell === 'number' && cell > 0 && cell < 1 && mark.shown === undefined)
      return new Date(Math.round(cell * 1440) * 60_000).toISOString().slice(11, 16);
    return readTime(this.text(name));
  }

  /** A whole number that a count or a length is; what Excel shows as a date is named, and read as the number beneath. */
  number(name: Name): number | null {
    const written = this.numberText(name);
    if (written === '') return null;
    return /^\d{1,9}$/.test(written) ? Number(written) : null;
  }

  /** The number as written, with what Excel makes of numbers put right or named; '' where the cell is empty. */
  numberText(name: Name): string {
    const cell = this.cell(name);
    const { serial, time, shown } = this.mark(name);
    if (serial !== undefined && cell instanceof Date) {
      const seen = time ?? cellText(cell);
      if (serial > 20_000 || !Number.isInteger(serial))
        this.problem(
          name,
          `The cell is formatted as a date or a time and shows ${seen}.`,
          'Type the number again and choose the format Number.',
        );
      else
        this.doubt(
          name,
          `The cell is formatted as a date and shows ${seen}; it is read as the number ${serial}.`,
          'In Excel, choose the format Number for the cell to see it.',
        );
      return String(serial);
    }
    const text = this.text(name);
    if (typeof cell === 'number' && shown !== undefined) {
      const plain = cellText(cell);
      const asShown = Number(shown.replace(/,/g, ''));
      if (asShown !== cell)
        this.doubt(
          name,
          `Excel shows ${shown} and the cell holds ${plain}; ${plain} is read.`,
          'Give the cell enough decimal places, or type the number as it should be.',
        );
      return plain;
    }
    return text;
  }

  /** yes, no or empty (false); a problem otherwise. */
  yesNo(name: Name): boolean {
    const written = this.text(name).toLowerCase();
    if (/^(yes|y|true|1|✓|x)$/.test(written)) return true;
    if (!/^(no|n|false|0|-|)$/.test(written))
      this.problem(name, `"${this.text(name)}" is not yes or no.`, 'Write yes or no.');
    return false;
  }

  /** A work address without 'mailto:' and without the name in front of it; a problem where it is none. */
  email(name: Name): string {
    const written = this.text(name);
    const address = addressOf((/<([^<>]+)>$/.exec(written)?.[1] ?? written).replace(/^mailto:/i, '').trim());
    if (!z.email().safeParse(address).success)
      this.problem(
        name,
        address ? `"${address}" is not an email address.` : 'There is no email address.',
        'Write the work address.',
      );
    return address;
  }

  /** A telephone number that Excel took for a number has lost its 0, or its last digits: both are named. */
  contact(name: Name): string {
    // The apostrophe that makes Excel take a number for text.
    const text = this.text(name).replace(/^'(?=[+\d])/, '');
    const isNumber = typeof this.cell(name) === 'number' && this.mark(name).shown === undefined;
    if (/^\d(\.\d+)?e\+?\d+$/i.test(text)) {
      this.problem(
        name,
        `"${text}" is what Excel made of a long number.`,
        'Format the cell as Text and type the telephone number again.',
      );
      return text;
    }
    if (!/^\d+$/.test(text) || text.startsWith('0') || (!isNumber && text.length < 9)) return text;
    const read = /^44\d{9,10}$/.test(text) ? `+${text}` : /^[1-9]\d{8,9}$/.test(text) ? `0${text}` : text;
    if (read !== text)
      this.doubt(
        name,
        `The cell holds the number ${text}; it is read as the telephone number ${read}.`,
        'Format the cell as Text and type it again if that is wrong.',
      );
    return read;
  }
}

/** '2pm', '14.30', '10:30:00', 'noon' as '14:00', '14:30', '10:30', '12:00'; null: no time of day. */
export function readTime(written: string): string | null {
  const plain = written.toLowerCase().replace(/\s+/g, '');
  if (plain === 'noon' || plain === 'midday') return '12:00';
  const found = /^(\d{1,2})(?:[:.h]?([0-5]\d))?(?:[:.]([0-5]\d)(?:\.0+)?)?([ap])?\.?(?:m\.?)?$/.exec(plain);
  if (!found) return null;
  const [, hours = '', minutes = '00', , half] = found;
  let hour = Number(hours);
  if (!half && found[2] === undefined) return null;
  if (half && (hour < 1 || hour > 12)) return null;
  if (half === 'p' && hour < 12) hour += 12;
  if (half === 'a' && hour === 12) hour = 0;
  return hour > 23 ? null : `${String(hour).padStart(2, '0')}:${minutes}`;
}

export interface TableReading<Name extends string> {
  rows: RowReading<Name>[];
  problems: Problem[];
  doubts: TableDoubt[];
}

/** Every row below a heading row, in every sheet that has one; a row that cannot be right as a row is a problem. */
export function readDeclared<Name extends string>(
  table: DeclaredTable<Name>,
  sheets: Sheet[],
): TableReading<Name> {
  const reading: TableReading<Name> = { rows: [], problems: [], doubts: [] };
  let found = false;
  for (const sheet of sheets) {
    let at: Partial<Record<Name, number>> | null = null;
    let width = 0;
    for (const row of sheet.rows) {
      const header = headingsIn(table, row);
      if (header) {
        [at, width] = [header, widthOf(row)];
        noteUnread(sheet, row, header, reading.doubts);
        continue;
      }
      if (!at || isBlank(row)) continue;
      checkRow(table, sheet, row, width, at, reading);
      const read = new RowReading(table, sheet.name, row, at, reading);
      if (isExample(table, read))
        read.doubt('', 'This is an example of the template file.', 'Take the row out, unless it is meant.');
      reading.rows.push(read);
    }
    found ||= at !== null;
  }
  const whole = (message: string, fix: string) =>
    reading.problems.push({ row: null, sheet: '', column: '', message, fix });
  if (!found)
    whole(`No heading row with ${neededOf(table)} was found${almost(table, sheets)}.`, columnsOf(table));
  else if (reading.rows.length === 0 && reading.problems.length === 0)
    whole('The table has no rows below its headings.', 'Put each in a row of its own.');
  return reading;
}

/** Headings that nothing is done with, so that nobody thinks their column was imported; a repeated heading row says it once. */
export function noteUnread<Name extends string>(
  sheet: Sheet,
  row: Row,
  at: Partial<Record<Name, number>>,
  doubts: TableDoubt[],
): void {
  const used = new Set(Object.values(at));
  const unread = row.cells.flatMap((cell, index) =>
    headingKey(cell) !== '' && !used.has(index) ? [cellText(cell).replace(/\s+/g, ' ')] : [],
  );
  const said = doubts.some(({ message }) => unread.every((title) => message.includes(`"${title}"`)));
  if (unread.length === 0 || said) return;
  doubts.push({
    row: row.number,
    sheet: sheet.name,
    column: '',
    message: `These columns are not read: ${unread.map((title) => `"${shorten(title)}"`).join(', ')}.`,
    fix: 'Right if nothing that is needed here stands in them.',
  });
}

/** Word for word what the template file had there: somebody has left it standing. */
function isExample<Name extends string>(table: DeclaredTable<Name>, row: RowReading<Name>): boolean {
  const names = (Object.keys(table.columns) as Name[]).filter((name) => row.has(name));
  const count = Math.max(...names.map((name) => table.columns[name].examples.length));
  return Array.from({ length: count }, (_, index) => index).some((index) =>
    names.every((name) => row.text(name) === String(table.columns[name].examples[index] ?? '')),
  );
}

/** The column of each heading in this row; null where it does not hold every needed one. */
export function headingsIn<Name extends string>(
  table: DeclaredTable<Name>,
  row: Row,
): Partial<Record<Name, number>> | null {
  const names = Object.keys(table.columns) as Name[];
  const found = someHeadings(table, row);
  const all = names.filter((name) => table.columns[name].needed).every((name) => found[name] !== undefined);
  return all ? found : null;
}

function someHeadings<Name extends string>(
  table: DeclaredTable<Name>,
  row: Row,
): Partial<Record<Name, number>> {
  const names = Object.keys(table.columns) as Name[];
  const found: Partial<Record<Name, number>> = {};
  for (const [index, cell] of row.cells.entries()) {
    const key = headingKey(cell);
    if (key === '') continue;
    const name = names.find((each) => found[each] === undefined && table.columns[each].spellings.test(key));
    if (name !== undefined) found[name] = index;
  }
  return found;
}

const widthOf = (row: Row) =>
  row.cells.reduce<number>((last, cell, index) => (cellText(cell) === '' ? last : index + 1), 0);

/** A row longer than its headings has a comma too many, or a second row inside it; error cells hold nothing to read. */
export function checkRow<Name extends string>(
  table: DeclaredTable<Name>,
  sheet: Sheet,
  row: Row,
  width: number,
  at: Partial<Record<Name, number>>,
  { problems, doubts }: { problems: Problem[]; doubts: TableDoubt[] },
): void {
  const place = { row: row.number, sheet: sheet.name, column: '' };
  const beyond = row.cells
    .slice(width)
    .map((cell) => cellText(cell))
    .filter(Boolean);
  if (beyond.length > 0 && sheet.name === '')
    problems.push({
      ...place,
      message: `It has ${widthOf(row)} cells and there are ${width} headings; what is over is "${shorten(beyond.join(' | '))}".`,
      fix: 'Put a cell with a comma into quotation marks, and check that no two rows stand in one line.',
    });
  else if (beyond.length > 0)
    doubts.push({
      ...place,
      message: `"${shorten(beyond.join(' | '))}" stands beside the table, under no heading, and is not read.`,
      fix: 'Give the column a heading if it belongs to the table.',
    });
  for (const name of Object.keys(at) as Name[]) {
    const { title, longest = 2_000 } = table.columns[name];
    const { length } = cellText(row.cells[at[name] ?? -1]);
    if (length > longest)
      problems.push({
        ...place,
        column: title,
        message: `It has ${length} characters; up to ${longest} are read.`,
        fix: 'Shorten it.',
      });
  }
  for (const [index, { broken }] of row.marks ?? []) {
    if (broken === undefined) continue;
    const name = (Object.keys(at) as Name[]).find((each) => at[each] === index);
    if (name === undefined) continue;
    problems.push({
      ...place,
      column: table.columns[name].title,
      message: `The cell ${columnLetters(index)}${row.number} holds ${broken}.`,
      fix: 'Type in what it should say; a workbook that another one feeds must be saved with its values.',
    });
  }
}

/** A guest's principal name holds the address that they write from: 'g_partner.example#EXT#@council.onmicrosoft.com'. */
const addressOf = (written: string) => guestAddress(written) ?? written.replace(/[’‘]/g, "'");

const shorten = (text: string) => (text.length <= 80 ? text : `${text.slice(0, 79)}…`);

const listed = (titles: string[]) =>
  titles.length < 2 ? titles.join('') : `${titles.slice(0, -1).join(', ')} and ${titles.at(-1)}`;

const neededOf = <Name extends string>({ columns }: DeclaredTable<Name>) =>
  listed((Object.values(columns) as Column[]).filter(({ needed }) => needed).map(({ title }) => title));

/** For a line of help: the headings, one after another. */
export const titlesOf = <Name extends string>({ columns }: DeclaredTable<Name>, names?: Name[]): string =>
  (names ?? (Object.keys(columns) as Name[])).map((name) => columns[name].title).join(', ');

export const columnsOf = <Name extends string>({ id, columns }: DeclaredTable<Name>) =>
  `The columns are ${(Object.values(columns) as Column[]).map(({ title }) => title).join(', ')}. A file to fill in: npm run pledgekeeper -- template-file ${id} --to ${id}.xlsx.`;

/** Which needed headings the most promising row lacks, for whoever named one of them differently. */
function almost<Name extends string>(table: DeclaredTable<Name>, sheets: Sheet[]): string {
  const names = Object.keys(table.columns) as Name[];
  const needed = names.filter((name) => table.columns[name].needed);
  let best: { missing: Name[]; row: number; sheet: string } | null = null;
  for (const sheet of sheets)
    for (const row of sheet.rows.slice(0, 200)) {
      const found = someHeadings(table, row);
      const missing = needed.filter((name) => found[name] === undefined);
      if (missing.length === needed.length || (best && missing.length >= best.missing.length)) continue;
      best = { missing, row: row.number, sheet: sheet.name };
    }
  if (!best) return '';
  const where = `Row ${best.row}${best.sheet ? ` of sheet ${best.sheet}` : ''}`;
  return `. ${where} comes near: it has no ${listed(best.missing.map((name) => table.columns[name].title))}`;
}
