/** What was found in attached files and chosen about them: the only writer of the three `attached_` tables. */
import { sql } from 'kysely';
import type { Executor } from '../../db/tables';
import { Choice, Facts, noChoice } from './facts';

export interface StoredFacts {
  attachmentId: string;
  sha256: string;
  /** null where this content has not been read by this reader yet. */
  facts: Facts | null;
  choice: Choice;
  readAt: Date | null;
}

export async function keepReading(
  on: Executor,
  reading: { sha256: string; reader: number; facts: Facts; at: Date },
): Promise<void> {
  const values = { reader: reading.reader, facts: JSON.stringify(reading.facts), read_at: reading.at };
  await on
    .insertInto('attached_reading')
    .values({ sha256: reading.sha256, kind: reading.facts.kind, ...values })
    .onConflict((conflict) => conflict.columns(['sha256', 'kind']).doUpdateSet(values))
    .execute();
}

/** Nothing for an attachment that was taken off meanwhile. */
export async function keepSeen(
  on: Executor,
  seen: { attachmentId: string; sha256: string; at: Date },
): Promise<void> {
  await sql`insert into attached_seen (attachment_id, sha256, seen_at)
    select id, ${seen.sha256}, ${seen.at}::timestamptz from agenda_attachment where id = ${seen.attachmentId}
    on conflict (attachment_id) do update set sha256 = excluded.sha256, seen_at = excluded.seen_at`.execute(
    on,
  );
}

export async function choiceOf(on: Executor, attachmentId: string, sha256: string): Promise<Choice> {
  const row = await on
    .selectFrom('attached_choice')
    .select(['changes', 'hidden'])
    .where('attachment_id', '=', attachmentId)
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  return row ? Choice.parse(row) : noChoice;
}

export async function keepChoice(
  on: Executor,
  chosen: { attachmentId: string; sha256: string; choice: Choice; by: string; at: Date },
): Promise<void> {
  const { changes, hidden } = chosen.choice;
  const values = { changes, hidden, chosen_by: chosen.by, chosen_at: chosen.at };
  await on
    .insertInto('attached_choice')
    .values({ attachment_id: chosen.attachmentId, sha256: chosen.sha256, ...values })
    .onConflict((conflict) => conflict.columns(['attachment_id', 'sha256']).doUpdateSet(values))
    .execute();
}

/** Of those attachments that have been looked at, by their ids. */
export async function factsOf(on: Executor, attachmentIds: string[], reader: number): Promise<StoredFacts[]> {
  if (attachmentIds.length === 0) return [];
  const rows = await on
    .selectFrom('attached_seen as seen')
    .innerJoin('agenda_attachment as file', 'file.id', 'seen.attachment_id')
    .leftJoin('attached_reading as reading', (join) =>
      join
        .onRef('reading.sha256', '=', 'seen.sha256')
        .on(
          'reading.kind',
          '=',
          sql<string>`case when lower(file.name) like '%.pdf' then 'pdf' else 'docx' end`,
        )
        .on('reading.reader', '=', reader),
    )
    .leftJoin('attached_choice as choice', (join) =>
      join
        .onRef('choice.attachment_id', '=', 'seen.attachment_id')
        .onRef('choice.sha256', '=', 'seen.sha256'),
    )
    .select(['seen.attachment_id', 'seen.sha256', 'facts', 'read_at', 'changes', 'hidden'])
    .where('seen.attachment_id', 'in', attachmentIds)
    .execute();
  return rows.map((row) => ({
    attachmentId: row.attachment_id,
    sha256: row.sha256,
    facts: row.facts === null ? null : Facts.parse(row.facts),
    choice: Choice.parse({ changes: row.changes, hidden: row.hidden }),
    readAt: row.read_at,
  }));
}
