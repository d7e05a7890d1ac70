/** Where the project lies on disk, the same from the sources, from dist and from tests. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

function find(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error('package.json was not found above this file');
  return find(parent);
}

export const projectRoot = find(__dirname);

/** The built JavaScript of a module, for worker threads and child processes: `builtFile('services/pack/pdf/typst-worker')`. */
export function builtFile(module: string): string {
  return join(projectRoot, 'dist', `${module}.js`);
}
