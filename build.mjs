// Builds the server into dist/ and the local Teams page into dist/web. Each source is a file of its own, for worker
// threads, child processes and benchmarks; the program itself, main.js, is one file, because looking up 1,600 small
// ones was half of its loading time.
// --if-needed: only what is older than its sources. --server: leave the page alone.
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const wanted = new Set(process.argv.slice(2));
/** Left outside main.js: each finds files of its own beside it, or is loaded in another process only. */
const apart = [
  '@electric-sql/pglite',
  '@myriaddreamin/typst-ts-node-compiler',
  '@resvg/resvg-js',
  'date-holidays',
  'dictionary-en-gb',
  'pg-native',
];
const server = [
  'main.ts',
  'config.ts',
  'bot',
  'cards',
  'services',
  'local',
  'manifest',
  'tabs/server',
  'tabs/ask',
  'bench',
];
const page = ['local/web'];

function* files(path) {
  if (!existsSync(path)) return;
  if (statSync(path).isFile()) return yield path;
  for (const entry of readdirSync(path)) yield* files(join(path, entry));
}

function isFresh(stamp, sources) {
  if (!wanted.has('--if-needed') || !existsSync(stamp)) return false;
  const built = statSync(stamp).mtimeMs;
  return sources.every((source) => [...files(source)].every((file) => statSync(file).mtimeMs < built));
}

async function buildServer() {
  const stamp = 'dist/.server';
  if (isFresh(stamp, [...server, 'package-lock.json', 'build.mjs'])) return;
  // Loaded here: most starts build nothing.
  const { build } = await import('esbuild');
  const entryPoints = server
    .flatMap((source) => [...files(source)])
    .filter((file) => !file.startsWith(join('local', 'web')) && /\.(ts|json|png)$/.test(file));
  const shared = {
    outdir: 'dist',
    outbase: '.',
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: true,
    logLevel: 'warning',
  };
  const apiece = entryPoints.filter((file) => file !== 'main.ts');
  await build({ ...shared, entryPoints: apiece, loader: { '.json': 'copy', '.png': 'copy' } });
  await build({
    ...shared,
    entryPoints: ['main.ts'],
    bundle: true,
    external: apart.flatMap((name) => [name, `${name}/*`]),
    // Names stay as written, for what a fault prints; the rest of the text is memory that a server holds for nothing.
    minifyWhitespace: true,
    minifySyntax: true,
  });
  writeFileSync(stamp, '');
}

async function buildPage() {
  const stamp = 'dist/.page';
  if (!existsSync('local/web/index.html') || isFresh(stamp, [...page, 'package-lock.json'])) return;
  const { build: buildWithVite } = await import('vite');
  await buildWithVite({ configFile: 'local/web/vite.config.mts', logLevel: 'warn' });
  writeFileSync(stamp, '');
}

await buildServer();
if (!wanted.has('--server')) await buildPage();
