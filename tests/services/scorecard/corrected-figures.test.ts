/** A figure that is put right after it was published: what is printed, who is told, and what before and after give away. */
import { composeScorecard } from '../../../services/pack/compose/scorecard';
import { assembleScorecard } from '../../../services/scorecard/assemble';
import type { Scorecard, SourcedFigure } from '../../../services/scorecard/rules';
import { sampleContents } from '../../support/pack-sample';
import { figure } from './figure-sample';
import { ends, figuresOf, measure, Papers, sizes } from './reader-of-packs';

const row = (scorecard: Scorecard) => scorecard.rows.find(({ measureCode }) => measureCode === measure);
const rules = ({ warnings }: Scorecard) => warnings.map(({ rule }) => rule);
const words = (scorecard: Scorecard) =>
  JSON.stringify(composeScorecard(scorecard, sampleContents(), 'public').blocks.slice(-3));
const totals = [{ first: 0, last: 0 }];

/** Three parts of one breakdown, and their total, as at the end of a quarter. */
const breakdown = (quarter: number, parts: number[]): SourcedFigure[] => {
  const asAt = ends[quarter];
  if (!asAt) throw new Error('no such quarter');
  return [
    figure(measure, { asAt, count: parts.reduce((all, one) => all + one, 0) }),
    ...parts.map((count, index) => figure(measure, { asAt, count, part: `Award: ${'ABC'[index]}` })),
  ];
};
const textsNow = (scorecard: Scorecard) => {
  const found = row(scorecard);
  return [found?.now.text, ...(found?.parts ?? []).map(({ now }) => now.text)];
};

describe.each(sizes)('a corrected figure where up to %i are small', (k) => {
  it('prints what stands now, and says in the paper that it was corrected, without a number', () => {
    const papers = new Papers(k);
    papers.publish(figuresOf([20], totals), 0);
    const second = papers.publish(figuresOf([20 + k + 1], totals), 1);
    expect(row(second)?.last.text).toBe(`${21 + k}`);
    expect(second.corrected).toEqual([expect.objectContaining({ measureCode: measure, asAt: ends[0] })]);
    expect(words(second)).toContain('Figures corrected since they were published');
    expect(words(second)).toContain('as at 30 June 2026');
    expect(words(second)).not.toMatch(new RegExp(`\\b(20|${21 + k})\\b(?!26)`));
    // Members have been told: the next paper does not say it again.
    const third = papers.publish(figuresOf([20 + k + 1], totals), 2);
    expect(third.corrected).toEqual([]);
    expect(words(third)).not.toContain('corrected since');
  });

  it.each([
    [k, true],
    [-k, true],
    [k + 1, false],
    [-k - 1, false],
  ])('asks the clerk about one that moves by %i after its quarter: %j', (by, asks) => {
    const papers = new Papers(k);
    papers.publish(figuresOf([40], totals), 0);
    const second = papers.publish(figuresOf([40 + by], totals), 1);
    expect(rules(second).includes('corrected-since-published')).toBe(asks);
    expect(JSON.stringify(second.warnings)).not.toMatch(new RegExp(`\\b${40 + by}\\b`));
    // The value is out: nothing is asked about it any more.
    expect(rules(papers.publish(figuresOf([40 + by], totals), 2))).not.toContain('corrected-since-published');
  });

  it('is told, and not printed, where it has become small', () => {
    const papers = new Papers(k);
    papers.publish(figuresOf([20], totals), 0);
    const second = papers.publish(figuresOf([k], totals), 1);
    expect(row(second)?.last.text).toBe('c');
    expect(second.corrected).toHaveLength(1);
    expect(papers.publish(figuresOf([k], totals), 2).corrected).toEqual([]);
  });

  it('keeps a later total from whoever has the first as it was published (S5)', () => {
    const two = [...totals, { first: 0, last: 1 }];
    for (const [more, hides] of [
      [k, true],
      [k + 1, false],
    ] as const) {
      const papers = new Papers(k);
      papers.publish(figuresOf([20], totals), 0);
      // One was counted twice in the first quarter: of what stands now, the second is one larger.
      const second = papers.publish(figuresOf([19, more + 1], two), 1);
      expect(row(second)?.now.text).toBe(hides ? 'c' : `${20 + more}`);
    }
  });

  it('keeps hidden what was hidden when it was published: before and after would tell it', () => {
    const papers = new Papers(k);
    const first = papers.publish(breakdown(1, [30, k + 3, k]), 1);
    expect(textsNow(first)).toEqual([`${33 + 2 * k}`, '30', 'c', 'c']);
    // 33 + 2k less 30 less the second would be the third as it then was.
    const again = papers.publish(breakdown(1, [30, k + 3, k + 9]), 1);
    expect(textsNow(again)).toEqual([`${42 + 2 * k}`, '30', 'c', 'c']);
    expect(rules(again)).not.toContain('small-number-exposed');
    // Another quarter has a secret of its own, or none.
    const next = papers.publish(
      [...breakdown(1, [30, k + 3, k + 9]), ...breakdown(2, [31, k + 4, k + 9])],
      2,
    );
    expect(textsNow(next)).toEqual([`${44 + 2 * k}`, '31', `${k + 4}`, `${k + 9}`]);
    expect(row(next)?.parts.map(({ last }) => last.text)).toEqual(['30', 'c', 'c']);
  });

  it('hides the total anew where the correction makes a part small beside parts that are out', () => {
    const papers = new Papers(k);
    expect(textsNow(papers.publish(breakdown(1, [30, k + 3, k + 2]), 1))).toEqual([
      ...[`${35 + 2 * k}`, '30', `${k + 3}`, `${k + 2}`],
    ]);
    const again = papers.publish(breakdown(1, [30, k + 3, k]), 1);
    expect(textsNow(again)).toEqual(['c', '30', `${k + 3}`, 'c']);
    expect(again.corrected.map(({ part }) => part)).toEqual(['', 'Award: C']);
  });

  it('officers read it as it is, with the same note', () => {
    const papers = new Papers(k);
    papers.publish(figuresOf([20], totals), 0);
    const exact = assembleScorecard(papers.facts(figuresOf([k], totals), 1), 'officers');
    expect(row(exact)?.last.text).toBe(`${k}`);
    expect(exact.corrected).toHaveLength(1);
  });
});
