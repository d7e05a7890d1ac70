/** Versions with their figures, as they were sent: read only here. */
import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../calendar/rules';
import { planned, prepared } from '../db/prepared';
import type { Executor } from '../db/tables';
import type { MeasureKind } from '../strategy/rules';
import { type Figure, Status, type UpdateVersion } from './rules';

/** A version with what only this folder needs to know of it. */
export interface StoredVersion extends UpdateVersion {
  requestId: string;
  submissionId: string;
  /** By measure id: what a measure is called lives on when a new version of the plan gives it a new id. */
  measures: Map<string, { code: string; kind: MeasureKind }>;
}

interface VersionRow {
  request_id: string;
  no: number;
  status: string;
  done: string;
  difference: string;
  next_steps: string;
  voice: string;
  no_change_reason: string | null;
  reply_to_comment: string;
  sent_by: string;
  sent_by_name: string;
  sent_at: Date;
  submission_id: string;
  figures: FigureJson[];
}

export interface FigureJson {
  measure_id: string;
  code: string;
  kind: MeasureKind;
  to_come: boolean;
  count: number | null;
  base: number | null;
  as_at: Day | null;
  source: string;
  reached: boolean | null;
  reached_on: Day | null;
  words: string;
}

async function versions(on: Executor, which: RawBuilder<unknown>): Promise<StoredVersion[]> {
  const { rows } = await sql<VersionRow>`${prepared}
    select v.request_id, v.no, v.status, v.done, v.difference, v.next_steps, v.voice, v.no_change_reason,
      v.reply_to_comment, v.sent_by, v.sent_at, v.submission_id, p.name as sent_by_name, coalesce(f.figures, '[]'::json) as figures
    from update_version v
    join person p on p.id = v.sent_by
    left join lateral (
      select json_agg(json_build_object(
        'measure_id', f.measure_id, 'code', m.code, 'kind', m.kind, 'to_come', f.to_come, 'count', f.count, 'base', f.base,
        'as_at', f.as_at, 'source', f.source, 'reached', f.reached, 'reached_on', f.reached_on, 'words', f.words
      ) order by m.position) as figures
      from update_figure f join measure m on m.id = f.measure_id where f.version_id = v.id
    ) f on true
    where ${which}`.execute(on);
  return rows.map(toVersion);
}

function toVersion(row: VersionRow): StoredVersion {
  return {
    requestId: row.request_id,
    submissionId: row.submission_id,
    measures: new Map(row.figures.map(({ measure_id, code, kind }) => [measure_id, { code, kind }])),
    no: row.no,
    sentBy: row.sent_by,
    sentByName: row.sent_by_name,
    sentAt: row.sent_at,
    content: {
      status: Status.parse(row.status),
      done: row.done,
      difference: row.difference,
      next: row.next_steps,
      voice: row.voice,
      noChangeReason: row.no_change_reason,
      reply: row.reply_to_comment,
      figures: row.figures.map(
        (figure): Figure => ({
          measureId: figure.measure_id,
          toCome: figure.to_come,
          count: figure.count,
          base: figure.base,
          asAt: figure.as_at,
          source: figure.source,
          reached: figure.reached,
          reachedOn: figure.reached_on,
          words: figure.words,
        }),
      ),
    },
  };
}

export async function standingOf(on: Executor, requestId: string): Promise<StoredVersion | null> {
  const found = await versions(
    on,
    sql`(v.request_id, v.no) = (select r.id, r.version_no from update_request r where r.id = ${requestId})`,
  );
  return found[0] ?? null;
}

/** A press, and the request that it is about. */
export interface PressKey {
  requestId: string;
  /** Another person's press with the same submission id is a press of its own. */
  personId: string;
  submissionId: string;
}

export interface StandingAndPressed {
  /** The version that stands, if any. */
  standing: StoredVersion | null;
  /** Every version that this press has stored already. */
  pressed: StoredVersion[];
}

/** One for each press, in their order. */
export async function standingAndPressed(on: Executor, presses: PressKey[]): Promise<StandingAndPressed[]> {
  const requestIds = presses.map(({ requestId }) => requestId);
  const submissionIds = presses.map(({ submissionId }) => submissionId);
  const found = await versions(
    on,
    sql`v.request_id = any(${planned(requestIds)}::text[]) and (v.submission_id = any(${planned(submissionIds)}::text[])
        or v.no = (select r.version_no from update_request r where r.id = v.request_id))`,
  );
  return presses.map(({ requestId, personId, submissionId }) => {
    const ofRequest = found.filter((version) => version.requestId === requestId);
    const standing = ofRequest.reduce<StoredVersion | null>((a, b) => (a && a.no > b.no ? a : b), null);
    const pressed = ofRequest.filter(
      (version) => version.submissionId === submissionId && version.sentBy === personId,
    );
    return { standing, pressed };
  });
}

/** Oldest first. */
export async function everyVersion(on: Executor, requestId: string): Promise<StoredVersion[]> {
  const found = await versions(on, sql`v.request_id = ${requestId}`);
  return found.sort((a, b) => a.no - b.no);
}

export async function standingOfRound(on: Executor, roundId: string): Promise<StoredVersion[]> {
  return versions(
    on,
    sql`(v.request_id, v.no) in (select r.id, r.version_no from update_request r where r.round_id = ${roundId})`,
  );
}

/**
 * What stood at the committee's last meeting with an update on this action. The ref carries an action's history from one
 * version of the plan to the next (domain.md 1.2 P9).
 */
export async function lastTime(on: Executor, requestId: string): Promise<StoredVersion | null> {
  const found = await versions(
    on,
    sql`(v.request_id, v.no) = (
      select r.id, r.version_no
      from update_request this
      join plan_action this_action on this_action.id = this.action_id
      join reporting_round this_round on this_round.id = this.round_id
      join meeting this_meeting on this_meeting.id = this_round.meeting_id
      join meeting m on m.committee_id = this_meeting.committee_id and m.day < this_meeting.day
      join reporting_round round on round.meeting_id = m.id
      join update_request r on r.round_id = round.id and r.version_no > 0
      join plan_action a on a.id = r.action_id and a.ref = this_action.ref
      where this.id = ${requestId}
      order by m.day desc limit 1)`,
  );
  return found[0] ?? null;
}

/** When the standing version was sent back: with which comment. */
export async function returnedWith(
  on: Executor,
  requestId: string,
  versionNo: number,
): Promise<{ comment: string; byName: string; at: Date } | null> {
  const row = await on
    .selectFrom('scrutiny_decision as d')
    .innerJoin('person as p', 'p.id', 'd.decided_by')
    .select(['d.comment', 'p.name', 'd.decided_at'])
    .where('d.request_id', '=', requestId)
    .where('d.version_no', '=', versionNo)
    .where('d.decision', '=', 'returned')
    .orderBy('d.decided_at', 'desc')
    .executeTakeFirst();
  return row ? { comment: row.comment, byName: row.name, at: row.decided_at } : null;
}
