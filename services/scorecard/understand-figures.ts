/** What an import of figures means beside what is stored: new, corrected or the same; and every doubt, before anything is stored. */
import { plainDay } from '../pack/compose/wording';
import type { Problem, Sheet } from '../spreadsheets/rules';
import { disagreementOf } from './conflicts';
import { type FigureRow, readFigureTable, type TableContext } from './figure-table';
import { quarterEnd } from './periods';
import { placeKey, type SourcedFigure } from './rules';
import type { GivenComparator, GivenFigure, PartOf } from './store-figures';
import { breakdownOf } from './sums';

export interface FigureDoubt {
  row: number | null;
  measureCode: string;
  message: string;
  suggestion: string;
}

export interface UnderstoodFigures {
  /** `replaces`: the stored figure that this one puts right; null for a new one. */
  figures: { given: GivenFigure; replaces: string | null }[];
  unchanged: number;
  comparators: GivenComparator[];
  partsOf: PartOf[];
  doubts: FigureDoubt[];
  /** Anything here: nothing must be stored. */
  problems: Problem[];
}

export interface FigureContext extends TableContext {
  /** Of every source, standing. */
  known: SourcedFigure[];
  partsOf: PartOf[];
}

export function understandFigures(sheets: Sheet[], context: FigureContext): UnderstoodFigures {
  const table = readFigureTable(sheets, context);
  const result: UnderstoodFigures = {
    figures: [],
    unchanged: 0,
    comparators: table.comparators,
    partsOf: table.partsOf,
    doubts: [],
    problems: [...table.problems, ...givenTwice(table.figures)],
  };
  for (const row of table.figures) take(row, context, result);
  result.doubts.push(...partsThatDoNotAddUp(table.figures));
  for (const { row, sheet, column, message, fix } of table.doubts)
    result.doubts.unshift({
      row,
      measureCode:
        table.figures.find((each) => each.row === row && each.sheet === sheet)?.given.measureCode ?? '',
      message: column ? `${column}: ${message}` : message,
      suggestion: fix,
    });
  return result;
}

/** The same source may not say two things of one place in one file. */
function givenTwice(rows: FigureRow[]): Problem[] {
  const seen = new Map<string, number>();
  return rows.flatMap(({ given, row, sheet }) => {
    const key = sourceKey(given);
    const earlier = seen.get(key);
    if (earlier === undefined) {
      seen.set(key, row);
      return [];
    }
    const message = `Row ${earlier} gives the same measure, day, source and definition.`;
    return [{ row, sheet, column: '', message, fix: 'Keep one, or say in Definition how they differ.' }];
  });
}

type Keyed = Pick<GivenFigure, 'measureCode' | 'part' | 'from' | 'asAt' | 'source' | 'definition'>;
export const sourceKey = (one: Keyed): string =>
  `${placeKey(one)}|${one.source.toLowerCase()}|${one.definition.toLowerCase()}`;

/** As it would stand once stored, to compare with what stands. */
export function asSourced(given: GivenFigure, id: string): SourcedFigure {
  return {
    ...given,
    ...{ id, stated: '', reached: null, reachedOn: null, origin: 'performance' as const },
    quarterEnds: quarterEnd(given.asAt),
  };
}

