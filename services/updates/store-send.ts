/** Stores a version in one statement: sending is the product's busiest press (docs/decisions/0003-one-statement.md). */
import { sql } from 'kysely';
import { prepared } from '../db/prepared';
import type { Executor } from '../db/tables';
import { requestSent } from '../rounds/request-state';
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

/**
 * Stores the next version with its figures, and takes this person's draft away; all or nothing, in one statement, so that
 * it needs no transaction of its own. `stored` is false when another version came first.
 */
export async function storeVersion(
  on: Executor,
  version: NewVersion,
): Promise<{ stored: boolean; othersDraft: boolean }> {
  const { content, expected, requestId } = version;
  const no = expected + 1;
  const figures = JSON.stringify(content.figures.map(toFigureJson));
  const { rows } = await sql<{ stored: boolean; others_draft: boolean }>`${prepared}
    with moved as (${requestSent({ requestId, expected, no })}),
    stored as (
      insert into update_version (id, request_id, no, status, done, difference, next_steps, voice, no_change_reason,
        reply_to_comment, sent_by, sent_at, submission_id)
      select ${version.id}, moved.id, ${no}::int, ${content.status}, ${content.done}, ${content.difference},
        ${content.next}, ${content.voice}, ${content.noChangeReason}, ${content.reply}, ${version.sentBy},
        ${version.sentAt}::timestamptz, ${version.submissionId}
      from moved),
    figures as (
      insert into update_figure (version_id, measure_id, to_come, count, base, as_at, source, reached, reached_on, words)
      select ${version.id}, f.* from moved, jsonb_to_recordset(${figures}::jsonb) as f (measure_id text, to_come boolean,
        count numeric, base int, as_at date, source text, reached boolean, reached_on date, words text)),
    cleared as (
      delete from update_draft where request_id in (select id from moved) and person_id = ${version.sentBy})
    select exists (select 1 from moved) as stored, exists (
      select 1 from update_draft where request_id = ${requestId} and person_id <> ${version.sentBy}) as others_draft`.execute(
    on,
  );
  return { stored: rows[0]?.stored ?? false, othersDraft: rows[0]?.others_draft ?? false };
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
