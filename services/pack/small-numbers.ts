/** Which figures could point at one child, and are hidden in what the public reads (domain.md 2.10, S1, S3 and S7). */

/** What a figure is about, as far as these rules need to know. */
export interface Counted {
  unit: string | null;
  smallNumberRisk: boolean;
}

/** A number that may be printed, or nothing at all: a hidden figure shows neither its count nor its base. */
export type Shown<Value> = { hidden: false; value: Value } | { hidden: true };

/** Printed in place of a hidden figure; the note says what it means. */
export const hiddenMark = 'c';
export const hiddenNote = 'c = number hidden because 5 or fewer could identify someone.';

const people =
  /\b(child|children|young (person|people)|care leavers?|leavers|under-fives|those turning|families|babies)\b/i;
/**
 * Counted things that are not people (S7). A unit that is in neither list is taken to be about people: a referral, an
 * assessment or a plan is one child's.
 */
const things =
  /\b(visits?|events?|sessions?|stories|case studies|escalations?|orders?|staff|workers?|advisers?|carers?|households?|updates?|meetings?|panels?|procurements?|surveys|changes?|change in number|days?|weeks?|months?|score|schools?|employers?|agencies|policies)\b/i;

/** True when a small value could point at a child, a young person or a care leaver. */
export function isAboutPeople(measure: Counted): boolean {
  if (measure.smallNumberRisk) return true;
  if (measure.unit === null) return true;
  return people.test(measure.unit) || !things.test(measure.unit);
}

const isSmall = (count: number) => count > 0 && count <= 5;

/** S1: a count of 1 to 5 about people is hidden; zero may be shown. */
export function showCount(count: number, measure: Counted): Shown<number> {
  return isAboutPeople(measure) && isSmall(count) ? { hidden: true } : { hidden: false, value: count };
}

/** S3: hidden when the count or what is left of the base is 1 to 5, or when the base is under 10. */
export function showShare(
  share: { count: number; base: number },
  measure: Counted,
): Shown<{ count: number; base: number }> {
  const { count, base } = share;
  const small = isSmall(count) || isSmall(base - count) || base < 10;
  return isAboutPeople(measure) && small ? { hidden: true } : { hidden: false, value: share };
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
