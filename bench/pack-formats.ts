/**
 * `npx tsx bench/pack-formats.ts`: packs of some 57 and some 600 pages in all three formats, as a ratio to LibreOffice
 * turning our Word file into PDF; time for each action as the plan grows; memory over ten builds.
 * Each measurement runs in a process of its own, which says what it took.
 */
import { execFileSync, fork, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeHtml } from '../services/pack/html/html';
import { writePdf } from '../services/pack/pdf/pdf';
import { writeWord } from '../services/pack/word/word';
import { largePack } from '../tests/support/pack-large';

/** 50 actions are the plan; these give about 57 and about 600 pages. */
const packs = [90, 1200];
const growing = [50, 100, 200, 400];
const options = { createdAt: new Date('2027-02-18T12:00:00Z') };

interface Taken {
  ms: number;
  pages: number;
  /** Of this process, and of the largest that it started; Linux only. */
  peakMb: { own: number; typst: number };
  /** After each build. */
  residentMb: number[];
}

async function build(actions: number, folder: string | null): Promise<{ ms: number; pages: number }> {
  const outline = largePack(actions);
  const begun = performance.now();
  const [word, { pdf }] = await Promise.all([writeWord(outline, options), writePdf(outline, options)]);
  const html = writeHtml(outline, options);
  const ms = performance.now() - begun;
  if (folder !== null) {
    writeFileSync(join(folder, 'pack.docx'), word);
    writeFileSync(join(folder, 'pack.html'), html);
  }
  return { ms, pages: pdf.toString('latin1').match(/\/Type \/Page\s/g)?.length ?? 0 };
}

/** The child's part: some builds of one size. */
async function measure(actions: number, times: number, folder: string | null): Promise<Taken> {
  const residentMb: number[] = [];
  let last = { ms: 0, pages: 0 };
  const watch = watchChildren();
  for (let run = 0; run < times; run += 1) {
    last = await build(actions, folder);
    residentMb.push(Math.round(process.memoryUsage().rss / 1e6));
  }
  const own = Math.round(process.resourceUsage().maxRSS / 1000);
  return { ...last, residentMb, peakMb: { own, typst: watch.stop() } };
}

/** The most memory that any process started by this one has had. */
function watchChildren(): { stop(): number } {
  let peak = 0;
  const look = () => {
    try {
      const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim();
      for (const child of children.split(' ').filter(Boolean)) {
        const status = readFileSync(`/proc/${child}/status`, 'utf8');
        peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1000);
      }
    } catch {
      // It has just ended, or this is not Linux.
    }
  };
  const timer = setInterval(look, 50);
  return {
    stop() {
      clearInterval(timer);
      return Math.round(peak);
    },
  };
}

function inChild(actions: number, times: number, folder: string | null): Promise<Taken> {
  return new Promise((resolve, reject) => {
    const child = fork(__filename, ['--measure', String(actions), String(times), folder ?? '']);
    child.once('message', (taken) => resolve(taken as Taken));
    child.once('exit', (code) => reject(new Error(`A measurement ended with ${code} and no answer`)));
  });
}

/** null where there is no LibreOffice. The first start makes its profile, and is not counted. */
function libreOffice(folder: string): number | null {
  const convert = () =>
    execFileSync(
      'soffice',
      [
        `-env:UserInstallation=file://${join(folder, 'profile')}`,
        '--headless',
        '--convert-to',
        'pdf',
        '--outdir',
        folder,
        join(folder, 'pack.docx'),
      ],
      { stdio: 'ignore' },
    );
  if (spawnSync('soffice', ['--version']).error) return null;
  spawnSync('soffice', [
    `-env:UserInstallation=file://${join(folder, 'profile')}`,
    '--headless',
    '--terminate_after_init',
  ]);
  const begun = performance.now();
  convert();
  return performance.now() - begun;
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

async function main(): Promise<void> {
  for (const actions of packs) {
    const folder = mkdtempSync(join(tmpdir(), 'bench-pack-'));
    try {
      const { ms, pages, peakMb } = await inChild(actions, 1, folder);
      const peer = libreOffice(folder);
      const ratio =
        peer === null
          ? 'LibreOffice is not installed: no ratio'
          : `LibreOffice for the PDF alone ${seconds(peer)}, ratio ${(ms / peer).toFixed(2)}`;
      console.log(
        `${pages} pages: all three formats ${seconds(ms)} cold, peak ${peakMb.own} MB and ${peakMb.typst} MB in Typst's process; ${ratio}`,
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  for (const actions of growing) {
    const { ms, pages } = await inChild(actions, 2, null);
    console.log(`${actions} actions, ${pages} pages: ${(ms / actions).toFixed(1)} ms an action`);
  }
  const { residentMb } = await inChild(50, 10, null);
  console.log(`Ten builds of the plan, resident after each: ${residentMb.join(', ')} MB`);
}

const [, , flag, actions, times, folder] = process.argv;
if (flag === '--measure') {
  void measure(Number(actions), Number(times), folder || null).then((taken) => process.send?.(taken));
} else {
  void main();
}
