/** What the front sheet says besides its items, as it stands on the day of the meeting. */

import type { Executor } from '../db/tables';
import { postsOf } from '../platform/permissions';
import type { AgendasDeps } from './deps';
import { folderOf } from './folders';
import { readScene } from './making';
import type { Agenda, AgendaFacts, Part } from './rules';

/** Used when nobody with the clerk's role holds a post. */
const contactPost = 'Democratic Services Officer';

export async function factsOf(
  deps: AgendasDeps,
  meetingId: string,
  version: number,
  on: Executor,
): Promise<AgendaFacts> {
  const { agenda, meeting, settings } = await readScene(deps, meetingId, on);
  const chairs = new Set((await deps.people.withRole(meeting.committeeId, 'chair', on)).map(({ id }) => id));
  const members = await deps.people.withRole(meeting.committeeId, 'member', on);
  const clerks = await deps.people.withRole(meeting.committeeId, 'clerk', on);
  const titles = await deps.reports.titles(meetingId, on);
  return {
    bodyName: settings.name,
    parentBody: settings.parentBody,
    day: meeting.day,
    startsAt: meeting.startsAt,
    venue: meeting.venue,
    members: members
      .map(({ id, name }) => ({ name, chair: chairs.has(id) }))
      .sort((one, other) => Number(other.chair) - Number(one.chair)),
    contact: clerks.flatMap((clerk) => postsOf(clerk, meeting.day, meeting.committeeId))[0] ?? contactPost,
    links: on.isTransaction
      ? {}
      : await linksOf(
          deps,
          agenda,
          [1, 2].map((part) => folderOf(meeting, settings.name, part as Part)),
        ),
    reports: Object.fromEntries(
      agenda.items.flatMap((item) => {
        const title = item.reportId === null ? undefined : titles.get(item.reportId);
        return title === undefined ? [] : [[item.id, title]];
      }),
    ),
    version,
    status: null,
  };
}

/** Asks the library, so never within a transaction. */
async function linksOf(
  deps: AgendasDeps,
  agenda: Agenda,
  folders: string[],
): Promise<Record<string, string | null>> {
  const links: Record<string, string | null> = {};
  for (const folder of folders) {
    const attached = agenda.items
      .flatMap(({ attachments }) => attachments)
      .filter((file) => file.folder === folder);
    if (attached.length === 0) continue;
    const urls = new Map((await deps.library.list(folder)).map(({ name, url }) => [name, url]));
    for (const { id, name } of attached) links[id] = urls.get(name) ?? null;
  }
  return links;
}
