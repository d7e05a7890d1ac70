/** Due dates as councils write them: read, or doubted, and never guessed in silence. */
import fc from 'fast-check';
import type { Day } from '../../../services/calendar/rules';
import { readTables } from '../../../services/spreadsheets/read';
import { dateDoubts, datesIn, findDue } from '../../../services/strategy/due-words';
import { understandPlan } from '../../../services/strategy/understand-plan';

const starts = '2026-09-01' as Day;

test.each([
  ['Publish the guide by June 30 2027', '2027-06-30'],
  ['Hold a forum in March 15 2027', '2027-03-15'],
  ['By June 30th, 2027 at the latest', '2027-06-30'],
  ['Set up a plan for every group by 30/09/2026', '2026-09-30'],
  ['Done by 30.09.2026', '2026-09-30'],
  ['Done by 30-09-26', '2026-09-30'],
  ['Done by 2027-03-31', '2027-03-31'],
  ['Keep a list of contacts by end March 2027', '2027-03-31'],
  ['by the end of March 2027', '2027-03-31'],
  ['by end of February 2028', '2028-02-29'],
  ['the 31st of March 2027', '2027-03-31'],
  ['Train councillors by 1st of October 2026', '2026-10-01'],
  ['by 31 Mar 27', '2027-03-31'],
  ['by 31 October 2026', '2026-10-31'],
  ['by Sept ’26'.replace('’', "'"), '2026-09-30'],
  ['Meet health partners by Q3 2026/27', '2026-12-31'],
  ['by the end of Q4 2026-27', '2027-03-31'],
  ['by quarter 2 of 2027/28', '2027-09-30'],
  ['in the third quarter of 2026/27', '2026-12-31'],
  ['by autumn 2026', '2026-11-30'],
  ['in the spring 2027', '2027-05-31'],
  ['by winter 2026/27', '2027-02-28'],
  ['by the end of 2027', '2027-12-31'],
  ['by the end of the financial year 2026/27', '2027-03-31'],
  ['within the next 12 months', '2027-08-31'],
  ['within two years', '2028-08-31'],
  ['late 2026', '2026-12-31'],
])('“%s” is due on %s, without a doubt', (text, day) => {
  expect(findDue(text, starts)?.day).toBe(day);
  expect(dateDoubts(text, starts)).toEqual([]);
});

test.each([
  ['by 03/04/2027', '2027-04-03'],
  ['by 09/30/2026', '2026-09-30'],
  ['by Sept 26', '2026-09-30'],
  ['by 1st of October', '2026-10-01'],
  ['by June 30', '2027-06-30'],
  ['by June', '2027-06-30'],
  ['by the end of May', '2027-05-31'],
  ['by Q3 2026', '2026-12-31'],
  ['by Q3', '2026-12-31'],
  ['by spring', '2027-05-31'],
  ['by the end of the autumn term 2026', '2026-12-31'],
  ['by winter 2026', '2026-12-31'],
  ['before March 2027', '2027-02-28'],
  ['by mid March 2027', '2027-03-31'],
  ['by the end of the academic year', '2027-08-31'],
  ['in fall 2026', '2026-11-30'],
])('“%s” is read as %s, and a person is asked to look', (text, day) => {
  expect(findDue(text, starts)?.day).toBe(day);
  expect(dateDoubts(text, starts)).toHaveLength(1);
});

test.each([
  'Review the offer by Easter 2027',
  'by Christmas',
  'by 31 June 2027',
  'by 31/02/2027',
  'by 30/13/2026',
  'by February 30 2027',
  'by Q3 2026/28',
  'by 2027',
  'by 2026/27',
  'before half-term',
  'Annual survey, March 2027',
  'by the second Tuesday of spring 2027',
])('“%s” is no day that can be read, and is doubted', (text) => {
  const doubts = dateDoubts(text, starts);
  expect([text, doubts.length]).toEqual([text, 1]);
});

test.each([
  'Children may ask at any time',
  'Health assessment within 3 months of coming into care',
  'Baseline 7 at 31 March 2026',
  'from 285 on 2026 forms',
  'Reported termly',
  'every quarter',
  'Number of children placed',
  'section 1.2.10 of the policy',
  'Number trained per month',
  'visited by 12 councillors',
])('“%s” says nothing about when it is due', (text) => {
  expect(datesIn(text, starts)).toEqual([]);
});

test.each([
  ['as one measure', 'Clear knowledge of rights. Offer to be published by autumn 2026.'],
  ['split as the doubt asks', 'Clear knowledge of rights\nOffer to be published by autumn 2026'],
])('an action keeps its date %s', async (_, measures) => {
  const csv = [
    'Ref,Action,How do we measure success,Who is responsible',
    `5.3,Publish the offer,"${measures}",Head of Service`,
    '5.4,Listen more,"Guide published by March 2027\nNumber of complaints",Head of Service',
    '5.5,Meet partners,Meeting held by Easter 2027,Head of Service',
  ].join('\n');
  const tables = await readTables(Buffer.from(csv), 'plan.csv');
  const { plan, doubts } = understandPlan(tables.ok ? tables.value : [], {
    ...{ title: null, previous: null, posts: ['Head of Service'], smallCount: 5 },
    ...{ fromDay: starts, untilDay: '2027-08-31' as Day },
  });
  const [offer, listen] = plan?.actions ?? [];
  expect(offer).toMatchObject({ due: '2026-11-30', duePrecision: 'season: autumn' });
  // A count goes on to the end of the plan, and that is said.
  expect(listen).toMatchObject({ due: '2027-08-31', duePrecision: 'year-end default' });
  expect(doubts.map(({ ref, code }) => [ref, code])).toEqual(
    expect.arrayContaining([
      ['5.4', 'date-of-some'],
      ['5.5', 'date-not-read'],
    ]),
  );
});

