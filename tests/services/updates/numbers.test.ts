import { readDay } from '../../../services/updates/days';
import { readNumber } from '../../../services/updates/numbers';

describe('a number as people type it', () => {
  test.each([
    ['12', 12, 0],
    [' 12 ', 12, 0],
    ['1,234', 1234, 0],
    ['1 234', 1234, 0],
    ['1\u00a0234', 1234, 0],
    ['12.5', 12.5, 1],
    ['0', 0, 0],
    ['-0', 0, 0],
    ['-3', -3, 0],
    ['−3', -3, 0],
    ['+25', 25, 0],
    ['１２', 12, 0],
  ])('%j is %d', (typed, value, decimals) => {
    expect(readNumber(typed)).toEqual({ kind: 'number', value, decimals });
  });

  test.each([
    ['90.07%', 90.07, 2],
    ['90 %', 90, 0],
    ['90 per cent', 90, 0],
    ['90 percent', 90, 0],
  ])('%j is seen to be a percentage', (typed, value, decimals) => {
    expect(readNumber(typed)).toEqual({ kind: 'percentage', value, decimals });
  });

  test.each([
    ['about 12', '12'],
    ['twelve', '12'],
    ['around Twelve of them', '12'],
    ['12 of 30', '12'],
    ['1,23', '123'],
    ['12k', '12'],
    ['1e3', '1'],
    ['0x10', '0'],
    ['not known', null],
    ['-', null],
    ['∞', null],
  ])('%j is unclear, never guessed', (typed, guess) => {
    expect(readNumber(typed)).toEqual({ kind: 'unclear', guess });
  });

  test.each(['', '   ', '\u00a0'])('%j is nothing', (typed) => {
    expect(readNumber(typed)).toEqual({ kind: 'nothing' });
  });
});

describe('a date as people type it', () => {
  test.each([
    '2026-09-30',
    '30/09/2026',
    '30/9/2026',
    '30/9/26',
    '30.09.2026',
    '30-9-26',
    '30 September 2026',
    '30 sept 2026',
    '30 Sept. 26',
    '30th September 2026',
    '30th of September, 2026',
    'Wednesday 30 September 2026',
    '  30  September  2026 ',
  ])('%j is 30 September 2026', (typed) => {
    expect(readDay(typed)).toBe('2026-09-30');
  });

  test.each([
    '31/09/2026',
    '9/30/2026',
    '29/02/2027',
    '30 Septembre',
    'last week',
    'Monday 30 September 2026',
    '2026',
    '30/9',
    '30/09-2026',
  ])('%j is unclear', (typed) => {
    expect(readDay(typed)).toBe('unclear');
  });

  test('nothing typed is no date', () => {
    expect(readDay('  ')).toBeNull();
  });
});
