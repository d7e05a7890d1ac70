/** A column of due dates as officers fill it in: each cell is read rightly or doubted, and none is guessed in silence. */
import type { Day } from '../../../services/calendar/rules';
import type { Cell } from '../../../services/spreadsheets/rules';
import { understandPlan } from '../../../services/strategy/understand-plan';
import { header, sheetOf } from '../import/plan-of-traps';

const fromDay = '2026-09-01' as Day;
const untilDay = '2027-08-31' as Day;

/** `others`: what stands in the column's other rows. */
function read(cell: Cell, others: Cell[] = ['31/12/2026']) {
  const rows = [cell, ...others].map((due, index) => [
    ...[`1.${index + 1}`, `Keep a list ${index}`, 'Something good', 'Head of Service', due],
  ]);
  const { plan, doubts, problems } = understandPlan([sheetOf([[...header, 'Due'], ...rows])], {
    ...{ title: 'Plan', previous: null, posts: ['Head of Service'], smallCount: 5, fromDay, untilDay },
  });
  const [action] = plan?.actions ?? [];
  const about = doubts.filter(
    ({ ref, code, message }) =>
      (ref === '1.1' && /^date-|^before-/.test(code)) || (ref === null && /column Due/.test(message)),
  );
  return { due: action?.due, isDefault: action?.duePrecision === 'year-end default', about, problems };
}

test.each<[Cell, string]>([
  ['30.09.26', '2026-09-30'],
  ['30/9/26', '2026-09-30'],
  ['30-09-2026', '2026-09-30'],
  ['2026/09/30', '2026-09-30'],
  ['2027/3/5', '2027-03-05'],
  ['2027-03-31T00:00:00', '2027-03-31'],
  ['31/03/2027 00:00', '2027-03-31'],
  ['30 / 09 / 2026', '2026-09-30'],
  ['30\\09\\2026', '2026-09-30'],
  ['30 Sept 26', '2026-09-30'],
  ['30th Sept. 2026', '2026-09-30'],
  ['15-Sep-26', '2026-09-15'],
  ['15Sep2026', '2026-09-15'],
  ['Sept 30th 2026', '2026-09-30'],
  ['Wednesday 30th of September, 2026', '2026-09-30'],
  ['04/05/2027', '2027-05-04'],
  ['end of Q3 2026/27', '2026-12-31'],
  ['Q4 2026-27', '2027-03-31'],
  ['third quarter of 2026/27', '2026-12-31'],
  ['spring 2027', '2027-05-31'],
  ['winter 2026/27', '2027-02-28'],
  ['late 2027', '2027-12-31'],
  ['the last day of March 2027', '2027-03-31'],
  ['end of financial year 2026/27', '2027-03-31'],
  ['29 February 2028', '2028-02-29'],
  ['no later than 30 September 2026', '2026-09-30'],
  ['31 March 2027 at noon', '2027-03-31'],
  ['１５ March 2027', '2027-03-15'],
  ["31st March '27", '2027-03-31'],
  [new Date('2027-03-04T00:00:00Z'), '2027-03-04'],
])('“%s” is due on %s, without a doubt', (cell, day) => {
  const { due, about, problems } = read(cell);
  expect([due, about, problems]).toEqual([day, [], []]);
});

