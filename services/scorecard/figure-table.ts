/** Reads the performance team's table: a row a figure, or a row a comparator; numbers as people and spreadsheets write them. */
import type { Day } from '../calendar/rules';
import { defineTable, type RowReading, readDeclared } from '../spreadsheets/declared-table';
import type { Problem, Sheet, TableDoubt } from '../spreadsheets/rules';
import type { Measure } from '../strategy/rules';
import { parseFigure } from '../updates/parse-figure';
import { fields } from '../updates/rules';
import { countsFrom } from './measure-text';
import { isContextCode } from './picture';
import type { FigurePlace, Population } from './rules';
import type { GivenComparator, GivenFigure, PartOf } from './store-figures';

export type FigureColumn =
  | 'measure'
  | 'part'
  | 'partOf'
  | 'from'
  | 'asAt'
  | 'count'
  | 'base'
  | 'words'
  | 'note'
  | 'source'
  | 'definition'
  | 'population'
  | 'zeroReveals'
  | 'confirmedBy'
  | 'comparator'
  | 'value'
  | 'year';

export const figureDeclared = defineTable<FigureColumn>({
  id: 'figures',
  called: 'table of figures',
  columns: {
    measure: {
      title: 'Measure',
      spellings: /^(measure|measure code|measure ref|code|ref)$/,
      about: 'The code of the measure in the plan, or K01 for a fact of the picture.',
      examples: ['2.1-a', '3.3-d', '2.1-a'],
      needed: true,
    },
    part: {
      title: 'Part',
      spellings: /^(part|breakdown|category)$/,
      about: 'Which part of the whole, where a figure is broken down; empty for the whole.',
      examples: [null, null, null],
    },
    partOf: {
      title: 'Part of',
      spellings: /^part of$/,
      about:
        'The code of the measure that this one is a part of, with how it is broken down: 1.7-a by place.',
      examples: [null, null, null],
    },
    from: {
      title: 'From',
      spellings: /^(from|period from|start)$/,
      about: 'The first day counted; empty for a figure that is true on one day.',
      examples: [null, '2026-07-01', null],
    },
    asAt: {
      title: 'As at',
      spellings: /^(as at|as at date|date|to|until)$/,
      about: 'The day on which the figure was true, or the last day counted.',
      examples: ['2026-09-30', '2026-09-30', null],
    },
    count: {
      title: 'Count',
      spellings: /^(count|number|figure|numerator)$/,
      about: 'How many; never a percentage.',
      examples: [9, 65, null],
    },
    base: {
      title: 'Base',
      spellings: /^(base|out of|denominator)$/,
      about: 'Out of how many, for a percentage.',
      examples: [null, 76, null],
    },
    words: {
      title: 'Words',
      spellings: /^words$/,
      about: 'For a measure that is told in words, without a number.',
      examples: [null, null, null],
    },
    note: {
      title: 'Note',
      spellings: /^notes?$/,
      about: 'What a reader should know.',
      examples: [null, null, null],
    },
    source: {
      title: 'Source',
      spellings: /^(source|data source)$/,
      about: 'Where the figure comes from: a system, a return.',
      examples: ['Case system', 'Case system', 'National statistics'],
      needed: true,
    },
    definition: {
      title: 'Definition',
      spellings: /^(definition|what was counted)$/,
      about: 'What exactly was counted: age group, what is left out.',
      examples: ['Apprentices employed by the council', 'Assessments finished within 45 days', null],
    },
    population: {
      title: 'Counts',
      spellings: /^(counts|population|about)$/,
      about: 'children, or others; empty to go by the measure.',
      examples: ['children', 'children', null],
    },
    zeroReveals: {
      title: 'None or all reveals',
      spellings: /^(none or all reveals|zero reveals)$/,
      about: 'yes where none, or all, would say something about a person.',
      examples: [null, null, null],
    },
    confirmedBy: {
      title: 'Confirmed by',
      spellings: /^confirmed by$/,
      about: 'The post or group that confirmed the figure; not a person.',
      examples: [null, null, null],
    },
    comparator: {
      title: 'Comparator',
      spellings: /^(comparator|compared with)$/,
      about: 'For a row that gives what others reached: England, statistical neighbours.',
      examples: [null, null, 'England'],
    },
    value: {
      title: 'Value',
      spellings: /^value$/,
      about: 'The comparator as it is published.',
      examples: [null, null, '16%'],
    },
    year: {
      title: 'Year',
      spellings: /^year$/,
      about: 'The year of the comparator.',
      examples: [null, null, '2025-26'],
    },
  },
  notes: [
    'A row is one figure, or one comparator.',
    'Give the number and what it is out of; the percentage is worked out from both.',
  ],
});

