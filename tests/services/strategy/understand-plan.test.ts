import fc from 'fast-check';
import { Day } from '../../../services/calendar/rules';
import { readTables } from '../../../services/spreadsheets/read';
import type { Cell } from '../../../services/spreadsheets/rules';
import { demoPlan } from '../../../services/strategy/demo-plan';
import type { PlannedAction, PlannedMeasure, Strategy } from '../../../services/strategy/rules';
import { type UnderstandOptions, understandPlan } from '../../../services/strategy/understand-plan';
import { councilTable } from '../import/council-table';
import { expectedRefs, header, planOfTraps, sheetOf } from '../import/plan-of-traps';
import { workbook } from '../import/workbook';

const year: UnderstandOptions = {
  title: 'Plan',
  fromDay: Day.parse('2026-09-01'),
  untilDay: Day.parse('2027-08-31'),
  previous: null,
  posts: [],
  smallCount: 5,
};
const open: UnderstandOptions = { ...year, fromDay: null, untilDay: null };

const understand = (rows: Cell[][], options = year) => understandPlan([sheetOf(rows)], options);
const refsOf = (actions: { ref: string }[] | undefined) => actions?.map(({ ref }) => ref);
const row = (ref: Cell, measures = 'Something good'): Cell[] => [ref, `Action ${ref}`, measures, 'Team lead'];

describe('a table with every trap', () => {
  const { plan, doubts, problems } = understand(planOfTraps, open);
  const action = (ref: string) => plan?.actions.find((each) => each.ref === ref);
  const measure = (code: string) =>
    action(code.replace(/-.*/, ''))?.measures.find((each) => each.code === code);

  it('is read without a problem, 1.10 after 1.9', () => {
    expect(problems).toEqual([]);
    expect(refsOf(plan?.actions)).toEqual(expectedRefs);
  });

  it('gives the year and the wordings of the pledges from its own headings', () => {
    expect([plan?.fromDay, plan?.untilDay]).toEqual(['2026-09-01', '2027-08-31']);
    expect(plan?.pledges.map(({ wording, shortName }) => [wording, shortName])).toEqual([
      ['We will care as any good parent would', 'Care as any good parent would'],
      ['We will improve learning and work', 'Improve learning and work'],
    ]);
  });

  it('joins rows without a ref to the row above, even a post that was cut in two', () => {
    expect(action('2.3')).toMatchObject({
      title: 'Help children live near home',
      leadPost: 'Designated Nurse and Named Nurse, Looked After Children and Care Leavers',
    });
    expect(action('2.3')?.measures).toHaveLength(2);
  });

  it('lets the first post lead that is not a group, whatever the spelling', () => {
    expect(action('1.1')?.leadPost).toBe('Head of Service, Cared for Children and Care Leavers');
    expect(action('1.1')?.contributorPosts).toEqual([
      'Cared for Children and Care Leavers Operational Group',
    ]);
    expect(action('2.1')?.leadPost).toBe('Deputy Virtual School Headteacher');
    expect(action('2.1')?.contributorPosts).toContain('Post-16 Adviser');
    expect([action('2.2')?.leadPost, action('2.2')?.contributorPosts]).toEqual([
      'Virtual School Headteacher',
      ['Deputy Virtual School Headteacher'],
    ]);
  });

  it('finds targets, starting figures and dates in the words', () => {
    expect(measure('2.1-a')).toMatchObject({
      kind: 'count',
      goodDirection: 'up',
      baseline: { value: 7 },
      target: { value: 12, op: '>=' },
      due: '2027-08-31',
    });
    expect(measure('2.2-c')).toMatchObject({ kind: 'percentage', target: { value: 100, op: '=' } });
    expect(action('1.10')).toMatchObject({ due: '2026-09-30', duePrecision: 'month' });
    expect(action('1.5')).toMatchObject({ due: '2027-08-31', duePrecision: 'year-end default' });
  });

  it.each([
    ['1.2', 'placeholder'],
    ['1.3', 'impossible-percentage'],
    ['1.3', 'person-named'],
    ['1.4', 'small-number'],
    ['1.9', 'measure-does-not-match'],
    ['1.10', 'ref-worked-out'],
    ['2.2', 'measures-parted'],
    ['2.3', 'several-figures'],
    ['2.3', 'unit-mismatch'],
    ['2.3', 'rows-joined'],
    ['2.4', 'ambiguous-frequency'],
    ['2.4', 'duplicate-measure'],
    ['2.5', 'wanted-rise'],
    ['2.5', 'measures-run-together'],
    ['2.5', 'before-the-strategy'],
    [null, 'scrutiny-body-responsible'],
    [null, 'no-numeric-target'],
  ])('says of %s: %s, with what to do', (ref, code) => {
    const found = doubts.find((each) => each.ref === ref && each.code === code);
    expect(found?.suggestion).toMatch(/\w.*\.$/);
  });

  it('takes no other pair of capitals for a person, and drops the second of two same measures', () => {
    expect(doubts.filter(({ code }) => code === 'person-named')).toHaveLength(1);
    expect(action('2.4')?.measures.map(({ name }) => name)).toEqual([
      'Panel meets bi-monthly',
      'Passports given',
    ]);
  });

  it('is the same plan from a workbook with one sheet for each pledge', async () => {
    const rows = planOfTraps.slice(4);
    const second = rows.findIndex(([cell]) => cell === 'Pledge 2');
    const bytes = workbook({
      'Pledge 1 - We will care as any good parent would': rows.slice(0, second) as string[][],
      'Pledge 2': rows.slice(second) as string[][],
    });
    const tables = await readTables(bytes, 'plan.xlsx');
    const again = tables.ok ? understandPlan(tables.value, year).plan : null;
    expect(again?.actions).toEqual(plan?.actions);
    expect(again?.pledges).toEqual(plan?.pledges);
  });
});

