/** S2 and S5: what cannot be read must not be worked out either (domain.md 2.10). */
import fc from 'fast-check';
import {
  type NumberCell,
  protect,
  type Sum,
  usualThresholds,
} from '../../../services/scorecard/small-numbers';

const cell = (id: string, count: number, over: Partial<NumberCell> = {}): NumberCell => ({
  id,
  count,
  base: null,
  aboutPeople: true,
  ...over,
});

function hiddenIn(cells: NumberCell[], sums: Sum[]): string[] {
  const { verdicts } = protect(cells, sums, usualThresholds);
  return cells.filter(({ id }) => verdicts.get(id)?.hidden).map(({ id }) => id);
}

describe('the worked cases', () => {
  it('(a) 285, 236 and 1 of 522: the 1 and the 236', () => {
    const cells = [cell('all', 522), cell('boys', 285), cell('girls', 236), cell('other', 1)];
    expect(hiddenIn(cells, [{ total: 'all', parts: ['boys', 'girls', 'other'] }])).toEqual([
      'girls',
      'other',
    ]);
  });

  it('(c) bronze 9, silver 6, gold 3 of 18: gold and silver', () => {
    const cells = [cell('all', 18), cell('bronze', 9), cell('silver', 6), cell('gold', 3)];
    expect(hiddenIn(cells, [{ total: 'all', parts: ['bronze', 'silver', 'gold'] }])).toEqual([
      'silver',
      'gold',
    ]);
  });

  it('(e) 6 and 1 of 7: the split, and not the 7', () => {
    const cells = [cell('all', 7), cell('external', 6), cell('within', 1)];
    expect(hiddenIn(cells, [{ total: 'all', parts: ['external', 'within'] }])).toEqual([
      'external',
      'within',
    ]);
  });

  it('hides a third where two hidden ones could only be one pair of numbers', () => {
    const cells = [cell('all', 32), cell('a', 1), cell('b', 1), cell('c', 30)];
    expect(hiddenIn(cells, [{ total: 'all', parts: ['a', 'b', 'c'] }])).toEqual(['a', 'b', 'c']);
  });

  it('hides a third where the sum of two hidden ones is small: 1, 2 and 100 of 103', () => {
    const cells = [cell('all', 103), cell('a', 1), cell('b', 2), cell('c', 100)];
    expect(hiddenIn(cells, [{ total: 'all', parts: ['a', 'b', 'c'] }])).toEqual(['a', 'b', 'c']);
  });

  it('hides more where a sum can be taken from another: 1 and 2 of 12, which is 12 of 30', () => {
    const cells = [
      ...[cell('all', 30), cell('near', 12), cell('far', 18)],
      ...[cell('a', 1), cell('b', 2), cell('c', 9)],
    ];
    const sums = [
      { total: 'near', parts: ['a', 'b', 'c'] },
      { total: 'all', parts: ['near', 'far'] },
    ];
    expect(hiddenIn(cells, sums)).toEqual(expect.arrayContaining(['a', 'b', 'c']));
  });

  it('hides the next part and no nought beside a small one: 0, 2 and 20 of 22', () => {
    const cells = [cell('all', 22), cell('a', 0), cell('b', 2), cell('c', 20)];
    expect(hiddenIn(cells, [{ total: 'all', parts: ['a', 'b', 'c'] }])).toEqual(['b', 'c']);
  });

  it('never leaves hidden numbers whose sum is 5 or fewer, in tables of every shape', () => {
    let seen = 0;
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.nat(6), fc.nat(120)), { minLength: 2, maxLength: 6 }), (counts) => {
        const parts = counts.map((count, index) => cell(`p${index}`, count));
        const total = cell(
          'all',
          counts.reduce((sum, one) => sum + one, 0),
        );
        const sum = { total: 'all', parts: parts.map(({ id }) => id) };
        const { verdicts, exposed } = protect([total, ...parts], [sum], usualThresholds);
        const isHidden = ({ id }: NumberCell) => verdicts.get(id)?.hidden === true;
        const hidden = parts.filter(isHidden);
        if (hidden.length === 0 || isHidden(total) || exposed.length > 0) return;
        seen += 1;
        expect(hidden.reduce((all, { count }) => all + count, 0)).toBeGreaterThan(5);
      }),
      { seed: 9, numRuns: 400 },
    );
    expect(seen).toBeGreaterThan(100);
  });

  it('hides nothing where nothing is small', () => {
    const cells = [cell('all', 22), cell('a', 9), cell('b', 13)];
    expect(hiddenIn(cells, [{ total: 'all', parts: ['a', 'b'] }])).toEqual([]);
  });

  it('shows noughts', () => {
    const cells = [cell('all', 22), cell('a', 0), cell('b', 22)];
    expect(hiddenIn(cells, [{ total: 'all', parts: ['a', 'b'] }])).toEqual([]);
  });

  it('hides a row and a column more where totals run both ways', () => {
    const cells = [
      ...[cell('a1', 2), cell('a2', 20), cell('b1', 30), cell('b2', 40)],
      ...[cell('a', 22), cell('b', 70), cell('1', 32), cell('2', 60), cell('all', 92)],
    ];
    const sums = [
      { total: 'a', parts: ['a1', 'a2'] },
      { total: 'b', parts: ['b1', 'b2'] },
      { total: '1', parts: ['a1', 'b1'] },
      { total: '2', parts: ['a2', 'b2'] },
      { total: 'all', parts: ['a', 'b'] },
      { total: 'all', parts: ['1', '2'] },
    ];
    expect(hiddenIn(cells, sums)).toEqual(['a1', 'a2', 'b1', 'b2']);
  });
});

