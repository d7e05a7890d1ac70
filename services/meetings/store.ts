/** Meetings and the dates last told of each: the only writer of `meeting` and `meeting_date`. */
import { sql } from 'kysely';
import type { Day } from '../calendar/rules';
import type { Executor, Tables } from '../db/tables';
import type { Meeting, MeetingChange, Profile, TimetableEntry, TimetableStep } from './rules';
import type { StoredDate } from './told-dates';

/** False when the committee has a meeting on that day already. */
export async function insertMeeting(on: Executor, meeting: Meeting, at: Date): Promise<boolean> {
  const result = await on
    .insertInto('meeting')
    .values({
      id: meeting.id,
      committee_id: meeting.committeeId,
      day: meeting.day,
      starts_at: meeting.startsAt,
      venue: meeting.venue,
      profile: meeting.profile,
      period_label: meeting.periodLabel,
      period_ends: meeting.periodEnds,
      created_at: at,
    })
    .onConflict((conflict) =>
      conflict.columns(['committee_id', 'day']).where('cancelled_at', 'is', null).doNothing(),
    )
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function findMeeting(on: Executor, id: string): Promise<Meeting | null> {
  const row = await on.selectFrom('meeting').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? toMeeting(row) : null;
}

export async function findCreatedAt(on: Executor, id: string): Promise<Date | null> {
  const row = await on.selectFrom('meeting').select('created_at').where('id', '=', id).executeTakeFirst();
  return row?.created_at ?? null;
}

/** In a transaction: held until it ends; null where it is unknown or was called off. */
export async function lockMeeting(on: Executor, id: string): Promise<Meeting | null> {
  const row = await on
    .selectFrom('meeting')
    .selectAll()
    .where('id', '=', id)
    .where('cancelled_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return row ? toMeeting(row) : null;
}

export async function setDay(on: Executor, meeting: Meeting, to: Day, at: Date): Promise<void> {
  await on
    .updateTable('meeting')
    .set({ day: to, moved_from: meeting.day, moved_at: at })
    .where('id', '=', meeting.id)
    .execute();
}

export async function setProfile(on: Executor, id: string, profile: Profile): Promise<void> {
  await on.updateTable('meeting').set({ profile }).where('id', '=', id).execute();
}

export async function setCancelled(on: Executor, id: string, at: Date): Promise<void> {
  await on.updateTable('meeting').set({ cancelled_at: at }).where('id', '=', id).execute();
}

/** Moved or called off, from that day on. */
export async function listChanges(on: Executor, committeeId: string, from: Day): Promise<MeetingChange[]> {
  const rows = await on
    .selectFrom('meeting')
    .selectAll()
    .where('committee_id', '=', committeeId)
    .where('day', '>=', from)
    .where((where) => where.or([where('cancelled_at', 'is not', null), where('moved_at', 'is not', null)]))
    .orderBy('day')
    .execute();
  return rows.map((row) => ({
    meeting: toMeeting(row),
    cancelledAt: row.cancelled_at,
    movedFrom: row.moved_from as Day | null,
    movedAt: row.moved_at,
  }));
}

/** One committee's meetings from that day on, by day; not those called off. */
export async function listMeetings(on: Executor, committeeId: string, from: Day): Promise<Meeting[]> {
  const rows = await on
    .selectFrom('meeting')
    .selectAll()
    .where('committee_id', '=', committeeId)
    .where('day', '>=', from)
    .where('cancelled_at', 'is', null)
    .orderBy('day')
    .execute();
  return rows.map(toMeeting);
}

/** In a transaction: every committee's meetings from that day on, held until it ends, so that one process moves them. */
export async function lockMeetings(on: Executor, from: Day): Promise<Meeting[]> {
  const rows = await on
    .selectFrom('meeting')
    .selectAll()
    .where('day', '>=', from)
    .where('cancelled_at', 'is', null)
    .orderBy('day')
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(toMeeting);
}

export interface StoredDates {
  /** The day on which the meeting was last moved to another. */
  movedAt: Date | null;
  /** When it was made. */
  calledAt: Date;
  dates: Map<TimetableStep, StoredDate>;
}

/** What is stored of these meetings' dates, by meeting. */
export async function listDates(on: Executor, meetingIds: string[]): Promise<Map<string, StoredDates>> {
  const stored = new Map<string, StoredDates>();
  if (meetingIds.length === 0) return stored;
  const rows = await on
    .selectFrom('meeting_date')
    .innerJoin('meeting', 'meeting.id', 'meeting_date.meeting_id')
    .select([
      ...(['meeting_date.meeting_id', 'meeting_date.step', 'meeting_date.day'] as const),
      ...([
        'meeting_date.reasons',
        'meeting_date.told_at',
        'meeting.moved_at',
        'meeting.created_at',
      ] as const),
    ])
    .where('meeting_date.meeting_id', 'in', meetingIds)
    .execute();
  for (const row of rows) {
    const of = stored.get(row.meeting_id) ?? {
      movedAt: row.moved_at,
      calledAt: row.created_at,
      dates: new Map(),
    };
    of.dates.set(row.step as TimetableStep, {
      day: row.day as Day,
      reasons: row.reasons,
      toldAt: row.told_at,
    });
    stored.set(row.meeting_id, of);
  }
  return stored;
}

export async function saveDates(
  on: Executor,
  meetingId: string,
  entries: Pick<TimetableEntry, 'step' | 'day' | 'reasons'>[],
): Promise<void> {
  if (entries.length === 0) return;
  await on
    .insertInto('meeting_date')
    .values(
      entries.map(({ step, day, reasons }) => ({
        meeting_id: meetingId,
        step,
        day,
        reasons: JSON.stringify(reasons),
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['meeting_id', 'step']).doUpdateSet((row) => ({
        day: row.ref('excluded.day'),
        reasons: row.ref('excluded.reasons'),
      })),
    )
    .execute();
}

/** People know of these dates from now on, as they are given here. */
export async function saveTold(
  on: Executor,
  meetingId: string,
  dates: { step: TimetableStep; day: Day }[],
  at: Date,
): Promise<void> {
  if (dates.length === 0) return;
  await on
    .insertInto('meeting_date')
    .values(dates.map(({ step, day }) => ({ meeting_id: meetingId, step, day, reasons: '[]', told_at: at })))
    .onConflict((conflict) =>
      conflict.columns(['meeting_id', 'step']).doUpdateSet((row) => ({
        day: row.ref('excluded.day'),
        // Since when they know of this day: another one is told anew.
        told_at: sql<Date>`case when meeting_date.day = excluded.day
          then coalesce(meeting_date.told_at, excluded.told_at) else excluded.told_at end`,
      })),
    )
    .execute();
}

function toMeeting(row: Tables['meeting']): Meeting {
  return {
    id: row.id,
    committeeId: row.committee_id,
    day: row.day as Day,
    startsAt: row.starts_at,
    venue: row.venue,
    profile: row.profile,
    periodLabel: row.period_label,
    periodEnds: row.period_ends as Day,
  };
}
