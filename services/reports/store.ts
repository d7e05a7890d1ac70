/** Reports, every text ever saved of them, and the committee's own forms: the only writer of their tables. */
import { sql } from 'kysely';
import type { Executor } from '../db/tables';
import { type ReportTemplate, type ReturnedSection, type SectionText, TemplateContent } from './rules';

export interface ReportRow {
  id: string;
  meetingId: string;
  templateId: string;
  template: ReportTemplate;
  createdAt: Date;
}

export interface TextRow {
  reportId: string;
  key: string;
  version: number;
  text: string;
  savedAt: Date;
}

export async function insertReport(
  on: Executor,
  report: Omit<ReportRow, 'templateId' | 'createdAt'> & { at: Date; by: string },
): Promise<void> {
  await on
    .insertInto('report')
    .values({
      id: report.id,
      meeting_id: report.meetingId,
      template_id: report.template.id,
      template: JSON.stringify(report.template),
      created_at: report.at,
      created_by: report.by,
    })
    .execute();
}

/** In the order in which they were begun. */
export async function listReports(
  on: Executor,
  where: { meetingId: string } | { id: string },
): Promise<ReportRow[]> {
  const rows = await on
    .selectFrom('report')
    .select(['id', 'meeting_id', 'template_id', 'template', 'created_at'])
    .$if('id' in where, (query) => query.where('id', '=', 'id' in where ? where.id : ''))
    .$if('meetingId' in where, (query) =>
      query.where('meeting_id', '=', 'meetingId' in where ? where.meetingId : ''),
    )
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    meetingId: row.meeting_id,
    templateId: row.template_id,
    template: toTemplate(row.template),
    createdAt: row.created_at,
  }));
}

/**
 * The private items that a report belongs to: the post that leads each. Empty while it is in Part 1, or has no place.
 * An item that was withdrawn stays private: what was written for it is no less private for that.
 */
export async function privatePlaces(on: Executor, reportId: string): Promise<{ leadPost: string | null }[]> {
  return on
    .selectFrom('agenda_item')
    .select('lead_post as leadPost')
    .where('report_id', '=', reportId)
    .where('part', '=', 2)
    .execute();
}

/** Whoever began the report, or has saved words in it. */
export async function hasWrittenIn(on: Executor, reportId: string, personId: string): Promise<boolean> {
  const begun = on
    .selectFrom('report')
    .select('id')
    .where('id', '=', reportId)
    .where('created_by', '=', personId);
  const saved = on
    .selectFrom('report_text')
    .select('report_id as id')
    .where('report_id', '=', reportId)
    .where('saved_by', '=', personId);
  return (await begun.union(saved).executeTakeFirst()) !== undefined;
}

/** The text that stands of every key of these reports. */
export async function standingTexts(on: Executor, reportIds: string[]): Promise<TextRow[]> {
  if (reportIds.length === 0) return [];
  const rows = await on
    .selectFrom('report_text')
    .distinctOn(['report_id', 'key'])
    .select(['report_id', 'key', 'version', 'text', 'saved_at'])
    .where('report_id', 'in', reportIds)
    .orderBy('report_id')
    .orderBy('key')
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => ({
    reportId: row.report_id,
    key: row.key,
    version: row.version,
    text: row.text,
    savedAt: row.saved_at,
  }));
}

/** One section as a person sees it. */
export async function findText(
  on: Executor,
  at: { reportId: string; key: string; personId: string },
): Promise<SectionText> {
  const text = await on
    .selectFrom('report_text as t')
    .leftJoin('person as p', 'p.id', 't.saved_by')
    .select(['t.text', 't.version', 't.saved_at', 'p.name'])
    .where('t.report_id', '=', at.reportId)
    .where('t.key', '=', at.key)
    .orderBy('t.version', 'desc')
    .limit(1)
    .executeTakeFirst();
  const draft = await on
    .selectFrom('report_draft')
    .select('text')
    .where('report_id', '=', at.reportId)
    .where('key', '=', at.key)
    .where('person_id', '=', at.personId)
    .executeTakeFirst();
  return {
    text: text?.text ?? '',
    version: text?.version ?? 0,
    savedByName: text?.name ?? null,
    savedAt: text?.saved_at ?? null,
    draft: draft?.text ?? null,
  };
}

/** The version of a section that stands, and whose it is; null: nothing was saved. */
export async function standingText(
  on: Executor,
  at: { reportId: string; key: string },
): Promise<{ version: number; savedAt: Date; savedBy: string } | null> {
  const row = await on
    .selectFrom('report_text')
    .select(['version', 'saved_at', 'saved_by'])
    .where('report_id', '=', at.reportId)
    .where('key', '=', at.key)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { version: row.version, savedAt: row.saved_at, savedBy: row.saved_by } : null;
}

