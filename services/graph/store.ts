/** Our own record of the files that we put into SharePoint. */
import type { Executor } from '../db/tables';

export interface FileKey {
  driveId: string;
  folder: string;
  name: string;
}

export interface FileRecord {
  sha256: string;
  /** 'stored': it is there, and its columns may not be set yet. 'settled': `etag` is what it has had since. */
  state: 'sending' | 'stored' | 'settled';
  itemId: string | null;
  etag: string | null;
  uploadUrl: string | null;
  facts: string | null;
}

export async function recordOf(on: Executor, key: FileKey): Promise<FileRecord | null> {
  const row = await on
    .selectFrom('library_file')
    .select(['sha256', 'state', 'item_id as itemId', 'etag', 'upload_url as uploadUrl', 'facts'])
    .where('drive_id', '=', key.driveId)
    .where('folder', '=', key.folder)
    .where('name', '=', key.name)
    .executeTakeFirst();
  return row ?? null;
}

/** In place of what was recorded before. */
export async function record(on: Executor, key: FileKey, file: FileRecord, at: Date): Promise<void> {
  const row = {
    sha256: file.sha256,
    state: file.state,
    item_id: file.itemId,
    etag: file.etag,
    upload_url: file.uploadUrl,
    facts: file.facts,
    changed_at: at,
  };
  await on
    .insertInto('library_file')
    .values({ drive_id: key.driveId, folder: key.folder, name: key.name, ...row })
    .onConflict((conflict) => conflict.columns(['drive_id', 'folder', 'name']).doUpdateSet(row))
    .execute();
}

/** Of a file that lies elsewhere now. */
export async function forget(on: Executor, key: FileKey): Promise<void> {
  await on
    .deleteFrom('library_file')
    .where('drive_id', '=', key.driveId)
    .where('folder', '=', key.folder)
    .where('name', '=', key.name)
    .execute();
}

/** Uploads that were begun before then and never ended. */
export async function leftBehind(
  on: Executor,
  driveId: string,
  before: Date,
): Promise<{ key: FileKey; uploadUrl: string }[]> {
  const rows = await on
    .selectFrom('library_file')
    .select(['folder', 'name', 'upload_url'])
    .where('drive_id', '=', driveId)
    .where('upload_url', 'is not', null)
    .where('changed_at', '<', before)
    .execute();
  return rows.map(({ folder, name, upload_url }) => ({
    key: { driveId, folder, name },
    uploadUrl: upload_url ?? '',
  }));
}

/** Only if it is still that one: another run may have begun its own. */
export async function forgetUpload(on: Executor, key: FileKey, uploadUrl: string): Promise<void> {
  await on
    .updateTable('library_file')
    .set({ upload_url: null })
    .where('drive_id', '=', key.driveId)
    .where('folder', '=', key.folder)
    .where('name', '=', key.name)
    .where('upload_url', '=', uploadUrl)
    .execute();
}