function take({ given, row }: FigureRow, context: FigureContext, result: UnderstoodFigures): void {
  const doubt = (message: string, suggestion: string) =>
    result.doubts.push({ row, measureCode: given.measureCode, message, suggestion });
  const own = context.known.find(
    (one) => one.origin === 'performance' && sourceKey(one) === sourceKey(given),
  );
  const fresh = asSourced(given, own?.id ?? 'new');
  if (own && saysTheSame(own, given)) {
    result.unchanged += 1;
    return;
  }
  if (own && disagreementOf(own, fresh) !== null)
    doubt(
      `The same source gave another figure for ${plainDay(given.asAt)} before.`,
      'It is stored as a correction; the earlier figure stays on record.',
    );
  for (const other of context.known) {
    if (placeKey(other) !== placeKey(given) || other.id === own?.id) continue;
    const kind = disagreementOf(other, fresh);
    if (kind === null) continue;
    const source = other.source || 'another source';
    if (kind === 'rounding' || kind === 'presentation')
      doubt(`${source} gives the same in another way.`, 'It is printed once; say which group is meant.');
    else
      doubt(
        `${source} gives a different figure for the same day${kind === 'definition' ? ', and counts something else' : ''}.`,
        'Neither is published until the clerk has confirmed one.',
      );
  }
  if (given.definition === '' && given.count !== null)
    doubt(
      'It does not say what exactly was counted.',
      'Fill in Definition: age group, system, what is left out.',
    );
  result.figures.push({ given, replaces: own ? own.id.replace(/^performance:/, '') : null });
}

function saysTheSame(own: SourcedFigure, given: GivenFigure): boolean {
  const keys = ['count', 'base', 'words', 'note', 'population', 'zeroReveals', 'confirmedBy'] as const;
  return keys.every((key) => own[key] === given[key]);
}

/** Trap 9: shares or parts of one whole that do not come to the whole. */
function partsThatDoNotAddUp(rows: FigureRow[]): FigureDoubt[] {
  const doubts: FigureDoubt[] = [];
  for (const { given: total, row } of rows.filter(({ given }) => given.part === '' && given.count !== null)) {
    const parts = rows.filter(
      ({ given }) => given.part !== '' && placeKey({ ...given, part: '' }) === placeKey(total),
    );
    for (const breakdown of new Set(parts.map(({ given }) => breakdownOf(given.part)))) {
      const group = parts.filter(({ given }) => breakdownOf(given.part) === breakdown);
      const sum = group.reduce((added, { given }) => added + (given.count ?? 0), 0);
      if (sum !== total.count)
        doubts.push({
          row,
          measureCode: total.measureCode,
          message: `Its parts${breakdown ? ` by ${breakdown.toLowerCase()}` : ''} come to ${sum}, the total is ${total.count}.`,
          suggestion: 'Check which is right; if some are in no part, add a part for them.',
        });
    }
  }
  return doubts;
}

export function describeFigures(understood: UnderstoodFigures): string {
  const { figures, unchanged, comparators, partsOf, doubts } = understood;
  const corrections = figures.filter(({ replaces }) => replaces !== null).length;
  const lines = [
    `${counted(figures.length - corrections, 'new figure')}, ${counted(corrections, 'correction')}, ${unchanged} as before; ${counted(comparators.length, 'comparator')}.`,
    ...figures.map(({ given }) => `  ${described(given)}`),
    ...comparators.map(
      (one) => `  ${one.measureCode.padEnd(6)} ${one.name}, ${one.year}: ${one.value} (${one.source})`,
    ),
    ...partsOf.map(
      ({ part, total, breakdown }) => `  ${part} is part of ${total}${breakdown ? ` by ${breakdown}` : ''}`,
    ),
    '',
  ];
  if (doubts.length === 0) return [...lines, 'No doubts.'].join('\n');
  return [
    ...lines,
    `${counted(doubts.length, 'doubt')}. None of them stops the import:`,
    ...doubts.map(
      ({ row, measureCode, message, suggestion }) =>
        `  ${measureCode.padEnd(6)} ${row === null ? '' : `row ${row}: `}${message}\n         ${suggestion}`,
    ),
  ].join('\n');
}

function described({ measureCode, part, from, asAt, count, base, words, source }: GivenFigure): string {
  const value = count === null ? words : base === null ? `${count}` : `${count} of ${base}`;
  const when = from === null ? `as at ${plainDay(asAt)}` : `${plainDay(from)} to ${plainDay(asAt)}`;
  return `${measureCode.padEnd(6)} ${part ? `${part}: ` : ''}${value}, ${when} (${source})`;
}

const counted = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;