test('a date in either order is read or doubted, whatever stands around it', () => {
  const months = [
    'January',
    'Feb',
    'March',
    'Apr',
    'May',
    'June',
    'July',
    'Aug',
    'Sept',
    'October',
    'Nov',
    'Dec',
  ];
  const saw = { read: 0, doubted: 0 };
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 31 }),
      fc.integer({ min: 0, max: 11 }),
      fc.integer({ min: 2026, max: 2029 }),
      fc.constantFrom('d m y', 'm d y', 'm d, y', 'dth of m y', 'd/n/y', 'y-n-d'),
      fc.constantFrom('by', 'before', 'no later than', 'by the'),
      (date, at, year, form, word) => {
        const pad = (value: number) => String(value).padStart(2, '0');
        const written = form.replace(/dth|[dmny]/g, (part) => {
          if (part === 'd') return form.includes('-') ? pad(date) : String(date);
          if (part === 'dth') return `${date}th`;
          if (part === 'm') return months[at] ?? '';
          return part === 'n' ? pad(at + 1) : String(year);
        });
        const day = `${year}-${pad(at + 1)}-${pad(date)}`;
        const real = new Date(`${day}T00:00Z`).toISOString().slice(8, 10) === pad(date);
        const text = `Publish it ${word} ${written}, with 12 young people`;
        const due = findDue(text, starts);
        if (real) {
          expect([text, due?.day]).toEqual([text, day]);
          saw.read += 1;
        } else {
          expect([text, dateDoubts(text, starts).length > 0 || due?.day === day]).toEqual([text, true]);
          saw.doubted += 1;
        }
      },
    ),
    { seed: 31, numRuns: 600 },
  );
  expect([saw.read > 300, saw.doubted > 5]).toEqual([true, true]);
});

test.each([
  ['finish by Friday 26 June 2027', '2027-06-26'],
  ['from 1 April 2027 to 30 June 2027', '2027-06-30'],
  ['1 April 2027 to 30 June 2027', '2027-04-01'],
  ['starting 1 June 2027', '2027-06-01'],
  ['begin in September 2026', '2026-09-30'],
  ['by week commencing 28 June 2027', '2027-06-28'],
  ['w/c 28 June 2027', '2027-06-28'],
  ['by the last Friday in June 2027', '2027-06-30'],
  ['before 1 July 2027', '2027-07-01'],
  ['originally 31 March 2027', '2027-03-31'],
  ['by the meeting of 2 March 2027', '2027-03-02'],
  ['by 30 June 2027 and 30 September 2027', '2027-06-30'],
  ['April to September 2027', '2027-09-30'],
  ['from April to June 2027', '2027-06-30'],
  ['Jun-27', '2027-06-30'],
  ['by Q1 27/28', '2027-06-30'],
  ['in Q1 27/28', '2027-06-30'],
  ['by end FY26/27', null],
  ['by the 30th', null],
  ['by next June', null],
  ['by this summer', null],
  ['by end Q3', null],
  ['by 31/3', null],
  ['by the turn of the year', null],
  ['early 2027', '2027-03-31'],
  ['by 15-Sep-26, delayed', '2026-09-15'],
  ['slipped to 31/01/2027', '2027-01-31'],
  ['by 30/09/26 & 31/03/27', '2026-09-30'],
  ['by 30 September 2026 (review 31 March 2027)', '2026-09-30'],
  ['by March 2027?', '2027-03-31'],
  ['by Q3 27/28', '2027-12-31'],
  ['by 09/2026', '2026-09-30'],
  ['by Michaelmas', null],
  ['by the 31st inst.', null],
  ['by the end of next month', null],
  ['within 6 months of adoption', null],
  ['six months after launch', null],
  ['by 31.XII.2026', null],
  ['by 20260930', null],
])('“%s” may not be the last day it looks like, and is doubted', (text, day) => {
  expect(findDue(text, starts)?.day ?? null).toBe(day);
  expect(dateDoubts(text, starts)).not.toEqual([]);
});

test.each([
  'by Wednesday 30 June 2027',
  '31st March ’27',
  'by 5pm on 30 June 2027',
  'cut waiting by 2/3',
  'increase visits by 1/3',
  'delivered by 3rd parties',
  'start by 30 June 2027',
  'a launch, by 30 June 2027',
  'more complete by the 16th birthday',
  'by 15-Sep-26',
  'by 2027/3/5',
  'by the last day of March 2027',
  'seen within 6 months of coming into care',
])('“%s” raises no doubt', (text) => {
  expect(dateDoubts(text, starts)).toEqual([]);
});
