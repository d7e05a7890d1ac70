import fc from 'fast-check';
import { nearestCounts, percentageOf, possiblePercentage } from '../../../services/updates/percentages';

describe('a percentage is worked out from the count and the base', () => {
  test.each([
    [12, 30, 40],
    [1, 3, 33],
    [2, 3, 67],
    [1, 8, 13],
    [0, 30, 0],
    [30, 30, 100],
    [999, 1000, 99],
    [1, 1000, 1],
    [156, 160, 98],
    [1, 200, 1],
  ])('%d of %d is %d%%', (count, base, percentage) => {
    expect(percentageOf(count, base)).toBe(percentage);
  });

  test('all is the only 100, none the only 0', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.nat(), (base, seed) => {
        const count = seed % (base + 1);
        const shown = percentageOf(count, base);
        expect(shown === 100).toBe(count === base);
        expect(shown === 0).toBe(count === 0);
        expect(Math.abs(shown - (count * 100) / base)).toBeLessThan(1);
      }),
    );
  });

  test.each([
    [1, 0],
    [2, 1],
    [-1, 3],
  ])('%d of %d has no percentage', (count, base) => {
    expect(() => percentageOf(count, base)).toThrow(RangeError);
  });
});

describe('which percentages can come from a base', () => {
  test('90.07% comes from no base up to 76, and 85.20% from none up to 150 (domain.md 1.4 C5)', () => {
    const bases = (most: number) => Array.from({ length: most }, (_, place) => place + 1);
    expect(bases(76).filter((base) => possiblePercentage(90.07, base, 2))).toEqual([]);
    expect(bases(150).filter((base) => possiblePercentage(85.2, base, 2))).toEqual([]);
  });

  test('it agrees with trying every count', () => {
    const shown = (count: number, base: number, decimals: number) =>
      Math.floor((count * 200 * 10 ** decimals + base) / (2 * base));
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 0, max: 2 }),
        fc.nat(),
        (base, decimals, seed) => {
          const scale = 10 ** decimals;
          const hundredths = seed % (100 * scale + 1);
          const tried = Array.from({ length: base + 1 }, (_, count) => shown(count, base, decimals));
          expect(possiblePercentage(hundredths / scale, base, decimals)).toBe(tried.includes(hundredths));
        },
      ),
      { numRuns: 500 },
    );
  });

  test.each([
    [90.07, 76, [68, 69]],
    [50, 76, [38]],
    [55, 100, [55]],
    [100, 7, [7]],
    [0.1, 10, [0, 1]],
  ])('the counts nearest to %d%% of %d', (percentage, base, counts) => {
    expect(nearestCounts(percentage, base)).toEqual(counts);
  });
});
