/** Words beside a figure, at the level of the whole scorecard: what one column hides, no note and no comparator tells. */
import { numbersSaid } from '../../../services/language/said-numbers';
import { compose } from '../../../services/pack/compose/compose';
import { assembleScorecard } from '../../../services/scorecard/assemble';
import type { SourcedFigure } from '../../../services/scorecard/rules';
import { sampleContents } from '../../support/pack-sample';
import { day, factsOf, figure, quarters } from './figure-sample';

const code = '2.1-a';
const rowOf = (figures: SourcedFigure[], over = {}) => {
  const open = assembleScorecard(factsOf(figures, over), 'public');
  const found = open.rows.find(({ measureCode }) => measureCode === code);
  if (!found) throw new Error('no row');
  return found;
};
const now = (count: number, over: Partial<SourcedFigure> = {}) => figure(code, { count, ...over });
const last = (count: number) => figure(code, { count, asAt: quarters.last });

describe('words beside a figure', () => {
  it.each([
    ['last quarter’s hidden number, in digits', 'Up from 4.', [now(11), last(4)]],
    ['last quarter’s hidden number, in words', 'It was four in the summer.', [now(11), last(4)]],
    [
      'a hidden number of long ago',
      'The lowest was 3.',
      [now(11), figure(code, { count: 3, asAt: day('2025-06-30') })],
    ],
    [
      'a hidden part',
      'Two chose catering.',
      [now(14), now(2, { part: 'Trade: Catering' }), now(12, { part: 'Trade: Other' })],
    ],
    [
      'a number hidden for another’s sake',
      'Of them 213 are girls.',
      [now(1163), now(947, { part: 'Boys' }), now(213, { part: 'Girls' }), now(3, { part: 'Other' })],
    ],
    ['a breakdown that stands nowhere else', 'Gold 3, silver 6, bronze 9.', [now(18)]],
    ['a split in words', 'Seven outside and two here.', [now(9)]],
  ])('are withheld where they tell %s', (_, words, [first, ...others]) => {
    const told = { ...(first as SourcedFigure), note: words, definition: words };
    const row = rowOf([told, ...others]);
    expect(row.now.hidden).toBe(false);
    expect([row.note, row.definition]).toEqual(['', '']);
    const officers = assembleScorecard(factsOf([told, ...others]), 'officers').rows;
    expect(officers.find(({ measureCode }) => measureCode === code)?.definition).toBe(words);
    const contents = { ...sampleContents(), scorecard: factsOf([told, ...others]) };
    expect(JSON.stringify(compose(contents, 'public').blocks)).not.toContain(words.replace(/\.$/, ''));
  });

  it.each([
    'Taken from the system on 4 January 2027.',
    'As in table 4 of the return of 2025-26.',
    'Counted over 4 weeks; 4% more than planned.',
    'Action 2.4 helped, and so did step 4 of the guide.',
    'Up from 9 last quarter.',
  ])('stay where their numbers count nobody, or nobody who is hidden: “%s”', (words) => {
    const row = rowOf([now(11, { note: words }), last(4)]);
    expect(row.note).toBe(words);
    expect(row.last.hidden).toBe(true);
  });

  it('of staff, events and the like may be split', () => {
    const split = { note: 'Gold 3, silver 6, bronze 9.', population: 'others' as const };
    expect(rowOf([now(18, split)]).note).toBe(split.note);
  });

  it('are read for numbers in digits and words alike', () => {
    expect(numbersSaid('Twelve of 1,204; the other two in March 2027, 31/12/2026, Quarter 3')).toEqual([
      12, 1204, 2,
    ]);
  });
});

it('a comparator that counts five or fewer children is hidden in public, and no other', () => {
  const comparator = (value: string) => ({
    ...{ measureCode: code, name: 'Last year', value, source: 'Annual report', year: '2025-26' },
  });
  const comparators = ['3', '6', '16%', '4.2 per 10,000'].map(comparator);
  const values = (audience: 'public' | 'officers') =>
    assembleScorecard(factsOf([now(11)], { comparators }), audience)
      .rows.find(({ measureCode }) => measureCode === code)
      ?.comparators.map(({ value }) => value);
  expect(values('officers')).toEqual(['3', '6', '16%', '4.2 per 10,000']);
  expect(values('public')).toEqual(['c (5 or fewer, hidden)', '6', '16%', '4.2 per 10,000']);
  const picture = assembleScorecard(
    factsOf([figure('K07', { count: 40, definition: 'Children seeking safety here' })], {
      comparators: [{ ...comparator('2'), measureCode: 'K07' }],
    }),
    'public',
  ).picture;
  expect(picture?.figures[0]?.comparators[0]?.value).toBe('c (5 or fewer, hidden)');
});
