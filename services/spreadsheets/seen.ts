/** A table as whoever opens it sees it: what is hidden or struck out is left out, and a person may take it in. */
import { lostLetterDoubts } from './lost-letters';
import { type Answers, answerTo, type Question } from './questions';
import {
  type CellMark,
  cellText,
  columnLetters,
  isBlank,
  placeOf,
  type Row,
  type Sheet,
  type TableDoubt,
} from './rules';

export interface SeenTables {
  sheets: Sheet[];
  questions: Question[];
  doubts: TableDoubt[];
}

const leaveOut = 'leave out';
const takeIn = 'take in';

export function asSeen(sheets: Sheet[], answers: Answers): SeenTables {
  const seen: SeenTables = { sheets: [], questions: [], doubts: [] };
  for (const sheet of sheets) {
    if (sheet.rows.length === 0) continue;
    const left =
      sheet.hidden &&
      asks(seen, answers, {
        key: `hidden sheet ${sheet.name}`,
        message: `Sheet ${sheet.name} is hidden in Excel.`,
      });
    if (!left) seen.sheets.push(seenSheet(sheet, answers, seen));
  }
  seen.doubts.push(...lostLetterDoubts(seen.sheets));
  return seen;
}

function asks(
  seen: SeenTables,
  answers: Answers,
  { key, message }: { key: string; message: string },
): boolean {
  const question: Question = {
    key,
    message,
    choices: [
      { answer: leaveOut, means: 'it is not imported' },
      { answer: takeIn, means: 'it is imported like the rest' },
    ],
    standing: leaveOut,
    free: null,
  };
  seen.questions.push(question);
  return answerTo(question, answers) === leaveOut;
}

function seenSheet(sheet: Sheet, answers: Answers, seen: SeenTables): Sheet {
  const named = sheet.name ? `${sheet.name} ` : '';
  const columns = (sheet.hiddenColumns ?? []).filter((index) =>
    asks(seen, answers, {
      key: `hidden column ${named}${columnLetters(index)}`,
      message: `${place(sheet, `column ${columnLetters(index)}`)} is hidden in Excel${headingOf(sheet, index)}.`,
    }),
  );
  const rows: Row[] = [];
  for (const run of runs(sheet.rows)) {
    const [first] = run;
    if (!first) continue;
    if (first.hidden && run.some((row) => !isBlank(row))) {
      if (asks(seen, answers, hiddenRows(sheet, run, named))) continue;
    }
    for (const row of run) {
      const kept = withoutUnseen(sheet, withoutColumns(row, columns), answers, seen, named);
      if (kept) rows.push(kept);
    }
  }
  noteMerged(sheet, rows, seen);
  const shown: Sheet = { name: sheet.name, rows };
  return shown;
}

const place = (sheet: Sheet, what: string) =>
  sheet.name ? `Sheet ${sheet.name}, ${what}` : `${what.charAt(0).toUpperCase()}${what.slice(1)}`;

const rowsNamed = (rows: Row[]) =>
  rows.length === 1 ? `row ${rows[0]?.number}` : `rows ${rows[0]?.number} to ${rows.at(-1)?.number}`;

function headingOf(sheet: Sheet, index: number): string {
  const text = sheet.rows.map(({ cells }) => cellText(cells[index])).find(Boolean) ?? '';
  return text ? `; it begins "${shorten(text)}"` : '';
}

/** Neighbours that are hidden in the same way are one question. */
function runs(rows: Row[]): Row[][] {
  const found: Row[][] = [];
  for (const row of rows) {
    const last = found.at(-1);
    if (last && last[0]?.hidden === row.hidden && last.at(-1)?.number === row.number - 1) last.push(row);
    else found.push([row]);
  }
  return found;
}

function hiddenRows(sheet: Sheet, run: Row[], named: string): { key: string; message: string } {
  const filled = run.filter((row) => !isBlank(row));
  const numbers =
    filled.length === 1 ? `${filled[0]?.number}` : `${filled[0]?.number}-${filled.at(-1)?.number}`;
  const how = run[0]?.hidden === 'filtered' ? 'hidden by a filter' : 'hidden';
  const verb = filled.length === 1 ? 'is' : 'are';
  return {
    key: `hidden row ${named}${numbers}`,
    message: `${place(sheet, rowsNamed(filled))} ${verb} ${how} in Excel: ${filled.map(wordsOf).slice(0, 3).join('; ')}${filled.length > 3 ? ' …' : ''}.`,
  };
}

