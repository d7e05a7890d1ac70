/** Running totals and the quarters within them: which stretches of time a reader can count, printed or not (domain.md 2.10, S5). */
import { addDays, type Day } from '../calendar/rules';
import { addSum, type Found, grouped, type PlacedCell } from './sums';

/**
 * Figures that begin or end on the same day hang together: 'April to December' and 'October to December' give April to
 * September, and with 'April to June' also July to September, though nobody printed it. In one such chain every stretch
 * between two of its days can be counted.
 */
interface Chain {
  /** First day of what follows -> how many had come before it. */
  before: Map<Day, number>;
  cells: PlacedCell[];
}

/** A cell with the first day after it. */
interface Period {
  cell: PlacedCell;
  from: Day;
  next: Day;
}

/** @param corrected values that are out and hold no longer: a reader takes them from what is printed now all the same. */
export function addPeriodSums(
  cells: PlacedCell[],
  corrected: PlacedCell[],
  found: Found,
  smallCount: number,
): void {
  const sameFigure = ({ place }: PlacedCell) => JSON.stringify([place.measureCode, place.part]);
  for (const group of grouped(cells.flatMap(periodOf), ({ cell }) => sameFigure(cell))) {
    const { chains, odd } = chainsOf(group);
    const stretches = chains.map((chain) => stretchesOf(chain, found, smallCount));
    stretches.forEach((own, index) => {
      const others = stretches.filter((_, other) => other !== index).flatMap(({ shortest }) => shortest);
      for (const total of own.all) addSum(found, total.cell, apartWithin(total, others));
    });
    // What fits into no chain does not add up; what is left of it can be counted all the same.
    for (const total of odd) {
      const others = stretches.flatMap(({ shortest }) => shortest);
      addSum(found, total.cell, apartWithin(total, others));
    }
  }
  for (const old of corrected.flatMap(periodOf))
    for (const now of cells.flatMap(periodOf))
      if (sameFigure(old.cell) === sameFigure(now.cell)) sinceCorrected(old, now, found);
}

function periodOf(cell: PlacedCell): Period[] {
  const { from, asAt } = cell.place;
  return from === null || !Number.isInteger(cell.count) ? [] : [{ cell, from, next: addDays(asAt, 1) }];
}

function chainsOf(periods: Period[]): { chains: Chain[]; odd: Period[] } {
  let chains: Chain[] = [];
  const odd: Period[] = [];
  const inOrder = [...periods].sort((one, other) => (one.next + one.from < other.next + other.from ? -1 : 1));
  for (const period of inOrder) {
    const { cell, from, next } = period;
    const own: Chain = {
      before: new Map([
        [from, 0],
        [next, cell.count],
      ]),
      cells: [cell],
    };
    const touching = chains.filter(({ before }) => before.has(from) || before.has(next));
    const joined = touching.reduce<Chain | null>((all, one) => all && join(all, one), own);
    if (joined) chains = [...chains.filter((one) => !touching.includes(one)), joined];
    else odd.push(period);
  }
  return { chains, odd };
}

/** null: they disagree on a day that they share, or something would have come less than none. */
function join(one: Chain, other: Chain): Chain | null {
  const shared = [...one.before.keys()].find((day) => other.before.has(day));
  if (shared === undefined) return null;
  const shift = (one.before.get(shared) ?? 0) - (other.before.get(shared) ?? 0);
  const before = new Map(one.before);
  for (const [day, count] of other.before) {
    if (before.has(day) && before.get(day) !== count + shift) return null;
    before.set(day, count + shift);
  }
  const counts = [...before].sort(byDay).map(([, count]) => count);
  const falls = counts.some((count, index) => index > 0 && count < (counts[index - 1] ?? 0));
  return falls ? null : { before, cells: [...one.cells, ...other.cells] };
}

const byDay = ([one]: [Day, number], [other]: [Day, number]) => (one < other ? -1 : 1);

/**
 * Stretches between two days of a chain: those that are figures, the shortest ones, and those that are small; each tied to
 * the shortest ones that it is made of. Another that nobody printed and that is not small has nothing to hide.
 */
function stretchesOf(chain: Chain, found: Found, smallCount: number): { shortest: Period[]; all: Period[] } {
  const days = [...chain.before].sort(byDay);
  const printed = new Map(chain.cells.map((cell) => [cell.place.from + addDays(cell.place.asAt, 1), cell]));
  const [first] = chain.cells;
  const stretch = (from: Day, next: Day, count: number): Period[] => {
    const known = printed.get(from + next);
    if (known) return [{ cell: known, from, next }];
    if (!first) return [];
    const place = { ...first.place, from, asAt: addDays(next, -1) };
    const id = `between: ${place.measureCode}|${place.part}|${from}|${next}`;
    const aboutPeople = chain.cells.some((cell) => cell.aboutPeople);
    const cell = { id, place, count, base: null, aboutPeople, implied: true };
    found.implied.push(cell);
    return [{ cell, from, next }];
  };
  const all: Period[] = [];
  const shortest: Period[] = [];
  for (let long = 1; long < days.length; long += 1)
    for (let start = 0; start + long < days.length; start += 1) {
      const [from, next] = [days[start], days[start + long]];
      if (!from || !next) continue;
      const count = next[1] - from[1];
      const isSmall = count >= 1 && count <= smallCount;
      if (long > 1 && !isSmall && !printed.has(from[0] + next[0])) continue;
      const made = stretch(from[0], next[0], count);
      all.push(...made);
      if (long === 1) shortest.push(...made);
      else
        for (const { cell } of made)
          addSum(
            found,
            cell,
            shortest.slice(start, start + long).map((one) => one.cell),
          );
    }
  // What two figures give of the time between them is nearest to the two.
  for (const longer of all.filter(({ cell }) => !cell.implied))
    for (const shorter of all.filter(({ cell }) => !cell.implied)) {
      const sameStart = shorter.from === longer.from && shorter.next < longer.next;
      const sameEnd = shorter.next === longer.next && shorter.from > longer.from;
      const rest = all.find(
        ({ from, next }) =>
          (sameStart && from === shorter.next && next === longer.next) ||
          (sameEnd && from === longer.from && next === shorter.from),
      );
      if (rest) addSum(found, longer.cell, [shorter.cell, rest.cell]);
    }
  return { shortest, all };
}

/** Periods within a longer one, the latest to begin first, none over another. */
function apartWithin(total: Period, others: Period[]): PlacedCell[] {
  const within = others
    .filter(({ cell, from, next }) => cell !== total.cell && from >= total.from && next <= total.next)
    .sort((one, other) => (one.from < other.from ? 1 : -1));
  const apart: Period[] = [];
  for (const one of within)
    if (!apart.some(({ from, next }) => next > one.from && from < one.next)) apart.push(one);
  return apart.map(({ cell }) => cell);
}

/** S5 as it is written: what is printed now less what was published before, whatever has been put right since. */
function sinceCorrected(old: Period, now: Period, found: Found): void {
  const [shorter, longer] =
    old.cell.place.asAt < now.cell.place.asAt || old.from > now.from ? [old, now] : [now, old];
  const sameStart = old.from === now.from && old.next !== now.next;
  const sameEnd = old.next === now.next && old.from !== now.from;
  if ((sameStart || sameEnd) && longer.cell.count > shorter.cell.count)
    addSum(found, longer.cell, [shorter.cell]);
}
