/** Reads the performance team's table: a row a figure, or a row a comparator; numbers as people and spreadsheets write them. */
import { type Day, parseDay } from '../calendar/rules';
import {
  type Cell,
  cellText,
  findColumns,
  isBlank,
  type Problem,
  type Row,
  type Sheet,
} from '../spreadsheets/rules';
import type { Measure } from '../strategy/rules';
import { parseFigure } from '../updates/parse-figure';
import { fields } from '../updates/rules';
import { countsFrom } from './measure-text';
import { isContextCode } from './picture';
import type { FigurePlace, Population } from './rules';
import type { GivenComparator, GivenFigure, PartOf } from './store-figures';

export const figureColumns = {
  measure: 'Measure',
  part: 'Part',
  partOf: 'Part of',
  from: 'From',
  asAt: 'As at',
  count: 'Count',
  base: 'Base',
  words: 'Words',
  note: 'Note',
  source: 'Source',
  definition: 'Definition',
  population: 'Counts',
  zeroReveals: 'None or all reveals',
  confirmedBy: 'Confirmed by',
  comparator: 'Comparator',
  value: 'Value',
  year: 'Year',
} as const;
export type FigureColumn = keyof typeof figureColumns;

const headings: Record<FigureColumn, RegExp> = {
  measure: /^(measure|measure code|code|ref)$/,
  part: /^(part|breakdown|category)$/,
  partOf: /^part of$/,
  from: /^(from|period from|start)$/,
  asAt: /^(as at|as at date|date)$/,
  count: /^(count|number|figure|numerator)$/,
  base: /^(base|out of|denominator)$/,
  words: /^words$/,
  note: /^notes?$/,
  source: /^source$/,
  definition: /^(definition|what was counted)$/,
  population: /^(counts|population|about)$/,
  zeroReveals: /^(none or all reveals|zero reveals)$/,
  confirmedBy: /^confirmed by$/,
  comparator: /^(comparator|compared with)$/,
  value: /^value$/,
  year: /^year$/,
};

export interface FigureRow {
  sheet: string;
  row: number;
  given: GivenFigure;
}

export interface FigureTable {
  figures: FigureRow[];
  comparators: (GivenComparator & { row: number })[];
  partsOf: PartOf[];
  problems: Problem[];
}

export interface TableContext {
  measures: Map<string, Measure>;
  planBegan: Day;
  today: Day;
  /** Lower case: a confirmer is a post or a group, never one of these. */
  peopleNames: Set<string>;
}

export function readFigureTable(sheets: Sheet[], context: TableContext): FigureTable {
  const table: FigureTable = { figures: [], comparators: [], partsOf: [], problems: [] };
  let found = false;
  for (const sheet of sheets) {
    let columns: Partial<Record<FigureColumn, number>> | null = null;
    for (const row of sheet.rows) {
      const header = findColumns(row, headings, ['measure', 'source']);
      if (header) columns = header;
      else if (columns && !isBlank(row)) readRow(new RowReading(sheet.name, row, columns, table), context);
    }
    found ||= columns !== null;
  }
  const whole = (message: string, fix: string) =>
    table.problems.push({ row: null, sheet: '', column: '', message, fix });
  if (!found)
    whole(
      'No heading row with Measure and Source was found.',
      'Name the columns Measure, As at, Count, Base, Source and Definition.',
    );
  else if (table.figures.length + table.comparators.length === 0 && table.problems.length === 0)
    whole('The table has no figures.', 'Put each figure in a row.');
  return table;
}

class RowReading {
  constructor(
    readonly sheet: string,
    readonly row: Row,
    private readonly columns: Partial<Record<FigureColumn, number>>,
    readonly table: FigureTable,
  ) {}

  cell(column: FigureColumn): Cell {
    return this.row.cells[this.columns[column] ?? -1] ?? null;
  }

  text(column: FigureColumn): string {
    return cellText(this.cell(column)).replace(/\s+/g, ' ').trim();
  }

  day(column: 'from' | 'asAt'): Day | null {
    const written = this.text(column);
    const read = written === '' ? null : parseDay(written);
    if (written !== '' && !read)
      this.problem(column, `"${written}" is not a date.`, 'Write it as 2026-12-31 or 31/12/2026.');
    return read;
  }

  problem(column: FigureColumn, message: string, fix: string): void {
    const { sheet, table } = this;
    table.problems.push({ row: this.row.number, sheet, column: figureColumns[column], message, fix });
  }
}

function readRow(row: RowReading, context: TableContext): void {
  const code = row.text('measure');
  const measure = context.measures.get(code.toLowerCase()) ?? contextMeasure(code, row);
  if (!measure) {
    row.problem(
      'measure',
      code === '' ? 'There is no measure.' : `"${code}" is no measure of the plan.`,
      'Give its code as the plan does, such as 2.1-a, or K01 for a fact of the picture.',
    );
    return;
  }
  readPartOf(row, measure.code, context);
  if (row.text('comparator') !== '') readComparator(row, measure.code);
  else readFigure(row, measure, context);
}

