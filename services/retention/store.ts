/** Settings of retention, its log, and the rows that have been kept for long enough. */
import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../calendar/rules';
import type { Executor } from '../db/tables';
import type { Kind, Setting } from './rules';

export async function readSettings(on: Executor): Promise<(Setting & { setBy: string; setAt: Date })[]> {
  const rows = await on
    .selectFrom('retention_setting')
    .select(['what', 'from_day as fromDay', 'days', 'set_by as setBy', 'set_at as setAt'])
    .orderBy('from_day')
    .execute();
  return rows.map((row) => ({ ...row, fromDay: row.fromDay as Day }));
}

export async function writeSetting(
  on: Executor,
  setting: { what: Kind; fromDay: Day; days: number; setBy: string; at: Date },
): Promise<void> {
  const { what, fromDay, days, setBy, at } = setting;
  const value = { days, set_by: setBy, set_at: at };
  await on
    .insertInto('retention_setting')
    .values({ what, from_day: fromDay, ...value })
    .onConflict((conflict) => conflict.columns(['what', 'from_day']).doUpdateSet(value))
    .execute();
}

export async function writeLog(
  on: Executor,
  entry: { id: string; at: Date; what: Kind; beforeDay: Day; rows: number },
): Promise<void> {
  const { beforeDay, ...rest } = entry;
  await on
    .insertInto('retention_log')
    .values({ ...rest, before_day: beforeDay })
    .execute();
}

export function readLog(on: Executor, limit: number) {
  return on
    .selectFrom('retention_log')
    .select(['at', 'what', 'before_day as beforeDay', 'rows'])
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Requests of strategies that ended before a day. */
const oldRequests = (before: Day) => sql`select u.id from update_request u
  join reporting_round r on r.id = u.round_id join strategy s on s.id = r.strategy_id where s.until_day < ${before}`;

const oldVisits = (before: Day) => sql`select id from visit where day < ${before}`;

/** Of the table's person: their last role and post ended before the day. */
const leftBefore = (before: Day) => sql`person_id in (${leavers(before)})`;

const leavers = (before: Day) => sql`select person_id from in_post
  group by person_id having bool_and(coalesce(until_day < ${before}, false))`;

/** A London day begins at midnight there. */
const startOf = (day: Day) => sql`(${day}::date)::timestamp at time zone 'Europe/London'`;

/** Rows of a table that go; with `emptied` the row stays, and these columns of it are set. */
type Old = [table: string, where: RawBuilder<unknown>, emptied?: RawBuilder<unknown>];

/** Which rows of which tables, each table before those that it refers to. */
function rowsOf(kind: Kind, before: Day): Old[] {
  switch (kind) {
    case 'messages':
      return [
        [
          'notice',
          sql`state in ('delivered', 'not-needed', 'not-reached') and ended_at < ${startOf(before)} and due_at < ${startOf(before)}`,
        ],
      ];
    case 'presses':
      return [['press', sql`pressed_at < ${startOf(before)}`]];
    case 'jobs':
      return [['job', sql`state in ('done', 'failed') and ended_at < ${startOf(before)}`]];
    case 'conversations':
      // Only of people who were in post and are not any more, now or later.
      return [
        [
          'conversation',
          sql`exists (select from person p where p.aad_object_id = conversation.person_key
            and exists (select from in_post i where i.person_id = p.id)
            and not exists (select from in_post i where i.person_id = p.id
              and (i.until_day is null or i.until_day >= ${before}::date)))`,
        ],
        // The pack stays; where its progress was shown in the chat of whoever asked for it goes.
        [
          'pack_build',
          sql`card_conversation_id is not null and requested_by in (${leavers(before)})`,
          sql`card_conversation_id = null, card_activity_id = null`,
        ],
      ];
    case 'drafts':
      return [
        ['update_draft', sql`request_id in (${oldRequests(before)})`],
        ['report_draft', sql`saved_at < ${startOf(before)}`],
        ['form_draft', sql`kept_at < ${startOf(before)}`],
      ];
    case 'updates':
      return [
        [
          'update_figure',
          sql`version_id in (select id from update_version where request_id in (${oldRequests(before)}))`,
        ],
        ['update_version', sql`request_id in (${oldRequests(before)})`],
        ['scrutiny_decision', sql`request_id in (${oldRequests(before)})`],
        ['more_time_request', sql`request_id in (${oldRequests(before)})`],
      ];
    case 'visit-notes':
      return [
        ['visit_note', sql`visit_id in (${oldVisits(before)})`],
        ['visit_reply', sql`visit_id in (${oldVisits(before)})`],
        ['visit_action', sql`visit_id in (${oldVisits(before)})`],
        // A visit stays as a date and a service: the wording made of its notes goes with them.
        [
          'visit',
          sql`day < ${before} and (line_at is not null or reason <> '')`,
          sql`line_summary = null, line_outcome = null, line_by = null, line_at = null, reason = ''`,
        ],
      ];
    case 'visit-themes':
      return [['visit_theme', sql`visit_id in (${oldVisits(before)})`]];
    case 'member-facts':
      return [
        ['visit_member', leftBefore(before)],
        // Days away that have long passed say nothing any more, whoever's they are.
        ['visit_away', sql`(${leftBefore(before)} or until_day < ${before})`],
        ['visit_feed', leftBefore(before)],
        ['visit_answer', leftBefore(before)],
      ];
  }
}

/** How many rows would go. Changes nothing. */
export async function countOld(on: Executor, kind: Kind, before: Day): Promise<number> {
  let total = 0;
  for (const [table, where] of rowsOf(kind, before)) {
    const { rows } = await sql<{
      count: string;
    }>`select count(*) as count from ${sql.table(table)} where ${where}`.execute(on);
    total += Number(rows[0]?.count ?? 0);
  }
  return total;
}

/** @returns how many rows went. */
export async function deleteOld(on: Executor, kind: Kind, before: Day): Promise<number> {
  let total = 0;
  for (const [table, where, emptied] of rowsOf(kind, before)) {
    const statement = emptied
      ? sql`update ${sql.table(table)} set ${emptied} where ${where}`
      : sql`delete from ${sql.table(table)} where ${where}`;
    total += Number((await statement.execute(on)).numAffectedRows ?? 0n);
  }
  return total;
}
