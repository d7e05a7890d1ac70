/** Committees and their dated settings: the only writer of `committee` and `committee_setting`. */
import { z } from 'zod';
import type { Day } from '../calendar/rules';
import type { Executor, Tables } from '../db/tables';
import type { CommitteeSettings, DatedSettings } from './rules';

export async function insertCommittee(on: Executor, id: string, at: Date): Promise<void> {
  await on.insertInto('committee').values({ id, created_at: at }).execute();
}

/** By the day they begin; without an id those of every committee, the oldest committee's first. */
export async function listSettings(on: Executor, committeeId?: string): Promise<CommitteeSettings[]> {
  const rows = await on
    .selectFrom('committee_setting')
    .innerJoin('committee', 'committee.id', 'committee_id')
    .selectAll('committee_setting')
    .$if(committeeId !== undefined, (query) => query.where('committee_id', '=', committeeId ?? ''))
    .orderBy('committee.created_at')
    .orderBy('committee_id')
    .orderBy('from_day')
    .execute();
  return rows.map(toSettings);
}

/** Settings that begin on a day that has some already take their place. */
export async function upsertSettings(
  on: Executor,
  committeeId: string,
  settings: DatedSettings,
): Promise<void> {
  const values = {
    name: settings.name,
    parent_body: settings.parentBody,
    governance_model: settings.governanceModel,
    operational_group_name: settings.operationalGroupName,
    shadow_committee_name: settings.shadowCommitteeName,
    meeting_time: settings.meetingTime,
    venue: settings.venue,
    offsets: JSON.stringify(settings.offsets),
  };
  await on
    .insertInto('committee_setting')
    .values({ committee_id: committeeId, from_day: settings.fromDay, ...values })
    .onConflict((conflict) => conflict.columns(['committee_id', 'from_day']).doUpdateSet(values))
    .execute();
}

const Offsets = z.record(z.string(), z.number());

function toSettings(
  row: Omit<Tables['committee_setting'], 'offsets'> & { offsets: unknown },
): CommitteeSettings {
  return {
    committeeId: row.committee_id,
    fromDay: row.from_day as Day,
    name: row.name,
    parentBody: row.parent_body,
    governanceModel: row.governance_model as CommitteeSettings['governanceModel'],
    operationalGroupName: row.operational_group_name,
    shadowCommitteeName: row.shadow_committee_name,
    meetingTime: row.meeting_time,
    venue: row.venue,
    offsets: Offsets.parse(row.offsets),
  };
}
