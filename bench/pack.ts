/** `npx tsx bench/pack.ts`: the pack of the whole plan, Word and PDF, cold and warm, in milliseconds. */
import { compose } from '../services/pack/compose/compose';
import { settle } from '../services/pack/outline/settle';
import { writePdf } from '../services/pack/pdf/pdf';
import { writeWord } from '../services/pack/word/word';
import { sampleContents } from '../tests/support/pack-sample';

const runs = 5;

async function once(): Promise<{ ms: number; bytes: number }> {
  const begun = performance.now();
  const outline = settle(compose(sampleContents(), 'public'));
  const options = { createdAt: new Date('2027-02-18T12:00:00Z') };
  const [word, { pdf }] = await Promise.all([writeWord(outline, options), writePdf(outline, options)]);
  return { ms: performance.now() - begun, bytes: word.length + pdf.length };
}

async function main(): Promise<void> {
  for (let run = 1; run <= runs; run += 1) {
    const { ms, bytes } = await once();
    console.log(`${run === 1 ? 'cold' : 'warm'}: ${ms.toFixed(0)} ms, ${(bytes / 1000).toFixed(0)} kB`);
  }
}

void main();
