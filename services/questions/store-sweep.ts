/** Where adults' texts of before 30 November 2026 stand, for the one look through them (docs/decisions/0024). */
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Executor } from '../db/tables';
import type { AdultText } from './held';

export interface StoredText {
  /** Of what it stands in, for its committee. */
  ids: Record<string, string>;
  /** null: nobody of the committee, such as the command line. */
  by: string | null;
  field: string;
  text: string;
}

export interface Source {
  what: string;
  way: AdultText['way'];
  /** Under which name its id says the committee. */
  idName: string;
  id: RawBuilder<unknown>;
  by: RawBuilder<unknown>;
  from: RawBuilder<unknown>;
  /** Column by column; a draft holds its fields in one. */
  texts: RawBuilder<unknown>;
}

const own = (columns: string[]) =>
  sql`jsonb_build_object(${sql.join(columns.flatMap((name) => [sql.lit(name), sql.ref(`t.${name}`)]))})`;
const nobody = sql`null::text`;

/** Everything that a person types into a form and that is kept as it was typed. What is copied from them is found by its words. */
export const sources: readonly Source[] = [
  {
    ...{ what: 'an update', way: 'update', idName: 'requestId' },
    ...{ id: sql`t.request_id`, by: sql`t.sent_by`, from: sql`update_version t` },
    texts: own(['done', 'difference', 'next_steps', 'voice', 'no_change_reason', 'reply_to_comment']),
  },
  {
    ...{ what: 'an update that was not sent', way: 'update', idName: 'requestId' },
    ...{ id: sql`t.request_id`, by: sql`t.person_id`, from: sql`update_draft t`, texts: sql`t.content` },
  },
  {
    ...{ what: 'a figure', way: 'update', idName: 'requestId', id: sql`v.request_id`, by: sql`v.sent_by` },
    from: sql`update_figure t join update_version v on v.id = t.version_id`,
    texts: own(['source', 'words']),
  },
  {
    ...{ what: 'a scrutiny comment', way: 'adult-text', idName: 'requestId' },
    ...{
      id: sql`t.request_id`,
      by: sql`t.decided_by`,
      from: sql`scrutiny_decision t`,
      texts: own(['comment']),
    },
  },
  {
    ...{ what: 'a request for more time', way: 'adult-text', idName: 'requestId' },
    ...{ id: sql`t.request_id`, by: sql`t.asked_by`, from: sql`more_time_request t`, texts: own(['reason']) },
  },
  {
    ...{ what: 'a report', way: 'adult-text', idName: 'reportId' },
    ...{ id: sql`t.report_id`, by: sql`t.saved_by`, from: sql`report_text t`, texts: own(['text']) },
  },
  {
    ...{ what: 'a report that was not saved', way: 'adult-text', idName: 'reportId' },
    ...{ id: sql`t.report_id`, by: sql`t.person_id`, from: sql`report_draft t`, texts: own(['text']) },
  },
  {
    ...{ what: 'a visit’s note', way: 'visit-note', idName: 'visitId' },
    ...{ id: sql`t.visit_id`, by: sql`t.person_id`, from: sql`visit_note t` },
    texts: own(['met', 'worked', 'hindered', 'ask']),
  },
  {
    ...{ what: 'a reply to a visit', way: 'visit-note', idName: 'visitId' },
    ...{ id: sql`t.visit_id`, by: sql`t.person_id`, from: sql`visit_reply t`, texts: own(['words']) },
  },
  {
    ...{ what: 'what was promised after a visit', way: 'visit-note', idName: 'visitId' },
    ...{ id: sql`t.visit_id`, by: nobody, from: sql`visit_action t`, texts: own(['what', 'done_words']) },
  },
  {
    ...{ what: 'the agenda', way: 'adult-text', idName: 'itemId' },
    ...{ id: sql`t.id`, by: sql`t.added_by`, from: sql`agenda_item t` },
    texts: own(['title', 'purpose', 'withdrawn_reason']),
  },
  {
    ...{ what: 'a committee action', way: 'adult-text', idName: 'actionId' },
    ...{ id: sql`t.id`, by: nobody, from: sql`committee_action t`, texts: own(['ask', 'outcome']) },
  },
  {
    ...{ what: 'a figure', way: 'adult-text', idName: 'committeeId' },
    ...{ id: sql`t.committee_id`, by: nobody, from: sql`figure t` },
    texts: own(['words', 'note', 'source', 'definition']),
  },
];

const Row = z.object({
  id: z.string(),
  by: z.string().nullable(),
  texts: z.record(z.string(), z.unknown()),
});

export async function textsOf(on: Executor, source: Source): Promise<StoredText[]> {
  const { rows } =
    await sql`select ${source.id} as id, (select p.id from person p where p.id = ${source.by}) as by,
    ${source.texts} as texts from ${source.from}`.execute(on);
  return rows.flatMap((row) => {
    const { id, by, texts } = Row.parse(row);
    return Object.entries(texts).flatMap(([field, text]) =>
      typeof text === 'string' && text.trim() !== ''
        ? [{ ids: { [source.idName]: id }, by, field, text }]
        : [],
    );
  });
}

const name = 'speech-sweep';

/** Asked for by the migration, where texts stood already when the rule came. */
export async function isAsked(on: Executor): Promise<boolean> {
  const row = await on
    .selectFrom('installation_fact')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirst();
  return row?.value === 'asked';
}

export async function setDone(on: Executor, at: Date): Promise<void> {
  await on
    .updateTable('installation_fact')
    .set({ value: sql`'"done"'::jsonb`, set_at: at })
    .where('name', '=', name)
    .execute();
}
