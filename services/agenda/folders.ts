/** The library folders of one meeting: open papers in one, private papers in another that lies beside it. */
import { safeSegment } from '../library/folder';
import type { Part } from './rules';

/** `bodyName` as it stands on the day of the meeting. */
export function folderOf(meeting: { day: string }, bodyName: string, part: Part): string {
  const folder = safeSegment(`${meeting.day} ${bodyName}`);
  return part === 1 ? folder : `${folder}, Part 2, not for publication`;
}
