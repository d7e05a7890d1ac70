/** Which figures could point at one child: the one place that hides them, for every output (domain.md 2.10, S1 to S10). */
import { type Equation, isPossible, type Ranges } from './solver';

/** Counts up to `smallCount` are small; a share of fewer than `smallBase` is not shown. Set for each committee. */
export interface Thresholds {
  smallCount: number;
  smallBase: number;
}
export const usualThresholds: Thresholds = { smallCount: 5, smallBase: 10 };

/** What a figure is about, as far as these rules need to know. */
export interface Counted {
  unit: string | null;
  smallNumberRisk: boolean;
}

/** Printed in place of a hidden figure; the note says what it means. */
export const hiddenMark = 'c';
export function hiddenNote({ smallCount }: Thresholds = usualThresholds): string {
  return `c = number hidden because ${smallCount} or fewer could identify someone, or because such a number could be worked out from it.`;
}

const people =
  /\b(child|children|young (person|people)|care leavers?|leavers|under-fives|those turning|families|babies)\b/i;
/**
 * Counted things that are not people (S7). A unit that is in neither list is taken to be about people: a referral, an
 * assessment or a plan is one child's.
 */
const things =
  /\b(visits?|events?|sessions?|stories|case studies|escalations?|orders?|staff|workers?|advisers?|carers?|households?|updates?|meetings?|panels?|procurements?|surveys|changes?|change in number|days?|weeks?|months?|score|schools?|employers?|agencies|policies)\b/i;

/** S7. True when a small value could point at a child, a young person or a care leaver. */
export function isAboutPeople(measure: Counted): boolean {
  if (measure.smallNumberRisk) return true;
  if (measure.unit === null) return true;
  return people.test(measure.unit) || !things.test(measure.unit);
}

/** One number, or one share, that stands in the papers or could be worked out from them. */
export interface NumberCell {
  id: string;
  count: number;
  /** Shares are printed as 'count of base'; null for a count alone. */
  base: number | null;
  aboutPeople: boolean;
  /** S1: that it is none, or all, would itself tell something about somebody. */
  zeroReveals?: boolean;
  /** It was published before with this value: hiding it now does not bring it back (S5). */
  published?: boolean;
  /** It was hidden in papers that are out: printed now, it would tell what stood beside it there. */
  hiddenBefore?: boolean;
  /** Printed nowhere: what is left when the others are taken away, such as a quarter between two running totals. */
  implied?: boolean;
  /** S8: two people have agreed that it is printed. */
  agreed?: boolean;
}

/** These parts are known to add up to this total. */
export interface Sum {
  total: string;
  parts: string[];
}

export type Verdict =
  | { hidden: false }
  /** S1, S3, or S2 and S5. */
  | { hidden: true; why: 'small' | 'share' | 'worked-out' };

const shown: Verdict = { hidden: false };

/** S1 and S3 for one cell by itself. */
export function byItself(cell: NumberCell, thresholds: Thresholds): Verdict {
  if (!cell.aboutPeople || cell.agreed) return shown;
  const small = (count: number) =>
    (count > 0 && count <= thresholds.smallCount) || (count === 0 && cell.zeroReveals === true);
  if (cell.base === null) return small(cell.count) ? { hidden: true, why: 'small' } : shown;
  const risky = small(cell.count) || small(cell.base - cell.count) || cell.base < thresholds.smallBase;
  return risky ? { hidden: true, why: 'share' } : shown;
}

export interface Protected {
  verdicts: Map<string, Verdict>;
  /** Small numbers that nothing can protect any more, because too much was published before. Told, never printed. */
  exposed: string[];
}

/**
 * S1, S2, S3 and S5 together: hides what is small, then the next smallest of whatever gives a small number away, until
 * none can be worked out from what is printed here and what was published before.
 */
