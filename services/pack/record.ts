/** Makes the record of one build as a page beside the officers' papers. */

import { createHash } from 'node:crypto';
import { londonDay } from '../calendar/rules';
import { postsOf } from '../platform/permissions';
import { compareForOfficers } from './compare/packs';
import { composeRecord } from './compose/record';
import type { PacksDeps } from './deps';
import type { ComposedPack } from './documents';
import { folderOf } from './file-names';
import { writeHtml } from './html/html';
import { settle } from './outline/settle';
import { earlierOf, gateStanding, type PackBuild } from './rules';
import * as store from './store';
import { keptFindings } from './store-decisions';
import type { FinishedFile } from './writers/write-files';

/** @param build with every finding, those of the finished files too. */
export async function recordOf(
  deps: PacksDeps,
  build: PackBuild,
  composed: ComposedPack,
  files: FinishedFile[],
): Promise<FinishedFile> {
  const { db } = deps;
  const person = await deps.people.byId(build.requestedBy);
  const { committeeId } = await deps.meetings.byId(build.meetingId);
  const { items } = await deps.agendas.of(build.meetingId);
  const outline = composeRecord({
    privateItems: items.filter(({ part }) => part === 2).map(({ number }) => number),
    build,
    composed,
    requestedByPost:
      (person && postsOf(person, londonDay(build.requestedAt), committeeId)[0]) ??
      'Democratic Services Officer',
    dataAt: (await store.byId(db, build.id))?.dataAt ?? build.requestedAt,
    files: files.map(({ folder, name, edition, itemNumber, content }) => ({
      folder,
      name,
      edition,
      itemNumber,
      bytes: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
    })),
    standing: gateStanding(build.findings, await keptFindings(db, build.meetingId)),
    changes: await changesSince(deps, build, composed),
  });
  const html = writeHtml(settle(outline), { createdAt: build.requestedAt });
  return {
    folder: folderOf('officers', composed, build.stage),
    name: `${composed.meetingDay} Record of version ${build.no}, officers only.html`,
    edition: 'officers',
    itemNumber: null,
    title: outline.title,
    part: 2,
    content: Buffer.from(html),
  };
}

async function changesSince({ db }: PacksDeps, build: PackBuild, composed: ComposedPack) {
  const earlier = earlierOf(build, await store.ofMeeting(db, build.meetingId));
  const before = earlier && (await store.composed(db, earlier.id));
  return before ? { earlierNo: earlier.no, list: compareForOfficers(before, composed) } : null;
}
