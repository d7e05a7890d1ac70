/** The axis of a chart: round numbers about the values that may be seen, and about nothing else (domain.md 2.10, S10). */

export interface Scale {
  from: number;
  to: number;
  /** From the lowest to the highest, evenly apart. */
  ticks: number[];
}

const steps = [1, 2, 2.5, 5, 10];
const mostGaps = 4;

/** Starts at zero where the values lie far enough apart from each other to leave room for it. */
export function scaleOf(values: number[]): Scale {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const from = low >= 0 && low <= high / 2 ? 0 : low;
  const to = high <= 0 && high >= low / 2 ? 0 : high;
  const step = roundStep((to - from || Math.abs(to) || 1) / mostGaps);
  const first = Math.floor(from / step);
  const last = Math.max(Math.ceil(to / step), first + 1);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => tidy((first + index) * step));
  return { from: ticks[0] ?? 0, to: ticks.at(-1) ?? 1, ticks };
}

function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  return (steps.find((step) => step * power >= rough * 0.999) ?? 10) * power;
}

/** 0.30000000000000004 is 0.3. */
const tidy = (value: number) => Number(value.toPrecision(12));
