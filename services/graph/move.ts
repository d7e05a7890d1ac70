/** A file of ours to another place in the drive, in one step: nobody sees half of it, and no bytes go twice (Graph: driveItem move). */
import type { Executor } from '../db/tables';
import { LibraryFault } from '../library/faults';
import { FileNameTaken } from '../library/folder';
import type { GraphConnection } from './connection';
import { type Drive, type DriveItem, encoded, isFine, itemOf } from './drive';
import { createPatience, faultOf } from './patience';
import type { Outgoing, Recognition } from './recognition';
import * as store from './store';

/**
 * Where it lies at `to` already, another run has moved it: a copy of ours that still waits at `from` is taken away.
 * @throws LibraryFault; 'changed-since' when a stranger has worked on it while it waited, 'unwell' when it is nowhere.
 */
export async function moveFile(
  deps: { db: Executor; graph: GraphConnection; drive: Drive; recognition: Recognition },
  from: Outgoing,
  to: Outgoing,
): Promise<void> {
  const { db, graph, drive, recognition } = deps;
  const patience = createPatience(graph.patience);
  for (;;) {
    const there = await drive.find(to.path);
    if (there) return clearAway(await recognition.ours(to, there));
    const item = await drive.find(from.path);
    if (!item) {
      // Put a moment ago, it may not be seen yet: it is not sent a second time.
      await patience.after(new LibraryFault('unwell', { status: 404 }));
      continue;
    }
    await recognition.ours(from, item);
    const folder = await drive.folder(to.path.slice(0, -1));
    await recognition.coming(to, item);
    const answer = await graph.ask(moving(item, folder, to.key.name));
    if (isFine(answer)) {
      const facts = (await store.recordOf(db, from.key))?.facts;
      await recognition.settle(to, itemOf(answer), facts ?? undefined);
      return store.forget(db, from.key);
    }
    // It has moved and the answer was lost, the name was taken just now, or SharePoint is still at work on it.
    if (![404, 409, 412].includes(answer.status)) throw faultOf(answer, graph.patience.now());
    await patience.after(new LibraryFault('unwell', { status: answer.status }));
  }

  /** What this run had put again while another one moved it. A copy that a stranger has worked on is theirs, and stays. */
  async function clearAway(moved: DriveItem): Promise<void> {
    const patience = createPatience(graph.patience);
    for (let round = 1; ; round++) {
      const copy = await drive.find(from.path);
      // The old address of the file itself may answer for a moment.
      if (copy?.id === moved.id) return;
      if (!copy) return round === 1 ? undefined : store.forget(db, from.key);
      if (!(await isOurs(copy))) return;
      const answer = await graph.ask(removing(copy));
      if (isFine(answer)) return store.forget(db, from.key);
      if (![404, 409, 412].includes(answer.status)) throw faultOf(answer, graph.patience.now());
      await patience.after(new LibraryFault('unwell', { status: answer.status }));
    }
  }

  async function isOurs(copy: DriveItem): Promise<boolean> {
    try {
      await recognition.ours(from, copy);
      return true;
    } catch (fault) {
      if (fault instanceof FileNameTaken) return false;
      if (fault instanceof LibraryFault && fault.code === 'changed-since') return false;
      throw fault;
    }
  }

  function removing({ id, eTag }: DriveItem) {
    const headers = eTag ? { 'If-Match': eTag } : {};
    return { method: 'DELETE', path: `${drive.path}/items/${encoded(id)}`, headers } as const;
  }

  /** Never what a stranger has made of it since it was looked at. */
  function moving({ id, eTag }: DriveItem, folder: DriveItem, name: string) {
    return {
      method: 'PATCH',
      path: `${drive.path}/items/${encoded(id)}`,
      json: { parentReference: { id: folder.id }, name },
      headers: eTag ? { 'If-Match': eTag } : {},
    } as const;
  }
}
