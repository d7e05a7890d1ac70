/** The embedded database's files, with the one thing that PGlite's own leave out: fsync (platform.md 7). */
import { fsyncSync } from 'node:fs';
import type { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

type EmscriptenOptions = Parameters<NodeFS['init']>[1];

/** As much of Emscripten's NODEFS as is used here; its own types leave it out. */
interface NodeFileOperations {
  open(stream: unknown): void;
  fsync?(stream: { nfd?: unknown }): number;
}

/** Emscripten answers `fsync` with success when its file system has no such operation, so nothing is ever synced. */
export class DurableFiles extends NodeFS {
  override async init(pg: PGlite, options: EmscriptenOptions) {
    const { emscriptenOpts } = await super.init(pg, options);
    const preRun = [...(emscriptenOpts.preRun ?? []), (module: object) => addFsync(module)];
    return { emscriptenOpts: { ...emscriptenOpts, preRun } };
  }
}

function addFsync(module: object): void {
  const operations = (module as { NODEFS?: { stream_ops?: NodeFileOperations } }).NODEFS?.stream_ops;
  // The handle has moved between versions: better no database than one that forgets.
  if (typeof operations?.open !== 'function')
    throw new Error('PGlite has moved NODEFS: fsync cannot be added');
  operations.fsync = (stream) => {
    if (typeof stream.nfd !== 'number') throw new Error('PGlite has moved its file descriptor: fsync failed');
    fsyncSync(stream.nfd);
    return 0;
  };
}
