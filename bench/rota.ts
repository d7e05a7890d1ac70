/**
 * `npx tsx bench/rota.ts`: hard years for twelve members and twelve services, drafted by us, as a ratio to HiGHS finding the
 * optimum of places, services and shares alone (it is told nothing of parties, spreading or who went before).
 */
import { draftRota } from '../services/visits/draft-rota';
import { hardYear } from '../tests/services/visits/rota-sample';
import { bestScore } from '../tests/support/rota-solver';

const years = Array.from({ length: 8 }, (_, index) => hardYear(index + 1));

async function main() {
  // The first draft of a process is its slowest, and the one a clerk waits for.
  const cold = performance.now();
  draftRota(years[0] as never);
  console.log(`first draft of the process: ${Math.round(performance.now() - cold)} ms`);
  const ratios: number[] = [];
  for (const [index, year] of years.entries()) {
    const begun = performance.now();
    draftRota(year);
    const ours = performance.now() - begun;
    const solving = performance.now();
    await bestScore(year);
    const solver = performance.now() - solving;
    ratios.push(ours / solver);
    console.log(`year ${index + 1}: ours ${Math.round(ours)} ms, HiGHS ${Math.round(solver)} ms`);
  }
  const middle = ratios.toSorted((one, other) => one - other)[ratios.length >> 1] ?? 0;
  console.log(`ours takes ${middle.toFixed(2)} of the time of HiGHS (middle of ${ratios.length} years)`);
}

void main();
