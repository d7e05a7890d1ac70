/** Whether what lies under a name is what we put there: by our own record, its eTag, and if need be its bytes. */
import type { Clock } from '../calendar/clock';
import type { Executor } from '../db/tables';
import { LibraryFault } from '../library/faults';
import { FileNameTaken } from '../library/folder';
import { type Drive, type DriveItem, isFolder } from './drive';
import * as store from './store';

/** A file that is to be in the library. */
export interface Outgoing {
  key: store.FileKey;
  /** From the drive's root, the name last. */
  path: string[];
  content: Buffer;
  sha256: string;
}

export interface Recognition {
  /** @throws FileNameTaken when it is somebody's; LibraryFault 'changed-since' when it was ours and is changed. */
  ours(file: Outgoing, there: DriveItem): Promise<DriveItem>;
  /** Recorded as it lies there now; with `facts` nothing more is to be done to it. */
  settle(file: Outgoing, item: DriveItem, facts?: string): Promise<void>;
  /** Recorded before it is moved to its place: an answer that is lost leaves a file that is known. */
  coming(file: Outgoing, item: DriveItem): Promise<void>;
}

export function createRecognition(deps: {
  db: Executor;
  clock: Clock;
  drive: Drive;
  appId: string | null;
}): Recognition {
  const { db, clock, drive, appId } = deps;

  /** Written by us and nobody since. */
  const byUsAlone = ({ createdBy, lastModifiedBy }: DriveItem) =>
    appId !== null && createdBy?.application?.id === appId && lastModifiedBy?.application?.id === appId;

  return {
    async ours(file, there) {
      if (isFolder(there)) throw new FileNameTaken('a folder has the name');
      const before = await store.recordOf(db, file.key);
      const meant = before?.sha256 === file.sha256 ? before : null;
      if (meant?.etag && meant.itemId === there.id && meant.etag === there.eTag) return there;
      const bytes = await drive.content(there.id);
      // SharePoint may alter an Office file as it takes it in, or later (platform.md 5): then its author tells.
      const same = meant !== null && (meant.itemId === null || meant.itemId === there.id);
      const altered = same && byUsAlone(there);
      if (!bytes?.equals(file.content) && !altered) {
        if (meant === null || meant.state === 'sending') {
          throw new FileNameTaken('a file of this name is in the library already');
        }
        throw new LibraryFault('changed-since');
      }
      await settleAs(file, there, meant?.state === 'settled' ? meant.facts : null);
      return there;
    },
    settle: (file, item, facts) => settleAs(file, item, facts ?? null),
    async coming({ key, sha256 }, { id: itemId, eTag }) {
      const kept = {
        sha256,
        state: 'sending',
        itemId,
        etag: eTag ?? null,
        uploadUrl: null,
        facts: null,
      } as const;
      await store.record(db, key, kept, clock.now());
    },
  };

  function settleAs(file: Outgoing, item: DriveItem, facts: string | null): Promise<void> {
    const { key, sha256 } = file;
    const state = facts === null ? 'stored' : 'settled';
    const kept = { sha256, state, itemId: item.id, etag: item.eTag ?? null, uploadUrl: null, facts } as const;
    return store.record(db, key, kept, clock.now());
  }
}
