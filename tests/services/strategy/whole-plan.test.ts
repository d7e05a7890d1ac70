import fc from 'fast-check';
import { Day } from '../../../services/calendar/rules';
import { readTables } from '../../../services/spreadsheets/read';
import { demoPlan } from '../../../services/strategy/demo-plan';
import { planAsFile } from '../../../services/strategy/plan-file';
import type { Plan, PlannedAction, PlannedMeasure } from '../../../services/strategy/rules';
import { understandPlan } from '../../../services/strategy/understand-plan';

const nothing = { title: null, fromDay: null, untilDay: null, previous: null, posts: [], smallCount: 5 };

async function readBack(plan: Plan, name: string) {
  const tables = await readTables(Buffer.from(await planAsFile(plan, name)), name);
  if (!tables.ok) throw new Error(tables.refusal.message);
  return understandPlan(tables.value, nothing);
}

/** Words with everything that tables trip over: separators, quotes, formulas, tags, what looks like a number or a date. */
const word = fc.constantFrom(
  ...[
    'Plans',
    'homes',
    '=SUM(A1)',
    '+44',
    '-5',
    '@home',
    "'quoted'",
    '"so"',
    'x; y',
    'A, B',
    'é',
    '’',
    '—',
    '<p>',
    '• one',
  ],
  ...[
    '1.10',
    '01/10/2026',
    '0127',
    '1e5',
    '90%',
    'true',
    'not known',
    '_x0041_',
    'a|b',
    'tab\tbed',
    'two\nlines',
    '…',
    'Pledge 2',
  ],
);
const text = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
const none = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const day = fc
  .integer({ min: 0, max: 3000 })
  .map((days) => Day.parse(new Date(Date.UTC(2024, 0, 1) + days * 86_400_000).toISOString().slice(0, 10)));
const value = fc.oneof(
  fc.integer({ min: -5, max: 5000 }),
  fc.double({ min: 0, max: 100, noNaN: true }).map((number) => Number(number.toFixed(2))),
  text,
);

const measure: fc.Arbitrary<Omit<PlannedMeasure, 'code'>> = fc.record({
  name: text,
  kind: fc.constantFrom('count', 'percentage', 'milestone', 'descriptive'),
  unit: none(text),
  goodDirection: fc.constantFrom('up', 'down', 'yes', null),
  baseline: none(
    fc.record(
      {
        value: none(value),
        asAt: none(text),
        source: none(text),
        note: text,
        conflicts: fc.array(fc.record({ value, source: text }), { minLength: 1, maxLength: 2 }),
      },
      { requiredKeys: ['value', 'asAt', 'source'] },
    ),
  ),
  target: none(
    fc.record({ value: none(value), op: fc.constantFrom('>=', '<=', '=', 'increase'), basis: none(text) }),
  ),
  due: none(day),
  frequency: none(text),
  smallNumberRisk: fc.boolean(),
  note: none(text),
});
const oneLine = text.map((words) => words.replaceAll('\n', ' '));
const action = fc.record({
  title: text,
  leadPost: oneLine,
  contributorPosts: fc.array(oneLine, { maxLength: 3 }),
  kind: fc.constantFrom('one-off', 'ongoing'),
  starts: none(day),
  due: none(day),
  duePrecision: none(text),
  flags: fc.array(oneLine, { maxLength: 2 }),
  measures: fc.array(measure, { maxLength: 4 }),
});

const plans: fc.Arbitrary<Plan> = fc
  .record({
    title: text,
    pledges: fc.array(fc.record({ slug: oneLine, wording: text, shortName: oneLine }), {
      minLength: 1,
      maxLength: 3,
    }),
    workstreams: fc.array(
      fc.record({
        name: text,
        leadPost: none(oneLine),
        pledgeNos: fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
      }),
      { maxLength: 2 },
    ),
    actions: fc.array(action, { minLength: 1, maxLength: 13 }),
  })
  .map(({ title, pledges, workstreams, actions }) => ({
    title,
    fromDay: Day.parse('2026-09-01'),
    untilDay: Day.parse('2027-08-31'),
    pledges: pledges.map((pledge, index) => ({ no: index + 1, ...pledge })),
    workstreams,
    actions: actions.map(
      (each, index): PlannedAction => ({
        ...each,
        pledgeNo: 1,
        ref: `1.${index + 1}`,
        measures: each.measures.map((one, at) => ({ ...one, code: `1.${index + 1}-${'abcd'[at]}` })),
      }),
    ),
  }));

describe('a plan as a file', () => {
  it.each(['plan.csv', 'plan.xlsx'])(
    'gives the demo plan back from %s, with nothing before it to lend what was lost',
    async (name) => {
      const { plan, problems, questions } = await readBack(demoPlan(4), name);
      expect([problems, questions]).toEqual([[], []]);
      expect(plan).toEqual(demoPlan(4));
    },
  );

  it.each(['plan.csv', 'plan.xlsx'])('gives any plan back from %s, word for word', async (name) => {
    let measures = 0;
    await fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        const back = await readBack(plan, name);
        expect(back.problems).toEqual([]);
        expect(back.plan).toEqual(plan);
        measures += plan.actions.reduce((sum, each) => sum + each.measures.length, 0);
      }),
      { seed: 20261130, numRuns: 60 },
    );
    expect(measures).toBeGreaterThan(300);
  });

  it('takes in an action that somebody added with the four columns alone', async () => {
    const csv = String(await planAsFile(demoPlan(4), 'plan.csv'));
    const added = `${csv}7.1,Something new,Number of visits,Head of Service\r\n`;
    const tables = await readTables(Buffer.from(added), 'plan.csv');
    const { plan } = understandPlan(tables.ok ? tables.value : [], nothing);
    expect(plan?.actions).toHaveLength(51);
    expect(plan?.actions.at(-1)).toMatchObject({
      ref: '7.1',
      leadPost: 'Head of Service',
      measures: [{ kind: 'count' }],
    });
  });

  it('names the row and the fix of what was spoilt', async () => {
    const csv = String(await planAsFile(demoPlan(4), 'plan.csv')).replace(
      ',measure,1.1-a,milestone,',
      ',measure,1.1-a,mile stone,',
    );
    const tables = await readTables(Buffer.from(csv), 'plan.csv');
    const { problems } = understandPlan(tables.ok ? tables.value : [], nothing);
    expect(problems).toEqual([
      expect.objectContaining({ column: 'Kind', message: '"mile stone" is no kind of measure.' }),
    ]);
    expect(problems[0]?.row).toBeGreaterThan(10);
  });
});
