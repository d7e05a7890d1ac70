/** Which parts of two sequences belong together: equal ones in order, then moved ones, then those that are most alike. */

/** Places in the one and in the other that hold the same. */
export type Pair = [one: number, other: number];

/** Above this many comparisons a stretch without anything unique in it is left to the later steps. */
const mostCells = 250_000;

/** Equal parts in the same order, by what stands once in both (patience), then by longest common subsequence. */
export function commonInOrder(one: string[], other: string[]): Pair[] {
  const pairs: Pair[] = [];
  const stack: [number, number, number, number][] = [[0, one.length, 0, other.length]];
  for (let stretch = stack.pop(); stretch; stretch = stack.pop()) {
    let [a, aEnd, b, bEnd] = stretch;
    while (a < aEnd && b < bEnd && one[a] === other[b]) pairs.push([a++, b++]);
    while (a < aEnd && b < bEnd && one[aEnd - 1] === other[bEnd - 1]) pairs.push([--aEnd, --bEnd]);
    if (a === aEnd || b === bEnd) continue;
    const anchors = uniqueInBoth(one, other, [a, aEnd, b, bEnd]);
    if (anchors.length === 0) {
      if ((aEnd - a) * (bEnd - b) <= mostCells) pairs.push(...longestCommon(one, other, [a, aEnd, b, bEnd]));
      continue;
    }
    for (const [nextA, nextB] of [...anchors, [aEnd, bEnd] as Pair]) {
      stack.push([a, nextA, b, nextB]);
      if (nextA < aEnd) pairs.push([nextA, nextB]);
      [a, b] = [nextA + 1, nextB + 1];
    }
  }
  return pairs.sort(([left], [right]) => left - right);
}

type Stretch = [a: number, aEnd: number, b: number, bEnd: number];

function uniqueInBoth(one: string[], other: string[], [a, aEnd, b, bEnd]: Stretch): Pair[] {
  const places = new Map<string, { inOne: number[]; inOther: number[] }>();
  const at = (text: string) => {
    const known = places.get(text) ?? { inOne: [], inOther: [] };
    places.set(text, known);
    return known;
  };
  for (let place = a; place < aEnd; place += 1) at(one[place] ?? '').inOne.push(place);
  for (let place = b; place < bEnd; place += 1) at(other[place] ?? '').inOther.push(place);
  const unique: Pair[] = [];
  for (const { inOne, inOther } of places.values()) {
    const [left, right] = [inOne[0], inOther[0]];
    if (inOne.length === 1 && inOther.length === 1 && left !== undefined && right !== undefined)
      unique.push([left, right]);
  }
  unique.sort(([left], [right]) => left - right);
  return longestRising(unique.map(([, place]) => place)).map((index) => unique[index] as Pair);
}

/** The longest run of rising numbers, as places in the list. */
export function longestRising(numbers: number[]): number[] {
  const ends: number[] = [];
  const before: number[] = [];
  for (const [index, number] of numbers.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[ends[middle] ?? 0] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? (ends[low - 1] ?? -1) : -1;
    ends[low] = index;
  }
  const run: number[] = [];
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) run.unshift(index);
  return run;
}

function longestCommon(one: string[], other: string[], [a, aEnd, b, bEnd]: Stretch): Pair[] {
  const width = bEnd - b + 1;
  const lengths = new Uint16Array((aEnd - a + 1) * width);
  for (let left = aEnd - a - 1; left >= 0; left -= 1) {
    for (let right = bEnd - b - 1; right >= 0; right -= 1) {
      const place = left * width + right;
      lengths[place] =
        one[a + left] === other[b + right]
          ? (lengths[place + width + 1] ?? 0) + 1
          : Math.max(lengths[place + width] ?? 0, lengths[place + 1] ?? 0);
    }
  }
  const pairs: Pair[] = [];
  for (let left = 0, right = 0; left < aEnd - a && right < bEnd - b; ) {
    if (one[a + left] === other[b + right]) pairs.push([a + left++, b + right++]);
    else if ((lengths[(left + 1) * width + right] ?? 0) >= (lengths[left * width + right + 1] ?? 0))
      left += 1;
    else right += 1;
  }
  return pairs;
}

/** Equal parts wherever they stand, each taken once; `left` and `right` are what is not paired yet. */
export function commonAnywhere(one: string[], other: string[], left: number[], right: number[]): Pair[] {
  const waiting = new Map<string, number[]>();
  for (const place of left) {
    const text = one[place] ?? '';
    const places = waiting.get(text);
    if (places) places.push(place);
    else waiting.set(text, [place]);
  }
  return right.flatMap((place): Pair[] => {
    const from = waiting.get(other[place] ?? '')?.shift();
    return from === undefined ? [] : [[from, place]];
  });
}

/** How far apart in what is left over two versions of one thing may stand. */
const farthest = 40;

/** The most alike first, each taken once. @param likeness 0 to 1; pairs under `least` stay apart. */
export function mostAlike(
  left: number[],
  right: number[],
  likeness: (one: number, other: number) => number,
  least: number,
): Pair[] {
  const candidates: { pair: Pair; score: number; distance: number }[] = [];
  for (const [i, one] of left.entries()) {
    for (let j = Math.max(0, i - farthest); j < Math.min(right.length, i + farthest + 1); j += 1) {
      const other = right[j] ?? 0;
      const score = likeness(one, other);
      if (score >= least) candidates.push({ pair: [one, other], score, distance: Math.abs(i - j) });
    }
  }
  candidates.sort(
    (a, b) => b.score - a.score || a.distance - b.distance || a.pair[0] + a.pair[1] - b.pair[0] - b.pair[1],
  );
  const taken = { left: new Set<number>(), right: new Set<number>() };
  return candidates.flatMap(({ pair }): Pair[] => {
    if (taken.left.has(pair[0]) || taken.right.has(pair[1])) return [];
    taken.left.add(pair[0]);
    taken.right.add(pair[1]);
    return [pair];
  });
}

/** What stands in neither half of any pair. */
export function unpaired(length: number, pairs: Pair[], half: 0 | 1): number[] {
  const taken = new Set(pairs.map((pair) => pair[half]));
  return Array.from({ length }, (_, place) => place).filter((place) => !taken.has(place));
}
