/** Stores versions in one statement: sending is the product's busiest press (docs/decisions/0003-one-statement.md). */
import { sql } from 'kysely';
import { prepared } from '../db/prepared';
import type { Executor } from '../db/tables';
import { requestsSent } from '../rounds/request-state';
import type { Figure, UpdateContent } from './rules';
import type { FigureJson } from './store';

export interface NewVersion {
  id: string;
  requestId: string;
  /** The version number it stands on: 0 for the first. */
  expected: number;
  content: UpdateContent;
  sentBy: string;
  sentAt: Date;
  submissionId: string;
}

export interface Stored {
  /** False when another version came first. */
  stored: boolean;
  /** Someone else has typed something and not sent it. */
  othersDraft: boolean;
}

/** Stores one version, after whoever holds its request. */
export async function storeVersion(on: Executor, version: NewVersion): Promise<Stored> {
  const [stored] = await storeVersions(on, [version], 'wait');
  return stored ?? { stored: false, othersDraft: false };
}

/**
 * Stores each next version with its figures, and takes its sender's draft away, in one statement, so that it needs no
 * transaction of its own. Each is stored whole or not at all; of two for one request, one. In the order of the versions.
 */
export async function storeVersions(
  on: Executor,
  versions: NewVersion[],
  busy: 'wait' | 'leave',
): Promise<Stored[]> {
  const asked = JSON.stringify(versions.map(toJson));
  const { rows } = await sql<{ id: string; stored: boolean; others_draft: boolean }>`${prepared}
    with asked as materialized (
      select * from jsonb_to_recordset(${asked}::jsonb) as a (id text, request_id text, expected int, status text,
        done text, difference text, next_steps text, voice text, no_change_reason text, reply_to_comment text,
        sent_by text, sent_at timestamptz, submission_id text, figures jsonb)),
    ${requestsSent(busy)},
    stored as (
      insert into update_version (id, request_id, no, status, done, difference, next_steps, voice, no_change_reason,
        reply_to_comment, sent_by, sent_at, submission_id)
      select a.id, a.request_id, a.expected + 1, a.status, a.done, a.difference, a.next_steps, a.voice,
        a.no_change_reason, a.reply_to_comment, a.sent_by, a.sent_at, a.submission_id
      from moved join asked a on a.id = moved.version_id),
    figures as (
      insert into update_figure (version_id, measure_id, to_come, count, base, as_at, source, reached, reached_on, words)
      select a.id, f.* from moved join asked a on a.id = moved.version_id,
        jsonb_to_recordset(a.figures) as f (measure_id text, to_come boolean, count numeric, base int, as_at date,
          source text, reached boolean, reached_on date, words text)),
    cleared as (
      delete from update_draft d using moved join asked a on a.id = moved.version_id
      where d.request_id = a.request_id and d.person_id = a.sent_by)
    select a.id, exists (select from moved where moved.version_id = a.id) as stored, exists (
      select from update_draft d where d.request_id = a.request_id and d.person_id <> a.sent_by) as others_draft
    from asked a`.execute(on);
  const byId = new Map(rows.map((row) => [row.id, { stored: row.stored, othersDraft: row.others_draft }]));
  return versions.map(({ id }) => byId.get(id) ?? { stored: false, othersDraft: false });
}

function toJson(version: NewVersion) {
  const { content } = version;
  return {
    id: version.id,
    request_id: version.requestId,
    expected: version.expected,
    status: content.status,
    done: content.done,
    difference: content.difference,
    next_steps: content.next,
    voice: content.voice,
    no_change_reason: content.noChangeReason,
    reply_to_comment: content.reply,
    sent_by: version.sentBy,
    sent_at: version.sentAt,
    submission_id: version.submissionId,
    figures: content.figures.map(toFigureJson),
  };
}

function toFigureJson(figure: Figure): Omit<FigureJson, 'code' | 'kind'> {
  return {
    measure_id: figure.measureId,
    to_come: figure.toCome,
    count: figure.count,
    base: figure.base,
    as_at: figure.asAt,
    source: figure.source,
    reached: figure.reached,
    reached_on: figure.reachedOn,
    words: figure.words,
  };
}