const wordsOf = (row: Row) =>
  `"${shorten(
    row.cells
      .map((cell) => cellText(cell))
      .filter(Boolean)
      .join(' | '),
  )}"`;

const shorten = (text: string) => {
  const plain = text.replace(/\s+/g, ' ');
  return plain.length <= 80 ? plain : `${plain.slice(0, 79)}…`;
};

function withoutColumns(row: Row, columns: number[]): Row {
  if (columns.length === 0) return row;
  return { ...row, cells: row.cells.map((cell, index) => (columns.includes(index) ? null : cell)) };
}

/** A row that nobody sees as a whole is one question; a cell, or a part of its words, is one of its own. */
function withoutUnseen(
  sheet: Sheet,
  row: Row,
  answers: Answers,
  seen: SeenTables,
  named: string,
): Row | null {
  const found = [...(row.marks ?? [])].flatMap(([index, mark]) => {
    const unseen = unseenPart(mark);
    return unseen && cellText(row.cells[index]) !== '' ? [{ index, unseen }] : [];
  });
  const [first] = found;
  if (!first) return row;
  const filled = row.cells.filter((cell) => cellText(cell) !== '').length;
  if (found.length === filled && found.every(({ unseen }) => unseen.kept === '')) {
    const left = asks(seen, answers, {
      key: `${first.unseen.name} row ${named}${row.number}`,
      message: `${place(sheet, `row ${row.number}`)} ${first.unseen.how}: ${wordsOf(row)}.`,
    });
    return left ? null : row;
  }
  const cells = [...row.cells];
  for (const { index, unseen } of found) {
    const at = `${columnLetters(index)}${row.number}`;
    const left = asks(seen, answers, {
      key: `${unseen.name} cell ${named}${at}`,
      message: `${place(sheet, `cell ${at}`)} ${unseen.how}: "${shorten(cellText(row.cells[index]))}".`,
    });
    if (left) cells[index] = unseen.kept === '' ? null : unseen.kept;
  }
  return { ...row, cells };
}

/** What a person does not see, or sees crossed out, of a cell that holds something; `kept` is what they do see. */
function unseenPart({ struck, unseen }: CellMark): { name: string; how: string; kept: string } | null {
  if (struck?.all) return { name: 'struck', how: 'is struck out', kept: '' };
  if (struck) {
    const how = `is struck out in part, and reads "${shorten(struck.kept.trim())}" without that`;
    return { name: 'struck', how, kept: struck.kept };
  }
  if (unseen === undefined) return null;
  const { how, kept } = unseen;
  if (kept === '') return { name: 'unseen', how, kept };
  return { name: 'unseen', how: `${how} in part, and reads "${shorten(kept.trim())}" without that`, kept };
}

function noteMerged(sheet: Sheet, rows: Row[], seen: SeenTables): void {
  const groups = new Map<string, { index: number; first: number; last: number; mark: CellMark }>();
  for (const row of rows)
    for (const [index, mark] of row.marks ?? []) {
      if (mark.mergedFrom === undefined) continue;
      groups.set(`${index} ${mark.mergedFrom}`, { index, first: mark.mergedFrom, last: row.number, mark });
    }
  for (const { index, first, last } of groups.values()) {
    const value = rows.find(({ number }) => number === first)?.cells[index];
    if (cellText(value) === '') continue;
    seen.doubts.push({
      row: first,
      sheet: sheet.name,
      column: columnLetters(index),
      message: `The cell is merged down to row ${last}: "${shorten(cellText(value))}" is read for each of these rows.`,
      fix: 'If it belongs to the first row alone, unmerge the cells.',
    });
  }
}

/** 'Row 4 of sheet Plan, column D: …' */
export function describeTableDoubt(doubt: TableDoubt): string {
  return `${placeOf(doubt)}: ${doubt.message} ${doubt.fix}`.trim();
}
