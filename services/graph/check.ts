/** Whether packs could be put into SharePoint now: the drive, the folder, the right to write, the columns; each with its fix. */
import { z } from 'zod';
import { LibraryFault } from '../library/faults';
import type { LibraryCheck } from '../library/rules';
import { columnNames } from './columns';
import type { GraphConnection } from './connection';
import { createDrive, type Drive, type DriveItem, encoded, isFine, isFolder } from './drive';
import { faultOf } from './patience';
import { jsonOf } from './transport';
import { cancelSession, uploadUrlOf } from './upload-session';

const grant = 'Grant it with infra/grant-site.ps1 (docs/permissions.md).';
const probe = 'Pledgekeeper write check.txt';

/** Leaves nothing behind: the right to write is proved by an upload that is begun and cancelled. */
export async function checkSharePoint(
  graph: GraphConnection,
  { driveId, folder }: { driveId: string; folder: string },
): Promise<LibraryCheck> {
  const check: LibraryCheck = { fine: [], attention: [] };
  const drive = createDrive({ ...graph, patience: { ...graph.patience, attempts: 2 } }, driveId);
  try {
    const root = await drive.find([]);
    check.fine.push('SharePoint: the library can be read.');
    const above = folder.split('/').filter((part) => part !== '');
    const place = await drive.find(above);
    if (place && !isFolder(place)) {
      check.attention.push(
        `SharePoint: “${folder}” is a file. Rename it, or set SHAREPOINT_FOLDER to another.`,
      );
    } else if (!place) {
      check.fine.push(`SharePoint: the folder “${folder}” is not there yet; the first pack makes it.`);
    }
    const target = place && isFolder(place) ? place : root;
    if (target) await checkWriting(graph, drive, target);
    check.fine.push('SharePoint: the library can be written to.');
    await checkColumns(graph, drive, check);
  } catch (fault) {
    if (!(fault instanceof LibraryFault)) throw fault;
    check.attention.push(`SharePoint: ${fixOf(fault)}`);
  }
  return check;
}

async function checkWriting(graph: GraphConnection, drive: Drive, folder: DriveItem): Promise<void> {
  const answer = await graph.ask({
    method: 'POST',
    path: `${drive.path}/items/${encoded(folder.id)}:/${encoded(probe)}:/createUploadSession`,
    json: { item: { '@microsoft.graph.conflictBehavior': 'rename', name: probe } },
  });
  // One that is open already was allowed too.
  if (answer.status === 409) return;
  if (!isFine(answer)) throw faultOf(answer, graph.patience.now());
  await cancelSession(graph, uploadUrlOf(answer));
}

const columnsAnswer = z.object({ value: z.array(z.object({ name: z.string().nullish() })) });

async function checkColumns(graph: GraphConnection, drive: Drive, check: LibraryCheck): Promise<void> {
  const answer = await graph.ask({ method: 'GET', path: `${drive.path}/list/columns?$select=name` });
  const columns = columnsAnswer.safeParse(jsonOf(answer));
  const there = new Set(isFine(answer) && columns.success ? columns.data.value.map(({ name }) => name) : []);
  const missing = columnNames.filter((name) => !there.has(name));
  if (missing.length === 0) check.fine.push('SharePoint: the library has the columns.');
  else {
    check.attention.push(
      `SharePoint: the library lacks the columns ${missing.join(', ')}. Packs are put there without them. Make them with infra/grant-site.ps1 -Columns.`,
    );
  }
}

function fixOf({ code, serviceCode }: LibraryFault): string {
  const number = serviceCode === null ? '' : ` (${serviceCode})`;
  switch (code) {
    case 'sign-in-refused':
      return `the identity was not let in${number}. Check AZURE_CLIENT_ID, or MicrosoftAppId, with its secret or certificate, and whether that has run out.`;
    case 'not-allowed':
      return `the identity may not write to the site${number}. It needs Sites.Selected and a “write” grant on the site. ${grant}`;
    case 'no-library':
      return `there is no drive with the id of SHAREPOINT_DRIVE_ID that the identity may see. Check the id; without a grant a site looks as if it were not there. ${grant}`;
    case 'unreachable':
      return 'it cannot be reached. Check GRAPH_BASE_URL and AZURE_AUTHORITY_HOST, and that the firewall lets both through (docs/operations.md).';
    case 'full':
      return 'the library is full. The owner of the site can make room or ask for more.';
    default:
      return `it is not well at the moment (${code}${number}). Try again in a few minutes.`;
  }
}
