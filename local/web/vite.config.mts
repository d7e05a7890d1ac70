/** Builds the page into dist/web; it is served under /local and asks nothing of any other address. */
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));

export default defineConfig({
  root: here,
  base: '/local/',
  plugins: [react()],
  build: {
    outDir: resolve(here, '../../dist/web'),
    emptyOutDir: true,
    // One file for all of Fluent UI and one for cards; both are read from this machine.
    chunkSizeWarningLimit: 1000,
  },
});
