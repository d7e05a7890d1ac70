/** S5: what came in a quarter, or between any two totals, is not to be had from totals, in one paper or in several. */
import fc from 'fast-check';
import { addPeriodSums } from '../../../services/scorecard/period-sums';
import { placeKey } from '../../../services/scorecard/rules';
import { figuresOf, measure, Papers, type Stretch, sizes, sumOf, workedOut } from './reader-of-packs';

/** The total after each quarter so far, all from the first day on. */
const totalsTo = (quarter: number): Stretch[] =>
  Array.from({ length: quarter + 1 }, (_, last) => ({ first: 0, last }));

const textsOf = (scorecard: ReturnType<Papers['publish']>) => {
  const row = scorecard.rows.find(({ measureCode }) => measureCode === measure);
  return [row?.now.text, row?.last.text];
};

describe.each(sizes)('running totals where up to %i are small', (k) => {
  it.each([
    [k, true],
    [k + 1, false],
    // Nothing has come: the total is as it was.
    [0, false],
  ])('the second of two, %i more than the first: hidden is %j', (more, hidden) => {
    const papers = new Papers(k);
    papers.publish(figuresOf([20], totalsTo(0)), 0);
    const second = papers.publish(figuresOf([20, more], totalsTo(1)), 1);
    expect(textsOf(second)).toEqual([hidden ? 'c' : `${20 + more}`, '20']);
  });

  it('a third total that would give two small quarters away waits until enough have come', () => {
    const papers = new Papers(k);
    const quarters = [20, k, 0, k + 1];
    const texts = quarters.map((_, quarter) =>
      textsOf(papers.publish(figuresOf(quarters.slice(0, quarter + 1), totalsTo(quarter)), quarter)),
    );
    expect(texts.map(([now]) => now)).toEqual(['20', 'c', 'c', `${21 + 2 * k}`]);
    expect(workedOut(papers, quarters).found).toEqual([]);
  });

  it('three totals that overlap give the quarter in their middle away, so one of them is hidden', () => {
    const stretches: Stretch[] = [
      { first: 0, last: 1 },
      { first: 1, last: 2 },
      { first: 0, last: 2 },
    ];
    for (const [middle, hides] of [
      [k, true],
      [k + 1, false],
    ] as const) {
      const papers = new Papers(k);
      const quarters = [k + 2, middle, k + 5];
      papers.publish(figuresOf(quarters, stretches), 2);
      expect(workedOut(papers, quarters).found).toEqual([]);
      expect(stretches.some((one) => papers.read(one) === null)).toBe(hides);
    }
  });

  it('no small quarter, and no small stretch, is to be had from the papers of three quarters', () => {
    let small = 0;
    let shown = 0;
    const quarters = fc.array(fc.oneof(fc.nat(k), fc.nat(9)), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(quarters, (counts) => {
        const papers = new Papers(k);
        for (const quarter of counts.keys()) {
          const { warnings } = papers.publish(
            figuresOf(counts.slice(0, quarter + 1), totalsTo(quarter)),
            quarter,
          );
          expect(warnings.filter(({ rule }) => rule === 'small-number-exposed')).toEqual([]);
        }
        const tried = workedOut(papers, counts);
        small += tried.small;
        shown += totalsTo(2).filter((one) => typeof papers.read(one) === 'number').length;
        expect(tried.found).toEqual([]);
      }),
      { seed: 11, numRuns: 30 },
    );
    expect(small).toBeGreaterThan(20);
    // A reader is told as much as may be told.
    expect(shown).toBeGreaterThan(5);
  });

  it('nor from totals of any kind in one paper: of the year, of a half, of a quarter', () => {
    let small = 0;
    const every: Stretch[] = [0, 1, 2].flatMap((first) =>
      [0, 1, 2].filter((last) => last >= first).map((last) => ({ first, last })),
    );
    const given = fc.tuple(
      fc.array(fc.oneof(fc.nat(k), fc.nat(9)), { minLength: 3, maxLength: 3 }),
      fc.subarray(every, { minLength: 2 }),
    );
    fc.assert(
      fc.property(given, ([counts, stretches]) => {
        const papers = new Papers(k);
        const { warnings } = papers.publish(figuresOf(counts, stretches), 2);
        expect(warnings.filter(({ rule }) => rule !== 'small-change')).toEqual([]);
        const tried = workedOut(papers, counts);
        small += tried.small;
        expect(tried.found).toEqual([]);
      }),
      { seed: 12, numRuns: 30 },
    );
    expect(small).toBeGreaterThan(20);
  });

  it('hides nothing where no quarter and no stretch is small', () => {
    const papers = new Papers(k);
    const quarters = [k + 1, k + 2, k + 3];
    papers.publish(figuresOf(quarters, totalsTo(2)), 2);
    expect(totalsTo(2).map((one) => papers.read(one))).toEqual(
      totalsTo(2).map((one) => sumOf(quarters, one)),
    );
  });
});

it('keeps in hand no more stretches than quarters, where none is small: a year of totals is decided quickly', () => {
  const quarters = [20, 21, 22, 23];
  const cells = figuresOf(quarters, totalsTo(3)).map((one) => ({
    ...{ id: placeKey(one), place: one, count: one.count ?? 0, base: null, aboutPeople: true },
  }));
  const found = { sums: [], implied: [], overfull: [] };
  addPeriodSums(cells, [], found, 5);
  // The first quarter is the first total.
  expect(found.implied).toHaveLength(3);
});
