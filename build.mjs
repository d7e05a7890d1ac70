// Builds the server into dist/ (one file for one, no bundling) and the local Teams page into dist/web.
// --if-needed: only what is older than its sources. --server: leave the page alone.
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const wanted = new Set(process.argv.slice(2));
const server = ['main.ts', 'config.ts', 'bot', 'cards', 'services', 'local', 'manifest', 'bench'];
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
  const entryPoints = server
    .flatMap((source) => [...files(source)])
    .filter((file) => !file.startsWith(join('local', 'web')) && /\.(ts|json|png)$/.test(file));
  await build({
    entryPoints,
    outdir: 'dist',
    outbase: '.',
    bundle: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: true,
    loader: { '.json': 'copy', '.png': 'copy' },
    logLevel: 'warning',
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
