/** Words that wait in adults' texts, in SQL: which note stands for which question, and putting one in the place of the other. */
import { sql } from 'kysely';
import type { Executor } from '../db/tables';

export async function insertHeld(on: Executor, questionId: string, code: string): Promise<void> {
  await on
    .insertInto('held_words')
    .values({ question_id: questionId, code })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function heldCode(on: Executor, questionId: string): Promise<string | null> {
  const row = await on
    .selectFrom('held_words')
    .select('code')
    .where('question_id', '=', questionId)
    .executeTakeFirst();
  return row?.code ?? null;
}

/** Those of these questions that stand in an adult's text. */
export async function heldAmong(on: Executor, questionIds: string[]): Promise<Set<string>> {
  if (questionIds.length === 0) return new Set();
  const rows = await on
    .selectFrom('held_words')
    .select('question_id')
    .where('question_id', 'in', questionIds)
    .execute();
  return new Set(rows.map((row) => row.question_id));
}

/** The audit cannot be changed and holds ids alone; the room holds the words themselves. */
const apart = ['audit_entry', 'locked_words', 'held_words', 'kysely_migration', 'kysely_migration_lock'];

interface Column {
  table: string;
  column: string;
  type: 'text' | 'json' | 'jsonb';
}

/** Every column in which somebody's text can stand: asked of the database, so that no new table is forgotten. */
async function textColumns(on: Executor): Promise<Map<string, Column[]>> {
  const { rows } = await sql<Column>`
    select c.table_name as "table", c.column_name as "column",
      case c.data_type when 'json' then 'json' when 'jsonb' then 'jsonb' else 'text' end as "type"
    from information_schema.columns c
    join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
    where c.table_schema = current_schema() and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
      and c.data_type in ('text', 'character varying', 'json', 'jsonb')
      and c.table_name not in (${sql.join(apart)})
    order by c.table_name, c.ordinal_position`.execute(on);
  const tables = new Map<string, Column[]>();
  for (const row of rows) tables.set(row.table, [...(tables.get(row.table) ?? []), row]);
  return tables;
}

/**
 * Puts `to` where `from` stands, in every table, in the caller's transaction.
 * @returns how many rows were changed, by table.
 */
export async function replaceEverywhere(
  on: Executor,
  from: string,
  to: string,
): Promise<Record<string, number>> {
  const changed: Record<string, number> = {};
  // As it stands within a text of JSON, by the database's own rules and without the marks around it.
  const inJson = (text: string) =>
    sql`substr(to_json(${text}::text)::text, 2, length(to_json(${text}::text)::text) - 2)`;
  for (const [table, columns] of await textColumns(on)) {
    const parts = columns.map(({ column, type }) => {
      const name = sql.ref(column);
      return type === 'text'
        ? {
            set: sql`${name} = replace(${name}, ${from}, ${to})`,
            has: sql`position(${from} in ${name}) > 0`,
          }
        : {
            set: sql`${name} = replace(${name}::text, ${inJson(from)}, ${inJson(to)})::${sql.raw(type)}`,
            has: sql`position(${inJson(from)} in ${name}::text) > 0`,
          };
    });
    const { numAffectedRows } = await sql`
      update ${sql.table(table)} set ${sql.join(parts.map((part) => part.set))}
      where ${sql.join(
        parts.map((part) => part.has),
        sql` or `,
      )}`.execute(on);
    if (numAffectedRows) changed[table] = Number(numAffectedRows);
  }
  return changed;
}

/** Which committee a press is about, by the ids that its card carries; null where none of them says. */
export async function committeeOfIds(on: Executor, ids: Record<string, string>): Promise<string | null> {
  const id = (name: string) => ids[name] ?? '';
  const { rows } = await sql<{ committee: string | null }>`
    select coalesce(
      (select m.committee_id from update_request r join reporting_round o on o.id = r.round_id
         join meeting m on m.id = o.meeting_id where r.id = ${id('requestId')}),
      (select m.committee_id from reporting_round o join meeting m on m.id = o.meeting_id where o.id = ${id('roundId')}),
      (select committee_id from meeting where id = ${id('meetingId')}),
      (select committee_id from visit where id = ${id('visitId')}),
      (select m.committee_id from agenda_item i join meeting m on m.id = i.meeting_id where i.id = ${id('itemId')}),
      (select committee_id from programme_item where id = ${id('itemId')}),
      (select m.committee_id from report r join meeting m on m.id = r.meeting_id where r.id = ${id('reportId')}),
      (select committee_id from committee_action where id = ${id('actionId')}),
      (select committee_id from asked_question where id = ${id('askedId')}),
      (select committee_id from question where id = ${id('questionId')}),
      (select m.committee_id from pack_build b join meeting m on m.id = b.meeting_id where b.id = ${id('buildId')}),
      (select v.committee_id from visit_swap s join visit_place p on p.id = s.place_id
         join visit v on v.id = p.visit_id where s.id = ${id('swapId')}),
      (select committee_id from visit_rota where id = ${id('rotaId')})
    ) as committee`.execute(on);
  return rows[0]?.committee ?? null;
}
