/** Refs are text: what a spreadsheet made of '1.10' (the number 1.1, or the first of October) is put back by position. */
import type { Cell } from '../spreadsheets/rules';
import { cellText } from '../spreadsheets/rules';

export interface ReadRef {
  ref: string;
  /** What the cell held, when the ref had to be worked out. */
  workedOutFrom: string | null;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Reads one Ref cell; `previous` is the ref above and `following` the cell below, which tell 1.1 from 1.10. */
export function readRef(cell: Cell, previous: string | null, following: Cell): ReadRef | null {
  const pair = datePair(cell);
  if (pair) return fromDate(pair, previous, cellText(cell));
  const plain = plainRef(cell);
  if (!plain) return null;
  const grown = withLostZero(plain, previous, plainRef(following));
  return grown ? { ref: grown, workedOutFrom: plain } : { ref: plain, workedOutFrom: null };
}

function plainRef(cell: Cell): string | null {
  if (typeof cell === 'number') return plainRef(String(Number(cell.toFixed(4))));
  const text = cellText(cell)
    .replace(/^(ref(erence)?|action|no)\.?\s*/i, '')
    .replace(/^['‘’=]?"?|"?$/g, '')
    .replace(/,/g, '.')
    .replace(/\.$/, '')
    .trim();
  return /^\d{1,2}(\.\d{1,3})+$/.test(text)
    ? text
        .split('.')
        .map((part) => String(Number(part)))
        .join('.')
    : null;
}

/** 1.1 straight after 1.9, or straight before 1.11, is 1.10; 1.2 after 1.19 is 1.20. */
function withLostZero(ref: string, previous: string | null, following: string | null): string | null {
  const [pledge, last, ...rest] = ref.split('.').map(Number);
  if (rest.length || !last || pledge === undefined) return null;
  const grown = last * 10;
  const before = previous?.split('.').map(Number);
  if (before?.[0] !== pledge) return null;
  const fitsAbove = before[1] === grown - 1;
  const fitsBelow = (before[1] ?? 0) >= last && following === `${pledge}.${grown + 1}`;
  return fitsAbove || fitsBelow ? `${pledge}.${grown}` : null;
}

/** Day and month of a date, or of what a date looks like in a CSV file: '01-Oct', '1 Oct 2026', '01/10/2026'. */
function datePair(cell: Cell): [number, number] | null {
  if (cell instanceof Date) return [cell.getUTCDate(), cell.getUTCMonth() + 1];
  if (typeof cell !== 'string') return null;
  const named = /^(\d{1,2})[- ]([a-z]{3})[a-z]*([- ]\d{2,4})?$/i.exec(cell.trim());
  if (named) {
    const month = months.indexOf((named[2] ?? '').toLowerCase()) + 1;
    return month ? [Number(named[1]), month] : null;
  }
  const numbered = /^(\d{1,2})[/-](\d{1,2})([/-]\d{2,4})?$/.exec(cell.trim());
  if (numbered) return [Number(numbered[1]), Number(numbered[2])];
  const iso = /^\d{4}-(\d{2})-(\d{2})/.exec(cell.trim());
  return iso ? [Number(iso[2]), Number(iso[1])] : null;
}

/** Day.month in a British spreadsheet, month.day in an American one: the one that goes on from the ref above. */
function fromDate([day, month]: [number, number], previous: string | null, cell: string): ReadRef {
  const readings = [`${day}.${month}`, `${month}.${day}`];
  const [pledge, last] = (previous ?? '0.0').split('.').map(Number);
  const next = [`${pledge}.${(last ?? 0) + 1}`, `${(pledge ?? 0) + 1}.1`];
  const sameTens = readings.map((reading) => withLostZero(reading, previous, null)).find(Boolean);
  const ref = readings.find((reading) => next.includes(reading)) ?? sameTens ?? readings[0] ?? '';
  return { ref, workedOutFrom: cell };
}
