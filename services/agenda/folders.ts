/** The library folders of one meeting: open papers in one, private papers in another that lies beside it. */
import { safeSegment } from '../library/folder';
import type { Part } from './rules';

/** `bodyName` as it stands on the day of the meeting. */
export function folderOf(meeting: { day: string }, bodyName: string, part: Part): string {
  const folder = safeSegment(`${meeting.day} ${bodyName}`);
  return part === 1 ? folder : `${folder}, Part 2, not for publication`;
}

/** What may go with an item. A source workbook may not: hidden sheets have exposed children before (domain.md 2.8). */
const attachable = ['pdf', 'docx', 'doc', 'odt', 'rtf', 'txt', 'pptx'];

export function formatOf(name: string): string {
  return /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}

export const mayAttach = (name: string) => attachable.includes(formatOf(name));
