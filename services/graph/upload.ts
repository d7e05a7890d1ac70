/** A file that is not there yet: in one request when it is small, else in a session that a later run can go on with. */
import type { Clock } from '../calendar/clock';
import type { Executor } from '../db/tables';
import { LibraryFault } from '../library/faults';
import type { GraphConnection } from './connection';
import { type Drive, type DriveItem, encoded, isFine, itemOf } from './drive';
import { createPatience, faultOf, isPassing } from './patience';
import type { Outgoing, Recognition } from './recognition';
import * as store from './store';
import type { Answer } from './transport';
import {
  cancelSession,
  fragmentUnit,
  sendFragments,
  type Uploaded,
  uploadUrlOf,
  usualFragment,
} from './upload-session';

export interface UploadSizes {
  /**
   * Bytes up to which one PUT is used. Its page says 250 MB today and said 4 MB before: 4 MB is taken everywhere, and is
   * little to send again when the connection breaks.
   */
  small: number;
  /** A multiple of `fragmentUnit`. */
  fragment: number;
}

/** What the page of the simple PUT allows today. */
const largestPut = 250_000_000;
const abandonedAfterMs = 24 * 3_600_000;

export interface Upload {
  /** @throws LibraryFault; FileNameTaken when somebody else's file came in between. */
  put(file: Outgoing): Promise<DriveItem>;
  /** Cancels what was begun under this name, where a file has come to lie there by another way. */
  abandon(key: store.FileKey): Promise<void>;
}

export function createUpload(deps: {
  db: Executor;
  clock: Clock;
  graph: GraphConnection;
  drive: Drive;
  recognition: Recognition;
  sizes: Partial<UploadSizes>;
}): Upload {
  const { db, clock, graph, drive, recognition } = deps;
  const { small = 4_000_000, fragment = usualFragment } = deps.sizes;
  if (fragment % fragmentUnit !== 0)
    throw new RangeError(`a fragment is a multiple of ${fragmentUnit} bytes`);

  async function put(file: Outgoing): Promise<DriveItem> {
    const patience = createPatience({ ...graph.patience, attempts: 4 });
    await clearOthers(file);
    const { length } = file.content;
    let barred = 0;
    for (;;) {
      const folder = await drive.folder(file.path.slice(0, -1));
      const inOne = length <= small || (barred === 2 && length <= largestPut);
      const outcome = inOne ? await whole(file, folder) : await inSession(file, folder);
      if (!(outcome instanceof LibraryFault)) {
        await recognition.settle(file, outcome);
        return outcome;
      }
      // The name is taken, or the answer was lost: by our own file, if it arrived after all.
      const there = await drive.find(file.path);
      if (there) return recognition.ours(file, there);
      await patience.after(outcome);
      // A session whose address was lost on its way bars the name to other sessions until it runs out.
      if (outcome.code === 'half-uploaded') barred++;
    }
  }

  /** What earlier runs began: under this name with other bytes, or so long ago that nobody comes back to it. */
  async function clearOthers({ key, sha256 }: Outgoing): Promise<void> {
    const now = clock.now();
    for (const left of await store.leftBehind(db, key.driveId, new Date(now.getTime() - abandonedAfterMs))) {
      await end(left.key, left.uploadUrl);
    }
    const before = await store.recordOf(db, key);
    if (before && before.sha256 !== sha256) await abandon(key);
    if (before?.sha256 === sha256 && before.state === 'sending') return;
    await begun({ key, sha256 }, null);
  }

  async function abandon(key: store.FileKey): Promise<void> {
    const begunAt = (await store.recordOf(db, key))?.uploadUrl;
    if (begunAt) await end(key, begunAt);
  }

  async function end(key: store.FileKey, uploadUrl: string): Promise<void> {
    await cancelSession(graph, uploadUrl);
    await store.forgetUpload(db, key, uploadUrl);
  }

  function begun({ key, sha256 }: Pick<Outgoing, 'key' | 'sha256'>, uploadUrl: string | null): Promise<void> {
    const file = { sha256, state: 'sending', itemId: null, etag: null, uploadUrl, facts: null } as const;
    return store.record(db, key, file, clock.now());
  }

  /** A fault that is given back is looked into. A PUT replaces unless it is told not to. */
  async function whole({ key, content }: Outgoing, folder: DriveItem): Promise<DriveItem | LibraryFault> {
    const answer = await graph.ask({
      method: 'PUT',
      path: `${childPath(folder, key.name)}:/content?@microsoft.graph.conflictBehavior=fail`,
      content: Buffer.from(content),
    });
    if (isFine(answer)) return itemOf(answer);
    if (answer.status === 413 && content.length > small) return new LibraryFault('half-uploaded');
    return worthALook(answer);
  }

  async function inSession(file: Outgoing, folder: DriveItem): Promise<DriveItem | LibraryFault> {
    const kept = (await store.recordOf(db, file.key))?.uploadUrl ?? null;
    const url = kept ?? (await newSession(file, folder));
    if (url instanceof LibraryFault) return url;
    const fragments = { url, content: file.content, fragmentBytes: fragment };
    let uploaded: Uploaded;
    try {
      uploaded = await sendFragments(graph, fragments, kept === null);
    } catch (fault) {
      // What passes is gone on with by the next run. After anything else there is none.
      const over = fault instanceof LibraryFault && fault.code !== 'busy' && !isPassing(fault);
      if (over) await end(file.key, url);
      throw fault;
    }
    if (typeof uploaded === 'object') return uploaded.item;
    await end(file.key, url);
    return new LibraryFault(uploaded === 'conflict' ? 'half-uploaded' : 'cut-off');
  }

  /** Written down before the first byte goes: a run that follows can go on with it, or cancel it. */
  async function newSession(file: Outgoing, folder: DriveItem): Promise<string | LibraryFault> {
    const { name } = file.key;
    const answer = await graph.ask({
      method: 'POST',
      path: `${childPath(folder, name)}:/createUploadSession`,
      json: { item: { '@microsoft.graph.conflictBehavior': 'fail', name } },
    });
    if (!isFine(answer)) return worthALook(answer);
    const url = uploadUrlOf(answer);
    await begun(file, url);
    return url;
  }

  const childPath = (folder: DriveItem, name: string) =>
    `${drive.path}/items/${encoded(folder.id)}:/${encoded(name)}`;

  function worthALook(answer: Answer): LibraryFault {
    const fault = faultOf(answer, graph.patience.now());
    // The folder was taken away meanwhile.
    if (answer.status === 404) return fault;
    // Something is there, or an upload of this name is open.
    if (answer.status === 409 || answer.status === 412) return new LibraryFault('half-uploaded', fault);
    throw fault;
  }

  return { put, abandon };
}