type FigureReadingRow = RowReading<FigureColumn>;

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
  /** What Excel made of a cell, and how it is read. */
  doubts: TableDoubt[];
}

export interface TableContext {
  measures: Map<string, Measure>;
  planBegan: Day;
  today: Day;
  /** Lower case: a confirmer is a post or a group, never one of these. */
  peopleNames: Set<string>;
}

export function readFigureTable(sheets: Sheet[], context: TableContext): FigureTable {
  const { rows, problems, doubts } = readDeclared(figureDeclared, sheets);
  const table: FigureTable = { figures: [], comparators: [], partsOf: [], problems, doubts };
  for (const row of rows) readRow(row, table, context);
  return table;
}

function readRow(row: FigureReadingRow, table: FigureTable, context: TableContext): void {
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
  readPartOf(row, table, measure.code, context);
  if (row.text('comparator') !== '') readComparator(row, table, measure.code);
  else readFigure(row, table, measure, context);
}

/** A fact of the picture is no measure of the plan: its definition is its name. */
function contextMeasure(code: string, row: FigureReadingRow): Measure | null {
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

function readComparator(row: FigureReadingRow, table: FigureTable, measureCode: string): void {
  const [name, value, source, year] = [
    row.text('comparator'),
    row.text('value'),
    row.text('source'),
    row.text('year'),
  ];
  if (value === '') row.problem('value', 'The comparator has no value.', 'Write it as it is published: 16%.');
  if (source === '') row.problem('source', 'The comparator has no source.', 'Say where it is published.');
  if (year === '') row.problem('year', 'The comparator has no year.', 'Write it as 2025-26.');
  table.comparators.push({ measureCode, name, value, source, year, row: row.row.number });
}

/** '1.7-a', '1.7-a by place', or several with ; between them. */
function readPartOf(row: FigureReadingRow, table: FigureTable, part: string, context: TableContext): void {
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
    else table.partsOf.push({ part, total, breakdown: breakdown.toLowerCase() });
  }
}

function readFigure(
  row: FigureReadingRow,
  table: FigureTable,
  measure: Measure,
  context: TableContext,
): void {
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
  table.figures.push({
    sheet: row.sheet,
    row: row.row.number,
    given: {
      ...place,
      ...numbers,
      note: row.text('note'),
      source: row.text('source'),
      definition: row.text('definition'),
      population: populationOf(row),
      zeroReveals: row.yesNo('zeroReveals'),
      confirmedBy: confirmerOf(row, context),
    },
  });
}

/** The same reading of a number as on a lead's card: a percentage is never taken for a count (Annex B 4). */
function readNumbers(row: FigureReadingRow, measure: Measure, asAt: Day, { today }: TableContext) {
  const nothing = { count: null, base: null, words: row.text('words') };
  if (measure.kind === 'milestone' || measure.kind === 'descriptive') {
    if (nothing.words === '' || row.text('count') !== '')
      row.problem('words', `${measure.code} is told in words.`, 'Write it in Words, without a number.');
    return nothing;
  }
  const part = (name: 'count' | 'base' | 'asAt' | 'source') => fields.figure(measure.code, name);
  const typed = {
    [part('count')]: row.numberText('count'),
    [part('base')]: row.numberText('base'),
    [part('asAt')]: asAt,
    [part('source')]: row.text('source') || 'not given',
  };
  const { figure, problems } = parseFigure(measure, typed, today);
  if (measure.kind === 'count' && row.text('base') !== '')
    row.doubt(
      'base',
      `${measure.code} is a number, and a base is given: "${row.text('base')}".`,
      'The base is left out; change the plan if a share is meant.',
    );
  for (const { field, message } of problems) {
    const column = (['count', 'base', 'asAt', 'source'] as const).find((one) => part(one) === field);
    row.problem(column ?? 'count', message, '');
  }
  if (figure.count === null && problems.length === 0)
    row.problem('count', 'There is no number.', 'Give the count, or leave the row out until it is known.');
  return { count: figure.count, base: figure.base, words: '' };
}

function populationOf(row: FigureReadingRow): Population | null {
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

function confirmerOf(row: FigureReadingRow, { peopleNames }: TableContext): string {
  const written = row.text('confirmedBy');
  if (peopleNames.has(written.toLowerCase()))
    row.problem('confirmedBy', 'This is a person’s name.', 'Give the post or the group that confirmed it.');
  return written === '' ? importConfirmer : written;
}
