/** The document library as a folder on this machine: each file is there whole, or not at all. */
import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type AsPdfOptions, officeAsPdf } from './as-pdf';
import type { Library, ListedFile, StoredFile } from './service';

export interface FolderLibraryOptions {
  /** Absolute; made when it is not there. */
  root: string;
  /** Where a browser opens a file, when something serves the folder. */
  urlFor?: (folder: string, name: string) => string | null;
  pdf?: AsPdfOptions;
}

/** A file of this name is in the library already, with other content: it is somebody's, and stays as it is. */
export class FileNameTaken extends Error {
  override readonly name = 'FileNameTaken';
}

/** @throws FileNameTaken from `put`; RangeError from both functions when a name is not one safe path segment. */
export function createFolderLibrary({ root, urlFor = () => null, pdf }: FolderLibraryOptions): Library {
  const busy = new Map<string, Promise<unknown>>();
  return {
    put: async (folder, name, content) => {
      const directory = join(root, segment(folder));
      return inTurn(join(directory, segment(name)), () => place(directory, folder, name, content));
    },
    move: async (from, to, content) => {
      const source = join(root, segment(from.folder), segment(from.name));
      const directory = join(root, segment(to.folder));
      const target = join(directory, segment(to.name));
      return inTurn(target, async () => {
        const waits = (await readIfThere(source))?.equals(content) ?? false;
        if (waits && (await readIfThere(target)) === null) {
          await mkdir(directory, { recursive: true });
          await rename(source, target);
          await onDisk(directory);
        }
        const there = await place(directory, to.folder, to.name, content);
        // Another run has moved it, and this one had put it again: nothing of ours stays behind.
        if (waits) await rm(source, { force: true });
        return there;
      });
    },
    read: async (folder, name) => readIfThere(join(root, segment(folder), segment(name))),
    list: async (folder) => listFolder(join(root, segment(folder)), (name) => urlFor(folder, name)),
    asPdf: async (folder, name) => {
      const content = await readIfThere(join(root, segment(folder), segment(name)));
      if (content === null || /\.pdf$/i.test(name)) return content;
      return officeAsPdf(name, content, pdf);
    },
  };

  /** Two runs of one build may put the same file at once: the second finds it there, whole. */
  async function inTurn(path: string, work: () => Promise<StoredFile>): Promise<StoredFile> {
    const turn = (busy.get(path) ?? Promise.resolve()).then(work, work);
    busy.set(path, turn);
    return turn.finally(() => busy.get(path) === turn && busy.delete(path));
  }

  async function place(
    directory: string,
    folder: string,
    name: string,
    content: Buffer,
  ): Promise<StoredFile> {
    const before = await readIfThere(join(directory, name));
    if (before === null) await write(directory, name, content);
    else if (!before.equals(content)) throw new FileNameTaken(`${name} is in the library already`);
    return stored(folder, name, content);
  }

  function stored(folder: string, name: string, content: Buffer): StoredFile {
    const sha256 = createHash('sha256').update(content).digest('hex');
    return { name, url: urlFor(folder, name), sha256, bytes: content.length };
  }
}

// What no file system or SharePoint takes, and what would leave the folder. A leading dot is kept for our own parts.
const unsafe = /[\\/:*?"<>|]|\p{Cc}|^[.\s]|[.\s]$/u;
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** The name itself. @throws RangeError when it is not one safe path segment. */
export function segment(name: string): string {
  if (name === '' || unsafe.test(name) || reserved.test(name) || Buffer.byteLength(name) > 240) {
    throw new RangeError('That is not a name for one file or folder');
  }
  return name;
}

/** A name that `put` takes, from any words: 'Children/Families: 2' becomes 'Children-Families- 2'. */
export function safeSegment(words: string): string {
  const name = words
    .replace(/[\\/:*?"<>|]|\p{Cc}/gu, '-')
    .slice(0, 100)
    .replace(/^[.\s]+|[.\s]+$/g, '');
  return name === '' || reserved.test(name) ? `Papers ${name}`.trim() : name;
}

async function listFolder(path: string, url: (name: string) => string | null): Promise<ListedFile[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT') return [];
    throw fault;
  });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.'));
  const listed: ListedFile[] = [];
  for (const { name } of files) {
    const bytes = await sizeIfThere(join(path, name));
    if (bytes !== null) listed.push({ name, bytes, url: url(name) });
  }
  return listed.sort((one, other) => (one.name < other.name ? -1 : 1));
}

const readIfThere = (path: string): Promise<Buffer | null> => ifThere(readFile(path));

/** Null also when it was moved away after its folder had been read. */
const sizeIfThere = (path: string): Promise<number | null> => ifThere(stat(path).then(({ size }) => size));

async function ifThere<Found>(found: Promise<Found>): Promise<Found | null> {
  try {
    return await found;
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw fault;
  }
}

/** Beside the file, onto the disk, then into place: a process killed at any moment leaves no half file under the name. */
async function write(directory: string, name: string, content: Buffer): Promise<void> {
  await mkdir(directory, { recursive: true });
  const part = join(directory, `.${name}.part`);
  const file = await open(part, 'w');
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(part, join(directory, name));
  await onDisk(directory);
}

/** What was renamed in it outlives a power cut. */
async function onDisk(directory: string): Promise<void> {
  // Windows opens no folder, and journals the rename itself.
  if (process.platform === 'win32') return;
  const folder = await open(directory, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
