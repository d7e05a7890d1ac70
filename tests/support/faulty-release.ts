/** A release of the product whose writer lets something through: copied beside the real one, which other tests use. */
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { projectRoot } from '../../services/project-root';
import type { wireServices } from '../../services/wiring';
import type { PlantKind } from './plants';

export interface Fault {
  /** Whose files are spoiled, and in which format. */
  edition: 'every' | 'public' | 'exempt' | 'officers' | 'young-people';
  format: 'every' | 'docx' | 'pdf' | 'html';
  plant: PlantKind;
  /** What is planted, where it is words. */
  words: string;
}

export interface FaultyRelease {
  wire: typeof wireServices;
  /** From the next build on; null: it writes as the real one does. */
  fails(fault: Fault | null): void;
  remove(): void;
}

/** Only what builds papers is copied; its packages are the real one's. */
export function faultyRelease(): FaultyRelease {
  const root = mkdtempSync(join(tmpdir(), 'pk-faulty-'));
  cpSync(join(projectRoot, 'dist/services'), join(root, 'dist/services'), {
    recursive: true,
    filter: (path) => !path.endsWith('.map'),
  });
  cpSync(join(projectRoot, 'package.json'), join(root, 'package.json'));
  symlinkSync(join(projectRoot, 'node_modules'), join(root, 'node_modules'));
  const writers = join(root, 'dist/services/pack/writers');
  renameSync(join(writers, 'write-files.js'), join(writers, 'write-files-as-built.js'));
  for (const [from, to] of [
    ['plants', '../plants'],
    ['processes/spoil', 'spoil'],
  ]) {
    const source = readFileSync(join(projectRoot, `tests/support/${from}.ts`), 'utf8');
    writeFileSync(join(writers, `${to}.js`), transformSync(source, { loader: 'ts', format: 'cjs' }).code);
  }
  const fails = (fault: Fault | null) => {
    const uses = fault === null ? 'write-files-as-built' : 'spoil';
    if (fault !== null) writeFileSync(join(writers, 'fault.json'), JSON.stringify(fault));
    writeFileSync(join(writers, 'write-files.js'), `module.exports = require('./${uses}');\n`);
  };
  fails(null);
  return {
    // Its own code from the first module on, so that its processes are its own too.
    wire: require(join(root, 'dist/services/wiring.js')).wireServices,
    fails,
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
