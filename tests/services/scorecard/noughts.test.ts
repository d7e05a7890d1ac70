/** A nought may be read (S1), and neither tells the small part beside it nor is told by it. */
import fc from 'fast-check';
import { byItself, type NumberCell, protect, type Sum } from '../../../services/scorecard/small-numbers';
import { sizes, thresholdsOf } from './reader-of-packs';

const cell = (id: string, count: number, over: Partial<NumberCell> = {}): NumberCell => ({
  ...{ id, count, base: null, aboutPeople: true },
  ...over,
});

/** A total and its parts p0, p1, …; noughts reveal something where `reveals` says so. */
function tableOf(parts: number[], over: Record<string, Partial<NumberCell>> = {}) {
  const ids = parts.map((_, index) => `p${index}`);
  const all = parts.reduce((sum, one) => sum + one, 0);
  const cells = [
    cell('all', all, over.all),
    ...ids.map((id, index) => cell(id, parts[index] ?? 0, over[id])),
  ];
  return { cells, sums: [{ total: 'all', parts: ids }] };
}

function printed(cells: NumberCell[], sums: Sum[], k: number): { texts: string[]; exposed: string[] } {
  const { verdicts, exposed } = protect(cells, sums, thresholdsOf(k));
  return { texts: cells.map(({ id, count }) => (verdicts.get(id)?.hidden ? 'c' : `${count}`)), exposed };
}

/**
 * Every way to fill the hidden parts that fits: of a reader who knows that noughts are shown, and of one who does not. Only
 * tables of one total; what a part can be is listed part by part.
 */
function fillings(parts: number[], texts: string[], least: 0 | 1): number[][] {
  const [total = 'c', ...shown] = texts;
  const found: number[][] = [];
  const most = parts.reduce((sum, one) => sum + one, 0) + 3;
  const fill = (tried: number[], sum: number): void => {
    if (total !== 'c' && sum > Number(total)) return;
    if (tried.length === parts.length) {
      if (total === 'c' || sum === Number(total)) found.push(tried);
      return;
    }
    const text = shown[tried.length] ?? 'c';
    const [from, to] = text === 'c' ? [least, most] : [Number(text), Number(text)];
    for (let value = from; value <= to; value += 1) fill([...tried, value], sum + value);
  };
  fill([], 0);
  return found;
}

describe.each(sizes)('noughts where up to %i are small', (k) => {
  it.each([
    ['a nought alone', [0, 20 + k], '.,0,.'],
    ['beside a small part: the next part is hidden, and no nought', [0, k, 20 + k], '.,0,c,c'],
    ['two of them beside a small part', [0, 0, k, 20 + k], '.,0,0,c,c'],
    ['beside nothing but a small part: the total is as small', [0, k], 'c,0,c'],
    ['nothing at all', [0, 0], '.,0,0'],
    ['beside parts that are not small', [0, k + 1, k + 2], '.,0,.,.'],
  ])('%s', (_, parts, expected) => {
    const { cells, sums } = tableOf(parts);
    const { texts, exposed } = printed(cells, sums, k);
    const counts = [parts.reduce((sum, one) => sum + one, 0), ...parts];
    expect(texts).toEqual(expected.split(',').map((one, index) => (one === '.' ? `${counts[index]}` : one)));
    expect(exposed).toEqual([]);
  });

  it('a nought beside a small part, where all else is out, is not enough: it is said that the part is exposed', () => {
    const { cells, sums } = tableOf([0, k, 20], { all: { published: true }, p2: { published: true } });
    expect(printed(cells, sums, k).exposed).toContain('p1');
  });

  it('a nought that tells something itself is hidden like a small number, with another beside it', () => {
    expect(byItself(cell('one', 0, { zeroReveals: true }), thresholdsOf(k)).hidden).toBe(true);
    const { cells, sums } = tableOf([0, k + 1, k + 9], { p0: { zeroReveals: true } });
    const { texts, exposed } = printed(cells, sums, k);
    expect(texts).toEqual([`${2 * k + 10}`, 'c', 'c', `${k + 9}`]);
    expect(exposed).toEqual([]);
  });

  it('all of a base is a nought of the others', () => {
    const share = (over: Partial<NumberCell>) =>
      byItself(cell('one', 40 + k, { base: 40 + k, ...over }), thresholdsOf(k)).hidden;
    expect([share({}), share({ zeroReveals: true })]).toEqual([false, true]);
  });

  it('whatever noughts stand beside it, a small part cannot be told', () => {
    let small = 0;
    let noughts = 0;
    const part = fc.oneof(
      fc.constant(0),
      fc.integer({ min: 1, max: k }),
      fc.integer({ min: k + 1, max: k + 6 }),
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 2, maxLength: 4 }), (parts) => {
        const { cells, sums } = tableOf(parts);
        const { texts, exposed } = printed(cells, sums, k);
        expect(exposed).toEqual([]);
        const ways = fillings(parts, texts, 1);
        expect(ways).toContainEqual(parts);
        for (const [index, count] of parts.entries()) {
          const text = texts[index + 1];
          if (count === 0) {
            noughts += 1;
            expect(text).toBe('0');
          }
          if (count === 0 || count > k) continue;
          small += 1;
          expect(text).toBe('c');
          const values = new Set(ways.map((way) => way[index] ?? 0));
          expect([...values].filter((value) => value <= Math.max(k, 2)).length).toBeGreaterThanOrEqual(2);
        }
      }),
      { seed: 13, numRuns: 50 },
    );
    expect(small).toBeGreaterThan(20);
    expect(noughts).toBeGreaterThan(20);
  });
});
