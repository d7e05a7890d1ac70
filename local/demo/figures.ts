/** The demo's performance team: a year of past figures, comparators, one figure that disagrees, and small numbers to hide. */
import { z } from 'zod';
import { Day, instantAt } from '../../services/calendar/rules';
import { type FigureColumn, figureDeclared } from '../../services/scorecard/figure-table';
import type { Cell, Sheet } from '../../services/spreadsheets/rules';
import type { Services } from '../../services/wiring';
import pastJson from './past-figures.json';
import pictureJson from './picture.json';

const number = z.number().nullable();
const past = z
  .object({
    quarters: z.array(z.string()),
    measures: z.record(z.string(), z.array(z.tuple([number, number]))),
  })
  .parse(pastJson);
const picture = z
  .array(z.tuple([z.string(), z.string(), z.string(), z.number(), number, z.string()]))
  .parse(pictureJson);

type Row = Partial<Record<FigureColumn, Cell>>;

const returns = {
  source: 'Quarterly return',
  definition: 'As the plan’s measure, on the last day of the quarter',
};
const notReal = 'Demo data, not a real statistic';

function rows(): Row[] {
  const before = Object.entries(past.measures).flatMap(([measure, values]) =>
    values.map(([count, base], index) => ({
      measure,
      asAt: past.quarters[index] ?? '',
      count,
      base,
      ...returns,
    })),
  );
  const facts = picture.map(([measure, definition, asAt, count, base, source]) => ({
    ...{ measure, definition, asAt, count, base, source },
    ...(measure === 'K08' ? { population: 'households' } : {}),
  }));
  return [...before, ...facts, ...breakdown, ...disagreeing, ...comparators];
}

/** Bronze 9, silver 6 and gold 3 of 18: the gold is small, and so the silver has to be hidden too. */
const breakdown: Row[] = [
  ['2026-09-30', 'Award: Bronze', 7],
  ['2026-09-30', 'Award: Silver', 4],
  ['2026-12-31', 'Award: Bronze', 9],
  ['2026-12-31', 'Award: Silver', 6],
  ['2026-12-31', 'Award: Gold', 3],
].map(([asAt, part, count]) => ({
  ...{ measure: '5.10-b', asAt: asAt ?? null, part: part ?? null, count: count ?? null },
  ...{ source: 'Independence pack register', definition: 'Packs signed off, aged 16 to 18' },
}));

/** The lead reports 331 for the same day. */
const disagreeing: Row[] = [
  {
    ...{ measure: '3.3-a', partOf: '1.7-a by place', asAt: '2026-12-31', count: 326 },
    ...{ source: 'Statutory return', definition: 'Inside the boundary at midnight; short breaks left out' },
  },
];

const comparators: Row[] = [
  { measure: '4.2-a', comparator: 'England', value: '84%', source: notReal, year: '2025-26' },
  { measure: '4.2-a', comparator: 'Statistical neighbours', value: '91%', source: notReal, year: '2025-26' },
  { measure: '3.2-d', comparator: 'England', value: '10%', source: notReal, year: '2025-26' },
  { measure: '5.5-b', comparator: 'England', value: '88%', source: notReal, year: '2025-26' },
  {
    measure: 'K06',
    definition: 'Distance',
    comparator: 'England',
    value: '16%',
    source: notReal,
    year: '2025-26',
  },
];

function asSheet(): Sheet {
  const columns = Object.keys(figureDeclared.columns) as FigureColumn[];
  const header = { number: 1, cells: columns.map((column) => figureDeclared.columns[column].title) };
  const body = rows().map((row, index) => ({
    number: index + 2,
    cells: columns.map((column) => row[column] ?? null),
  }));
  return { name: '', rows: [header, ...body] };
}

/** Through the same door as `import figures`: what that refuses, the demo may not have. */
export async function importDemoFigures(
  pastServices: Services,
  clock: { at: Date },
  committeeId: string,
): Promise<void> {
  clock.at = instantAt(Day.parse('2027-01-02'), '09:00');
  const understood = await pastServices.scorecards.understand(committeeId, [asSheet()]);
  const [problem] = understood.problems;
  if (problem) throw new Error(`The demo's figures, row ${problem.row}: ${problem.message} ${problem.fix}`);
  await pastServices.scorecards.store(understood, { committeeId, cameBy: 'demo', byPersonId: null });
}
