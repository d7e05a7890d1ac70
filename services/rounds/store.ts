/** The reporting_round table, read with its meeting; every change of state is guarded by the state before it. */
import { sql } from 'kysely';
import type { Day } from '../calendar/rules';
import type { Executor } from '../db/tables';
import type { RoundDates } from './dates';
import type { Round, RoundOverview } from './rules';

export const roundColumns = [
  'reporting_round.id as round_id',
  'meeting.committee_id',
  'reporting_round.meeting_id',
  'meeting.day as meeting_day',
  'reporting_round.strategy_id',
  'meeting.period_label',
  'meeting.period_ends',
  'reporting_round.state as round_state',
  'reporting_round.opens_at',
  'reporting_round.words_due_at',
  'reporting_round.figures_due_at',
  'reporting_round.locks_at',
  'reporting_round.opened_at',
] as const;

export interface RoundRow {
  round_id: string;
  committee_id: string;
  meeting_id: string;
  meeting_day: string;
  strategy_id: string;
  period_label: string;
  period_ends: string;
  round_state: Round['state'];
  opens_at: Date;
  words_due_at: Date;
  figures_due_at: Date;
  locks_at: Date;
  opened_at: Date | null;
}

export function toRound(row: RoundRow): Round {
  return {
    id: row.round_id,
    committeeId: row.committee_id,
    meetingId: row.meeting_id,
    meetingDay: row.meeting_day as Day,
    strategyId: row.strategy_id,
    periodLabel: row.period_label,
    periodEnds: row.period_ends as Day,
    state: row.round_state,
    opensAt: row.opens_at,
    wordsDueAt: row.words_due_at,
    figuresDueAt: row.figures_due_at,
    locksAt: row.locks_at,
    openedAt: row.opened_at,
  };
}

const rounds = (on: Executor) =>
  on
    .selectFrom('reporting_round')
    .innerJoin('meeting', 'meeting.id', 'reporting_round.meeting_id')
    .select(roundColumns);

export async function committeeIds(on: Executor): Promise<string[]> {
  const rows = await on.selectFrom('committee').select('id').orderBy('id').execute();
  return rows.map((row) => row.id);
}

export async function byId(on: Executor, roundId: string): Promise<Round | null> {
  const row = await rounds(on).where('reporting_round.id', '=', roundId).executeTakeFirst();
  return row ? toRound(row) : null;
}

export async function byMeeting(on: Executor, meetingId: string): Promise<Round | null> {
  const row = await rounds(on).where('meeting.id', '=', meetingId).executeTakeFirst();
  return row ? toRound(row) : null;
}

export async function inState(on: Executor, state: Round['state']): Promise<Round[]> {
  const rows = await rounds(on)
    .where('reporting_round.state', '=', state)
    // Nobody is asked for a meeting that was called off.
    .where('meeting.cancelled_at', 'is', null)
    .orderBy('meeting.day')
    .orderBy('reporting_round.id')
    .execute();
  return rows.map(toRound);
}

/** The earliest open round, else the next planned one. */
export async function present(on: Executor, committeeId: string): Promise<Round | null> {
  const row = await rounds(on)
    .where('meeting.committee_id', '=', committeeId)
    .where('meeting.cancelled_at', 'is', null)
    .where('reporting_round.state', 'in', ['open', 'planned'])
    .orderBy('reporting_round.state')
    .orderBy('meeting.day')
    .executeTakeFirst();
  return row ? toRound(row) : null;
}

export async function withPledges(
  on: Executor,
  roundId: string,
): Promise<{ round: Round; pledges: Omit<RoundOverview['pledges'][number], 'requests'>[] } | null> {
  const rows = await rounds(on)
    .innerJoin('pledge', 'pledge.strategy_id', 'reporting_round.strategy_id')
    .select(['pledge.no', 'pledge.wording', 'pledge.short_name'])
    .where('reporting_round.id', '=', roundId)
    .orderBy('pledge.no')
    .execute();
  const [first] = rows;
  if (!first) return null;
  return {
    round: toRound(first),
    pledges: rows.map(({ no, wording, short_name }) => ({ no, wording, shortName: short_name })),
  };
}

const toColumns = (dates: RoundDates) => ({
  opens_at: dates.opensAt,
  words_due_at: dates.wordsDueAt,
  figures_due_at: dates.figuresDueAt,
  locks_at: dates.locksAt,
});

/** Nothing when the meeting has a round already. */
export async function insertPlanned(
  on: Executor,
  round: { id: string; meetingId: string; strategyId: string } & RoundDates,
): Promise<void> {
  await on
    .insertInto('reporting_round')
    .values({
      id: round.id,
      meeting_id: round.meetingId,
      strategy_id: round.strategyId,
      state: 'planned',
      ...toColumns(round),
      opened_at: null,
      opened_by: null,
      closed_at: null,
    })
    .onConflict((conflict) => conflict.column('meeting_id').doNothing())
    .execute();
}

/** @returns false when the round's state or dates were no longer as `round` has them: another instance was first. */
export async function moveDates(on: Executor, round: Round, dates: RoundDates): Promise<boolean> {
  const result = await on
    .updateTable('reporting_round')
    .set(toColumns(dates))
    .where('id', '=', round.id)
    .where('state', '=', round.state)
    .where('opens_at', '=', round.opensAt)
    .where('words_due_at', '=', round.wordsDueAt)
    .where('figures_due_at', '=', round.figuresDueAt)
    .where('locks_at', '=', round.locksAt)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** @returns false when it was no longer planned. */
export async function markOpen(
  on: Executor,
  roundId: string,
  opening: { strategyId: string; at: Date; by: string | null } & RoundDates,
): Promise<boolean> {
  const result = await on
    .updateTable('reporting_round')
    .set({
      state: 'open',
      strategy_id: opening.strategyId,
      opened_at: opening.at,
      opened_by: opening.by,
      ...toColumns(opening),
    })
    .where('id', '=', roundId)
    .where('state', '=', 'planned')
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** @returns the ids of rounds that closed now: their meeting's day is over. */
export async function closeBefore(on: Executor, today: Day, at: Date): Promise<string[]> {
  const rows = await on
    .updateTable('reporting_round')
    .set({ state: 'closed', closed_at: at })
    .where('state', '<>', 'closed')
    .where(sql<boolean>`meeting_id in (select id from meeting where day < ${today}::date)`)
    .returning('id')
    .execute();
  return rows.map((row) => row.id);
}

export interface LastChased {
  at: Date;
  byName: string | null;
  /** London days on which a chase goes or went, of the last ones asked for. */
  days: string[];
}

/** By person: when each was last chased, by whom, and for which days. */
export async function lastChased(on: Executor, personIds: string[]): Promise<Map<string, LastChased>> {
  const found = new Map<string, LastChased>();
  if (personIds.length === 0) return found;
  const { rows } = await sql<{
    person_id: string;
    created_at: Date;
    day: string | null;
    by_name: string | null;
  }>`
    select notice.person_id, notice.created_at, substring(notice.key from '^chase:(\\d{4}-\\d{2}-\\d{2}):') as day,
      presser.name as by_name
    from notice left join person presser on presser.id = notice.subject->>'byPersonId'
    where notice.kind = 'chase' and notice.person_id = any(${personIds}::text[])
    order by notice.created_at desc, notice.key desc`.execute(on);
  for (const row of rows) {
    const before = found.get(row.person_id);
    if (before) before.days.push(...(row.day ? [row.day] : []));
    else
      found.set(row.person_id, { at: row.created_at, byName: row.by_name, days: row.day ? [row.day] : [] });
  }
  return found;
}