export function protect(cells: NumberCell[], sums: Sum[], thresholds: Thresholds): Protected {
  const byId = new Map(cells.map((cell) => [cell.id, cell]));
  const verdicts = new Map(cells.map((cell) => [cell.id, firstVerdict(cell, thresholds)]));
  const sensitive = cells.filter((cell) => verdicts.get(cell.id)?.hidden && !cell.published);
  const exposed: string[] = [];
  const linked = sums.filter((sum) => [sum.total, ...sum.parts].every((id) => byId.has(id)));
  const table: Table = { byId, verdicts, sums: linked };
  for (const cell of sensitive) {
    while (canBeWorkedOut(cell, table, thresholds) || isInSmallSum(cell, table, thresholds)) {
      const next = nextToHide(cell, table);
      if (next === null) {
        exposed.push(cell.id);
        break;
      }
      verdicts.set(next.id, { hidden: true, why: 'worked-out' });
    }
  }
  return { verdicts, exposed };
}

/** '22, 9, 6, 7' after '18, 9, c, c' says that the last was 3, if only it was corrected: what was hidden stays so (S5). */
function firstVerdict(cell: NumberCell, thresholds: Thresholds): Verdict {
  const alone = byItself(cell, thresholds);
  const held = cell.hiddenBefore && !cell.agreed && !alone.hidden;
  return held ? { hidden: true, why: 'worked-out' } : alone;
}

/** Hidden numbers whose sum a reader can work out. */
interface KnownSum {
  ids: Set<string>;
  value: number;
}

/**
 * Hidden numbers are protected together as well as one by one: '103, c, c, 100' says that the two are 3 children, whichever
 * is which. Sums are also known by taking one from another that holds it.
 */
function isInSmallSum(cell: NumberCell, table: Table, { smallCount }: Thresholds): boolean {
  const isSmall = (value: number) => value >= 1 && value <= smallCount;
  return knownSums(around(cell, table), table).some(
    ({ ids, value }) =>
      isSmall(value) &&
      ids.has(cell.id) &&
      // One alone is another rule's; so is a sum of which too much was published.
      ids.size > 1 &&
      [...ids].every((id) => table.byId.get(id)?.aboutPeople !== false),
  );
}

function knownSums(sums: Sum[], table: Table): KnownSum[] {
  const direct = sums.flatMap((sum): KnownSum[] => {
    if (isUnknown(sum.total, table)) return [];
    const hidden = sum.parts.filter((id) => isUnknown(id, table));
    const countOf = (id: string) => table.byId.get(id)?.count ?? 0;
    const shown = sum.parts.filter((id) => !isUnknown(id, table)).reduce((all, id) => all + countOf(id), 0);
    return hidden.length === 0 ? [] : [{ ids: new Set(hidden), value: countOf(sum.total) - shown }];
  });
  const differences = direct.flatMap((whole) =>
    direct.flatMap((part): KnownSum[] => {
      if (part.ids.size >= whole.ids.size || ![...part.ids].every((id) => whole.ids.has(id))) return [];
      const rest = [...whole.ids].filter((id) => !part.ids.has(id));
      return [{ ids: new Set(rest), value: whole.value - part.value }];
    }),
  );
  return [...direct, ...differences];
}

interface Table {
  byId: Map<string, NumberCell>;
  verdicts: Map<string, Verdict>;
  sums: Sum[];
}

const isUnknown = (id: string, { byId, verdicts }: Table) => {
  const cell = byId.get(id);
  return (
    cell !== undefined && !cell.published && (cell.implied === true || verdicts.get(id)?.hidden === true)
  );
};

/** The sums that a cell is tied into, one through another. */
function around(cell: NumberCell, table: Table): Sum[] {
  const reached = new Set([cell.id]);
  const found = new Set<Sum>();
  for (let grew = true; grew; ) {
    grew = false;
    for (const sum of table.sums) {
      const ids = [sum.total, ...sum.parts];
      if (found.has(sum) || !ids.some((id) => reached.has(id))) continue;
      found.add(sum);
      for (const id of ids) if (isUnknown(id, table)) reached.add(id);
      grew = true;
    }
  }
  return [...found];
}

