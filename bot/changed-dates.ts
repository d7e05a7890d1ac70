/** What moved by a day off or another meeting day, for one person to read. */
import { londonDay } from '../services/calendar/rules';
import type { ChangedDates } from '../services/meetings/rules';
import type { Turn } from './turn';
import { presentCommittees } from './which-committee';

/** Of the committees that this person is on: what another one does is told to its own clerks. */
export function changedLines(turn: Turn, { moved, kept }: ChangedDates): string[] {
  const theirs = new Set(presentCommittees(turn.person, londonDay(turn.now)).map(({ id }) => id));
  const textsOf = (dates: ChangedDates['moved']) =>
    dates.filter(({ committeeId }) => theirs.has(committeeId)).map(({ text }) => text);
  const [here, stay] = [textsOf(moved), textsOf(kept)];
  const elsewhere = moved.some(({ committeeId }) => !theirs.has(committeeId));
  return [
    ...(here.length === 0 ? ['No date had to move.'] : ['These dates moved:', ...here]),
    ...(stay.length === 0 ? [] : ['These stay as people were told:', ...stay]),
    ...(elsewhere ? ['Dates of another committee moved too. Its clerk is told.'] : []),
  ];
}
