/** Files and folders of a pack in house style: the day first, so that a folder stands in order; one folder an edition. */
import { folderOf as papersFolder } from '../agenda/folders';
import { safeSegment } from '../library/folder';
import type { PackDocument } from './documents';
import type { Edition, PackBuild } from './rules';

export interface NamedFor {
  meetingDay: string;
  committee: string;
}

/**
 * The folder from which papers are published holds final open papers and what was attached to them, and nothing else: what
 * is private has a folder of its own, and so have drafts, which nobody has passed yet.
 */
export function folderOf(
  edition: Edition,
  { meetingDay, committee }: NamedFor,
  stage: PackBuild['stage'],
): string {
  const open = papersFolder({ day: meetingDay }, committee, 1);
  switch (edition) {
    case 'public':
      return stage === 'final' ? open : `${open}, drafts`;
    case 'exempt':
      return papersFolder({ day: meetingDay }, committee, 2);
    case 'officers':
      return `${open}, officers only`;
    case 'young-people':
      return `${open}, young people’s edition`;
  }
}

type Version = Pick<PackBuild, 'no' | 'kind' | 'supplementNo'>;

/** '2027-03-02 Agenda and reports pack v4', without its ending. */
export function packName(edition: Edition, { meetingDay }: NamedFor, build: Version): string {
  const version = `v${build.no}`;
  const supplement = build.kind === 'supplement' ? `Supplement ${build.supplementNo ?? 1}` : null;
  switch (edition) {
    case 'public':
      return `${meetingDay} ${supplement ?? 'Agenda and reports pack'} ${version}`;
    case 'exempt':
      return `${meetingDay} ${supplement ? `${supplement}, ` : ''}Part 2 ${version}, not for publication`;
    case 'officers':
      return `${meetingDay} ${supplement ? `${supplement}, ` : ''}Officers’ edition ${version}, officers only`;
    case 'young-people':
      return `${meetingDay} Young people’s edition ${version}`;
  }
}

/** '2027-03-02 Item 05 Progress against the pledges v4': two figures, so that 10 stands after 9. */
export function documentName(document: PackDocument, { meetingDay }: NamedFor, build: Version): string {
  const { itemNumber, title, part } = document;
  const item = itemNumber === null ? '' : `Item ${itemNumber.padStart(2, '0')} `;
  const end = part === 2 ? `v${build.no}, not for publication` : `v${build.no}`;
  return safeSegment(`${meetingDay} ${item}${title.replace(/:\s*/g, ', ').slice(0, 60).trim()} ${end}`);
}