describe('what was published before', () => {
  it('S5: hides a running total that gives away the quarter, because the older total is out', () => {
    const cells = [
      cell('to September', 8, { published: true }),
      cell('to December', 10),
      cell('the quarter', 2, { implied: true }),
    ];
    const sums = [{ total: 'to December', parts: ['to September', 'the quarter'] }];
    expect(hiddenIn(cells, sums)).toEqual(expect.arrayContaining(['to December']));
    expect(hiddenIn(cells, sums)).not.toContain('to September');
  });

  it('shows a running total once enough has come', () => {
    const cells = [
      cell('to September', 8, { published: true }),
      cell('to March', 15),
      cell('both quarters', 7, { implied: true }),
    ];
    const sums = [{ total: 'to March', parts: ['to September', 'both quarters'] }];
    expect(hiddenIn(cells, sums)).toEqual([]);
  });

  it('takes a part that an earlier version printed for known, and hides another', () => {
    const cells = [
      cell('all', 18),
      cell('bronze', 9),
      cell('silver', 6, { published: true }),
      cell('gold', 3),
    ];
    const hidden = hiddenIn(cells, [{ total: 'all', parts: ['bronze', 'silver', 'gold'] }]);
    expect(hidden).toEqual(['bronze', 'gold']);
  });

  it('says when nothing can protect a small number any more', () => {
    const cells = [
      cell('all', 18, { published: true }),
      cell('bronze', 15, { published: true }),
      cell('gold', 3),
    ];
    const { exposed } = protect(cells, [{ total: 'all', parts: ['bronze', 'gold'] }], usualThresholds);
    expect(exposed).toEqual(['gold']);
  });
});

/**
 * An attacker of the test's own, who shares no code with the product: lists every table of whole numbers that fits what is
 * printed, and looks at what a hidden cell can be.
 */
