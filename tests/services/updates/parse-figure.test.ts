import { Day } from '../../../services/calendar/rules';
import type { Measure } from '../../../services/strategy/rules';
import { parseFigure } from '../../../services/updates/parse-figure';
import { type FigurePart, fields } from '../../../services/updates/rules';
import { measure } from './measures';

const today = Day.parse('2027-01-12');
const asAt = '30 September 2026';
const count = measure('count', { name: 'Apprentices', code: '2.1-a' });
const share = measure('percentage', { name: 'Well informed', code: '4.8-b' });
const milestone = measure('milestone', { name: 'Offer published', code: '5.3-a' });
const words = measure('descriptive', { name: 'Language used', code: '1.4-a' });

function parse(of: Measure, typed: Partial<Record<FigurePart, string>>) {
  const inputs = Object.entries(typed).map(([part, text]) => [
    fields.figure(of.code, part as FigurePart),
    text,
  ]);
  const { figure, problems } = parseFigure(of, Object.fromEntries(inputs), today);
  return { figure, problems: Object.fromEntries(problems.map(({ label, message }) => [label, message])) };
}

describe('a count', () => {
  test('is a whole number with its date and source', () => {
    expect(parse(count, { count: '1,234', asAt, source: ' HR system ' })).toEqual({
      figure: expect.objectContaining({
        measureId: count.id,
        toCome: false,
        count: 1234,
        base: null,
        asAt: '2026-09-30',
        source: 'HR system',
      }),
      problems: {},
    });
  });

  test('left empty is still to come, whatever date and source the card suggested', () => {
    const { figure, problems } = parse(count, { asAt, source: 'HR system' });
    expect(problems).toEqual({});
    expect(figure).toMatchObject({ toCome: true, count: null, asAt: null, source: 'HR system' });
  });

  test.each(['to come', 'TBC', 'To come.'])('%j is still to come', (typed) => {
    expect(parse(count, { count: typed })).toMatchObject({ figure: { toCome: true }, problems: {} });
    expect(parse(share, { count: typed, base: typed })).toMatchObject({
      figure: { toCome: true },
      problems: {},
    });
  });

  test('needs its date and its source', () => {
    expect(parse(count, { count: '7' }).problems).toEqual({
      'Apprentices: as at': 'Give the date this figure was true.',
      'Apprentices: source': expect.stringContaining('where this figure comes from'),
    });
  });

  test.each([
    ['12.5', 'not a whole number'],
    ['-3', 'below 0'],
    ['99999999999', 'too large'],
    ['about 12', 'such as 12'],
    ['twelve', 'such as 12'],
    ['40%', 'This is a percentage'],
  ])('%j is refused with the fix', (typed, message) => {
    expect(parse(count, { count: typed, asAt, source: 'x' }).problems).toEqual({
      'Apprentices: how many': expect.stringContaining(message),
    });
  });

  test.each([
    ['weeks', '11.5', 11.5],
    ['score', '14.2', 14.2],
    ['visits per month', '1.5', 1.5],
    ['% change in number', '25%', 25],
    ['% change in number', '-12.5', -12.5],
  ])('in %s, %j is a number', (unit, typed, value) => {
    const measured = measure('count', { unit });
    const read = parse(measured, { count: typed, asAt, source: 'x' });
    expect(read.problems).toEqual({});
    expect(read.figure.count).toBe(value);
  });

  test.each([
    ['13 January 2027', 'still to come'],
    ['31/12/1999', 'before 2000'],
    ['last week', 'day, month and year'],
  ])('as at %j is refused', (date, message) => {
    expect(parse(count, { count: '7', asAt: date, source: 'x' }).problems).toEqual({
      'Apprentices: as at': expect.stringContaining(message),
    });
  });

  test('can be as at today', () => {
    expect(parse(count, { count: '7', asAt: '2027-01-12', source: 'x' }).problems).toEqual({});
  });
});

describe('a percentage', () => {
  test('is a count and a base', () => {
    const { figure, problems } = parse(share, { count: '60', base: '76', asAt, source: 'Survey' });
    expect(problems).toEqual({});
    expect(figure).toMatchObject({ count: 60, base: 76, toCome: false });
  });

  test.each(['90.07%', '90.07'])('typed as %j with base 76 is refused with the reason', (typed) => {
    expect(parse(share, { count: typed, base: '76', asAt, source: 'Survey' }).problems).toEqual({
      'Well informed: how many':
        'We work the percentage out from the count and the base. 90.07% of 76 would be 68.45, and no whole number out of 76 gives 90.07%: 68 gives 89.47%, 69 gives 90.79%. Give the count.',
    });
  });

  test('typed as one that the base allows says which count it is', () => {
    expect(parse(share, { count: '50%', base: '76', asAt, source: 'x' }).problems).toEqual({
      'Well informed: how many': expect.stringContaining('50% of 76 is 38: if that is right, give 38.'),
    });
  });

  test.each([
    [{ count: '90' }, 'Well informed: out of how many', 'out of how many'],
    [{ base: '76' }, 'Well informed: how many', 'how many as well'],
    [{ count: '90', base: '76' }, 'Well informed: how many', '90 is more than 76'],
    [{ count: '0', base: '0' }, 'Well informed: out of how many', 'out of 0'],
    [{ count: '1', base: 'all' }, 'Well informed: out of how many', 'not a number'],
    [{ count: '1', base: '7.5' }, 'Well informed: out of how many', 'not a whole number'],
    [{ count: '-1', base: '7' }, 'Well informed: how many', 'below 0'],
  ])('%j is refused at %s', (typed, label, message) => {
    expect(parse(share, { ...typed, asAt, source: 'x' }).problems).toEqual({
      [label]: expect.stringContaining(message),
    });
  });

  test('a typed percentage without a base asks for both', () => {
    expect(parse(share, { count: '90.07%', asAt, source: 'x' }).problems).toEqual({
      'Well informed: how many': expect.stringContaining('Give how many, and out of how many.'),
      'Well informed: out of how many': expect.stringContaining('out of how many'),
    });
  });
});

describe('a milestone', () => {
  test('is reached on a date', () => {
    const { figure, problems } = parse(milestone, { reached: 'yes', reachedOn: '3/10/2026' });
    expect(problems).toEqual({});
    expect(figure).toMatchObject({ reached: true, reachedOn: '2026-10-03', toCome: false });
  });

  test.each([
    ['no', false],
    ['', null],
  ])('%j is reached: %s', (reached, value) => {
    expect(parse(milestone, { reached }).figure.reached).toBe(value);
  });

  test.each([
    [{ reached: 'yes' }, 'Offer published: reached on', 'Give the date'],
    [{ reached: 'yes', reachedOn: '2027-02-01' }, 'Offer published: reached on', 'still to come'],
    [{ reached: 'no', reachedOn: '2026-02-01' }, 'Offer published: reached on', 'Choose Yes'],
    [{ reached: 'perhaps' }, 'Offer published: reached?', 'Choose Yes or Not yet'],
  ])('%j is refused', (typed, label, message) => {
    expect(parse(milestone, typed).problems).toEqual({ [label]: expect.stringContaining(message) });
  });
});

test('a descriptive measure is words, and may be left empty', () => {
  expect(parse(words, { words: ' Letters rewritten ' }).figure.words).toBe('Letters rewritten');
  expect(parse(words, {}).problems).toEqual({});
  expect(parse(words, { words: 'x'.repeat(2001) }).problems).toEqual({
    'Language used: in words': expect.stringContaining('1 characters too long'),
  });
});