/** False: that version was returned before. */
export async function addReturn(
  on: Executor,
  one: { reportId: string; key: string; version: number; reason: string; by: string; at: Date },
): Promise<boolean> {
  const result = await on
    .insertInto('report_return')
    .values({
      report_id: one.reportId,
      key: one.key,
      version: one.version,
      reason: one.reason,
      returned_by: one.by,
      returned_at: one.at,
    })
    .onConflict((conflict) => conflict.columns(['report_id', 'key', 'version']).doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Returns of the texts that stand, by section. */
export async function standingReturns(on: Executor, reportId: string): Promise<Map<string, ReturnedSection>> {
  const rows = await on
    .selectFrom('report_return as r')
    .innerJoin('person as p', 'p.id', 'r.returned_by')
    .select(['r.key', 'r.reason', 'r.returned_at', 'p.name'])
    .where('r.report_id', '=', reportId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('report_text as t')
            .select('t.version')
            .whereRef('t.report_id', '=', 'r.report_id')
            .whereRef('t.key', '=', 'r.key')
            .whereRef('t.version', '>', 'r.version'),
        ),
      ),
    )
    .execute();
  return new Map(rows.map(({ key, reason, name, returned_at: at }) => [key, { reason, byName: name, at }]));
}

export async function carryReports(on: Executor, fromMeetingId: string, toMeetingId: string): Promise<void> {
  await on
    .updateTable('report')
    .set({ meeting_id: toMeetingId })
    .where('meeting_id', '=', fromMeetingId)
    .execute();
}

/** Whoever saved anything of a meeting's reports, people only. */
export async function savedBy(on: Executor, meetingId: string): Promise<string[]> {
  const rows = await on
    .selectFrom('report as r')
    .innerJoin('report_text as t', 't.report_id', 'r.id')
    .innerJoin('person as p', 'p.id', 't.saved_by')
    .select('p.id')
    .distinct()
    .where('r.meeting_id', '=', meetingId)
    .execute();
  return rows.map(({ id }) => id);
}

/** Stores version `basedOn + 1` where `basedOn` still stands; false when somebody was first. */
export async function addText(
  on: Executor,
  text: { reportId: string; key: string; basedOn: number; text: string; at: Date; by: string },
): Promise<boolean> {
  const { rows } = await sql<{ version: number }>`
    insert into report_text (report_id, key, version, text, saved_at, saved_by)
    select ${text.reportId}, ${text.key}, ${text.basedOn}::int + 1, ${text.text}, ${text.at}::timestamptz, ${text.by}
    where ${text.basedOn}::int = coalesce((select max(version) from report_text
      where report_id = ${text.reportId} and key = ${text.key}), 0)
    on conflict do nothing returning version`.execute(on);
  return rows.length > 0;
}

export async function saveDraft(
  on: Executor,
  draft: { reportId: string; key: string; personId: string; text: string; at: Date },
): Promise<void> {
  await on
    .insertInto('report_draft')
    .values({
      report_id: draft.reportId,
      key: draft.key,
      person_id: draft.personId,
      text: draft.text,
      saved_at: draft.at,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['report_id', 'key', 'person_id'])
        .doUpdateSet({ text: draft.text, saved_at: draft.at }),
    )
    .execute();
}

export async function endDraft(
  on: Executor,
  at: { reportId: string; key: string; personId: string },
): Promise<void> {
  await on
    .deleteFrom('report_draft')
    .where('report_id', '=', at.reportId)
    .where('key', '=', at.key)
    .where('person_id', '=', at.personId)
    .execute();
}

export async function insertTemplate(
  on: Executor,
  template: ReportTemplate & { at: Date; by: string },
): Promise<void> {
  const { id, committeeId, at, by, ...content } = template;
  await on
    .insertInto('report_template')
    .values({
      id,
      committee_id: committeeId,
      name: content.name,
      from_day: content.fromDay,
      content: JSON.stringify(content),
      imported_at: at,
      imported_by: by,
    })
    .execute();
}

/** By the day they begin, and of one day the oldest first. */
export async function listTemplates(on: Executor, committeeId: string): Promise<ReportTemplate[]> {
  const rows = await on
    .selectFrom('report_template')
    .select(['id', 'committee_id', 'content'])
    .where('committee_id', '=', committeeId)
    .orderBy('from_day')
    .orderBy('imported_at')
    .execute();
  return rows.map((row) => ({
    ...TemplateContent.parse(row.content),
    id: row.id,
    committeeId: row.committee_id,
  }));
}

function toTemplate(value: unknown): ReportTemplate {
  const { id, committeeId, ...content } = value as ReportTemplate;
  return { ...TemplateContent.parse(content), id, committeeId };
}
