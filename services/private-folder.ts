/** Folders that nobody else on the machine may look into: they hold all that people have written. */
import { chmodSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { parse, resolve } from 'node:path';

/** What stands in the way, and its fix, in one plain sentence. */
export class FolderIsOpen extends Error {
  override readonly name = 'FolderIsOpen';
}

/** What this program itself puts into its data folder, or a system puts into any. */
const ours =
  /^(database(\..*)?|library|questions\.key|record\.key|record-heads\.jsonl|local-teams\.jsonl.*|demo|\.env|lost\+found|\.DS_Store)$/;

/**
 * Makes the folder, for its owner alone. One that is there already is closed to others where it holds nothing but ours; a
 * folder that others use for something else is left as it is.
 * @throws FolderIsOpen naming the fix; Error with a system code when it cannot be made or looked at.
 */
export function makePrivate(folder: string, setting = 'DATA_DIR'): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // Windows keeps rights elsewhere: a folder there has those of the one above it.
  if (process.platform === 'win32') return;
  if (isClosed(folder)) return;
  const others = readdirSync(folder).filter((name) => !ours.test(name));
  const isRoot = parse(resolve(folder)).root === resolve(folder);
  if (others.length > 0 || isRoot) {
    throw new FolderIsOpen(
      `${setting} (${folder}) is open to other users of this machine and holds other things (${others.slice(0, 3).join(', ')}). ` +
        `Set ${setting} to a folder of its own, or close this one: chmod 700 ${folder}`,
    );
  }
  try {
    chmodSync(folder, 0o700);
  } catch {
    // Said below: another's folder cannot be closed from here.
  }
  if (!isClosed(folder)) {
    throw new FolderIsOpen(
      `${setting} (${folder}) is open to other users of this machine, and this user may not change that. ` +
        `Its owner can: chmod 700 ${folder} (for a mounted share: mount it for this user alone, with mode 0700).`,
    );
  }
}

function isClosed(folder: string): boolean {
  return (statSync(folder).mode & 0o077) === 0;
}