/**
 * A reader knows every number that is printed or was published, that hidden ones are 1 or more, and the sums; not which
 * hidden number is the small one. A small count is safe while two of the small values are possible still; where 1 is the
 * only one, while it could be 2.
 */
function canBeWorkedOut(cell: NumberCell, table: Table, { smallCount }: Thresholds): boolean {
  const sums = around(cell, table);
  if (sums.length === 0) return false;
  const { equations, ranges } = knowledge(sums, table);
  const others =
    cell.base === null && cell.count <= smallCount
      ? Array.from({ length: Math.max(smallCount, 2) + 1 }, (_, value) => value)
      : [cell.count - 1, cell.count + 1, cell.count - 2, cell.count + 2];
  return !others.some((value) => {
    const range = ranges.get(cell.id);
    if (value === cell.count || !range || value < range.lo || value > range.hi) return false;
    return isPossible(equations, new Map(ranges).set(cell.id, { lo: value, hi: value }));
  });
}

function knowledge(sums: Sum[], table: Table): { equations: Equation[]; ranges: Ranges } {
  const countOf = (id: string) => table.byId.get(id)?.count ?? 0;
  const ids = [...new Set(sums.flatMap((sum) => [sum.total, ...sum.parts]))];
  const most = 2 * Math.max(...ids.map(countOf), 10);
  const ranges: Ranges = new Map();
  for (const id of ids.filter((one) => isUnknown(one, table))) {
    const cell = table.byId.get(id);
    // Noughts are shown, and a reader knows that; a remainder that nobody prints may be nought.
    const lo = cell?.implied || cell?.count === 0 ? 0 : 1;
    ranges.set(id, { lo, hi: most });
  }
  const equations = sums.map(({ total, parts }): Equation => {
    const terms: { id: string; sign: 1 | -1 }[] = [
      ...parts.map((id) => ({ id, sign: 1 as const })),
      { id: total, sign: -1 as const },
    ];
    const known = terms.filter(({ id }) => !ranges.has(id));
    return {
      terms: terms.filter(({ id }) => ranges.has(id)),
      constant: known.reduce((sum, { id, sign }) => sum + sign * countOf(id), 0),
    };
  });
  return { equations, ranges };
}

/**
 * S2: the next smallest part; then a total; a nought, which readers expect to see, last of all. What was published or agreed
 * cannot be taken back.
 */
function nextToHide(cell: NumberCell, table: Table): NumberCell | null {
  const all = around(cell, table);
  const near = all.filter((sum) => [sum.total, ...sum.parts].includes(cell.id));
  const inOrder = [near, all].map((sums) => sums.flatMap((sum) => sum.parts));
  inOrder.push(...[near, all].map((sums) => sums.map((sum) => sum.total)));
  for (const noughts of [false, true])
    for (const ids of inOrder) {
      const candidates = ids
        .map((id) => table.byId.get(id))
        .filter((one) => one !== undefined)
        .filter((one) => (one.count === 0) === noughts)
        .filter((one) => !isUnknown(one.id, table) && !one.published && !one.implied && !one.agreed);
      const [next] = candidates.sort((one, other) => one.count - other.count || (one.id < other.id ? -1 : 1));
      if (next) return next;
    }
  return null;
}

/**
 * Whole percentages only (S3), and never a false 'all' or 'none': 199 of 200 is 'over 99%'.
 * @returns null when nothing can be worked out from the base.
 */
export function wholePercentage(count: number, base: number): string | null {
  if (base <= 0) return null;
  const rounded = Math.round((100 * count) / base);
  if (rounded === 100 && count < base) return 'over 99%';
  if (rounded === 0 && count > 0) return 'under 1%';
  return `${rounded}%`;
}

/** S4: the difference from a figure that was published before is a person. */
export function isSmallChange(now: number, before: number, { smallCount }: Thresholds): boolean {
  const difference = Math.abs(now - before);
  return difference > 0 && difference <= smallCount;
}