describe('refs', () => {
  it.each<[string, Cell[], string[]]>([
    ['numbers', [1.8, 1.9, 1.1, 1.11], ['1.8', '1.9', '1.10', '1.11']],
    ['text that a CSV file lost a zero of', ['1.8', '1.9', '1.1'], ['1.8', '1.9', '1.10']],
    ['a second lost zero', ['1.19', '1.2', '1.21'], ['1.19', '1.20', '1.21']],
    ['1.10 before 1.11 where 1.9 is retired', ['1.1', '1.8', '1.1', '1.11'], ['1.1', '1.8', '1.10', '1.11']],
    ['a date of the first of October', ['1.9', new Date('2026-10-01T00:00:00Z')], ['1.9', '1.10']],
    ['dates in a CSV file', ['1.8', '01-Sep', '01-Oct', '01/11/2026'], ['1.8', '1.9', '1.10', '1.11']],
    ['an American date', ['1.9', new Date('2026-01-10T00:00:00Z')], ['1.9', '1.10']],
    ['the first action of the next pledge', ['1.9', '1.10', '2.1'], ['1.9', '1.10', '2.1']],
    ['full stops and prefixes', ['Ref 1.1.', "'1.2", 'Action 1.3'], ['1.1', '1.2', '1.3']],
  ])('are put back by their place: %s', (_, cells, refs) => {
    const { plan, problems } = understand([header, ...cells.map((cell) => row(cell))]);
    expect(problems).toEqual([]);
    expect(refsOf(plan?.actions)).toEqual(refs);
  });

  it('come in order whatever the order of the rows', () => {
    const { plan, doubts } = understand([header, ...['2.1', '1.2', '1.1'].map((ref) => row(ref))]);
    expect(refsOf(plan?.actions)).toEqual(['1.1', '1.2', '2.1']);
    expect(doubts.map(({ code }) => code)).toContain('refs-out-of-order');
  });
});

