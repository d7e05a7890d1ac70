/** Percentages are worked out from a count and a base, never typed (domain.md 1.4 C5). */

/**
 * The whole percentage that `count` out of `base` is, half rounded up. 100 means all and 0 means none: 999 of 1,000 is
 * 99, 1 of 1,000 is 1. Both are whole numbers, `base` above 0, `count` from 0 to `base`.
 */
export function percentageOf(count: number, base: number): number {
  if (!(base > 0) || count < 0 || count > base) throw new RangeError(`No percentage: ${count} of ${base}`);
  if (count === base) return 100;
  if (count === 0) return 0;
  return Math.min(99, Math.max(1, rounded(count, base, 0)));
}

/** Whether some whole number out of `base` rounds to `percentage` when shown with this many decimals (0 to 6). */
export function possiblePercentage(percentage: number, base: number, decimals: number): boolean {
  const shown = Math.round(percentage * 10 ** decimals);
  // The smallest count that reaches it: half up, so from half a unit below.
  const least = Math.max(0, Math.ceil(((2 * shown - 1) * base) / (200 * 10 ** decimals)));
  return least <= base && rounded(least, base, decimals) === shown;
}

/** The whole numbers either side of `percentage` of `base`; one when it falls on a whole number. */
export function nearestCounts(percentage: number, base: number): number[] {
  // Through text: 55% of 100 is 55.00000000000001 in floating point.
  const exact = Number(((percentage / 100) * base).toFixed(9));
  const within = (count: number) => Math.min(base, Math.max(0, count));
  return [...new Set([within(Math.floor(exact)), within(Math.ceil(exact))])];
}

/** In units of the last decimal shown, half up; exact for bases up to ten million. */
function rounded(count: number, base: number, decimals: number): number {
  return Math.floor((count * 200 * 10 ** decimals + base) / (2 * base));
}
