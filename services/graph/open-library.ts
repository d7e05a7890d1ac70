/** From settings to the SharePoint library, and to the check of it that `doctor` makes. */
import type { Clock } from '../calendar/clock';
import type { Executor } from '../db/tables';
import type { LibraryCheck } from '../library/rules';
import type { Library } from '../library/service';
import { checkSharePoint } from './check';
import { createGraphConnection, type GraphConnection } from './connection';
import { createSharePointLibrary } from './sharepoint-library';
import { createTokens, type GraphIdentity } from './tokens';

export interface SharePointSettings {
  sharePoint: { driveId: string; folder: string; identity: GraphIdentity };
  graphBaseUrl: string;
  authorityHost: string;
}

export function openSharePoint(
  settings: SharePointSettings,
  { db, clock }: { db: Executor; clock: Clock },
): Library {
  const { driveId, folder, identity } = settings.sharePoint;
  const appId = identity.kind === 'none' ? null : identity.clientId;
  return createSharePointLibrary({ db, clock, graph: connect(settings), driveId, folder, appId });
}

/** Needs no database, and leaves nothing behind. */
export function checkSharePointSettings(settings: SharePointSettings): Promise<LibraryCheck> {
  const { driveId, folder } = settings.sharePoint;
  return checkSharePoint(connect(settings), { driveId, folder });
}

function connect({ sharePoint, graphBaseUrl, authorityHost }: SharePointSettings): GraphConnection {
  const { protocol, origin } = new URL(graphBaseUrl);
  // A double on this machine is no resource that a sign-in knows.
  const resource = protocol === 'https:' ? origin : 'https://graph.microsoft.com';
  const tokens = createTokens({
    identity: sharePoint.identity,
    authorityHost,
    scope: `${resource}/.default`,
  });
  return createGraphConnection({ baseUrl: graphBaseUrl, tokens });
}