describe('a column of due dates', () => {
  const due = (...dates: Cell[]) =>
    understand([[...header, 'Due'], ...dates.map((date, index) => [...row(`1.${index + 1}`), date])]);
  const daysOf = ({ plan }: ReturnType<typeof due>) => plan?.actions.map((action) => action.due);
  const doubted = ({ doubts }: ReturnType<typeof due>) =>
    doubts.filter(({ code }) => code.startsWith('date-')).map(({ ref, code }) => `${ref} ${code}`);

  it.each<[string, Cell[], string[], string[]]>([
    ['the day first, as other rows show', ['03/04/2027', '30/06/2027'], ['2027-04-03', '2027-06-30'], []],
    [
      'the month first in another row',
      ['03/04/2027', '06/30/2027'],
      ['2027-04-03', '2027-06-30'],
      ['1.1 date-doubtful', '1.2 date-doubtful'],
    ],
    [
      'both orders',
      ['03/04/2027', '06/30/2027', '30/06/2027'],
      ['2027-04-03', '2027-06-30', '2027-06-30'],
      ['1.1 date-doubtful', '1.2 date-doubtful'],
    ],
    ['neither order shown', ['03/04/2027'], ['2027-04-03'], ['1.1 date-doubtful']],
    ['a real date', [new Date('2027-03-04T00:00:00Z')], ['2027-03-04'], []],
    ['words', ['June 2027'], ['2027-06-30'], []],
    ['words that leave a choice', ['Q3'], ['2026-12-31'], ['1.1 date-doubtful']],
    ['two dates', ['31 March 2027, then 30 June 2027'], ['2027-03-31'], ['1.1 date-doubtful']],
  ])('is read, and doubted where another day could be meant: %s', (_, dates, days, doubts) => {
    const read = due(...dates);
    expect(read.problems).toEqual([]);
    expect([daysOf(read), doubted(read)]).toEqual([days, doubts]);
  });

  it.each<[string, Cell[], RegExp]>([
    ['31 February', ['31/02/2027'], /"31\/02\/2027" is not a date/],
    ['a month too many', ['2027-13-01'], /is not a date/],
    ['a number that Excel keeps for a date', [46477], /"46477" is a date as Excel keeps it/],
  ])('stops the import where no date can be meant: %s', (_, dates, message) => {
    const { problems } = due(...dates);
    expect(problems).toMatchObject([{ row: 2, column: 'Due', message: expect.stringMatching(message) }]);
  });

  it.each(['TBC', 'by Christmas', 'monthly', 'Head of Service'])(
    'says that words are no date: %s',
    (words) => {
      const read = due(words);
      expect([read.problems, daysOf(read)]).toEqual([[], ['2027-08-31']]);
      expect(read.doubts.map(({ message }) => message).join('\n')).toContain(
        `“${words}” is not read as a date`,
      );
    },
  );

  it.each(['ongoing', 'n/a', '–', ''])('asks nothing of an action that is not meant to end: %s', (words) => {
    const { problems, doubts } = due(words);
    expect([problems, doubts.filter(({ message }) => message.includes('Due'))]).toEqual([[], []]);
  });
});

describe('headings in a council’s own words', () => {
  it.each([
    ['No.', 'Key actions', 'How will we measure impact?', 'Lead(s)', 'Timescale'],
    ['Action Ref', 'What needs to be done', 'Impact measures', 'Lead Partner', 'Complete by'],
    ['ID', 'Activity', 'KPI', 'Owner', 'Time-scales'],
    ['Ref no', 'Action required', 'Performance indicator', 'Accountable lead', 'Completion date'],
    ['Ref', 'Actions needed', 'Evidence of success', 'Who will lead this', 'Delivery date'],
  ])('%s, %s, %s, %s, %s', (...headings) => {
    const { plan, problems } = understand([headings, [...row('1.1'), '2027-03-31']]);
    expect(problems).toEqual([]);
    expect(plan?.actions).toMatchObject([{ ref: '1.1', leadPost: 'Team lead', due: '2027-03-31' }]);
  });
});

describe('problems', () => {
  it.each<[string, Cell[][], object]>([
    ['the same ref twice', [header, row('1.1'), row('1.1')], { row: 3, column: 'Ref', message: /row 2/ }],
    [
      'a ref that is none',
      [header, row('one point one')],
      { row: 2, column: 'Ref', message: /one point one/ },
    ],
    ['nobody responsible', [header, ['1.1', 'Act', 'M', '']], { row: 2, column: "Who's responsible" }],
    ['no action', [header, ['1.1', '', 'M', 'Lead']], { row: 2, column: 'Action' }],
    ['no actions at all', [header], { row: null }],
    [
      'a missing column',
      [['Ref', 'Action', 'Who is responsible']],
      { row: null, message: /How do we measure success/ },
    ],
  ])('name the place and the fix: %s', (_, rows, expected) => {
    const { message = /./, ...place } = expected as { message?: RegExp };
    const [first] = understand(rows).problems;
    expect(first).toMatchObject(place);
    expect(first?.message).toMatch(message);
    expect(first?.fix).toMatch(/\w+\.$/);
  });

  it('ask for the dates when nothing says when the plan begins', () => {
    expect(understand([header, row('1.1')], open).problems[0]?.fix).toContain('--from');
  });
});

