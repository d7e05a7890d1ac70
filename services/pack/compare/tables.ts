/** What changed in tables: matched by caption, their rows by row header, their cells by the name of the column. */
import { statusWords } from '../../updates/rules';
import type { SettledBlock } from '../outline/settle';
import type { DocumentChange, TableChange } from './changes';
import { commonAnywhere, longestRising, mostAlike, type Pair, unpaired } from './sequence';
import { likenessOf } from './words';

type Table = Extract<SettledBlock, { kind: 'table' }>;

interface Row {
  /** '2.4', '3.3-a', or the whole of its first cell. */
  name: string;
  /** Its name, and which of the rows of that name it is. */
  key: string;
  /** By column; lines parted by line breaks. */
  cells: string[];
}

const leastAlike = 0.5;

export function tableChanges(was: SettledBlock[], is: SettledBlock[]): DocumentChange[] {
  const [old, now] = [was as Table[], is as Table[]];
  const captions = (tables: Table[]) => tables.map(({ caption }) => caption);
  const all = (tables: Table[]) => tables.map((_, place) => place);
  const same = commonAnywhere(captions(old), captions(now), all(old), all(now));
  const shape = ({ caption, columns }: Table) =>
    `${caption} ${columns.map(({ header }) => header).join(' ')}`;
  const reworded = mostAlike(
    unpaired(old.length, same, 0),
    unpaired(now.length, same, 1),
    likenessOf(old.map(shape), now.map(shape)),
    leastAlike,
  );
  const pairs: Pair[] = [...same, ...reworded].sort(([, one], [, other]) => one - other);
  const changes = pairs.flatMap(([one, other]) => changesOf(old[one] as Table, now[other] as Table));
  const alone = (kind: 'table-added' | 'table-removed', tables: Table[], places: number[]) =>
    places.map((place): TableChange => {
      const table = tables[place] as Table;
      return { kind, place: placeOf(table), rows: table.rows.length };
    });
  return [
    ...oncePerStatus(changes),
    ...alone('table-added', now, unpaired(now.length, pairs, 1)),
    ...alone('table-removed', old, unpaired(old.length, pairs, 0)),
  ];
}

const placeOf = ({ number, caption }: Table) => `${number}, “${caption}”`;

/** The same status stands in several tables of a report: its change is told once. */
function oncePerStatus(changes: DocumentChange[]): DocumentChange[] {
  const told = new Set<string>();
  return changes.filter((change) => {
    if (change.kind !== 'status-changed') return true;
    const key = JSON.stringify([change.row, change.was, change.is]);
    return told.has(key) ? false : told.add(key);
  });
}

function changesOf(old: Table, now: Table): DocumentChange[] {
  const place = placeOf(now);
  const changes: DocumentChange[] = [];
  if (old.caption !== now.caption)
    changes.push({
      kind: 'piece-changed',
      piece: 'caption',
      place: now.number,
      was: old.caption,
      is: now.caption,
    });
  if (old.number !== now.number)
    changes.push({ kind: 'renumbered', piece: 'table', place, was: old.number, is: now.number });
  const [oldColumns, nowColumns] = [old, now].map(({ columns }) => columns.map(({ header }) => header)) as [
    string[],
    string[],
  ];
  for (const column of nowColumns.filter((one) => !oldColumns.includes(one)))
    changes.push({ kind: 'column-added', place, column });
  for (const column of oldColumns.filter((one) => !nowColumns.includes(one)))
    changes.push({ kind: 'column-removed', place, column });
  return [...changes, ...rowChanges(rowsOf(old), rowsOf(now), { place, oldColumns, nowColumns })];
}

interface Columns {
  place: string;
  oldColumns: string[];
  nowColumns: string[];
}

function rowChanges(old: Row[], now: Row[], columns: Columns): DocumentChange[] {
  const { place } = columns;
  const whole = ({ cells }: Row) => cells.join(' ');
  const same = commonAnywhere(
    old.map(({ key }) => key),
    now.map(({ key }) => key),
    places(old),
    places(now),
  );
  const steady = new Set(
    longestRising([...same].sort(([one], [other]) => one - other).map(([, other]) => other)).map(
      (index) => [...same].sort(([one], [other]) => one - other)[index]?.[1],
    ),
  );
  // A row named by words may have been renamed; one named by a ref is another row.
  const renamed = mostAlike(
    unpaired(old.length, same, 0).filter((at) => !isRef(old[at]?.name)),
    unpaired(now.length, same, 1).filter((at) => !isRef(now[at]?.name)),
    likenessOf(old.map(whole), now.map(whole)),
    leastAlike,
  );
  const pairs = [...same, ...renamed].sort(([, one], [, other]) => one - other);
  return [
    ...pairs.flatMap(([one, other]): DocumentChange[] => {
      const [before, after] = [old[one] as Row, now[other] as Row];
      const moved = same.some(([, at]) => at === other) && !steady.has(other);
      return [
        ...(moved ? [{ kind: 'row-moved', place, row: after.name } as const] : []),
        ...cellChanges(before, after, columns),
      ];
    }),
    ...unpaired(now.length, pairs, 1).map((at): TableChange => {
      const row = now[at] as Row;
      return { kind: 'row-added', place, row: row.name, is: row.cells.join('; ') };
    }),
    ...unpaired(old.length, pairs, 0).map((at): TableChange => {
      const row = old[at] as Row;
      return { kind: 'row-removed', place, row: row.name, was: row.cells.join('; ') };
    }),
  ];
}

const places = (rows: Row[]) => rows.map((_, place) => place);

function cellChanges(old: Row, now: Row, { place, oldColumns, nowColumns }: Columns): DocumentChange[] {
  return nowColumns.flatMap((column, index): DocumentChange[] => {
    const before = oldColumns.indexOf(column);
    const [was, is] = [old.cells[before], now.cells[index]];
    if (before < 0 || was === undefined || is === undefined || was === is) return [];
    const [oldStatus, newStatus] = [statusIn(was), statusIn(is)];
    if (!oldStatus || !newStatus || oldStatus.word === newStatus.word)
      return [{ kind: 'cell-changed', place, row: now.name, column, was, is }];
    const changes: DocumentChange[] = [
      { kind: 'status-changed', place, row: now.name, was: oldStatus.word, is: newStatus.word },
    ];
    if (oldStatus.rest !== newStatus.rest)
      changes.push({
        kind: 'cell-changed',
        place,
        row: now.name,
        column,
        was: oldStatus.rest || 'nothing more',
        is: newStatus.rest || 'nothing more',
      });
    return changes;
  });
}

/** '● On track' at the beginning of a cell, and what stands after it. */
function statusIn(text: string): { word: string; rest: string } | null {
  for (const { word, shape } of Object.values(statusWords)) {
    const mark = `${shape} ${word}`;
    if (text.startsWith(mark)) return { word, rest: text.slice(mark.length).trim() };
  }
  return null;
}

const ref = /^\d+\.\d+(-[a-z]+)?(?=\s|$)/;
const isRef = (name: string | undefined) => name !== undefined && ref.test(name);

function rowsOf({ rows }: Table): Row[] {
  const met = new Map<string, number>();
  return rows.map((row) => {
    const cells = row.map((cell) => cell.map((runs) => runs.map(({ text }) => text).join('')).join('\n'));
    const first = (cells[0] ?? '').replaceAll('\n', ' ');
    const name = ref.exec(first)?.[0] ?? first;
    const times = (met.get(name) ?? 0) + 1;
    met.set(name, times);
    return { name, key: `${name}\n${times}`, cells };
  });
}
