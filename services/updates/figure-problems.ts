/** What is wrong with a figure as typed, in a sentence that says the fix (domain.md 1.4 C5, Annex B 4). */
import type { ReadNumber } from './numbers';
import { nearestCounts, possiblePercentage } from './percentages';

/** More children than any council could have; a longer number is a slip of the finger. */
export const largestCount = 10_000_000;

export const unclearDay = 'Give the day, month and year, such as 30 September 2026.';

/** Why this is not a whole number from 0 that can be added up; null when it is. */
export function problemWithWhole(read: ReadNumber, typed: string): string | null {
  switch (read.kind) {
    case 'nothing':
      return 'Give the number.';
    case 'unclear':
      return notANumber(read.guess, typed);
    case 'percentage':
      return 'This is a percentage. Give the number itself.';
    case 'number':
      if (!Number.isInteger(read.value)) return `${read.value} is not a whole number. Give a whole number.`;
      return problemWithSize(read.value);
  }
}

/** The same where the unit can be split: weeks, days, a score. `change`: a rise or fall in per cent, so below 0 too. */
export function problemWithMeasured(read: ReadNumber, typed: string, change: boolean): string | null {
  switch (read.kind) {
    case 'nothing':
      return 'Give the number.';
    case 'unclear':
      return notANumber(read.guess, typed);
    case 'percentage':
      return change ? null : 'This is a percentage. Give the number itself.';
    case 'number':
      return change ? null : problemWithSize(read.value);
  }
}

/**
 * A percentage measure's count, typed as a percentage ('90.07%') or as a number that only a percentage could be
 * ('90.07'); null when it is neither.
 */
export function problemWithPercentage(read: ReadNumber, base: number | null): string | null {
  const typedAsOne = read.kind === 'percentage' || (read.kind === 'number' && !Number.isInteger(read.value));
  if (!typedAsOne || (read.kind !== 'percentage' && read.kind !== 'number')) return null;
  const decimals = Math.min(read.decimals, 6);
  const shown = `${read.value}%`;
  if (base === null || read.value < 0 || read.value > 100) {
    return 'We work the percentage out from the count and the base. Give how many, and out of how many.';
  }
  const would = Number(((read.value / 100) * base).toFixed(2));
  const near = nearestCounts(read.value, base);
  if (possiblePercentage(read.value, base, decimals)) {
    const count = near.find((one) => percentageText(one, base, decimals) === read.value) ?? near[0];
    return `We work the percentage out from the count and the base. ${shown} of ${base} is ${count}: if that is right, give ${count}.`;
  }
  const gives = near.map((count) => `${count} gives ${percentageText(count, base, 2)}%`).join(', ');
  return `We work the percentage out from the count and the base. ${shown} of ${base} would be ${would}, and no whole number out of ${base} gives ${shown}: ${gives}. Give the count.`;
}

function percentageText(count: number, base: number, decimals: number): number {
  return Number(((count * 100) / base).toFixed(decimals));
}

/** What a return hides or rounds is not known by its figures: '<5', '5-9', 'c', '9,5'. */
const notExact =
  /[<>≤≥~+*]|\d\s*[-–—/,.]\s*\d|^(?:\W+|[csxz]|n\/?a|tbc|suppressed)$|\d\s*e\s*\+?\d|under|over|less|more|fewer|up to|between/i;

function notANumber(guess: string | null, typed: string): string {
  const example = guess ?? '12';
  if (typed.length <= 40 && notExact.test(typed))
    return `“${typed}” does not say exactly how many. Give the exact number in figures, or leave it empty until it is known.`;
  const echo = typed.length <= 40 ? `“${typed}” is not a number by itself` : 'This is not a number by itself';
  return `${echo}. Give it in figures, such as ${example}, or leave it empty to send it later.`;
}

function problemWithSize(value: number): string | null {
  if (value < 0) return 'A number below 0 cannot be right here. Give 0 or more.';
  if (value > largestCount) return 'This number is too large to be right. Check it and give it again.';
  return null;
}