describe('rolling a plan over', () => {
  const previous = (): Strategy => {
    const plan = demoPlan(4);
    return {
      ...plan,
      id: 's1',
      committeeId: 'c1',
      version: 1,
      pledges: plan.pledges.map((pledge) => ({ ...pledge, id: `p${pledge.no}` })),
      actions: plan.actions.map((action) => ({
        ...action,
        id: action.ref,
        strategyId: 's1',
        measures: action.measures.map((measure) => ({ ...measure, id: measure.code })),
      })),
    };
  };
  const importing = async (csv: string) => {
    const tables = await readTables(Buffer.from(csv), 'plan.csv');
    if (!tables.ok) throw new Error(tables.refusal.message);
    return understandPlan(tables.value, { ...open, title: null, previous: previous() });
  };

  it('gives the very same plan back from its own export: 50 actions, 134 measures, nothing guessed again', async () => {
    const { plan, problems } = await importing(councilTable(demoPlan(4).actions));
    expect(problems).toEqual([]);
    expect(plan).toEqual(demoPlan(4));
  });

  it('names what is retired and what is reworded', async () => {
    const changed = demoPlan(4)
      .actions.filter(({ ref }) => ref !== '1.2')
      .map((action) => (action.ref === '6.6' ? { ...action, title: 'Something else' } : action));
    const { doubts, plan } = await importing(councilTable(changed));
    expect(doubts.find(({ code }) => code === 'retired')?.message).toContain('1.2');
    expect(doubts.find(({ code }) => code === 'reworded')?.ref).toBe('6.6');
    expect(plan?.actions).toHaveLength(49);
  });

  it('keeps the figures of a measure under a new year, and takes the dates from the new one', async () => {
    const tables = await readTables(Buffer.from(councilTable(demoPlan(4).actions)), 'plan.csv');
    const nextYear = {
      ...year,
      title: null,
      fromDay: Day.parse('2027-09-01'),
      untilDay: Day.parse('2028-08-31'),
    };
    const { plan } = understandPlan(tables.ok ? tables.value : [], { ...nextYear, previous: previous() });
    const apprentices = plan?.actions.find(({ ref }) => ref === '2.1')?.measures[0];
    expect(apprentices).toMatchObject({ baseline: { value: 7 }, target: { value: 12 }, due: null });
    expect(plan?.actions[0]?.due).toBe('2028-08-31');
  });
});

describe('export and import', () => {
  const [some] = demoPlan().actions as [PlannedAction];
  const [someMeasure] = some.measures as [PlannedMeasure];
  const words = fc
    .array(
      fc.constantFrom(
        'Plans',
        'homes',
        '16-18s',
        'increase',
        'by',
        '80%',
        'care',
        'A, B',
        '"so"',
        'x; y',
        '=sum',
        'é',
      ),
      {
        minLength: 1,
        maxLength: 6,
      },
    )
    .map((parts) => `Aim ${parts.join(' ')}`);
  const plans = fc
    .array(
      fc.record({
        title: words,
        names: fc.uniqueArray(words, { maxLength: 5, selector: (name) => name.toLowerCase() }),
      }),
      {
        minLength: 1,
        maxLength: 25,
      },
    )
    .map((actions) =>
      actions.map(
        ({ title, names }, index): PlannedAction => ({
          ...some,
          ref: `${1 + Math.floor(index / 12)}.${1 + (index % 12)}`,
          title,
          leadPost: 'Team lead',
          contributorPosts: ['Designated Nurse and Named Nurse, Looked After Children and Care Leavers'],
          measures: names.map((name) => ({ ...someMeasure, name })),
        }),
      ),
    );

  it('give the same refs, actions, posts and measures, for any plan', async () => {
    await fc.assert(
      fc.asyncProperty(plans, async (actions) => {
        const tables = await readTables(Buffer.from(councilTable(actions)), 'plan.csv');
        if (!tables.ok) throw new Error(tables.refusal.message);
        const { plan, problems } = understandPlan(tables.value, year);
        expect(problems).toEqual([]);
        const said = (of: PlannedAction[] | undefined) =>
          of?.map(({ ref, title, leadPost, contributorPosts, measures }) => [
            ref,
            title,
            leadPost,
            contributorPosts,
            measures.map(({ name }) => name),
          ]);
        expect(said(plan?.actions)).toEqual(said(actions));
      }),
      { seed: 20261122, numRuns: 100 },
    );
  });
});
