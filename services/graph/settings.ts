/** Which library and which identity the settings name for Microsoft Graph; each problem names a setting and its fix. */
import { resolve } from 'node:path';
import type { SharePointPlace } from './open-library';
import type { GraphIdentity } from './tokens';

/** By the names that the environment has for them. */
export interface GraphSettings {
  MicrosoftAppId?: string | undefined;
  MicrosoftAppTenantId?: string | undefined;
  SHAREPOINT_DRIVE_ID?: string | undefined;
  SHAREPOINT_FOLDER?: string | undefined;
  GRAPH_BASE_URL?: string | undefined;
  AZURE_AUTHORITY_HOST?: string | undefined;
  GRAPH_LOOK_UP_PEOPLE?: string | undefined;
  AZURE_CLIENT_ID?: string | undefined;
  AZURE_TENANT_ID?: string | undefined;
  AZURE_CLIENT_SECRET?: string | undefined;
  AZURE_CLIENT_CERTIFICATE_PATH?: string | undefined;
}

export interface GraphConfig {
  sharePoint: SharePointPlace | null;
  /** As whom events are written to members' calendars, where a committee has that on; null: never. */
  calendarIdentity: GraphIdentity | null;
  /** Whether people without an object id are looked up in Entra by their address. */
  lookUpPeople: boolean;
  /** With the version, without a trailing slash. */
  graphBaseUrl: string;
  /** Where tokens for Graph come from, without a trailing slash. */
  authorityHost: string;
}

/** @param bot the bot's own identity, used where no other is named. @param problems gains a line for each. */
export function graphConfig(
  settings: GraphSettings,
  bot: GraphIdentity | null,
  problems: string[],
): GraphConfig {
  const graphBaseUrl = graphAddress(settings.GRAPH_BASE_URL);
  const sharePoint = readSharePoint(settings, bot, graphBaseUrl, problems);
  return {
    sharePoint,
    // Nothing need be set for it: without an identity there are files and the feed.
    calendarIdentity: sharePoint?.identity ?? readGraphIdentity(settings, bot, graphBaseUrl, []),
    lookUpPeople: /^(yes|true|1)$/i.test(settings.GRAPH_LOOK_UP_PEOPLE ?? ''),
    graphBaseUrl,
    authorityHost: (settings.AZURE_AUTHORITY_HOST ?? 'https://login.microsoftonline.com').replace(/\/+$/, ''),
  };
}

/** The national clouds' addresses are often given without the version. */
function graphAddress(given = 'https://graph.microsoft.com/v1.0'): string {
  const address = given.replace(/\/+$/, '');
  return /^https?:\/\/[^/]+$/.test(address) ? `${address}/v1.0` : address;
}

function readSharePoint(
  settings: GraphSettings,
  bot: GraphIdentity | null,
  graphBaseUrl: string,
  problems: string[],
): SharePointPlace | null {
  const { SHAREPOINT_DRIVE_ID: driveId } = settings;
  if (!driveId) {
    if (settings.SHAREPOINT_FOLDER) {
      problems.push('SHAREPOINT_DRIVE_ID is needed when SHAREPOINT_FOLDER is set');
    }
    return null;
  }
  const folder = (settings.SHAREPOINT_FOLDER ?? '').replace(/^\/+|\/+$/g, '');
  if (
    folder.split('/').some((part) => /[\\:*?"<>|]|^[.\s]|[.\s]$/.test(part) || (part === '' && folder !== ''))
  ) {
    problems.push('SHAREPOINT_FOLDER must be the name of a folder, or names with / between, such as Packs');
  }
  const identity = readGraphIdentity(settings, bot, graphBaseUrl, problems);
  return identity ? { driveId, folder, identity } : null;
}

/** An identity of its own where one is named; else the bot's. */
function readGraphIdentity(
  settings: GraphSettings,
  bot: GraphIdentity | null,
  graphBaseUrl: string,
  problems: string[],
): GraphIdentity | null {
  const { AZURE_CLIENT_ID: clientId, AZURE_CLIENT_SECRET: secret } = settings;
  const certificate = settings.AZURE_CLIENT_CERTIFICATE_PATH;
  if (clientId) {
    if (!secret && !certificate) return { kind: 'managed-identity', clientId };
    const tenantId = settings.AZURE_TENANT_ID ?? settings.MicrosoftAppTenantId;
    if (!tenantId) {
      problems.push('AZURE_TENANT_ID is needed with AZURE_CLIENT_ID and a secret or a certificate');
      return null;
    }
    return certificate
      ? { kind: 'certificate', clientId, tenantId, certificateFile: resolve(certificate) }
      : { kind: 'secret', clientId, tenantId, secret: secret ?? '' };
  }
  if (secret || certificate) {
    problems.push('AZURE_CLIENT_ID is needed with AZURE_CLIENT_SECRET or AZURE_CLIENT_CERTIFICATE_PATH');
    return null;
  }
  if (bot) return bot;
  if (graphBaseUrl.startsWith('http:')) return { kind: 'none' };
  // With an app id that is wrong in another way, that is what needs attention.
  if (!settings.MicrosoftAppId) {
    problems.push(
      'AZURE_CLIENT_ID is needed with SHAREPOINT_DRIVE_ID in local mode: the identity that writes there',
    );
  }
  return null;
}
