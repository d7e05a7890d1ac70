/** How the time of some work grows with its size, within one run: the machine's own speed, and its other work, cancel out. */

/** What quadratic work would take is 64. */
export const eightTimesLonger = 32;

/**
 * How many times longer work of eight times the size takes: the least of up to five comparisons, each of the best of three.
 * What is quadratic never looks linear; what is linear may look worse once, on a busy machine.
 */
export async function growth(work: (size: number) => unknown, size: number): Promise<number> {
  // Compiled before it is measured.
  await work(size);
  let least = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 5 && least >= eightTimesLonger; tries++) {
    // Under a millisecond the clock is coarser than the work.
    const small = Math.max(await bestOf(work, size), 1);
    least = Math.min(least, (await bestOf(work, size * 8)) / small);
  }
  return least;
}

async function bestOf(work: (size: number) => unknown, size: number): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 3; run++) {
    const started = performance.now();
    await work(size);
    least = Math.min(least, performance.now() - started);
  }
  return least;
}
