/** What a careful reader could work out: unknown whole numbers, sums that hold between them, and what is still possible. */

/** The terms add up to nothing: the parts, less the total, plus what is known of both. */
export interface Equation {
  terms: { id: string; sign: 1 | -1 }[];
  constant: number;
}

export interface Range {
  lo: number;
  hi: number;
}
export type Ranges = Map<string, Range>;

/** More than a real table ever needs; past it the answer is 'no', so that a doubt hides one number more. */
const mostSteps = 4_000;

/** Whether some whole numbers within the ranges make every equation true. */
export function isPossible(equations: Equation[], ranges: Ranges): boolean {
  return search(equations, ranges, { left: mostSteps });
}

function search(equations: Equation[], given: Ranges, steps: { left: number }): boolean {
  steps.left -= 1;
  if (steps.left < 0) return false;
  const ranges = narrowed(equations, given);
  if (ranges === null) return false;
  const open = [...ranges].filter(([, range]) => range.lo < range.hi);
  const inUse = new Set(equations.flatMap(({ terms }) => terms.map(({ id }) => id)));
  const [next] = open.filter(([id]) => inUse.has(id)).sort((one, other) => width(one[1]) - width(other[1]));
  if (!next) return true;
  const [id, { lo, hi }] = next;
  for (let value = lo; value <= hi && steps.left > 0; value += 1) {
    if (search(equations, new Map(ranges).set(id, { lo: value, hi: value }), steps)) return true;
  }
  return false;
}

const width = ({ lo, hi }: Range) => hi - lo;

/** The same ranges, cut to what the sums allow; null when they allow nothing. */
export function narrowed(equations: Equation[], given: Ranges): Ranges | null {
  const ranges = new Map([...given].map(([id, range]) => [id, { ...range }]));
  const rangeOf = (id: string) => ranges.get(id) ?? { lo: 0, hi: 0 };
  for (let changed = true; changed; ) {
    changed = false;
    for (const { terms, constant } of equations) {
      const least = terms.reduce((sum, { id, sign }) => sum + bound(rangeOf(id), sign, 'least'), constant);
      const most = terms.reduce((sum, { id, sign }) => sum + bound(rangeOf(id), sign, 'most'), constant);
      if (least > 0 || most < 0) return null;
      for (const { id, sign } of terms) {
        const range = rangeOf(id);
        // The rest of the sum lies between these, so this term lies between their opposites.
        const restLeast = least - bound(range, sign, 'least');
        const restMost = most - bound(range, sign, 'most');
        const lo = Math.max(range.lo, sign === 1 ? -restMost : restLeast);
        const hi = Math.min(range.hi, sign === 1 ? -restLeast : restMost);
        if (lo > hi) return null;
        if (lo !== range.lo || hi !== range.hi) {
          ranges.set(id, { lo, hi });
          changed = true;
          break;
        }
      }
    }
  }
  return ranges;
}

function bound({ lo, hi }: Range, sign: 1 | -1, which: 'least' | 'most'): number {
  return (sign === 1) === (which === 'least') ? sign * lo : sign * hi;
}
