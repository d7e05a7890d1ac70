/** How the time of some work grows with its size, within one run: the machine's own speed, and its other work, cancel out. */

/** What quadratic work would take is 64. */
export const eightTimesLonger = 32;

/** How many times longer work of eight times the size takes; the best of three each, so that a pause counts for nothing. */
export async function growth(work: (size: number) => unknown, size: number): Promise<number> {
  const best = async (of: number) => {
    let least = Number.POSITIVE_INFINITY;
    for (let run = 0; run < 3; run++) {
      const started = performance.now();
      await work(of);
      least = Math.min(least, performance.now() - started);
    }
    return least;
  };
  // Compiled before it is measured.
  await work(size);
  // Under a millisecond the clock is coarser than the work.
  const small = Math.max(await best(size), 1);
  return (await best(size * 8)) / small;
}
