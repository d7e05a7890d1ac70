import { Day } from '../../../services/calendar/rules';
import type { Question } from '../../../services/spreadsheets/questions';
import type { Cell } from '../../../services/spreadsheets/rules';
import { partMeasure, promisedWithoutMeasure } from '../../../services/strategy/measure-parts';
import type { Measure } from '../../../services/strategy/rules';
import { understandPlan } from '../../../services/strategy/understand-plan';
import { parseFigure } from '../../../services/updates/parse-figure';
import { fields } from '../../../services/updates/rules';
import { header, sheetOf } from '../import/plan-of-traps';

describe('several measures in one', () => {
  it.each([
    [
      'Fewer children in care, an increase in steady homes',
      ['Fewer children in care', 'An increase in steady homes'],
      true,
    ],
    [
      'Increased referrals, increased checks and increased visits to a dentist',
      ['Increased referrals', 'Increased checks', 'Increased visits to a dentist'],
      true,
    ],
    ['More complaints as well as more answers in time', ['More complaints', 'More answers in time'], true],
    ['A leaflet is printed. Visits are made', ['A leaflet is printed', 'Visits are made'], false],
    [
      'The group meets by May, with each lead reporting on it',
      ['The group meets by May', 'With each lead reporting on it'],
      false,
    ],
    ['Yearly rota agreed and changing what we do', ['Yearly rota agreed', 'Changing what we do'], false],
    [
      'Young people feel valued through the award evening',
      ['Young people feel valued', 'The award evening'],
      false,
    ],
    [
      'Team in place by May, within two years 12 orders and 30 plans will be ended',
      [
        'Team in place by May',
        'Within two years 12 orders will be ended',
        'Within two years 30 plans will be ended',
      ],
      false,
    ],
  ])('are found in "%s"', (text, parts, sure) => {
    const read = partMeasure(text);
    expect(read.parts).toEqual(parts);
    expect(read.surely).toHaveLength(sure ? parts.length : 1);
  });

  it.each([
    'Clear knowledge and understanding of rights',
    'Number of children and young people in care',
    'List in place and being used',
    'Reviews held within 20 working days, in and out of area',
    'More young people, carers and staff at the forum',
  ])('are not found in "%s"', (text) => {
    expect(partMeasure(text).parts).toHaveLength(1);
  });

  it('are found in a list that lost its bullets, after words that announce it', () => {
    expect(partMeasure('Checks up to date Visits to a doctor % of under fives seen', true).parts).toEqual([
      'Checks up to date',
      'Visits to a doctor',
      '% of under fives seen',
    ]);
  });

  it('are missing where an action makes something and no measure says when it is there', () => {
    const words = [{ text: 'Better understanding', milestone: false }];
    expect(promisedWithoutMeasure('Develop a tool that shows outcomes.', words)).toEqual([
      'Done: Develop a tool that shows outcomes',
    ]);
    expect(promisedWithoutMeasure('Develop a tool.', [{ text: 'Tool in place', milestone: true }])).toEqual(
      [],
    );
    expect(promisedWithoutMeasure('Share the offer and hold an annual review of it.', words)).toEqual([
      'Yearly review held',
    ]);
    expect(promisedWithoutMeasure('Train staff', words)).toEqual([]);
  });
});

describe('what an import asks', () => {
  const options = {
    title: null,
    fromDay: Day.parse('2026-09-01'),
    untilDay: Day.parse('2027-08-31'),
    previous: null,
    posts: [],
    smallCount: 5,
  };
  const rows: Cell[][] = [
    header,
    ['1.1', 'Watch', 'Fewer children in care, an increase in steady homes. A panel is held', 'Lead'],
    [
      '1.2',
      'Lead',
      'Panel held',
      'Cared for Children and Care Leavers Committee (tbc) and Participation Team',
    ],
    ['1.3', 'Ask', 'Survey done', 'Reading Circle Host and Garden Keeper'],
  ];
  const ask = (given: Record<string, string> = {}) =>
    understandPlan([sheetOf(rows)], { ...options, answers: new Map(Object.entries(given)) });
  const names = (given?: Record<string, string>) =>
    ask(given).plan?.actions.map(({ measures }) => measures.map(({ name }) => name));

  it('stands as written, or with lists parted, until somebody answers', () => {
    const { questions } = ask();
    expect(questions.map(({ key }: Question) => key)).toEqual([
      'measures 1.1',
      'responsible 1.2',
      'responsible 1.3',
    ]);
    expect(names()?.[0]).toEqual(['Fewer children in care', 'An increase in steady homes. A panel is held']);
    expect(names({ 'measures 1.1': 'as written' })?.[0]).toHaveLength(1);
    expect(names({ 'measures 1.1': 'as proposed' })?.[0]).toEqual([
      'Fewer children in care',
      'An increase in steady homes',
      'A panel is held',
    ]);
    expect(names({ 'measures 1.1': 'One | Two' })?.[0]).toEqual(['One', 'Two']);
  });

  it('leaves "(tbc)" out of a post, and parts two posts when told', () => {
    const posts = (given?: Record<string, string>) =>
      ask(given).plan?.actions.map(({ leadPost, contributorPosts }) => [leadPost, ...contributorPosts]);
    expect(posts()?.slice(1)).toEqual([
      ['Participation Team', 'Committee'],
      ['Reading Circle Host and Garden Keeper'],
    ]);
    expect(posts({ 'responsible 1.3': 'parted', 'responsible 1.2': 'New Post' })?.slice(1)).toEqual([
      ['New Post'],
      ['Reading Circle Host', 'Garden Keeper'],
    ]);
  });

  it('reads an average score so that its figures need not be whole', () => {
    const rowsOfScore: Cell[][] = [
      header,
      ['4.3', 'Help', 'Average strengths and difficulties score', 'Lead'],
    ];
    const [action] = understandPlan([sheetOf(rowsOfScore)], options).plan?.actions ?? [];
    const measure = { id: 'm', ...action?.measures[0] } as Measure;
    expect(measure).toMatchObject({ kind: 'count', unit: 'score' });
    const typed = {
      [fields.figure(measure.code, 'count')]: '14.6',
      [fields.figure(measure.code, 'asAt')]: '2026-09-30',
      [fields.figure(measure.code, 'source')]: 'Health return',
    };
    for (const unit of ['score', null]) {
      const { figure, problems } = parseFigure({ ...measure, unit }, typed, Day.parse('2026-11-30'));
      expect([figure.count, problems]).toEqual([14.6, []]);
    }
  });
});
