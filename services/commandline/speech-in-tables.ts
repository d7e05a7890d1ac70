/** What may be a young person's speech in a table that is read in waits for its reader, like all that is typed (docs/decisions/0024). */
import { basename } from 'node:path';
import { isOwnOrKin } from '../questions/reported-speech';
import type { Questions } from '../questions/service';
import { type Cell, placeOf, type Row, type Sheet } from '../spreadsheets/rules';

export interface SpeechDeps {
  questions: Pick<Questions, 'held'>;
}

export type WithoutSpeech =
  | { kind: 'read'; sheets: Sheet[]; waiting: number }
  /** There is no safe place for words: where such a cell is. */
  | { kind: 'no-room'; place: string };

/** Names, posts and dates are shorter than most that somebody says ("Councillor I", "my plan"); "he hits me" is not. */
function isLookedAt(cell: string): boolean {
  const words = cell.trim().split(/\s+/).length;
  return words >= 4 || (words >= 2 && isOwnOrKin(cell));
}

/** It says which pledge the rows below belong to, whoever has to read the words beside it. */
const pledgeLabel = /^\s*pledge\s+\w{1,5}\s*[:.–—-]\s*/i;

const noRoom = Symbol('no room');

/** Before anything else is made of the file: whatever is wrong with another row, a worry has reached its reader. */
export async function withoutSpeech(
  { questions }: SpeechDeps,
  about: { file: string; committeeId: string },
  sheets: Sheet[],
): Promise<WithoutSpeech> {
  let waiting = 0;
  const read: Sheet[] = [];
  for (const sheet of sheets) {
    const rows: Row[] = [];
    for (const row of sheet.rows) {
      const next: Row = { ...row, cells: [...row.cells] };
      if (row.marks) next.marks = new Map(row.marks);
      for (const [column, cell] of row.cells.entries()) {
        const held = await hold(cell);
        // Of a cell that is struck out or unseen in part, what is not is read in its place.
        const mark = row.marks?.get(column);
        const kept = await hold(mark?.struck?.kept ?? null);
        const visible = await hold(mark?.unseen?.kept ?? null);
        if (held === noRoom || kept === noRoom || visible === noRoom)
          return { kind: 'no-room', place: placeOf({ row: row.number, sheet: sheet.name, column: '' }) };
        next.cells[column] = held;
        if (mark?.struck && typeof kept === 'string')
          next.marks?.set(column, { ...mark, struck: { ...mark.struck, kept } });
        if (mark?.unseen && typeof visible === 'string')
          next.marks?.set(column, { ...next.marks.get(column), unseen: { ...mark.unseen, kept: visible } });
      }
      rows.push(next);
    }
    read.push({ ...sheet, rows });
  }
  return { kind: 'read', sheets: read, waiting };

  async function hold(whole: Cell): Promise<Cell | typeof noRoom> {
    if (typeof whole !== 'string') return whole;
    const [label = ''] = pledgeLabel.exec(whole) ?? [];
    const cell = whole.slice(label.length);
    if (!isLookedAt(cell)) return whole;
    const held = await questions.held.hold({
      ids: {},
      committeeId: async () => about.committeeId,
      way: 'adult-text',
      place: `a table read from ${basename(about.file)}`,
      byPersonId: null,
      theirVoice: false,
      text: cell,
    });
    if (!held.ok) return noRoom;
    waiting += held.value.waiting;
    return `${label}${held.value.text}`;
  }
}
