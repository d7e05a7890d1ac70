/** The document library in SharePoint: each file is there whole and once, and nobody else's is ever written over. */
import { createHash } from 'node:crypto';
import type { Clock } from '../calendar/clock';
import type { Executor } from '../db/tables';
import { LibraryFault } from '../library/faults';
import { segment } from '../library/folder';
import type { FileFacts, ListedFile, Place, StoredFile } from '../library/rules';
import type { Library } from '../library/service';
import { type Described, describeFile, valuesOf } from './columns';
import type { GraphConnection } from './connection';
import { createDrive, type Drive, type DriveItem, isFolder } from './drive';
import { moveFile } from './move';
import { createPatience } from './patience';
import { createRecognition, type Outgoing } from './recognition';
import * as store from './store';
import { createUpload, type UploadSizes } from './upload';

export interface SharePointOptions {
  db: Executor;
  clock: Clock;
  graph: GraphConnection;
  driveId: string;
  /** Below the drive's root: '', 'Packs' or 'Committees/Packs'. */
  folder: string;
  /** Whom SharePoint names as the author of what we write; null when it cannot be known. */
  appId: string | null;
  sizes?: Partial<UploadSizes>;
}

/**
 * @throws LibraryFault, FileNameTaken, and RangeError when a name is not one path segment that SharePoint takes.
 * After any of them the same call again goes on from what is there.
 */
export function createSharePointLibrary(options: SharePointOptions): Library {
  const { db, clock, graph, driveId } = options;
  const above = options.folder.split('/').filter((part) => part !== '');
  const drive = createDrive(graph, driveId);
  const recognition = createRecognition({ db, clock, drive, appId: options.appId });
  const upload = createUpload({ db, clock, graph, drive, recognition, sizes: options.sizes ?? {} });

  async function put(folder: string, name: string, content: Buffer, facts?: FileFacts): Promise<StoredFile> {
    const file = outgoing({ folder, name }, content);
    const { sha256 } = file;
    const there = await drive.find(file.path);
    if (there) await upload.abandon(file.key);
    const item = there ? await recognition.ours(file, there) : await upload.put(file);
    if (facts) await describe(file, item, facts);
    return { name, url: item.webUrl ?? null, sha256, bytes: content.length };
  }

  function outgoing({ folder, name }: Place, content: Buffer): Outgoing {
    const path = [...above, shareable(folder), shareable(name)];
    if (content.length === 0) throw new LibraryFault('empty-file');
    const sha256 = createHash('sha256').update(content).digest('hex');
    return { key: { driveId, folder: path.slice(0, -1).join('/'), name }, path, content, sha256 };
  }

  /** After the file is there; put again, what was left undone is done. */
  async function describe(file: Outgoing, item: DriveItem, facts: FileFacts): Promise<void> {
    const values = valuesOf(facts);
    const text = JSON.stringify(values);
    const before = await store.recordOf(db, file.key);
    if (before?.state === 'settled' && before.facts === text) return;
    const patience = createPatience(graph.patience);
    let seen = item.eTag ?? null;
    let etag = seen;
    let described: Described;
    for (let round = 1; ; round++) {
      described = await describeFile(graph, drive, { itemId: item.id, etag, values }, patience);
      if (described !== 'changed') break;
      const now = await drive.byId(item.id);
      if (!now) throw new LibraryFault('changed-since', { status: 404 });
      await recognition.ours(file, now);
      // Nobody has changed it, and yet it is said to be changed each time.
      if (round === 6) throw new LibraryFault('unwell', { status: 412 });
      // A list item writes its eTag in another form than a drive item: unmoved, it was only the form that did not match.
      etag = etag === null || now.eTag === seen ? null : (now.eTag ?? null);
      seen = now.eTag ?? null;
    }
    const settled = (await drive.byId(item.id)) ?? item;
    // With columns missing it is not done with: put again after they have been made, the file gets them.
    await recognition.settle(file, settled, described === 'all' ? text : undefined);
  }

  async function fileAt(folder: string, name: string): Promise<DriveItem | null> {
    const item = await drive.find([...above, shareable(folder), shareable(name)]);
    if (item) return isFolder(item) ? null : item;
    // Nothing there is no fault; no library at all is one.
    await drive.find([]);
    return null;
  }

  return {
    put,
    // Columns of the library become properties of the file (platform.md 5).
    changesOffice: true,
    async move(from, to, content, facts) {
      await moveFile({ db, graph, drive, recognition }, outgoing(from, content), outgoing(to, content));
      return put(to.folder, to.name, content, facts);
    },
    async read(folder, name) {
      const item = await fileAt(folder, name);
      return item ? drive.content(item.id) : null;
    },
    list: (folder) => listed(drive, [...above, shareable(folder)]),
    async asPdf(folder, name) {
      const item = await fileAt(folder, name);
      if (!item) return null;
      if (/\.pdf$/i.test(name)) return drive.content(item.id);
      const pdf = convertible.test(name) ? await drive.content(item.id, 'pdf') : null;
      if (pdf && !pdf.subarray(0, 5).equals(pdfStart)) throw new LibraryFault('odd-answer');
      return pdf;
    },
  };
}

const pdfStart = Buffer.from('%PDF-');
// What Graph turns into PDF (driveItem: download in another format).
const convertible = /\.(csv|docx?|od[pst]|pot[mx]?|ppsx?m?|ppt[mx]?|rtf|xlsx?)$/i;

async function listed(drive: Drive, path: string[]): Promise<ListedFile[]> {
  const folder = await drive.find(path);
  if (!folder) {
    await drive.find([]);
    return [];
  }
  const items = isFolder(folder) ? await drive.children(folder.id) : [];
  return items
    .filter((item) => !isFolder(item))
    .map(({ name, size, webUrl }) => ({ name, bytes: size ?? 0, url: webUrl ?? null }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** SharePoint keeps a few more names for itself than file systems do. */
function shareable(name: string): string {
  if (/^~\$|_vti_|^desktop\.ini$|^\.lock$/i.test(name)) throw new RangeError('SharePoint takes no such name');
  return segment(name);
}
