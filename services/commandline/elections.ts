/** `election add|remove|list`: polling days, from whose notice on a meeting is flagged. */
import { formatDay } from '../calendar/rules';
import type { Services } from '../wiring';
import { readDay } from './day-range';

type Parts = Pick<Services, 'meetings'>;

const by = 'command line';

/** Without `notice` the latest day on which notice may be given. @throws Error naming the date that cannot be used. */
export async function addElection(
  { meetings }: Parts,
  input: { pollingDay: string; name: string; notice?: string },
): Promise<string> {
  const pollingDay = readDay('Polling day', input.pollingDay);
  const noticeDay = input.notice === undefined ? null : readDay('--notice', input.notice);
  const name = input.name.trim();
  if (name === '') throw new Error('The name is empty. Give one, such as "Council elections".');
  if (noticeDay !== null && noticeDay > pollingDay)
    throw new Error('--notice: notice of an election comes before its polling day.');
  const added = await meetings.addElection({ pollingDay, noticeDay, name, by });
  return `Added: ${describe(added)}\n  A meeting from notice to polling day is flagged on its timetable and status.`;
}

export async function removeElection({ meetings }: Parts, input: { pollingDay: string }): Promise<string> {
  const pollingDay = readDay('Polling day', input.pollingDay);
  const removed = await meetings.removeElection(pollingDay, by);
  return removed
    ? `Removed: ${describe(removed)}`
    : `No election stands on the list for ${formatDay(pollingDay)}. See: election list`;
}

export async function listElections({ meetings }: Parts): Promise<string> {
  const elections = await meetings.elections();
  if (elections.length === 0)
    return 'No election is on the list. Add one: election add 2027-05-06 "Council elections"';
  return elections.map(describe).join('\n');
}

function describe({
  pollingDay,
  noticeDay,
  name,
}: Awaited<ReturnType<Parts['meetings']['elections']>>[number]): string {
  return `${name}: polling day ${formatDay(pollingDay)}, notice from ${formatDay(noticeDay)}`;
}