test.each<[Cell, string]>([
  ['9/30/2026', '2026-09-30'],
  ['Sept', '2026-09-30'],
  ['Sep-26', '2026-09-30'],
  ['09/2026', '2026-09-30'],
  ['2026-09', '2026-09-30'],
  ['early 2027', '2027-03-31'],
  ['Q3 27/28', '2027-12-31'],
  ['w/c 4 Jan 27', '2027-01-04'],
  ['Completed 30/09/2026', '2026-09-30'],
  ['March 2027?', '2027-03-31'],
  ['April 2026 to date', '2026-04-30'],
  ['30 & 31 March 2027', '2027-03-31'],
  ['30/09/26 & 31/03/27', '2026-09-30'],
  ['30/09/2026 → 31/10/2026', '2026-09-30'],
  ['30 September 2026 (review 31 March 2027)', '2026-09-30'],
  ['End Sep 2026 – delayed to Jan 2027', '2026-09-30'],
  ['slipped to 31/01/2027', '2027-01-31'],
  ['2 March 2027 and quarterly thereafter', '2027-03-02'],
  ['May 2027 elections', '2027-05-31'],
  ['30/09/2072', '2072-09-30'],
  ['within six months', '2027-02-28'],
])('“%s” is read as %s, and a person is asked to look', (cell, day) => {
  const { due, about, problems } = read(cell);
  expect([due, problems]).toEqual([day, []]);
  expect(about).not.toEqual([]);
});

test.each<Cell>([
  ...[
    'FY27 H1',
    'H2 2026/27',
    'Year 2 (2027/28)',
    'by 2027',
    'by Michaelmas',
    'Lady Day 2027',
    'Lent term 2027',
  ],
  ...[
    '31st inst.',
    '15th prox.',
    'next month',
    'end of the month',
    'month 6',
    'EOFY 26/27',
    'Phase 2',
    'week 12',
  ],
  ...[
    'within 6 months of adoption',
    '6 months after launch',
    '12 weeks from start',
    'after 30 September 2026',
  ],
  ...['31 November 2026', '29 Feb 2027', '30/09/2206 or so', '31.XII.2026', '31 décembre 2026', '31/O3/2027'],
  ...[
    'Marhc 2027',
    'TBC',
    'tbc (Sept?)',
    '?',
    'ASAP',
    'annually',
    'complete',
    'Easter 2027',
    'ongoing (31/03)',
  ],
])('“%s” is no day: the action runs to the end of the plan, and that is said', (cell) => {
  const { due, isDefault, about, problems } = read(cell);
  expect([due, isDefault, problems]).toEqual([untilDay, true, []]);
  expect(about).toHaveLength(1);
  expect(about[0]?.message).toContain(String(cell));
});

test.each<Cell>([
  '31/11/2026',
  '29/02/2027',
  '30/13/2026',
  '2027-31-03',
  '00/09/2026',
  '20260930',
  '44,927',
  46295,
  12,
])('%s is figures and no day: it stops the import by its place', (cell) => {
  expect(read(cell).problems).toMatchObject([{ row: 2, column: 'Due' }]);
});

test.each<Cell>(['ongoing', 'On-going', 'N/A', '-'])(
  '“%s” is not meant to end, and nothing is asked',
  (cell) => {
    const { due, isDefault, about, problems } = read(cell);
    expect([due, isDefault, about, problems]).toEqual([untilDay, true, [], []]);
  },
);

test('a second date in a row that goes on is not lost', () => {
  const rows: Cell[][] = [
    ['1.1', 'Keep a list', 'Something good', 'Head of Service', '30/09/2026'],
    [null, null, 'Something else', null, '31/10/2026'],
  ];
  const { plan, doubts } = understandPlan([sheetOf([[...header, 'Due'], ...rows])], {
    ...{ title: 'Plan', previous: null, posts: ['Head of Service'], smallCount: 5, fromDay, untilDay },
  });
  expect(plan?.actions[0]?.due).toBe('2026-09-30');
  expect(doubts.find(({ code }) => code === 'date-doubtful')?.message).toMatch(/30\/09\/2026; 31\/10\/2026/);
});

test('two dates in one sentence are read as the first, and said', () => {
  const row = [
    '1.1',
    'Publish it by 30 September 2026 and look again in March 2027',
    'Good',
    'Head of Service',
  ];
  const { plan, doubts } = understandPlan([sheetOf([header, row])], {
    ...{ title: 'Plan', previous: null, posts: ['Head of Service'], smallCount: 5, fromDay, untilDay },
  });
  expect(plan?.actions[0]?.due).toBe('2026-09-30');
  expect(doubts.map(({ code }) => code)).toContain('date-doubtful');
});