function possibleValues(cells: NumberCell[], sums: Sum[], hidden: string[], sought: string): Set<number> {
  const values = new Map(cells.map(({ id, count }) => [id, count]));
  const limit = 40;
  // A reader knows that noughts are shown, unless one had to be hidden to protect another number.
  const least = hidden.some((id) => values.get(id) === 0) ? 0 : 1;
  const found = new Set<number>();
  const assignment = new Map<string, number>();
  const worth = (id: string) => (hidden.includes(id) ? assignment.get(id) : values.get(id));
  const fits = () =>
    sums.every(({ total, parts }) => {
      const whole = worth(total);
      const known = parts.map(worth).filter((value) => value !== undefined);
      const sum = known.reduce((added, value) => added + value, 0);
      if (whole === undefined) return true;
      return known.length === parts.length
        ? whole === sum
        : sum + least * (parts.length - known.length) <= whole;
    });
  const order = [sought, ...hidden.filter((id) => id !== sought)];
  const fill = (index: number): boolean => {
    const id = order[index];
    if (id === undefined) return true;
    for (let value = least; value <= limit; value += 1) {
      assignment.set(id, value);
      if (fits() && fill(index + 1)) {
        if (index > 0) {
          assignment.delete(id);
          return true;
        }
        found.add(value);
      }
      assignment.delete(id);
    }
    return false;
  };
  fill(0);
  return found;
}

describe('an attacker who sees everything that is printed', () => {
  const counts = fc.array(fc.nat(9), { minLength: 2, maxLength: 4 });
  const total = (parts: number[]) => parts.reduce((sum, count) => sum + count, 0);
  /** Small cells that an attacker went for. */
  let attacked = 0;
  beforeEach(() => {
    attacked = 0;
  });
  afterEach(() => expect(attacked).toBeGreaterThan(50));

  it('cannot tell a small part of a breakdown', () => {
    fc.assert(
      fc.property(counts, (parts) => {
        const cells = [cell('all', total(parts)), ...parts.map((count, index) => cell(`p${index}`, count))];
        const sums = [{ total: 'all', parts: parts.map((_, index) => `p${index}`) }];
        expectSafe(cells, sums);
      }),
      { seed: 20270302, numRuns: 120 },
    );
  });

  it('cannot tell a small cell of a table with totals both ways', () => {
    const four = fc.array(fc.nat(9), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(four, (given) => {
        const [a1 = 0, a2 = 0, b1 = 0, b2 = 0] = given;
        const cells = [
          ...[cell('a1', a1), cell('a2', a2), cell('b1', b1), cell('b2', b2)],
          ...[cell('a', a1 + a2), cell('b', b1 + b2), cell('1', a1 + b1), cell('2', a2 + b2)],
        ];
        const sums = [
          { total: 'a', parts: ['a1', 'a2'] },
          { total: 'b', parts: ['b1', 'b2'] },
          { total: '1', parts: ['a1', 'b1'] },
          { total: '2', parts: ['a2', 'b2'] },
        ];
        expectSafe(cells, sums);
      }),
      { seed: 20270302, numRuns: 40 },
    );
  });

  it('cannot tell a small quarter from running totals', () => {
    const three = fc.array(fc.nat(9), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(three, ([one = 0, two = 0, three = 0]) => {
        const cells = [cell('q1', one), cell('q2', two), cell('q3', three)];
        const running = [cell('to q2', one + two), cell('to q3', one + two + three)];
        const sums = [
          { total: 'to q2', parts: ['q1', 'q2'] },
          { total: 'to q3', parts: ['to q2', 'q3'] },
          { total: 'to q3', parts: ['q1', 'q2', 'q3'] },
        ];
        expectSafe([...cells, ...running], sums);
      }),
      { seed: 20270302, numRuns: 60 },
    );
  });

  function expectSafe(cells: NumberCell[], sums: Sum[]): void {
    const { verdicts, exposed } = protect(cells, sums, usualThresholds);
    expect(exposed).toEqual([]);
    const hidden = cells.filter(({ id }) => verdicts.get(id)?.hidden).map(({ id }) => id);
    for (const { id, count } of cells) {
      if (count === 0 || count > 5) continue;
      attacked += 1;
      expect(hidden).toContain(id);
      const small = [...possibleValues(cells, sums, hidden, id)].filter((value) => value <= 5);
      expect(small).toContain(count);
      expect(small.length).toBeGreaterThanOrEqual(2);
    }
  }
});
