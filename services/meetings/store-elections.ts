/** Elections that a council added or took away: the only writer of `election`. */
import type { Day } from '../calendar/rules';
import type { Executor } from '../db/tables';
import { type Election, usualElections } from './elections';

/** The usual ones with the council's own changes, by polling day. */
export async function listElections(on: Executor): Promise<Election[]> {
  const rows = await on.selectFrom('election').selectAll().execute();
  const byDay = new Map(usualElections.map((one) => [one.pollingDay, one]));
  for (const row of rows) {
    const pollingDay = row.polling_day as Day;
    if (row.removed_at) byDay.delete(pollingDay);
    else byDay.set(pollingDay, { pollingDay, noticeDay: row.notice_day as Day, name: row.name });
  }
  return [...byDay.values()].sort((one, other) => one.pollingDay.localeCompare(other.pollingDay));
}

export async function saveElection(
  on: Executor,
  election: Election,
  { by, at, removed }: { by: string; at: Date; removed: boolean },
): Promise<void> {
  const values = {
    notice_day: election.noticeDay,
    name: election.name,
    removed_by: removed ? by : null,
    removed_at: removed ? at : null,
  };
  await on
    .insertInto('election')
    .values({ polling_day: election.pollingDay, ...values, added_by: by, added_at: at })
    .onConflict((conflict) => conflict.column('polling_day').doUpdateSet(values))
    .execute();
}