/** A fact of the picture is no measure of the plan: its definition is its name. */
function contextMeasure(code: string, row: RowReading): Measure | null {
  if (!isContextCode(code)) return null;
  if (row.text('definition') === '')
    row.problem('definition', 'A fact of the picture has no name.', 'Say in Definition what is counted.');
  return {
    ...{ id: code, code: code.toUpperCase(), name: row.text('definition'), unit: null },
    kind: row.text('base') === '' ? 'count' : 'percentage',
    ...{ goodDirection: null, baseline: null, target: null, due: null, frequency: null },
    ...{ smallNumberRisk: false, note: null },
  };
}

function readComparator(row: RowReading, measureCode: string): void {
  const [name, value, source, year] = [
    row.text('comparator'),
    row.text('value'),
    row.text('source'),
    row.text('year'),
  ];
  if (value === '') row.problem('value', 'The comparator has no value.', 'Write it as it is published: 16%.');
  if (source === '') row.problem('source', 'The comparator has no source.', 'Say where it is published.');
  if (year === '') row.problem('year', 'The comparator has no year.', 'Write it as 2025-26.');
  row.table.comparators.push({ measureCode, name, value, source, year, row: row.row.number });
}

/** '1.7-a', '1.7-a by place', or several with ; between them. */
function readPartOf(row: RowReading, part: string, context: TableContext): void {
  for (const written of row
    .text('partOf')
    .split(';')
    .map((one) => one.trim())
    .filter(Boolean)) {
    const [code = '', breakdown = ''] = written.split(/\s+by\s+/i);
    const total =
      context.measures.get(code.toLowerCase())?.code ?? (isContextCode(code) ? code.toUpperCase() : null);
    if (total === null || total === part)
      row.problem(
        'partOf',
        `"${written}" is no other measure.`,
        'Give the code of the total, such as 1.7-a.',
      );
    else row.table.partsOf.push({ part, total, breakdown: breakdown.toLowerCase() });
  }
}

function readFigure(row: RowReading, measure: Measure, context: TableContext): void {
  const asAt = row.day('asAt');
  const from = row.day('from');
  if (asAt === null && row.text('asAt') === '')
    row.problem('asAt', 'There is no as-at date.', 'Give the day on which the figure was true.');
  if (from && asAt && from > asAt) row.problem('from', 'It begins after it ends.', 'Check From and As at.');
  if (row.text('source') === '')
    row.problem(
      'source',
      'There is no source.',
      'Say where the figure comes from, such as a system or a return.',
    );
  const place: FigurePlace = {
    ...{ measureCode: measure.code, part: row.text('part') },
    from: from ?? countsFrom(measure, context.planBegan),
    asAt: asAt ?? context.today,
  };
  const numbers = readNumbers(row, measure, place.asAt, context);
  row.table.figures.push({
    sheet: row.sheet,
    row: row.row.number,
    given: {
      ...place,
      ...numbers,
      note: row.text('note'),
      source: row.text('source'),
      definition: row.text('definition'),
      population: populationOf(row),
      zeroReveals: /^(y|yes|true|1)$/i.test(row.text('zeroReveals')),
      confirmedBy: confirmerOf(row, context),
    },
  });
}

/** The same reading of a number as on a lead's card: a percentage is never taken for a count (Annex B 4). */
function readNumbers(row: RowReading, measure: Measure, asAt: Day, { today }: TableContext) {
  const nothing = { count: null, base: null, words: row.text('words') };
  if (measure.kind === 'milestone' || measure.kind === 'descriptive') {
    if (nothing.words === '' || row.text('count') !== '')
      row.problem('words', `${measure.code} is told in words.`, 'Write it in Words, without a number.');
    return nothing;
  }
  const part = (name: 'count' | 'base' | 'asAt' | 'source') => fields.figure(measure.code, name);
  const typed = {
    [part('count')]: row.text('count'),
    [part('base')]: row.text('base'),
    [part('asAt')]: asAt,
    [part('source')]: row.text('source') || 'not given',
  };
  const { figure, problems } = parseFigure(measure, typed, today);
  for (const { field, message } of problems) {
    const column = (['count', 'base', 'asAt', 'source'] as const).find((one) => part(one) === field);
    row.problem(column ?? 'count', message, '');
  }
  if (figure.count === null && problems.length === 0)
    row.problem('count', 'There is no number.', 'Give the count, or leave the row out until it is known.');
  return { count: figure.count, base: figure.base, words: '' };
}

function populationOf(row: RowReading): Population | null {
  const written = row.text('population').toLowerCase();
  if (written === '') return null;
  if (/child|young|care leaver|people/.test(written)) return 'children';
  if (/^(others?|things|staff|households|sessions|events|adults|carers)$/.test(written)) return 'others';
  row.problem(
    'population',
    `"${written}" is not clear.`,
    'Write children, or others; leave it empty to go by the measure.',
  );
  return null;
}

export const importConfirmer = 'Performance team';

function confirmerOf(row: RowReading, { peopleNames }: TableContext): string {
  const written = row.text('confirmedBy');
  if (peopleNames.has(written.toLowerCase()))
    row.problem('confirmedBy', 'This is a person’s name.', 'Give the post or the group that confirmed it.');
  return written === '' ? importConfirmer : written;
}
