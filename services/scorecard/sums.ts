/** Which printed numbers add up to which: parts of a breakdown, and measures that are parts of another. */
import { type FigurePlace, placeKey, type ScorecardFacts } from './rules';
import type { NumberCell, Sum } from './small-numbers';

/** A cell and where it stands. */
export interface PlacedCell extends NumberCell {
  place: FigurePlace;
}

export interface Found {
  sums: Sum[];
  /** What is left of a total once its known parts are taken away: printed nowhere, and still to be worked out. */
  implied: NumberCell[];
  /** Totals that are less than their parts. */
  overfull: FigurePlace[];
}

/** Of one day or period; `period-sums.ts` adds what periods give away of one another. */
export function findSums(cells: PlacedCell[], partsOf: ScorecardFacts['partsOf']): Found {
  const whole = cells.filter(({ count }) => Number.isInteger(count));
  const found: Found = { sums: [], implied: [], overfull: [] };
  for (const total of whole) {
    for (const parts of [...breakdowns(total, whole), ...measureParts(total, whole, partsOf)])
      addSum(found, total, parts);
  }
  return found;
}

/** 'Award: Gold' and 'Award: Silver' are one breakdown, 'Place: Inside' is another. */
function breakdowns(total: PlacedCell, cells: PlacedCell[]): PlacedCell[][] {
  if (total.place.part !== '') return [];
  const parts = cells.filter(
    ({ place }) => place.part !== '' && placeKey({ ...place, part: '' }) === placeKey(total.place),
  );
  return grouped(parts, ({ place }) => breakdownOf(place.part));
}

export const breakdownOf = (part: string): string =>
  part.includes(':') ? (part.split(':')[0] ?? '').trim() : '';

function measureParts(
  total: PlacedCell,
  cells: PlacedCell[],
  partsOf: ScorecardFacts['partsOf'],
): PlacedCell[][] {
  const { measureCode, part, from, asAt } = total.place;
  if (part !== '') return [];
  const known = partsOf.filter((one) => one.total === measureCode);
  return grouped(known, ({ breakdown }) => breakdown).map((group) =>
    cells.filter(
      ({ place }) =>
        place.part === '' &&
        place.asAt === asAt &&
        place.from === from &&
        group.some((one) => one.part === place.measureCode),
    ),
  );
}

/** What is left of the total counts as a number of its own. */
export function addSum(found: Found, total: PlacedCell, parts: PlacedCell[]): void {
  if (parts.length === 0) return;
  const rest = total.count - parts.reduce((sum, { count }) => sum + count, 0);
  if (rest < 0) {
    found.overfull.push(total.place);
    return;
  }
  const ids = parts.map(({ id }) => id);
  if (rest === 0) {
    if (parts.length > 0) found.sums.push({ total: total.id, parts: ids });
    return;
  }
  const id = `rest of ${total.id} without ${ids.join(', ')}`;
  const aboutPeople = total.aboutPeople || parts.some((part) => part.aboutPeople);
  found.implied.push({ id, count: rest, base: null, aboutPeople, implied: true });
  found.sums.push({ total: total.id, parts: [...ids, id] });
}

export function grouped<Item>(items: Item[], keyOf: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups.values()];
}
