/** Read-only: what leads reported and the Operational Group accepted, in every round up to a meeting, in one query. */
import type { Day } from '../calendar/rules';
import type { Executor } from '../db/tables';
import type { SourcedFigure } from './rules';
import { updateFigure } from './update-figures';

export async function acceptedFigures(
  on: Executor,
  about: { committeeId: string; upTo: Day; confirmedBy: string },
): Promise<SourcedFigure[]> {
  const rows = await on
    .selectFrom('update_figure as f')
    .innerJoin('update_version as v', 'v.id', 'f.version_id')
    .innerJoin('update_request as r', (join) =>
      join.onRef('r.id', '=', 'v.request_id').onRef('r.version_no', '=', 'v.no'),
    )
    .innerJoin('measure as m', 'm.id', 'f.measure_id')
    .innerJoin('reporting_round as round', 'round.id', 'r.round_id')
    .innerJoin('strategy as s', 's.id', 'round.strategy_id')
    .innerJoin('meeting', 'meeting.id', 'round.meeting_id')
    .select(['f.to_come', 'f.count', 'f.base', 'f.as_at', 'f.source', 'f.reached', 'f.reached_on', 'f.words'])
    .select(['r.id as request_id', 'm.code', 'm.name', 'm.unit', 's.from_day', 'meeting.period_ends'])
    .where('r.state', '=', 'accepted')
    .where('meeting.committee_id', '=', about.committeeId)
    .where('meeting.day', '<=', about.upTo)
    .orderBy('meeting.day')
    .orderBy('m.code')
    .execute();
  return rows.flatMap((row) => {
    const made = updateFigure({
      requestId: row.request_id,
      measure: { code: row.code, name: row.name, unit: row.unit },
      figure: {
        toCome: row.to_come,
        count: row.count === null ? null : Number(row.count),
        base: row.base,
        asAt: row.as_at as Day | null,
        source: row.source,
        reached: row.reached,
        reachedOn: row.reached_on as Day | null,
        words: row.words,
      },
      periodEnds: row.period_ends as Day,
      planBegan: row.from_day as Day,
      confirmedBy: about.confirmedBy,
    });
    return made ? [made] : [];
  });
}

/** The plan that the meeting's round asks about; null before one is planned. */
export async function planOfMeeting(on: Executor, meetingId: string): Promise<string | null> {
  const row = await on
    .selectFrom('reporting_round')
    .select('strategy_id')
    .where('meeting_id', '=', meetingId)
    .executeTakeFirst();
  return row?.strategy_id ?? null;
}
