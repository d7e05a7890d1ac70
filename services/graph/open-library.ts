/** The document library that the settings name, SharePoint or a folder, and the check of it that `doctor` makes. */
import { systemClock } from '../calendar/clock';
import type { Executor } from '../db/tables';
import { createFolderLibrary, type FolderLibraryOptions } from '../library/folder';
import type { LibraryCheck } from '../library/rules';
import type { Library } from '../library/service';
import { checkSharePoint } from './check';
import { connect } from './connect';
import { createSharePointLibrary } from './sharepoint-library';
import type { GraphIdentity } from './tokens';

export interface LibrarySettings {
  sharePoint: SharePointPlace | null;
  graphBaseUrl: string;
  authorityHost: string;
}

export interface SharePointPlace {
  driveId: string;
  /** Below the drive's root: '', 'Packs' or 'Committees/Packs'. */
  folder: string;
  identity: GraphIdentity;
}

/** @param folder where files go without SharePoint. */
export function openLibrary(settings: LibrarySettings, db: Executor, folder: FolderLibraryOptions): Library {
  const { sharePoint } = settings;
  if (!sharePoint) return createFolderLibrary(folder);
  const { identity, ...place } = sharePoint;
  const appId = identity.kind === 'none' ? null : identity.clientId;
  const graph = connect(settings, identity);
  // Real time, in local mode too: SharePoint's waits do not follow a clock that is moved.
  return createSharePointLibrary({ db, clock: systemClock, graph, appId, ...place });
}

/** Needs no database, and leaves nothing behind. */
export async function checkLibrary(
  settings: LibrarySettings,
  { root }: FolderLibraryOptions,
): Promise<LibraryCheck> {
  const { sharePoint } = settings;
  if (!sharePoint) return { fine: [`Document library: the folder ${root}.`], attention: [] };
  return checkSharePoint(connect(settings, sharePoint.identity), sharePoint);
}
